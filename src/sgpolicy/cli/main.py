"""Reading the command line and turning errors into exit codes."""

import argparse
import os
import sys
from collections.abc import Sequence

from sgpolicy import __version__
from sgpolicy.cli import reading, verbs
from sgpolicy.errors import SgPolicyError
from sgpolicy.model.shown import one_line
from sgpolicy.problem import DataError

CLEAN, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: nothing wrong; something wrong with data, names or files; wrong usage; stopped from the keyboard."""
_INPUTS = ("path", "catalog", "source", "sources")
"""The arguments that name what is read."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with *arguments* (default: the process's own) and return its exit code."""
    _prepare_output()
    parser = build_parser()
    try:
        asked = parser.parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    if wrong := _wrong_path(asked):
        print(f"sgpolicy: {wrong}", file=sys.stderr)
        return USAGE
    try:
        code: int = asked.run(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has stopped; so do we.
        _drop_output()
        return CLEAN
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as exc:
        if os.environ.get("SGPOLICY_TRACEBACK"):
            raise
        if isinstance(exc, OSError):
            _drop_output()
        text, code = _report(exc)
        print(text, file=sys.stderr)
    return code


def _prepare_output() -> None:
    if sys.stdout is None:  # closed by the parent process: there is nobody to print to
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - stays open
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Data are Chinese whatever the locale; what a terminal cannot show is escaped.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Discard what stdout still holds; Python would complain if it could not write it at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report(exc: Exception) -> tuple[str, int]:
    """Return the message for *exc*, safe for any terminal, and the exit code."""
    code = PROBLEMS
    if isinstance(exc, DataError):
        return str(exc), code
    if isinstance(exc, SgPolicyError):
        text = str(exc)
        code = USAGE if isinstance(exc, LookupError) else PROBLEMS
    elif isinstance(exc, OSError):
        text = f"{exc.filename or 'output'}: {exc.strerror or exc}"
    elif isinstance(exc, MemoryError):
        text = "out of memory; give fewer files at once"
    else:
        # A mistake of ours: the user gets a line to report, not a page.
        text = f"internal error ({type(exc).__name__}); please report it, with SGPOLICY_TRACEBACK=1 set"
    return f"sgpolicy: {one_line(text)}", code


def _wrong_path(asked: argparse.Namespace) -> str | None:
    """Return what is wrong with a path: it is empty, or an input that does not exist; `--out` is not an input."""
    if any(getattr(asked, name, None) == "" for name in (*_INPUTS, "first", "second", "out", "what")):
        return "a path is empty; give a file or a folder, such as . for the current one"
    paths = (getattr(asked, name, None) for name in _INPUTS)
    missing = next((path for path in paths if path and not os.path.lexists(path)), None)
    return f"{one_line(missing)}: does not exist; give a file or a folder" if missing else None


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all verbs."""
    parser = argparse.ArgumentParser(
        prog="sgpolicy", description="Chinese provincial social-work policy as data tied to its sources."
    )
    parser.add_argument("--version", action="version", version=f"sgpolicy {__version__}")
    commands = parser.add_subparsers(dest="verb", metavar="VERB", required=True)

    show = commands.add_parser("show", help="what the catalog holds, a region's records, or one record or term")
    what_help = "record id, document id, region in any spelling, or term of the codebook by id or name"
    show.add_argument("what", nargs="*", metavar="ID|REGION|TERM", help=what_help)
    show.add_argument("--all", action="store_true", help="every row, not only the first of each type of record")
    _add_catalog(show)
    show.set_defaults(run=verbs.show)

    search = commands.add_parser("search", help="records that hold all the words, Chinese or English")
    search.add_argument("words", nargs="+", metavar="WORDS")
    _add_catalog(search)
    search.set_defaults(run=verbs.search)

    progress = commands.add_parser("progress", help="targets compared with the latest observations")
    progress.add_argument("region", nargs="?", metavar="REGION", help="region in any spelling; all by default")
    progress.add_argument("--known-by", metavar="DATE", help="use only documents known on that day")
    _add_catalog(progress)
    progress.set_defaults(run=verbs.progress)

    validate = commands.add_parser("validate", help="check data files: exit 0 clean, 1 problems, 2 usage")
    validate.add_argument("path", nargs="?", metavar="PATH", help="YAML file or folder; the shipped data by default")
    validate.add_argument("--jobs", metavar="N", help="no effect since 0.2; accepted for scripts that pass it")
    validate.set_defaults(run=verbs.validate)

    verify = commands.add_parser("verify", help="check every record against the source texts")
    what = verify.add_mutually_exclusive_group(required=True)
    what.add_argument("sources", nargs="?", metavar="SOURCES", help="folder with the source texts")
    what.add_argument("--installed", action="store_true", help="check the installed files against their SHA-256")
    verify.add_argument("path", nargs="?", metavar="PATH", help="YAML file or folder; the shipped data by default")
    verify.set_defaults(run=verbs.verify)

    export = commands.add_parser("export", help="write all records to files")
    export.add_argument("--format", default="jsonl", metavar="FORMAT", help="jsonl (default) or csv")
    export.add_argument("--out", required=True, metavar="PATH", help="folder; - streams JSON Lines to stdout")
    _add_catalog(export)
    export.set_defaults(run=verbs.export)

    read = commands.add_parser("read", help="figures and periods of any Chinese text, one a line")
    read.add_argument("what", metavar="TEXT|FILE|-", help="the text itself, a text file, or - for the standard input")
    read.add_argument("--format", default="text", choices=("text", "jsonl"), help="text (default) or jsonl")
    read.add_argument(
        "--reference", metavar="DATE", help="the day or year at which the text speaks, such as 2011-12-21"
    )
    read.add_argument("--encoding", default="utf-8", choices=reading.ENCODINGS, help="of a file; utf-8 by default")
    read.set_defaults(run=reading.read)

    _add_code(commands)
    return parser


def _add_catalog(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--catalog", metavar="PATH", help="YAML file or folder of your own instead of the shipped data")


def _add_code(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    code = commands.add_parser("code", help="the coder's workbench")
    tools = code.add_subparsers(dest="tool", metavar="TOOL", required=True)

    locate = tools.add_parser("locate", help="spans of a phrase in a source text, ready to paste")
    locate.add_argument("source", metavar="SOURCE", help="source text")
    locate.add_argument("phrase", metavar="PHRASE")
    locate.set_defaults(run=verbs.code_locate)

    scaffold = tools.add_parser("scaffold", help="a YAML file for a source, with every figure found in it")
    scaffold.add_argument("source", metavar="SOURCE", help="source text")
    scaffold.set_defaults(run=verbs.code_scaffold)

    audit = tools.add_parser("audit", help="which numbers and passages of the sources are coded")
    audit.add_argument("sources", metavar="SOURCES", help="folder with the source texts")
    audit.add_argument("path", nargs="?", metavar="PATH", help="YAML file or folder; the shipped data by default")
    audit.set_defaults(run=verbs.code_audit)

    recall = tools.add_parser("recall", help="how many of the coded figures an unedited scaffold finds")
    recall.add_argument("sources", metavar="SOURCES", help="folder with the source texts")
    recall.add_argument("path", nargs="?", metavar="PATH", help="YAML file or folder; the shipped data by default")
    recall.set_defaults(run=verbs.code_recall)

    show = tools.add_parser("show", help="a record beside its passage")
    show.add_argument("id", metavar="ID")
    show.add_argument("--sources", default=".", metavar="FOLDER", help="folder with the source texts; . by default")
    show.add_argument("--context", type=int, default=40, metavar="N", help="characters around the passage")
    _add_catalog(show)
    show.set_defaults(run=verbs.code_show)

    compare = tools.add_parser("compare", help="how far two codings of the same text agree, field by field")
    compare.add_argument("first", metavar="FIRST", help="YAML file or folder")
    compare.add_argument("second", metavar="SECOND", help="YAML file or folder")
    compare.set_defaults(run=verbs.code_compare)

    layout = tools.add_parser("format", help="put data files into canonical layout; comments stay")
    layout.add_argument("path", metavar="PATH", help="YAML file or folder")
    layout.add_argument("--sources", metavar="FOLDER", help="fill in the section of every record from the source texts")
    layout.add_argument("--check", action="store_true", help="change nothing; exit 1 if a file would change")
    layout.set_defaults(run=verbs.code_format)
