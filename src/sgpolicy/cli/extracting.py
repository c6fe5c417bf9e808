"""The verb `extract`: the figures and periods of a corpus as tables."""

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from sgpolicy.cli.bar import Bar
from sgpolicy.cli.streams import tell
from sgpolicy.cli.typed import whole_number
from sgpolicy.cli.verbs import refuse
from sgpolicy.errors import FieldError, NotAPeriodError
from sgpolicy.model.shown import one_line

_FORMATS = ("parquet", "jsonl")
_MOST_JOBS = 256


def add(commands: Any) -> None:  # noqa: ANN401 - argparse has no public name for it
    """Add the verb to those of the command."""
    verb = commands.add_parser("extract", help="all figures and periods of a folder of texts, as tables")
    verb.add_argument("paths", nargs="+", metavar="FOLDER|FILE", help="txt, md, html, docx and pdf files, or folders")
    verb.add_argument("--out", required=True, metavar="FOLDER", help="where figures and files go; a second run goes on")
    verb.add_argument("--format", default="parquet", choices=_FORMATS, help="parquet (default) or jsonl")
    verb.add_argument("--reference", metavar="DATE|name", help="when the texts speak; name: the date in each file name")
    verb.add_argument("--targets", action="store_true", help="mark what looks like a promise, for a coder to look at")
    verb.add_argument(
        "--jobs", type=whole_number(1, _MOST_JOBS), default=1, metavar="N", help="processes that read (1 by default)"
    )
    verb.set_defaults(run=extract)


def extract(asked: Namespace) -> int:
    """Write the tables; exit 1 if a file was passed over, 2 if the call is wrong."""
    from sgpolicy.corpus.extraction import reference_of  # noqa: PLC0415 - the other verbs need none of it
    from sgpolicy.corpus.listing import given  # noqa: PLC0415
    from sgpolicy.corpus.run import extract_to  # noqa: PLC0415
    from sgpolicy.corpus.work import Settings  # noqa: PLC0415

    if missing := next((path for path in asked.paths if not path or not os.path.lexists(path)), None):
        return refuse(f"{one_line(missing)}: does not exist; give a file or a folder")
    try:
        settings = Settings(reference=reference_of(asked.reference), targets=asked.targets)
        paths = given(asked.paths)
    except NotAPeriodError as exc:
        return refuse(f"--reference: {one_line(str(exc))}")
    except FieldError as exc:
        return refuse(one_line(str(exc)))
    with Bar(sys.stderr) as bar:
        found = extract_to(
            paths,
            Path(asked.out),
            settings=settings,
            format=asked.format,
            jobs=asked.jobs,
            progress=lambda done, total, left: bar("reading", done, total, left),
            problem=tell,
        )
    print(f"{found.figures:,} figures and {found.periods:,} periods in {found.files - found.passed_over:,} files")
    if found.passed_over:
        tell(f"sgpolicy: {found.passed_over:,} of {found.files:,} files were passed over")
    if found.guessed:
        tell(f"sgpolicy: {found.guessed:,} files were read as GB18030, as files.{asked.format} tells")
    for path in found.written:
        print(one_line(str(path)))
    return 1 if found.passed_over else 0
