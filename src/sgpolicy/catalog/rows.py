"""The one registry of fields: how each type becomes a flat row.

Exports, frames and `to_dicts()` all read it. Keys keep their meaning and
order across releases; new ones come last.
"""

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Any

from sgpolicy.analysis.ratios import ROW_DIGITS, in_row
from sgpolicy.asked import not_a
from sgpolicy.catalog.field import Field, day, link, links, own, word
from sgpolicy.model.absence import Absence
from sgpolicy.model.columns import SPANS, TEXTS
from sgpolicy.model.document import Document
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.figure import Figure, Observation, Provision, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.quantity import Number
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.model.typologies import TYPOLOGIES
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import (
    Basis,
    BodyKind,
    CoderKind,
    Commitment,
    Confidence,
    Depth,
    Direction,
    DocumentForm,
    DocumentKind,
    ErratumKind,
    EvidenceKind,
    Grade,
    Kind,
    Qualifier,
    RegionBasis,
    RegionLevel,
    Relation,
    Role,
    RothwellZegveld,
    Status,
)

Fields = Mapping[str, Field]

# The parts of items that several fields are read of.
_DOCUMENT = attrgetter("document")
_REGION = attrgetter("region")
_WHEN = attrgetter("when")
_INDICATOR = attrgetter("indicator")
_INSTRUMENTS = attrgetter("instruments")
_TEXT = attrgetter("text")
_PAGE = attrgetter("page")
_CODING = attrgetter("coding")


def _exact(name: str) -> Field:
    """Return the field that holds a number as text if 15 digits would lose something of it."""
    read = attrgetter(f"quantity.{name}")
    return Field(lambda r: _digits(read(r)))


def _digits(number: Number | None) -> str | None:
    if not number or (isinstance(number, int) and -(10**ROW_DIGITS) < number < 10**ROW_DIGITS):
        return None
    if isinstance(number, Fraction):
        return str(number)
    digits = format(Decimal(number), "f").lstrip("-0.").replace(".", "").rstrip("0")
    return format(number, "f" if isinstance(number, Decimal) else "d") if len(digits) > ROW_DIGITS else None


def _basis(name: str) -> Field:
    return Field(lambda period: str(period.basis), Basis, attrgetter(name))


def _dated(name: str) -> Fields:
    return {name: day(name), f"{name}_basis": _basis(name)}


_RECORD: Fields = {
    "id": own("id"),
    "document": link("document"),
    "source_file": Field(lambda d: d.text and d.text.file, part=_DOCUMENT),
    "section": Field(lambda r: r.evidence[0].section),
    "start": Field(lambda r: r.evidence[0].start, int),
    "end": Field(lambda r: r.evidence[0].end, int),
    "region": Field(attrgetter("code"), part=_REGION),
    "confidence": word("confidence", Confidence),
}
_TRAIL: Fields = {
    "region_name": Field(attrgetter("name.zh"), part=_REGION),
    "region_basis": word("region_basis", RegionBasis),
    "also": Field(lambda r: [list(e.span) for e in r.evidence[1:] if e.span and e.document.id == r.document.id], SPANS),
    "inferred": Field(lambda reasons: [i.field for i in reasons], TEXTS, attrgetter("inferred")),
    "note": own("note"),
    "evidence": word("evidence_kind", EvidenceKind),
    "page_url": Field(lambda d: d.page and d.page.address, part=_DOCUMENT),
    "page_title": Field(lambda d: d.page and d.page.title, part=_DOCUMENT),
    "also_pages": Field(lambda r: [e.document.page.address for e in r.evidence[1:] if e.document.page], TEXTS),
    "province": Field(lambda place: place.province and place.province.code, part=_REGION),
    "year_from": Field(lambda when: when.start and when.start.year, int, _WHEN),
    "year_to": Field(lambda when: when.end and when.end.year, int, _WHEN),
    "indicator_name": Field(lambda r: r.indicator.name.zh if isinstance(r, Figure) else None),
}
_PROVINCE: Fields = {"province_name": Field(lambda place: place.province and place.province.name.zh, part=_REGION)}
_OWN: Fields = {
    **_TRAIL,
    "document_region": Field(lambda d: d.region and d.region.code, part=_DOCUMENT),
    **_PROVINCE,
}
_FIGURE: Fields = {
    **_RECORD,
    "indicator": link("indicator"),
    "as_stated": own("quantity.as_stated"),
    "value": Field(lambda r: in_row(r.quantity.value), float),
    "lower": Field(lambda r: in_row(r.quantity.lower, ROUND_FLOOR), float),
    "upper": Field(lambda r: in_row(r.quantity.upper, ROUND_CEILING), float),
    "qualifier": word("quantity.qualifier", Qualifier),
    "unit": link("quantity.unit"),
    "kind": word("kind", Kind),
    "time": Field(str, part=_WHEN),
    "time_basis": Field(lambda when: str(when.basis), Basis, _WHEN),
    "lower_open": own("quantity.lower_open", bool),
    "upper_open": own("quantity.upper_open", bool),
}
_COUNTED: Fields = {**_TRAIL, "indicator_name": Field(attrgetter("name.zh"), part=_INDICATOR)}
_EXACT: Fields = {
    "vague": own("quantity.vague", bool),
    "value_exact": _exact("value"),
    "lower_exact": _exact("lower"),
    "upper_exact": _exact("upper"),
    **_PROVINCE,
}
_SUMMARY: Fields = {
    "summary_zh": Field(attrgetter("zh"), part=attrgetter("summary")),
    "summary_en": Field(attrgetter("en"), part=attrgetter("summary")),
}
_TERM: Fields = {
    "id": own("id"),
    "name_zh": own("name.zh"),
    "name_en": own("name.en"),
    "definition": own("definition"),
    "is_not": own("is_not"),
    "note": own("note"),
}
_CHINESE: Fields = {"definition_zh": own("definition_zh"), "is_not_zh": own("is_not_zh")}

