"""One record in full, and progress, as text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from operator import attrgetter
from typing import Any

from sgpolicy.analysis.listed import Result
from sgpolicy.analysis.progress import Progress
from sgpolicy.analysis.progress_table import ProgressTable
from sgpolicy.analysis.ratios import percent
from sgpolicy.analysis.series import Series
from sgpolicy.catalog.catalog import Catalog, View
from sgpolicy.catalog.receipt import Receipt
from sgpolicy.catalog.replay import Replay
from sgpolicy.catalog.rows import row
from sgpolicy.display.analyses import PROGRESS_HEADER, progress_cells
from sgpolicy.display.layout import folded, table
from sgpolicy.display.say import headed, in_chinese, label, place, said, say, within
from sgpolicy.display.width import pad, width
from sgpolicy.model.document import Document
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.model.terms import Entry
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Bilingual
from sgpolicy.schema import DATES, IN_CHINESE, RECORD_TYPES, TERM_TYPES

_VALUES: Mapping[type, tuple[str, ...]] = {
    Quantity: ("as_stated", "lower", "upper", "qualifier", "unit"),
    Period: ("start", "end", "name", "basis", "as_stated", "because"),
    Evidence: ("start", "end", "section", "as_stated"),
}


_LEAST = 44
"""Columns that a card has beside its keys at least, however narrow the display is."""


def card(item: object) -> str:
    """Return every stated field of a record, document or term, where it comes from, and what was inferred."""
    title, lines = titled_facts(item)
    size = max(width(key) for key, _ in lines)
    rest = (f"  {pad(key, size)}  {text}" for key, text in lines if key != label("id"))
    return "\n".join([title, *(part for one in rest for part in folded(one, " " * (size + 4), size + _LEAST))])


def titled_facts(item: object) -> tuple[str, list[tuple[str, str]]]:
    """Return what *item* is, with its id, and its facts, both in the language of display."""
    title = f"{label(type(item).__name__)} {getattr(item, 'id', '')}".rstrip()
    return title, [(label(key, item), text) for key, text in facts(item)]


def facts(item: object) -> list[tuple[str, str]]:
    """Return what is stated of a record, document, term, verdict, value or catalog: English names and texts."""
    for cls, told in _TOLD.items():
        if isinstance(item, cls):
            return list(told(item))
    if type(item) in _VALUES:
        return [(key, _text(value)) for key, value in _value_facts(item) if value is not None and value != ""]
    stated = item.to_dict() if isinstance(item, (Result, Replay)) else row(item)
    empty: tuple[object, ...] = (None, [], "") if isinstance(item, (Result, Replay)) else (None, [], "", False)
    lines = [
        (key, _fact(item, key, value))
        for key, value in stated.items()
        if value not in empty and not _in_other_language(key, stated)
    ]
    if isinstance(item, (Document, Record)):
        lines += list(_reasons(item))
    if isinstance(item, Record):
        lines += [("evidence", f"{e}{f' 「{e.as_stated}」' if e.as_stated else ''}") for e in item.evidence]
        grade = said("grade {grade}", grade=item.document.reliability.grade)
        lines.append(("document", f"《{item.document.title.zh}》 {grade}"))
    return lines


def _in_other_language(key: str, stated: Mapping[str, object]) -> bool:
    """Return whether the fact under *key* is told in the language of display by another."""
    if key in IN_CHINESE:
        return not in_chinese()
    return in_chinese() and any(english == key and stated.get(zh) for zh, english in IN_CHINESE.items())


_PATHS = {
    "qualifier": "quantity.qualifier",
    "unit": "quantity.unit",
    "time_basis": "when.basis",
    "evidence": "evidence_kind",
    "grade": "reliability.grade",
}
"""Where an object stands of which a row has the id or the word under this key, if not under the same name."""


def _fact(item: object, key: str, value: object) -> str:
    """Return a fact of a row: in English as it is, in Chinese the name of what it is, with the id of a term."""
    if not in_chinese():
        return _text(value)
    with suppress(AttributeError):  # a key of an export that is not an attribute
        return _named(attrgetter(_PATHS.get(key, key))(item), value)
    return _text(value)


def _named(held: object, value: object) -> str:
    if isinstance(held, (Bilingual, Said)):
        return say(held)
    if isinstance(held, tuple) and held and all(isinstance(one, Said) for one in held):
        return "；".join(map(say, held))
    if isinstance(held, bool):
        return label("yes" if held else "no")
    if isinstance(held, tuple) and held and all(hasattr(one, "id") for one in held):
        return "、".join(_named(one, one.id) for one in held)
    if isinstance(held, (Region, Entry, Unit)):
        return f"{say(held)}（{held.id}）"
    return _text(value)


def _catalog_facts(item: Catalog) -> Iterator[tuple[str, str]]:
    names = ("documents", *RECORD_TYPES, *TERM_TYPES, "units")
    if isinstance(item, View):
        yield "part", say(item.asked)
        yield "records without a known end", str(sum(1 for _ in item.open_ended.records()))
        names = ("documents", *RECORD_TYPES)
    yield from ((name, str(len(getattr(item, name)))) for name in names)


def _receipt_facts(item: Receipt) -> Iterator[tuple[str, str]]:
    yield from ((name, say(text)) for name, text in item.told.items())


def _value_facts(item: object) -> Iterator[tuple[str, object]]:
    if isinstance(item, Evidence):
        yield "document", item.document.id
        yield "page" if item.document.page else "source_file", item.document.origin
    else:
        yield type(item).__name__.lower(), item
    yield from ((name, getattr(item, name)) for name in _VALUES[type(item)])


def _progress_facts(item: Progress) -> Iterator[tuple[str, str]]:
    yield "verdict", say(item.verdict)
    yield "reason", say(item.reason)
    yield "promised", said("{number} by {year}", number=item.target.quantity, year=item.target.due or "?")
    yield "promised in", f"{item.target.id} 「{item.target.quantity.as_stated}」 {item.target.evidence[0]}"
    if item.observation:
        seen = item.observation
        yield "reported", said("{number} in {year}", number=seen.quantity, year=seen.as_of)
        yield "reported in", f"{seen.id} 「{seen.quantity.as_stated}」 {seen.evidence[0]}"
    if len(item.possible) > 1:
        yield "possible", say(item.possible)
    if item.path is not None:
        yield "path", said("{form}: {points}", form=item.path.form, points=item.path.said)
    for name, interval in (("share", item.share), ("needed per year", item.growth), ("grew per year", item.pace)):
        if interval is not None:
            yield name, say(percent(interval))


def _series_facts(item: Series) -> Iterator[tuple[str, str]]:
    yield "indicator", f"{say(item.indicator)} ({item.indicator.id})"
    yield "region", say(item.region)
    yield "kind", say(item.kind)
    breaks = {mark.after.id: mark.because for mark in item.breaks}
    for point in item.observations:
        if point.id in breaks:
            yield "break", breaks[point.id]
        yield (
            str(point.as_of or "undated"),
            f"{say(point.quantity)} 「{point.quantity.as_stated}」 {place(point.evidence[0])}",
        )


_TOLD: Mapping[type, Callable[[Any], Iterator[tuple[str, str]]]] = {
    Progress: _progress_facts,
    Series: _series_facts,
    Catalog: _catalog_facts,
    Receipt: _receipt_facts,
}
"""What tells the facts of a class that is no row, value, record or term."""


def _reasons(item: Document | Record) -> Iterator[tuple[str, str]]:
    for inference in item.inferred:
        yield "inferred", f"{inference.field}: {inference.because}"
    periods: list[tuple[str, Period | None]] = (
        [("time", item.when)] if isinstance(item, Record) else [(name, getattr(item, name)) for name in DATES]
    )
    for name, period in periods:
        if period is not None and period.because:
            yield "inferred", f"{name}: {period.because}"


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else say(value)


def progress_text(found: Sequence[Progress]) -> str:
    """Return a table of targets, what was reported, and the verdict, with the reasons and the evidence below it."""
    if not found:
        why = say(found.why()) if isinstance(found, ProgressTable) else ""
        none = said("no targets")
        return "\n".join(folded(headed(none, why) if why else none, "  "))
    rows = [(str(number), *map(say, progress_cells(item))) for number, item in enumerate(found, start=1)]
    notes = [line for number, item in enumerate(found, start=1) for line in _note(number, item)]
    return table(("", *PROGRESS_HEADER), rows) + "\n\n" + "\n".join(notes)


def _note(number: int, item: Progress) -> Iterator[str]:
    yield from folded(f"{number}. {say(item.verdict)}: {say(item.reason)}", "   ")
    for what, figure in ((label("promised"), item.target), (label("reported"), item.observation)):
        if figure is not None:
            yield from folded(
                f"   {what}  {figure.id} 「{figure.quantity.as_stated}」 {within(figure.evidence[0])}", "      "
            )
