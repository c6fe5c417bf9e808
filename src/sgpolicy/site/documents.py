"""The page of a document, and, for whoever has its text, the coder's page beside it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import evolve

from sgpolicy.model.document import Document
from sgpolicy.model.record import Record
from sgpolicy.schema import DATES
from sgpolicy.site.addresses import address, page_of, text_page_of
from sgpolicy.site.both import Both, both, label
from sgpolicy.site.coder import CodedText, coded_text, name_on, text_of
from sgpolicy.site.held import Held
from sgpolicy.site.page import Citing, Page
from sgpolicy.site.records import FILTERS, card
from sgpolicy.site.rows import reviewed
from sgpolicy.site.tables import Cell, Row, Table, cell, dated, filters_of, table, wording
from sgpolicy.sources.numbers import Standing

_WEB = re.compile(r"https?://[^\s/]+")
"""An address that a page may lead to; of any other scheme only the text is shown."""
_NUMBERED = (Standing.CODED, Standing.UNCODED, Standing.UNEXPLAINED)


def document_pages(held: Held, citing: Citing, sources: Path | None) -> Iterator[Page]:
    """Yield the page of each document, and its coder's page if its text is in *sources*."""
    for document in held.catalog.documents:
        records = held.by_document.get(document.id, [])
        cards = [card(one) for one in records if one.document.id == document.id]
        text = text_of(document, sources) if sources else None
        cites = citing([document])
        yield Page(
            file=page_of(document),
            template="document.html",
            title=both(document.title),
            section="documents",
            cites=cites,
            context={
                "document": document,
                "facts": _facts(document),
                "cards": cards,
                "filters": filters_of(FILTERS, [one.facets for one in cards]),
                "reference": citing.one(document),
                "elsewhere": [cell(one.id, address(one)) for one in records if one.document.id != document.id],
                "uncoded": _uncoded(document),
                "faults": _faults(document),
                "text_page": text_page_of(document) if text is not None else None,
            },
        )
        if text is not None:
            yield _text_page(document, text, records, cites)


def _facts(document: Document) -> list[tuple[Both, tuple[Cell, ...]]]:
    page, text, coding = document.page, document.text, document.coding
    bodies = document.issuers or ((document.issuer,) if document.issuer else ())
    found: list[tuple[str, list[Cell]]] = [
        ("issuer", [cell(body) for body in bodies]),
        ("region", [cell(document.region)] if document.region else []),
        ("number", [cell(document.number.printed)] if document.number else []),
        ("kind", [cell(document.kind), *([cell(document.form)] if document.form else [])]),
        *((name, [dated(when)]) for name in DATES if (when := getattr(document, name))),
        ("site", [cell(page.site)] if page and page.site else []),
        ("address", [Cell(both(page.address), page.address)] if page else []),
        ("seen", [cell(str(page.seen))] if page else []),
        ("address", [Cell(both(text.url), text.url if _WEB.match(text.url) else None)] if text and text.url else []),
        ("repost", [cell(text.repost)] if text and text.repost else []),
        ("grade", [cell(document.reliability.grade, note=both(document.reliability.because))]),
        ("depth", [cell(document.depth)]),
        ("coder", [cell(coding.coder, note=both(coding.coder_kind))] if coding else []),
        ("reviewed by", [cell(coding.reviewer if coding and coding.reviewer else reviewed(document))]),
        ("inferred", [cell(f"{one.field}: {one.because}") for one in document.inferred]),
        ("SHA-256", [cell(text.sha256)] if text else []),
        ("note", [cell(document.note)] if document.note else []),
    ]
    return [(label(name), tuple(cells)) for name, cells in found if cells]


def _uncoded(document: Document) -> Table | None:
    """Return the numbers that are no figures, with the reasons; None without one."""
    if not document.uncoded:
        return None
    rows = (
        Row(
            (
                cell(f"{one.start}:{one.end}", sort=str(one.start)),
                wording(one.printed),
                cell(one.reason),
                cell(one.note),
            ),
            {"reason": both(one.reason)},
        )
        for one in document.uncoded
    )
    columns = ["span", "as stated", "reason", "note"]
    return table("uncoded", label("Numbers that are not coded, and why"), columns, rows, filters=["reason"])


def _faults(document: Document) -> Table | None:
    """Return the damage in the text, with our repairs; None without any."""
    if not document.faults:
        return None
    rows = (
        Row(
            (
                cell(f"{one.start}:{one.end}", sort=str(one.start)),
                wording(one.printed),
                wording(one.repaired or "?"),
                cell(one.kind),
                cell(one.note),
            )
        )
        for one in document.faults
    )
    columns = ["span", "as printed", "repaired", "kind", "note"]
    return table("faults", label("Damage in the text, and our repairs"), columns, rows)


def _text_page(document: Document, text: str, records: Sequence[Record], cites: dict[str, str]) -> Page:
    coded = coded_text(text, document, records)
    named = ((name_on(one, document), one) for one in records)
    cards = [(coded.numbers[name], evolve(card(one), anchor=name)) for name, one in named if name in coded.numbers]
    return Page(
        file=text_page_of(document),
        template="text.html",
        title=both(document.title),
        section="documents",
        cites=cites,
        context={
            "document": document,
            "home": page_of(document),
            "coded": coded,
            "cards": cards,
            "checks": _checks(coded),
        },
    )


def _checks(coded: CodedText) -> list[tuple[bool, Both]]:
    """Return the audit as a check list: whether each is in order, and what was counted."""
    audit = coded.audit
    counts = {standing: audit.count(standing) for standing in _NUMBERED}
    recognised = len(audit.numbers) - sum(counts.values())
    open_, share = counts[Standing.UNEXPLAINED], 100 * audit.covered // audit.characters if audit.characters else 0
    gap = max((end - start for start, end in audit.gaps), default=0)
    return [
        (not open_, label("Numbers not explained: {n} of {of}.", n=open_, of=len(audit.numbers))),
        (True, label("Numbers coded as figures: {n}.", n=counts[Standing.CODED])),
        (True, label("Numbers listed as uncoded, with a reason: {n}.", n=counts[Standing.UNCODED])),
        (True, label("Numbers recognised as headings, dates, names or document numbers: {n}.", n=recognised)),
        (not audit.outside, label("Figures outside every measure: {n}.", n=len(audit.outside))),
        (True, label("Text inside a measure: {n} %; characters of the longest gap: {gap}.", n=share, gap=gap)),
    ]