FIELDS: Mapping[type, Fields] = {
    Document: {
        "id": own("id"),
        "document": own("id"),
        "source_file": Field(attrgetter("file"), part=_TEXT),
        "section": Field(lambda _: None),
        "start": Field(lambda text: text.extent[0], int, _TEXT),
        "end": Field(lambda text: text.extent[1], int, _TEXT),
        "region": link("region"),
        "confidence": Field(lambda _: None, Confidence),
        "title": own("title.zh"),
        "title_en": own("title.en"),
        "number": Field(attrgetter("canonical"), part=attrgetter("number")),
        "number_printed": Field(attrgetter("printed"), part=attrgetter("number")),
        "kind": word("kind", DocumentKind),
        "issuer": link("issuer"),
        "issuer_name": Field(attrgetter("name.zh"), part=attrgetter("issuer")),
        **_dated("issued"),
        **_dated("published"),
        **_dated("reference"),
        "characters": Field(attrgetter("characters"), int, _TEXT),
        "sha256": Field(attrgetter("sha256"), part=_TEXT),
        "url": Field(lambda d: d.page.address if d.page else d.source.url),
        "repost": Field(attrgetter("repost"), part=_TEXT),
        "grade": word("reliability.grade", Grade),
        "grade_because": own("reliability.because"),
        "faults": Field(lambda d: len(d.faults), int),
        "uncoded": Field(lambda d: len(d.uncoded), int),
        "region_name": Field(attrgetter("name.zh"), part=_REGION),
        "inferred": Field(lambda d: [i.field for i in d.inferred], TEXTS),
        "note": own("note"),
        "issuers": Field(lambda d: [body.id for body in d.issuers or (d.issuer,) if body], TEXTS),
        **_dated("effective"),
        **_dated("repealed"),
        "status_checked": day("status_checked"),
        "coder": Field(attrgetter("coder"), part=_CODING),
        "coder_kind": Field(lambda coding: str(coding.coder_kind), CoderKind, _CODING),
        "coded": Field(lambda coding: coding.coded and str(coding.coded), part=_CODING),
        "reviewer": Field(attrgetter("reviewer"), part=_CODING),
        "reviewer_kind": Field(
            lambda coding: str(coding.reviewer_kind) if coding.reviewer else None, CoderKind, _CODING
        ),
        "reviewed": Field(lambda coding: coding.reviewed and str(coding.reviewed), part=_CODING),
        "passages": Field(lambda d: [list(passage) for passage in d.passages], SPANS),
        "page_title": Field(attrgetter("title"), part=_PAGE),
        "site": Field(attrgetter("site"), part=_PAGE),
        "page_date": Field(lambda page: page.date and str(page.date), part=_PAGE),
        "page_date_basis": Field(lambda page: page.date and str(page.date.basis), Basis, _PAGE),
        "seen": Field(lambda page: str(page.seen), part=_PAGE),
        "depth": word("depth", Depth),
        "language": own("language"),
        "form": word("form", DocumentForm),
        "province": Field(lambda place: place.province and place.province.code, part=_REGION),
        **_PROVINCE,
        "year": Field(lambda known: known.end and known.end.year, int, attrgetter("known")),
    },
    Measure: {
        **_RECORD,
        "instrument": Field(
            lambda them: list(dict.fromkeys(term.id for one in them for term in reversed(one.path))),
            TEXTS,
            _INSTRUMENTS,
        ),
        "status": word("status", Status),
        **_SUMMARY,
        "actors": Field(lambda bodies: [body.name.zh for body in bodies], TEXTS, attrgetter("actors")),
        **_dated("time"),
        "commitment": word("commitment", Commitment),
        "actor_ids": links("actors"),
        "settings": links("settings"),
        "domains": links("domains"),
        "programme": link("programme"),
        "provisions": links("provisions"),
        "learned_from": links("learned_from"),
        **_TRAIL,
        **_PROVINCE,
        "instruments": links("instruments"),
        "instrument_name": Field(lambda them: them[0].name.zh, part=_INSTRUMENTS),
        "rothwell_zegveld": Field(
            lambda them: them[0].rothwell_zegveld and str(them[0].rothwell_zegveld), RothwellZegveld, _INSTRUMENTS
        ),
    },
    Provision: {**_FIGURE, **_COUNTED, **_EXACT},
    Target: {
        **_FIGURE,
        "commitment": word("commitment", Commitment),
        "baseline": link("baseline"),
        **_COUNTED,
        **_EXACT,
    },
    Observation: {**_FIGURE, **_COUNTED, **_EXACT},
    Programme: {
        **_RECORD,
        "name": own("name.zh"),
        "name_en": own("name.en"),
        **_SUMMARY,
        **_dated("time"),
        **_OWN,
    },
    Organisation: {
        **_RECORD,
        "name": own("name"),
        "body": link("body"),
        "body_name": Field(attrgetter("name.zh"), part=attrgetter("body")),
        "role": word("role", Role),
        **_OWN,
    },
    Citation: {
        **_RECORD,
        "title": Field(lambda r: r.title or r.work.title.zh),
        "number": Field(lambda r: r.number.canonical if r.number else r.work.number),
        "number_printed": Field(attrgetter("printed"), part=attrgetter("number")),
        "work": link("work"),
        "relation": word("relation", Relation),
        **_OWN,
    },
    Absence: {**_RECORD, "terms": Field(list, TEXTS, attrgetter("terms")), **_TRAIL, **_PROVINCE},
    Region: {
        "id": own("code"),
        "code": own("code"),
        "iso": own("iso"),
        "level": word("level", RegionLevel),
        "name_zh": own("name.zh"),
        "name_en": own("name.en"),
        "short": own("short"),
        "char": own("char"),
        "traditional": own("traditional"),
        "parent": link("parent"),
        "valid": day("valid"),
        "note": own("note"),
        "formerly": link("formerly"),
    },
    Indicator: {
        **_TERM,
        "unit": link("unit"),
        "kind": word("kind", Kind),
        "direction": word("direction", Direction),
        "broader": link("broader"),
        "part_of": link("part_of"),
        "breaks": Field(lambda t: list(t.breaks), TEXTS),
        **_CHINESE,
    },
    Instrument: {
        **_TERM,
        "broader": link("broader"),
        **{one.name: word(one.name, one.words) for one in TYPOLOGIES.values()},
        **_CHINESE,
    },
    Domain: {**_TERM, "broader": link("broader"), **_CHINESE},
    Setting: {**_TERM, "broader": link("broader"), **_CHINESE},
    Body: {
        "id": own("id"),
        "name_zh": own("name.zh"),
        "name_en": own("name.en"),
        "kind": word("kind", BodyKind),
        "region": link("region"),
        "aliases": Field(lambda t: list(t.aliases), TEXTS),
        "note": own("note"),
    },
    Erratum: {
        "id": own("id"),
        "record": own("record"),
        "kind": word("kind", ErratumKind),
        "field": own("field"),
        "old": own("old"),
        "new": own("new"),
        "why": own("why"),
        "version": own("version"),
        "date": day("date"),
    },
    Unit: {
        "id": own("id"),
        "name_zh": own("name.zh"),
        "name_en": own("name.en"),
        "definition": own("definition"),
        "is_not": own("is_not"),
        "dimension": own("dimension"),
        "words": Field(lambda u: list(u.words), TEXTS),
    },
    Work: {
        "id": own("id"),
        "title": own("title.zh"),
        "title_en": own("title.en"),
        "number": own("number"),
        "issuer": link("issuer"),
        "date": day("date"),
        "note": own("note"),
        "region": link("home"),
    },
}
"""For each type its keys, in order, each with how its value is read."""


def fields_of(cls: type) -> Fields:
    """Return the fields of a row of a class of documents, records or terms; a subclass has those of its base.

    Raises:
        TypeError: Nothing of the class has a row.
    """
    fields = FIELDS.get(cls) or next((FIELDS[base] for base in cls.__mro__ if base in FIELDS), None)
    if fields is None:
        raise TypeError(not_a("a row", "a document, a record or a term", cls))
    return fields


def row(item: Record | Document | Figure | object) -> dict[str, Any]:
    """Return the flat row of a record, document or term.

    Values are text, int, float, bool, None, or lists of text (`also`, `passages`: of pairs).
    """
    return {key: field(item) for key, field in fields_of(type(item)).items()}
