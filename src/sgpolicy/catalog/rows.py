"""The one registry of fields: how each type becomes a flat row.

Exports, frames and `to_dicts()` all read it. Keys keep their meaning and
order across releases; new ones come last.
"""

from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import Any

from sgpolicy.analysis.ratios import ROW_DIGITS, in_row
from sgpolicy.asked import not_a
from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Document
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.figure import Figure, Observation, Provision, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Number
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.model.unit import Unit

Fields = Mapping[str, Callable[[Any], Any]]


def _id(item: Any) -> str | None:  # noqa: ANN401 - whatever has an id
    return None if item is None else item.id


def _time(period: Period | None) -> str | None:
    return None if period is None else str(period)


def _basis(period: Period | None) -> str | None:
    return None if period is None else str(period.basis)


def _exact(number: Number | None) -> str | None:
    """Return the text of a number of which 15 digits would lose something."""
    if isinstance(number, Fraction):
        return str(number)
    digits = "" if number is None else format(Decimal(number), "f").lstrip("-0.").replace(".", "").rstrip("0")
    return format(number, "f" if isinstance(number, Decimal) else "d") if number and len(digits) > ROW_DIGITS else None


def _broad(measure: Measure) -> list[str]:
    """Return the slugs of the instruments, each followed by its broader ones."""
    return list(dict.fromkeys(term.id for i in measure.instruments for term in reversed(i.path)))


_RECORD: Fields = {
    "id": lambda r: r.id,
    "document": lambda r: r.document.id,
    "source_file": lambda r: r.document.text and r.document.text.file,
    "section": lambda r: r.evidence[0].section,
    "start": lambda r: r.evidence[0].start,
    "end": lambda r: r.evidence[0].end,
    "region": lambda r: _id(r.region),
    "confidence": lambda r: str(r.confidence),
}
_TRAIL: Fields = {
    "region_name": lambda r: r.region.name.zh if r.region else None,
    "region_basis": lambda r: str(r.region_basis) if r.region_basis else None,
    "also": lambda r: [list(e.span) for e in r.evidence[1:] if e.span and e.document.id == r.document.id],
    "inferred": lambda r: [i.field for i in r.inferred],
    "note": lambda r: r.note,
    "evidence": lambda r: str(r.evidence_kind),
    "page_url": lambda r: r.document.page and r.document.page.address,
    "page_title": lambda r: r.document.page and r.document.page.title,
    "also_pages": lambda r: [e.document.page.address for e in r.evidence[1:] if e.document.page],
    "province": lambda r: _id(r.region and r.region.province),
    "year_from": lambda r: r.when and r.when.start and r.when.start.year,
    "year_to": lambda r: r.when and r.when.end and r.when.end.year,
    "indicator_name": lambda r: r.indicator.name.zh if isinstance(r, Figure) else None,
}
_OWN: Fields = {**_TRAIL, "document_region": lambda r: _id(r.document.region)}
_FIGURE: Fields = {
    **_RECORD,
    "indicator": lambda r: r.indicator.id,
    "as_stated": lambda r: r.quantity.as_stated,
    "value": lambda r: in_row(r.quantity.value),
    "lower": lambda r: in_row(r.quantity.lower, ROUND_FLOOR),
    "upper": lambda r: in_row(r.quantity.upper, ROUND_CEILING),
    "qualifier": lambda r: str(r.quantity.qualifier),
    "unit": lambda r: r.quantity.unit.id,
    "kind": lambda r: str(r.kind),
    "time": lambda r: _time(r.when),
    "time_basis": lambda r: _basis(r.when),
    "lower_open": lambda r: r.quantity.lower_open,
    "upper_open": lambda r: r.quantity.upper_open,
}
_CHINESE: Fields = {"definition_zh": lambda t: t.definition_zh, "is_not_zh": lambda t: t.is_not_zh}
_EXACT: Fields = {
    "vague": lambda r: r.quantity.vague,
    "value_exact": lambda r: _exact(r.quantity.value),
    "lower_exact": lambda r: _exact(r.quantity.lower),
    "upper_exact": lambda r: _exact(r.quantity.upper),
}
_TERM: Fields = {
    "id": lambda t: t.id,
    "name_zh": lambda t: t.name.zh,
    "name_en": lambda t: t.name.en,
    "definition": lambda t: t.definition,
    "is_not": lambda t: t.is_not,
    "note": lambda t: t.note,
}

