"""Reading the command line and turning errors into exit codes."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from sgpolicy import __version__
from sgpolicy.citing.bibliography import named_style
from sgpolicy.cli import citing, completion, extracting, projects, reading, site, tables, verbs
from sgpolicy.cli.output import FORMATS, add_format, add_language
from sgpolicy.cli.sources import add_places, add_sources
from sgpolicy.cli.streams import tell
from sgpolicy.cli.typed import add_where, whole_number, word
from sgpolicy.display.options import options
from sgpolicy.errors import NotAPeriodError, SgPolicyError
from sgpolicy.model.shown import one_line
from sgpolicy.problem import DataError

CLEAN, PROBLEMS, USAGE = 0, 1, 2
"""Exit codes: nothing wrong; something wrong with data, names or files; wrong usage."""
_FORMATS = "jsonl (default), csv, xlsx, parquet, sqlite, dta (Stata), sav (SPSS), datapackage, qdc, qdpx, gexf"
_INPUTS = ("path", "catalog", "base", "source", "sources", "codes", "old", "new")
"""The arguments that name what is read."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command with *arguments* (default: the process's own) and return its exit code."""
    try:
        code = _answer(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has stopped; so do we
        return CLEAN
    except Exception as exc:
        if os.environ.get("SGPOLICY_TRACEBACK"):
            raise
        text, code = _report(exc)
        tell(text)
    return code


def _answer(arguments: Sequence[str] | None) -> int:
    try:
        asked = build_parser().parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    if wrong := (asked.settle(asked) if "settle" in asked else None) or _wrong_path(asked):
        return verbs.refuse(wrong)
    with options(language=getattr(asked, "lang", None)):
        code: int = asked.run(asked)
    return code


def _report(exc: Exception) -> tuple[str, int]:
    """Return the message for *exc*, safe for any terminal, and the exit code."""
    code = PROBLEMS
    if isinstance(exc, DataError):
        return str(exc), code
    if isinstance(exc, SgPolicyError):
        text = str(exc)
        code = USAGE if isinstance(exc, (LookupError, NotAPeriodError)) else PROBLEMS
    elif isinstance(exc, OSError):
        text = _of_system(exc)
    elif isinstance(exc, MemoryError):
        text = "out of memory; give fewer files at once"
    else:
        # A mistake of ours: the user gets a line to report, not a page.
        text = f"internal error ({type(exc).__name__}); please report it, with SGPOLICY_TRACEBACK=1 set"
    return f"sgpolicy: {one_line(text)}", code


def _of_system(exc: OSError) -> str:
    if exc.filename is None and isinstance(exc, FileNotFoundError):  # only the current folder has no name
        return ".: the current folder has been deleted; change to one that is there"
    where = "the output cannot be written" if exc.filename is None else os.fsdecode(exc.filename)
    return f"{where}: {exc.strerror or exc}"


def _wrong_path(asked: argparse.Namespace) -> str | None:
    """Return what is wrong with a path: it is empty, or an input that does not exist; `--out` is not an input."""
    if any(getattr(asked, name, None) == "" for name in (*_INPUTS, "first", "second", "out", "what")):
        return "a path is empty; give a file or a folder, such as . for the current one"
    paths = (getattr(asked, name, None) for name in _INPUTS)
    missing = next((path for path in paths if path and not os.path.lexists(path)), None)
    return f"{one_line(missing)}: does not exist; give a file or a folder" if missing else None


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Refuse the arguments, which *message* may repeat, in words safe for any terminal."""
        super().error(one_line(message))

    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ANN401 - argparse's own
        """Print *message*; of stdout that is closed or full, argparse would say nothing."""
        if file is sys.stdout:
            file.write(message)
        else:
            super()._print_message(message, file)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all verbs."""
    parser = _Parser(prog="sgpolicy", description="Chinese provincial social-work policy as data tied to its sources.")
    parser.add_argument("--version", action="version", version=f"sgpolicy {__version__}")
    add_language(parser)
    commands = parser.add_subparsers(dest="verb", metavar="VERB", required=True)

    show = commands.add_parser("show", help="what the catalog holds, a region's records, or one record or term")
    what_help = "record id, document id, region in any spelling, or term of the codebook by id or name"
    show.add_argument("what", nargs="*", type=word, metavar="ID|REGION|TERM", help=what_help)
    show.add_argument("--all", action="store_true", help="every record of a region, instead of its story")
    add_format(show)
    _add_catalog(show)
    show.set_defaults(run=verbs.show)

    search = commands.add_parser("search", help="records that hold all the words, Chinese or English")
    search.add_argument("words", nargs="+", type=word, metavar="WORDS")
    add_format(search)
    _add_catalog(search)
    search.set_defaults(run=verbs.search)

    progress = commands.add_parser("progress", help="targets compared with the latest observations")
    progress.add_argument(
        "region", nargs="?", type=word, metavar="REGION", help="region in any spelling; all by default"
    )
    progress.add_argument("--known-by", type=word, metavar="DATE", help="use only documents known on that day")
    path_help = "how a required path runs between two points: compound (default) or linear"
    progress.add_argument("--path", dest="form", default="compound", choices=("compound", "linear"), help=path_help)
    add_format(progress)
    _add_catalog(progress)
    progress.set_defaults(run=verbs.progress)

    _add_tables(commands)
    _add_citing(commands)

    _add_data(commands)
    site.add(commands, _add_catalog)

    read = commands.add_parser("read", help="figures and periods of any Chinese text, one a line")
    read.add_argument("what", metavar="TEXT|FILE|-", help="the text itself, a text file, or - for the standard input")
    read.add_argument("--format", default="text", choices=("text", "jsonl"), help="text (default) or jsonl")
    read.add_argument(
        "--reference", metavar="DATE", help="the day or year at which the text speaks, such as 2011-12-21"
    )
    read.add_argument("--encoding", default="utf-8", choices=reading.ENCODINGS, help="of a file; utf-8 by default")
    read.set_defaults(run=reading.read)

    extracting.add(commands)

    shell = commands.add_parser("completion", help="a script by which your shell completes verbs, options and names")
    shell.add_argument("shell", choices=completion.SHELLS, metavar="SHELL", help="bash, zsh or fish")
    shell.set_defaults(run=completion.completion, parser=parser)

    _add_code(commands)
    return parser


def _add_tables(commands: "argparse._SubParsersAction[_Parser]") -> None:
    panel = commands.add_parser("panel", help="one indicator by region and year")
    panel.add_argument("indicator", type=word, metavar="INDICATOR", help="indicator by id or name")
    by_help = "rows: regions of your own; by default the nation, each province and the Corps"
    panel.add_argument("--by", nargs="+", type=word, default="region", metavar="REGION", help=by_help)
    over_help = "columns: years, ranges or plans, such as 2015-2020 or 十三五; by default all that have a figure"
    panel.add_argument("--over", nargs="+", type=word, default="year", metavar="YEARS", help=over_help)
    panel.add_argument("--kind", type=word, metavar="KIND", help="stock, cumulative or flow alone")
    panel.add_argument("--known-by", type=word, metavar="DATE", help="use only documents known on that day")
    panel.add_argument("--wide", action="store_true", help="csv and json with a row for each region, gaps included")
    add_format(panel)
    _add_catalog(panel)
    panel.set_defaults(run=tables.panel)

    coverage = commands.add_parser("coverage", help="what is known of each province, how well, and where was looked")
    coverage.add_argument(
        "region", nargs="?", type=word, metavar="REGION", help="region in any spelling; all by default"
    )
    coverage.add_argument("--as-of", type=word, metavar="DATE", help="day from which it is reckoned how old data are")
    add_format(coverage)
    _add_catalog(coverage)
    coverage.set_defaults(run=tables.coverage)

    tools = commands.add_parser("tools", help="measures by two facets, such as tools of policy by stages")
    facets = "a typology, instrument, domain, setting, status, province, document_year ...; "
    tools.add_argument(
        "--rows", default="rothwell_zegveld", type=word, metavar="FACET", help=f"{facets}rothwell_zegveld by default"
    )
    tools.add_argument(
        "--columns", default="talent_cycle", type=word, metavar="FACET", help="another; talent_cycle by default"
    )
    tools.add_argument("--within", type=word, metavar="REGION", help="region in any spelling; all by default")
    tools.add_argument("--year", type=word, metavar="YEAR", help="year, range or plan of the measures' own times")
    tools.add_argument("--count", default="main", choices=("main", "all"), help="main (default) or all instruments")
    tools.add_argument(
        "--depth", default="whole", choices=("whole", "any"), help="documents coded whole (default), or passages, too"
    )
    tools.add_argument("--wide", action="store_true", help="csv and json as printed, with sub-tools and totals")
    add_format(tools)
    _add_catalog(tools)
    tools.set_defaults(run=tables.tools)


def _add_citing(commands: "argparse._SubParsersAction[_Parser]") -> None:
    cite = commands.add_parser("cite", help="references of documents, of records, or of all records with some facts")
    cite.add_argument("ids", nargs="*", type=word, metavar="ID", help="document or record")
    add_where(cite, "the records with these facts")
    styles = "gb (GB/T 7714-2025, default), gb-2015, apa, bibtex or csl-json"
    cite.add_argument("--style", type=named_style, default="gb", choices=citing.STYLE_NAMES, help=styles)
    formats = "text (default), html, csv, json or md"
    cite.add_argument("--format", default="text", choices=(*FORMATS, "html"), help=formats)
    add_language(cite)
    _add_catalog(cite)
    cite.set_defaults(run=citing.cite)

    diff = commands.add_parser(
        "diff", help="what became of data: exit 0 no difference, 1 differences, 2 usage or mistakes in the data"
    )
    diff.add_argument("old", metavar="OLD", help="YAML file or folder")
    diff.add_argument("new", metavar="NEW", help="another")
    add_format(diff)
    diff.set_defaults(run=citing.diff)


def _add_data(commands: "argparse._SubParsersAction[_Parser]") -> None:
    validate = commands.add_parser("validate", help="check data files: exit 0 clean, 1 problems, 2 usage")
    validate.add_argument("path", nargs="?", metavar="PATH", help="YAML file or folder; the shipped data by default")
    validate.add_argument("--jobs", metavar="N", help="no effect since 0.2; accepted for scripts that pass it")
    validate.set_defaults(run=verbs.validate)

    verify = commands.add_parser("verify", help="check every record against the source texts")
    what = verify.add_mutually_exclusive_group()
    add_places(verify, what)
    what.add_argument("--installed", action="store_true", help="check the installed files against their SHA-256")
    verify.set_defaults(run=verbs.verify)

    _add_export(commands)


def _add_export(commands: "argparse._SubParsersAction[_Parser]") -> None:
    export = commands.add_parser(
        "export",
        help="write the data in the formats of other programs",
        description="Write the data in one format, with a readme, the licence, a citation and a dictionary.",
        epilog="The formats xlsx, parquet, dta and sav need an extra, which the error names.",
    )
    export.add_argument("--format", type=word, metavar="FORMAT", help=_FORMATS)
    export.add_argument(
        "--excel", action="store_true", help="csv with a byte order mark, which Excel needs for Chinese"
    )
    add_where(export, "keep what has these facts")
    export.add_argument("--labels", choices=("en", "zh"), help="language of the labels in dta and sav; en by default")
    export.add_argument("--partition", choices=("province",), help="part the tables of parquet")
    export.add_argument("--sources", metavar="FOLDER", help="folder with your copies of the source texts, for qdpx")
    export.add_argument("--out", required=True, metavar="PATH", help="folder; - streams JSON Lines to stdout")
    _add_catalog(export)
    export.set_defaults(run=verbs.export)


def _add_catalog(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--catalog", metavar="PATH", help="YAML file or folder of your own instead of the shipped data")
    parser.add_argument("--base", metavar="PATH", help="YAML file or folder of your own, laid on the shipped data")


def _add_code(commands: "argparse._SubParsersAction[_Parser]") -> None:
    code = commands.add_parser("code", help="the coder's workbench")
    tools = code.add_subparsers(dest="tool", metavar="TOOL", required=True)

    locate = tools.add_parser("locate", help="spans of a phrase in a source text, ready to paste")
    locate.add_argument("source", metavar="SOURCE", help="source text")
    locate.add_argument("phrase", type=word, metavar="PHRASE")
    locate.set_defaults(run=verbs.code_locate)

    scaffold = tools.add_parser("scaffold", help="a YAML file for a source, with every figure found in it")
    scaffold.add_argument("source", metavar="SOURCE", help="source text")
    scaffold.set_defaults(run=verbs.code_scaffold)

    audit = tools.add_parser("audit", help="which numbers and passages of the sources are coded")
    add_places(audit)
    audit.set_defaults(run=verbs.code_audit)

    recall = tools.add_parser("recall", help="how many of the coded figures an unedited scaffold finds")
    add_places(recall)
    recall.set_defaults(run=verbs.code_recall)

    show = tools.add_parser("show", help="a record beside its passage")
    show.add_argument("id", type=word, metavar="ID")
    add_sources(show, ", or the current one where there is none")
    show.add_argument(
        "--context", type=whole_number(0, 999_999_999), default=40, metavar="N", help="characters around the passage"
    )
    add_language(show)
    _add_catalog(show)
    show.set_defaults(run=verbs.code_show)

    compare = tools.add_parser("compare", help="how far two or more codings of the same texts agree, field by field")
    compare.add_argument("first", metavar="FIRST", help="YAML file or folder of one coder")
    compare.add_argument("others", metavar="OTHER", nargs="+", help="the same of another coder; any number")
    compare.add_argument("--units", metavar="FILE", help="also write a CSV table of units x coders")
    compare.add_argument(
        "--recal", metavar="FOLDER", help="also write numbers, a file a field, for ReCal, SPSS and irr"
    )
    compare.set_defaults(run=verbs.code_compare)

    back = tools.add_parser("import", help="data files from a project coded in NVivo, MAXQDA or ATLAS.ti")
    back.add_argument("source", metavar="PROJECT", help="REFI-QDA project (.qdpx)")
    back.add_argument("--out", required=True, metavar="FOLDER", help="new folder for the texts and data files")
    back.add_argument("--codes", metavar="TABLE", help="CSV with code,field,value: what each code means")
    _add_catalog(back)
    back.set_defaults(run=projects.code_import)

    schema = tools.add_parser("schema", help="a JSON Schema by which an editor completes and checks data files")
    _add_catalog(schema)
    schema.set_defaults(run=verbs.code_schema)

    layout = tools.add_parser("format", help="put data files into canonical layout; comments stay")
    layout.add_argument("path", metavar="PATH", help="YAML file or folder")
    add_sources(layout, ", from which the section of every record is filled in")
    layout.add_argument("--check", action="store_true", help="change nothing; exit 1 if a file would change")
    layout.set_defaults(run=verbs.code_format)
