"""The verbs: each reads its arguments, calls the library, and prints."""

import sys
import warnings
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.load import load
from sgpolicy.catalog.load import validate as check
from sgpolicy.catalog.times import as_date
from sgpolicy.cli.bar import Bar
from sgpolicy.cli.output import Answer, colours, put
from sgpolicy.cli.showing import look_up, sheets, shown
from sgpolicy.cli.streams import tell
from sgpolicy.cli.typed import facts
from sgpolicy.display import progress_text, table
from sgpolicy.display.say import said
from sgpolicy.display.tables import cells
from sgpolicy.errors import NotAPeriodError
from sgpolicy.model.record import on_pages
from sgpolicy.model.shown import one_line
from sgpolicy.problem import DataError

if TYPE_CHECKING:
    from sgpolicy.sources.text import SourceText

_FOUND = 50


def refuse(reason: str) -> int:
    """Say what is wrong with the arguments; return the exit code of wrong usage."""
    tell(f"sgpolicy: {reason}")
    return 2


def wrong_day(option: str, given: str | None) -> str | None:
    """Return what is wrong with the day that *option* gives; None if nothing."""
    if given is not None:
        try:
            as_date(given)
        except NotAPeriodError as exc:
            return f"{option}: {one_line(str(exc))}"
    return None


def catalog_of(asked: Namespace) -> Catalog:
    """Return the catalog that the arguments name: the shipped one or another, with a folder laid on it."""
    catalog = load(asked.catalog)
    return load(asked.base, base=catalog) if asked.base else catalog


def show(asked: Namespace) -> int:
    """Print what the catalog holds, the story of a region, or one record or term in full."""
    catalog = catalog_of(asked)
    found = [look_up(catalog, what) for what in asked.what]  # before anything is printed
    put(asked, shown(catalog, found, every=asked.all))
    return 0


def search(asked: Namespace) -> int:
    """Print what holds all the words, the best first; exit 1 if nothing does, 2 if there are no words."""
    if not any(word.strip() for word in asked.words):
        return refuse("there is no word to search for; give one or more")
    found = catalog_of(asked).search(" ".join(asked.words))

    def text() -> str:
        more = said("; the first {n} are shown", n=_FOUND) if len(found) > _FOUND else ""
        listed = f"{table(*cells(found, found[:_FOUND]))}\n\n" if found else ""
        return listed + said("{count} found", count=len(found)) + more

    put(asked, Answer(text, found.to_dicts, lambda: sheets(found)))
    return 0 if found else 1


def progress(asked: Namespace) -> int:
    """Print targets, what was reported, and verdicts."""
    if wrong := wrong_day("--known-by", asked.known_by):
        return refuse(wrong)
    found = catalog_of(asked).progress(asked.region, known_by=asked.known_by, path=asked.form)
    put(asked, Answer(lambda: progress_text(found), found.to_dicts, lambda: sheets(found)))
    return 0


def validate(asked: Namespace) -> int:
    """Check data files, the shipped ones by default."""
    if asked.jobs is not None:
        tell("sgpolicy: --jobs has had no effect since 0.2: files are read by one process; leave it out")
    with Bar(sys.stderr) as bar:
        found = check(asked.path, progress=bar)
    print(f"clean: {found}")
    return 0


def verify(asked: Namespace) -> int:
    """Check every record against the source texts, or the installation against its manifest."""
    if asked.installed:
        from sgpolicy.shipped.manifest import check_installed  # noqa: PLC0415 - only this verb needs it

        if damaged := check_installed():
            raise DataError(damaged)
        print("clean: every file of the installation is as released")
        return 0
    from sgpolicy.coding.verify import verify_files  # noqa: PLC0415 - only this verb needs it

    if problems := verify_files(Path(asked.sources), Path(asked.path) if asked.path else None):
        raise DataError(problems)
    print(f"verified against {one_line(asked.sources)}: {check(asked.path)}")
    return 0


def export(asked: Namespace) -> int:
    """Write the data to files, or to stdout."""
    from sgpolicy.export.formats import export as write  # noqa: PLC0415 - only this verb needs it
    from sgpolicy.export.formats import stream, wrong_option  # noqa: PLC0415
    from sgpolicy.export.selection import select  # noqa: PLC0415

    how = asked.format or ("csv" if asked.excel else "jsonl")
    if asked.excel and how != "csv":
        return refuse("--excel is for csv: --format csv --excel")
    if asked.out == "-" and how != "jsonl":
        return refuse("only jsonl can be streamed: --format jsonl --out -")
    chosen = {"labels": asked.labels, "partition": asked.partition, "sources": asked.sources}
    if wrong := wrong_option(how, chosen):
        return refuse(wrong)
    catalog, where = catalog_of(asked), facts(asked.where)
    selection = select(catalog, where) if where else None
    for line in selection.told if selection else ():
        tell(one_line(line))
    if asked.out == "-":
        stream(selection.catalog if selection else catalog, sys.stdout)
        return 0
    with warnings.catch_warnings(record=True) as lost:
        warnings.simplefilter("always", UserWarning)
        paths = write(
            catalog,
            asked.out,
            format=how,
            excel=asked.excel,
            where=where or None,
            **chosen,
        )
    for one in lost:
        tell(f"sgpolicy: {one_line(str(one.message))}")
    for path in paths:
        print(one_line(str(path)))
    return 0


