"""The verbs: each reads its arguments, calls the library, and prints."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from sgpolicy.catalog.catalog import RECORD_TYPES, Catalog
from sgpolicy.catalog.shipped import load
from sgpolicy.catalog.shipped import validate as check
from sgpolicy.display import card, collection_text, progress_text, table
from sgpolicy.display.tables import cells_of
from sgpolicy.errors import UnknownNameError, UnknownRecordError
from sgpolicy.files.problem import DataError, Problem

if TYPE_CHECKING:
    from sgpolicy.coding.sources import SourceText

_FOUND = 50


def _catalog(asked: Namespace) -> Catalog:
    return load(asked.catalog) if asked.catalog else load()


def show(asked: Namespace) -> int:
    """Print what the catalog holds, what it holds of a region, or one record in full."""
    catalog = _catalog(asked)
    if not asked.what:
        print(catalog)
        print(collection_text(catalog.documents))
    for number, what in enumerate(asked.what):
        if number:
            print()
        print(_shown(catalog, what))
    return 0


def _shown(catalog: Catalog, what: str) -> str:
    try:
        return card(catalog[what])
    except UnknownRecordError as unknown:
        if "/" in what:
            raise
        try:
            region = catalog.regions[what]
        except UnknownNameError:
            if any(c.isdigit() for c in what) and "-" in what:
                raise unknown from None
            raise
    parts = [str(region)]
    for name in RECORD_TYPES:
        held = getattr(catalog, name).where(within=region)
        if held:
            parts.append(collection_text(held))
    return "\n\n".join(parts) if len(parts) > 1 else f"{region}: no records"


def search(asked: Namespace) -> int:
    """Print the records that hold all the words; exit 1 if there is none."""
    found = _catalog(asked).search(" ".join(asked.words))
    by_type: dict[str, list[object]] = {}
    for item in found[:_FOUND]:
        by_type.setdefault(type(item).__name__, []).append(item)
    for name, items in by_type.items():
        print(f"{name}:")
        print(table(cells_of(items[0])[0], [cells_of(item)[1] for item in items]))
        print()
    more = f"; the first {_FOUND} are shown" if len(found) > _FOUND else ""
    print(f"{len(found)} found{more}")
    return 0 if found else 1


def progress(asked: Namespace) -> int:
    """Print targets, what was reported, and verdicts."""
    print(progress_text(_catalog(asked).progress(asked.region, known_by=asked.known_by)))
    return 0


def validate(asked: Namespace) -> int:
    """Check data files, the shipped ones by default."""
    print(f"clean: {check(asked.path)}")
    return 0


def verify(asked: Namespace) -> int:
    """Check every record against the source texts, or the installation against its manifest."""
    if asked.installed:
        from sgpolicy.files.manifest import check_installed  # noqa: PLC0415 - of no use to other verbs

        if damaged := check_installed():
            raise DataError(damaged)
        print("clean: every file of the installation is as released")
        return 0
    from sgpolicy.coding.verifying import verify_files  # noqa: PLC0415 - of no use to other verbs

    if problems := verify_files(Path(asked.sources), Path(asked.path) if asked.path else None):
        raise DataError(problems)
    print(f"verified against {asked.sources}: {check(asked.path)}")
    return 0


def export(asked: Namespace) -> int:
    """Write all records to files, or to stdout."""
    from sgpolicy.export.formats import export as write  # noqa: PLC0415 - of no use to other verbs
    from sgpolicy.export.formats import stream  # noqa: PLC0415

    catalog = _catalog(asked)
    if asked.out == "-":
        if asked.format != "jsonl":
            print("sgpolicy: only jsonl can be streamed: --format jsonl --out -", file=sys.stderr)
            return 2
        stream(catalog, sys.stdout)
        return 0
    for path in write(catalog, asked.out, format=asked.format):
        print(path)
    return 0


def code_locate(asked: Namespace) -> int:
    """Print the spans of a phrase; exit 1 if there is none."""
    from sgpolicy.coding.locate import locate_text  # noqa: PLC0415 - of no use to other verbs

    found = locate_text(_source(asked.source).text, asked.phrase)
    print(found or f"not found: {asked.phrase}")
    return 0 if found else 1


def _source(path: str) -> "SourceText":
    from sgpolicy.coding.sources import SourceRefusedError, read_source  # noqa: PLC0415

    try:
        return read_source(Path(path))
    except SourceRefusedError as exc:
        raise DataError(
            [Problem(file=path, message=str(exc), remedy="give a source text in UTF-8", check="file")]
        ) from None


def code_scaffold(asked: Namespace) -> int:
    """Print a YAML file for a source."""
    from sgpolicy.coding.scaffold import scaffold_text  # noqa: PLC0415 - of no use to other verbs

    print(scaffold_text(_source(asked.source), load()), end="")
    return 0


def code_audit(asked: Namespace) -> int:
    """Print which numbers and passages are coded; exit 1 if a number is unexplained."""
    from sgpolicy.coding.audit import audit  # noqa: PLC0415 - of no use to other verbs
    from sgpolicy.coding.reports import audit_text_of  # noqa: PLC0415

    found = audit(load(asked.path) if asked.path else load(), Path(asked.sources))
    print(audit_text_of(found))
    return 1 if not found or any(one.unexplained for one in found) else 0


def code_recall(asked: Namespace) -> int:
    """Print how many of the coded figures an untouched scaffold has."""
    from sgpolicy.coding.recall import recall_text, scaffold_recall  # noqa: PLC0415 - of no use to other verbs

    print(recall_text(scaffold_recall(load(asked.path) if asked.path else load(), Path(asked.sources))))
    return 0


def code_show(asked: Namespace) -> int:
    """Print a record beside its passage."""
    from sgpolicy.coding.show import show as beside  # noqa: PLC0415 - of no use to other verbs

    print(beside(_catalog(asked), asked.id, Path(asked.sources), asked.context, colour=sys.stdout.isatty()))
    return 0


def code_compare(asked: Namespace) -> int:
    """Print how far two codings agree, field by field."""
    from sgpolicy.coding.agreement import agreement, agreement_text  # noqa: PLC0415 - of no use to other verbs

    print(agreement_text(agreement(load(asked.first).records(), load(asked.second).records())))
    return 0


def code_format(asked: Namespace) -> int:
    """Put data files into canonical layout, or check that they are in it."""
    from sgpolicy.coding.formatting import format_path  # noqa: PLC0415 - of no use to other verbs

    changed = format_path(Path(asked.path), check=asked.check)
    for path in changed:
        print(f"{'would change' if asked.check else 'changed'}: {path}")
    return 1 if asked.check and changed else 0
