"""Write docs/data-dictionary.md from the classes.

Run `python docs/make_dictionary.py`; a test fails when the page is not what this writes.
"""

import enum
import inspect
from collections.abc import Iterator
from pathlib import Path

import attrs

from sgpolicy.catalog.rows import FIELDS
from sgpolicy.coding.json_schema import meanings
from sgpolicy.model import words
from sgpolicy.model.coding import Coding
from sgpolicy.model.document import Document, Fault, Reliability, Source, Uncoded
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.page import Page
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.unit import UNITS
from sgpolicy.schema import RECORD_TYPES, TERM_TYPES, file_keys

PAGE = Path(__file__).parent / "data-dictionary.md"
_HEAD = """# Data dictionary

Made from the classes by `python docs/make_dictionary.py`; do not edit. Indicators, instruments, domains and settings
are in the [codebook](codebook.md), with their definitions in both languages.

Every class is frozen. *File keys* are the keys that a YAML mapping for it may have, in canonical order; *export keys*
are those of its rows in JSON Lines and CSV.
"""


def dictionary() -> str:
    """Return the whole page."""
    return "\n".join([_HEAD, *_classes(), *_vocabularies(), *_units()]) + "\n"


def _classes() -> Iterator[str]:
    yield "## Classes\n"
    records = list(RECORD_TYPES.values())
    parts = [Source, Page, Coding, Reliability, Fault, Uncoded, Evidence, Quantity, Period]
    for cls in (Document, *parts, *records, *TERM_TYPES.values()):
        yield f"### {cls.__name__}\n"
        yield f"{(inspect.getdoc(cls) or '').splitlines()[0]}\n"
        yield "| attribute | meaning |"
        yield "| --- | --- |"
        told = meanings(cls)
        for attribute in attrs.fields(cls):
            yield f"| `{attribute.name}` | {_cell(told.get(attribute.name, ''))} |"
        yield ""
        if cls is not Evidence:
            yield f"File keys: {', '.join(f'`{key}`' for key in file_keys(cls))}.\n"
        if cls in FIELDS:
            yield f"Export keys: {', '.join(f'`{key}`' for key in FIELDS[cls])}.\n"


def _vocabularies() -> Iterator[str]:
    yield "## Closed vocabularies\n"
    yield "| vocabulary | words | what it says |"
    yield "| --- | --- | --- |"
    for name, cls in vars(words).items():
        if isinstance(cls, type) and issubclass(cls, enum.StrEnum) and len(cls):
            listed = ", ".join(f"`{member.value}` {getattr(member, 'zh', '')}".rstrip() for member in cls)
            yield f"| {name} | {listed} | {(cls.__doc__ or '').splitlines()[0]} |"
    yield ""


def _units() -> Iterator[str]:
    yield "## Units\n"
    yield "| unit | 中文 | English | definition | is not | words read |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for one in UNITS:
        read = " ".join(one.words) or "-"
        cells = (f"`{one.id}`", one.name.zh, one.name.en, one.definition, one.is_not, read)
        yield f"| {' | '.join(map(_cell, cells))} |"
    yield ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(dictionary(), encoding="utf-8")
