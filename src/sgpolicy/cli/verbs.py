"""The verbs: each reads its arguments, calls the library, and prints."""

import sys
from argparse import Namespace
from pathlib import Path

from sgpolicy.catalog.catalog import RECORD_TYPES, Catalog
from sgpolicy.catalog.shipped import load
from sgpolicy.catalog.shipped import validate as check
from sgpolicy.display import card, collection_text, progress_text, table
from sgpolicy.display.tables import cells_of
from sgpolicy.errors import UnknownNameError, UnknownRecordError

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
    """Check every record against the source texts."""
    from sgpolicy.coding import verify_path  # noqa: PLC0415 - of no use to other verbs

    print(verify_path(Path(asked.sources), Path(asked.path) if asked.path else None))
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
    from sgpolicy.coding import locate_text  # noqa: PLC0415 - of no use to other verbs

    found = locate_text(Path(asked.source), asked.phrase)
    print(found or f"not found: {asked.phrase}")
    return 0 if found else 1


def code_scaffold(asked: Namespace) -> int:
    """Print a YAML file for a source."""
    from sgpolicy.coding import scaffold  # noqa: PLC0415 - of no use to other verbs

    print(scaffold(Path(asked.source)), end="")
    return 0


def code_audit(asked: Namespace) -> int:
    """Print which numbers and passages are coded; exit 1 if a number is unexplained."""
    from sgpolicy.coding import audit_text  # noqa: PLC0415 - of no use to other verbs

    catalog = load(asked.path) if asked.path else load()
    text, unexplained = audit_text(catalog, Path(asked.sources))
    print(text)
    return 1 if unexplained else 0


def code_show(asked: Namespace) -> int:
    """Print a record beside its passage."""
    from sgpolicy.coding import show_text  # noqa: PLC0415 - of no use to other verbs

    folder = Path(asked.sources) if asked.sources else None
    print(show_text(_catalog(asked), asked.id, folder, asked.context, color=sys.stdout.isatty()))
    return 0


def code_format(asked: Namespace) -> int:
    """Put data files into canonical layout, or check that they are in it."""
    from sgpolicy.coding import format_path  # noqa: PLC0415 - of no use to other verbs

    changed = format_path(Path(asked.path), check=asked.check)
    for path in changed:
        print(f"{'would change' if asked.check else 'changed'}: {path}")
    return 1 if asked.check and changed else 0