def code_locate(asked: Namespace) -> int:
    """Print the spans of a phrase; exit 1 if there are none."""
    from sgpolicy.coding.locate import locate, locate_text  # noqa: PLC0415 - only this verb needs it

    if not asked.phrase.strip():
        return refuse("the phrase is blank; give the characters to look for")
    text = _source(asked.source).text
    print(locate_text(text, asked.phrase))
    return 0 if locate(text, asked.phrase) else 1


def _source(path: str) -> "SourceText":
    from sgpolicy.sources.text import read_source  # noqa: PLC0415 - only verbs of `code` need it
    from sgpolicy.textfile import FileRefusedError  # noqa: PLC0415

    try:
        return read_source(Path(path))
    except FileRefusedError as exc:
        raise DataError([exc.problem]) from None


def code_scaffold(asked: Namespace) -> int:
    """Print a YAML file for a source."""
    from sgpolicy.coding.scaffold import scaffold  # noqa: PLC0415 - only this verb needs it

    print(scaffold(_source(asked.source), load()), end="")
    return 0


def code_audit(asked: Namespace) -> int:
    """Print which numbers and passages are coded; exit 1 if a number is unexplained."""
    from sgpolicy.coding.audit import audit, audit_text  # noqa: PLC0415 - only this verb needs it

    catalog = load(asked.path)
    found = audit(catalog, Path(asked.sources))
    unread = on_pages(catalog.records())
    print(f"{audit_text(found)}{unread}")
    return 1 if not (found or unread) or any(one.unexplained for one in found) else 0


def code_recall(asked: Namespace) -> int:
    """Print how many of the coded figures an unedited scaffold finds."""
    from sgpolicy.coding.recall import recall_text, scaffold_recall  # noqa: PLC0415 - only this verb needs it

    print(recall_text(scaffold_recall(load(asked.path), Path(asked.sources))))
    return 0


def code_show(asked: Namespace) -> int:
    """Print a record beside its passage."""
    from sgpolicy.coding.show import show as beside  # noqa: PLC0415 - only this verb needs it

    print(beside(catalog_of(asked), asked.id, Path(asked.sources or "."), asked.context, colour=colours()))
    return 0


def code_compare(asked: Namespace) -> int:
    """Print how far codings agree, field by field, and write the table of units x coders if it is asked for."""
    from sgpolicy.coding.agreement import agreement, agreement_text, unit_rows  # noqa: PLC0415 - only this verb
    from sgpolicy.coding.recal import recal_files  # noqa: PLC0415
    from sgpolicy.export.atomic import pieces, replace_file, replace_folder  # noqa: PLC0415
    from sgpolicy.export.delimited import csv_lines  # noqa: PLC0415

    paths = [asked.first, *asked.others]
    stems = [Path(path).stem for path in paths]
    names = stems if len({*stems}) == len(stems) else paths
    if len({*names}) < len(names):
        return refuse("one coding is given twice; give each path once")
    found = agreement({name: load(path).records() for name, path in zip(names, paths, strict=True)})
    print(agreement_text(found))
    if asked.units:
        lines = csv_lines(["group", "unit", "field", *names], unit_rows(found, names))
        replace_file(Path(asked.units), "".join(lines))
    if asked.recal:
        replace_folder(Path(asked.recal), pieces(recal_files(found, names)))
    return 0


def code_schema(asked: Namespace) -> int:
    """Print a JSON Schema of data files; the ids that an editor offers are those of the catalog."""
    from sgpolicy.coding.json_schema import schema_text  # noqa: PLC0415 - only this verb needs it

    print(schema_text(catalog_of(asked)), end="")
    return 0


def code_format(asked: Namespace) -> int:
    """Put data files into canonical layout, or check that they are in it."""
    from sgpolicy.coding.layout.canonical import format_path  # noqa: PLC0415 - only this verb needs it

    changed = format_path(Path(asked.path), check=asked.check, sources=Path(asked.sources) if asked.sources else None)
    for path in changed:
        print(f"{'would change' if asked.check else 'changed'}: {one_line(str(path))}")
    return 1 if asked.check and changed else 0