FIELDS: Mapping[type, Fields] = {
    Document: {
        "id": lambda d: d.id,
        "document": lambda d: d.id,
        "source_file": lambda d: d.text and d.text.file,
        "section": lambda _: None,
        "start": lambda d: d.text and d.text.extent[0],
        "end": lambda d: d.text and d.text.extent[1],
        "region": lambda d: _id(d.region),
        "confidence": lambda _: None,
        "title": lambda d: d.title.zh,
        "title_en": lambda d: d.title.en,
        "number": lambda d: d.number.canonical if d.number else None,
        "number_printed": lambda d: d.number.printed if d.number else None,
        "kind": lambda d: str(d.kind),
        "issuer": lambda d: _id(d.issuer),
        "issuer_name": lambda d: d.issuer.name.zh if d.issuer else None,
        "issued": lambda d: _time(d.issued),
        "issued_basis": lambda d: _basis(d.issued),
        "published": lambda d: _time(d.published),
        "published_basis": lambda d: _basis(d.published),
        "reference": lambda d: _time(d.reference),
        "reference_basis": lambda d: _basis(d.reference),
        "characters": lambda d: d.text and d.text.characters,
        "sha256": lambda d: d.text and d.text.sha256,
        "url": lambda d: d.page.address if d.page else d.source.url,
        "repost": lambda d: d.text and d.text.repost,
        "grade": lambda d: str(d.reliability.grade),
        "grade_because": lambda d: d.reliability.because,
        "faults": lambda d: len(d.faults),
        "uncoded": lambda d: len(d.uncoded),
        "region_name": lambda d: d.region.name.zh if d.region else None,
        "inferred": lambda d: [i.field for i in d.inferred],
        "note": lambda d: d.note,
        "issuers": lambda d: [body.id for body in d.issuers or (d.issuer,) if body],
        "effective": lambda d: _time(d.effective),
        "effective_basis": lambda d: _basis(d.effective),
        "repealed": lambda d: _time(d.repealed),
        "repealed_basis": lambda d: _basis(d.repealed),
        "status_checked": lambda d: _time(d.status_checked),
        "coder": lambda d: d.coding.coder if d.coding else None,
        "coder_kind": lambda d: str(d.coding.coder_kind) if d.coding else None,
        "coded": lambda d: _time(d.coding.coded) if d.coding else None,
        "reviewer": lambda d: d.coding.reviewer if d.coding else None,
        "reviewer_kind": lambda d: str(d.coding.reviewer_kind) if d.coding and d.coding.reviewer else None,
        "reviewed": lambda d: _time(d.coding.reviewed) if d.coding else None,
        "passages": lambda d: [list(passage) for passage in d.passages],
        "page_title": lambda d: d.page and d.page.title,
        "site": lambda d: d.page and d.page.site,
        "page_date": lambda d: d.page and _time(d.page.date),
        "page_date_basis": lambda d: d.page and _basis(d.page.date),
        "seen": lambda d: d.page and _time(d.page.seen),
        "depth": lambda d: str(d.depth),
        "language": lambda d: d.language,
        "form": lambda d: str(d.form) if d.form else None,
    },
    Measure: {
        **_RECORD,
        "instrument": _broad,
        "status": lambda r: str(r.status),
        "summary_zh": lambda r: r.summary.zh,
        "summary_en": lambda r: r.summary.en,
        "actors": lambda r: [body.name.zh for body in r.actors],
        "time": lambda r: _time(r.time),
        "time_basis": lambda r: _basis(r.time),
        "commitment": lambda r: str(r.commitment) if r.commitment else None,
        "actor_ids": lambda r: [body.id for body in r.actors],
        "settings": lambda r: [setting.id for setting in r.settings],
        "domains": lambda r: [domain.id for domain in r.domains],
        "programme": lambda r: _id(r.programme),
        "provisions": lambda r: [provision.id for provision in r.provisions],
        "learned_from": lambda r: [place.code for place in r.learned_from],
        **_TRAIL,
    },
    Provision: {**_FIGURE, **_TRAIL, **_EXACT},
    Target: {
        **_FIGURE,
        "commitment": lambda r: str(r.commitment) if r.commitment else None,
        "baseline": lambda r: _id(r.baseline),
        **_TRAIL,
        **_EXACT,
    },
    Observation: {**_FIGURE, **_TRAIL, **_EXACT},
    Programme: {
        **_RECORD,
        "name": lambda r: r.name.zh,
        "name_en": lambda r: r.name.en,
        "summary_zh": lambda r: r.summary.zh if r.summary else None,
        "summary_en": lambda r: r.summary.en if r.summary else None,
        "time": lambda r: _time(r.time),
        "time_basis": lambda r: _basis(r.time),
        **_OWN,
    },
    Organisation: {
        **_RECORD,
        "name": lambda r: r.name,
        "body": lambda r: r.body.id,
        "body_name": lambda r: r.body.name.zh,
        "role": lambda r: str(r.role),
        **_OWN,
    },
    Citation: {
        **_RECORD,
        "title": lambda r: r.title or r.work.title.zh,
        "number": lambda r: r.number.canonical if r.number else r.work.number,
        "number_printed": lambda r: r.number.printed if r.number else None,
        "work": lambda r: r.work.id,
        "relation": lambda r: str(r.relation),
        **_OWN,
    },
    Absence: {**_RECORD, "terms": lambda r: list(r.terms), **_TRAIL},
    Region: {
        "id": lambda t: t.code,
        "code": lambda t: t.code,
        "iso": lambda t: t.iso,
        "level": lambda t: str(t.level),
        "name_zh": lambda t: t.name.zh,
        "name_en": lambda t: t.name.en,
        "short": lambda t: t.short,
        "char": lambda t: t.char,
        "traditional": lambda t: t.traditional,
        "parent": lambda t: _id(t.parent),
        "valid": lambda t: _time(t.valid),
        "note": lambda t: t.note,
        "formerly": lambda t: _id(t.formerly),
    },
    Indicator: {
        **_TERM,
        "unit": lambda t: t.unit.id,
        "kind": lambda t: str(t.kind),
        "direction": lambda t: str(t.direction),
        "broader": lambda t: _id(t.broader),
        "part_of": lambda t: _id(t.part_of),
        "breaks": lambda t: list(t.breaks),
        **_CHINESE,
    },
    Instrument: {
        **_TERM,
        "broader": lambda t: _id(t.broader),
        "rothwell_zegveld": lambda t: str(t.rothwell_zegveld) if t.rothwell_zegveld else None,
        "hood": lambda t: str(t.hood) if t.hood else None,
        "mcdonnell_elmore": lambda t: str(t.mcdonnell_elmore) if t.mcdonnell_elmore else None,
        "talent_cycle": lambda t: str(t.talent_cycle) if t.talent_cycle else None,
        **_CHINESE,
    },
    Domain: {**_TERM, "broader": lambda t: _id(t.broader), **_CHINESE},
    Setting: {**_TERM, "broader": lambda t: _id(t.broader), **_CHINESE},
    Body: {
        "id": lambda t: t.id,
        "name_zh": lambda t: t.name.zh,
        "name_en": lambda t: t.name.en,
        "kind": lambda t: str(t.kind),
        "region": lambda t: _id(t.region),
        "aliases": lambda t: list(t.aliases),
        "note": lambda t: t.note,
    },
    Erratum: {
        "id": lambda e: e.id,
        "record": lambda e: e.record,
        "kind": lambda e: str(e.kind),
        "field": lambda e: e.field,
        "old": lambda e: e.old,
        "new": lambda e: e.new,
        "why": lambda e: e.why,
        "version": lambda e: e.version,
        "date": lambda e: _time(e.date),
    },
    Unit: {
        "id": lambda u: u.id,
        "name_zh": lambda u: u.name.zh,
        "name_en": lambda u: u.name.en,
        "definition": lambda u: u.definition,
        "is_not": lambda u: u.is_not,
        "dimension": lambda u: u.dimension,
        "words": lambda u: list(u.words),
    },
    Work: {
        "id": lambda t: t.id,
        "title": lambda t: t.title.zh,
        "title_en": lambda t: t.title.en,
        "number": lambda t: t.number,
        "issuer": lambda t: _id(t.issuer),
        "date": lambda t: _time(t.date),
        "note": lambda t: t.note,
        "region": lambda t: _id(t.home),
    },
}
"""For each type its keys, in order, each with the function that gives the value."""


def row(item: Record | Document | Figure | object) -> dict[str, Any]:
    """Return the flat row of a record, document or term.

    Values are text, int, Decimal, bool, None, or lists of text (`also`, `passages`: of pairs).
    """
    fields = FIELDS.get(type(item)) or next((FIELDS[cls] for cls in type(item).__mro__ if cls in FIELDS), None)
    if fields is None:
        raise TypeError(not_a("a row", "a document, a record or a term", item))
    return {key: read(item) for key, read in fields.items()}
