"""What the verbs print: text for people, with colour and a pager on a terminal alone, or rows for programs."""

import os
import re
import shutil
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from sgpolicy.analysis.progress import Verdict
from sgpolicy.display.options import LANGUAGES
from sgpolicy.display.say import label, say
from sgpolicy.model.shown import one_line

FORMATS = ("text", "csv", "json", "md")
_COLOURS = {Verdict.MET: 32, Verdict.ON_COURSE: 36, Verdict.BEHIND: 33, Verdict.MISSED: 31, Verdict.NOT_ASSESSABLE: 2}


class Sheet(NamedTuple):
    """A table as people see it.

    Attributes:
        title: What stands above it.
        header: The English names of its columns.
        rows: Its cells, in the language of display.
    """

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]


class Answer(NamedTuple):
    """What a verb found, in every form in which it can be printed; each is made when it is asked for.

    Attributes:
        text: For a screen.
        rows: Flat rows with the keys of exports, the same in every language.
        sheets: Tables for Markdown.
    """

    text: Callable[[], str]
    rows: Callable[[], Iterable[dict[str, Any]]]
    sheets: Callable[[], Iterable[Sheet]]


def add_format(parser: ArgumentParser) -> None:
    """Let a verb print in several formats."""
    parser.add_argument(
        "--format", default="text", choices=FORMATS, help="text (default); csv or json for programs; md is Markdown"
    )
    add_language(parser)


def add_language(parser: ArgumentParser) -> None:
    """Let a verb be told the language, and not to use a pager."""
    # No defaults: what was said before the verb must hold.
    parser.add_argument("--lang", choices=LANGUAGES, default=SUPPRESS, help="language of labels: en (default) or zh")
    parser.add_argument("--no-pager", action="store_true", default=SUPPRESS, help="print at once, on a terminal too")


def put(asked: Namespace, answer: Answer) -> None:
    """Print an answer in the format asked for."""
    if asked.format == "json":
        from sgpolicy.export.jsonlines import json_line  # noqa: PLC0415 - it brings every format of export

        print("[" + ",\n ".join(map(json_line, answer.rows())) + "]")
    elif asked.format == "csv":
        from sgpolicy.export.delimited import csv_lines  # noqa: PLC0415

        rows = list(answer.rows())
        keys = list(dict.fromkeys(key for row in rows for key in row))
        if rows:
            sys.stdout.writelines(csv_lines(keys, ({key: row.get(key) for key in keys} for row in rows)))
    elif asked.format == "md":
        print("\n\n".join(map(_markdown, answer.sheets())))
    else:
        screen(answer.text(), pager=not getattr(asked, "no_pager", False))


def _markdown(sheet: Sheet) -> str:
    title = f"**{_escaped(sheet.title)}**\n\n" if sheet.title else ""
    if not sheet.header:
        return title.rstrip()
    lines = [[label(name) for name in sheet.header], ["---"] * len(sheet.header), *sheet.rows]
    return title + "\n".join(f"| {' | '.join(map(_escaped, line))} |" for line in lines)


def _escaped(cell: str) -> str:
    return re.sub(r"([\\|*_`<\[])", r"\\\1", one_line(cell))


def screen(text: str, *, pager: bool = True) -> None:
    """Print *text*; on a terminal in colour, and by the pager if it is longer than the screen."""
    if not sys.stdout.isatty():
        print(text)
        return
    text = painted(text) if colours() else text
    if not (pager and text.count("\n") + 2 > shutil.get_terminal_size().lines and _paged(text)):
        print(text)


def colours() -> bool:
    """Return whether what is printed may have colours: on a terminal that has them, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def painted(text: str) -> str:
    """Return *text* with its verdicts in colour."""
    for verdict, colour in _COLOURS.items():
        text = text.replace(say(verdict), f"\x1b[{colour}m{say(verdict)}\x1b[0m")
    return text


def _paged(text: str) -> bool:
    """Show *text* by the pager of the user; return False if there is none."""
    import shlex  # noqa: PLC0415 - few outputs are long
    import subprocess  # noqa: PLC0415

    sys.stdout.flush()
    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
        around = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=around)  # noqa: S603 - the user's own
    except (OSError, ValueError, IndexError):  # there is none, or PAGER is empty or no command
        return False
    while True:
        try:
            pager.communicate((text + "\n").encode("utf-8", "backslashreplace"))
        except KeyboardInterrupt:  # is for the pager
            continue
        except BrokenPipeError:  # it was left before the end
            pager.wait()
        return True
