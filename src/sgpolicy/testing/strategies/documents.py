"""Strategies for documents, their sources, faults and uncoded numbers."""

from functools import cache
from typing import Any

from attrs import define, evolve
from hypothesis import strategies as st

from sgpolicy.model.coding import Coding
from sgpolicy.model.document import Document, Fault, Inference, Reliability, Source, Uncoded
from sgpolicy.model.page import Page
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.words import CoderKind, Depth, DocumentForm, DocumentKind, FaultKind, Grade, UncodedReason
from sgpolicy.schema import DATES
from sgpolicy.testing.strategies.terms import Codebook, codebooks
from sgpolicy.testing.strategies.values import LONGEST_WORDING, any_of, document_numbers, names, periods, texts

_CHARACTERS = 100_000


@cache
def reliabilities() -> st.SearchStrategy[Reliability]:
    """Grades with their reasons."""
    return st.builds(Reliability, grade=st.sampled_from(Grade), because=texts())


@cache
def inferences() -> st.SearchStrategy[Inference]:
    """Reasons for a field that every record and document has."""
    return st.builds(Inference, field=st.sampled_from(("region", "note")), because=texts())


@st.composite
def sources(draw: st.DrawFn, characters: int = _CHARACTERS) -> Source:
    """Source files that are a document as a whole or in part.

    Args:
        draw: Given by hypothesis.
        characters: Length of each file.
    """
    return Source(
        file=f"{draw(st.integers(0, 999)):03}_社工.txt",
        characters=characters,
        sha256=f"{draw(st.integers(0, 255)):064x}",
        extent=(draw(st.integers(0, 9)), characters - draw(st.integers(0, 9))),
        url=draw(st.none() | st.just("https://example.org/a?b=1&c=<d>")),
        repost=draw(st.none() | texts()),
    )


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Web pages, with and without site and date."""
    return Page(
        address=f"https://example.org/{draw(st.integers(0, 99))}?b=1&c=<d>",
        title=draw(texts()),
        site=draw(st.none() | texts()),
        date=draw(st.none() | periods(2010, 2025).filter(bounded).map(lambda day: evolve(day, at=None))),
        seen=Period.of_year(2026),
    )


@st.composite
def codings(draw: st.DrawFn) -> Coding:
    """Who coded a document, some with a review."""
    reviewed = draw(st.booleans())
    return Coding(
        coder=draw(texts()),
        coder_kind=draw(st.sampled_from(CoderKind)),
        coded=draw(st.none() | periods(2020, 2026)),
        reviewer=draw(texts()) if reviewed else None,
        reviewer_kind=draw(st.sampled_from(CoderKind)) if reviewed else None,
        reviewed=draw(st.none() | periods(2020, 2026)) if reviewed else None,
    )


@st.composite
def documents(draw: st.DrawFn, codebook: Codebook | None = None, document_id: str | None = None) -> Document:
    """Documents with dates in order, faults and uncoded numbers.

    Args:
        draw: Given by hypothesis.
        codebook: Where region and issuer come from.
        document_id: The id of each; any by default.
    """
    book = codebook if codebook is not None else draw(codebooks())
    source = draw(st.one_of(sources(), sources(), sources(), pages()))
    extent = source.extent if isinstance(source, Source) else None
    region = draw(any_of(book.regions))
    year = draw(st.integers(2005, 2025))
    issued = draw(st.none() | periods(year, year).filter(bounded))
    published = draw(st.none() | periods(year + 1, year + 3).filter(bounded))
    reference = draw(st.none() | periods(year, year).filter(bounded))
    if issued and reference and not reference.overlaps(issued):
        reference = issued  # what the text calls "now" is when it was issued
    spans = Spans(extent[0] if extent else 0)
    depth = draw(st.sampled_from(Depth)) if extent else Depth.FIGURES
    issuer = draw(any_of(tuple(body for body in book.bodies if _has_authority(body.region, region))))
    others = tuple(body for body in book.bodies if body != issuer)
    joint = draw(st.just(()) | st.sampled_from(others).map(lambda other: (issuer, other))) if issuer and others else ()
    document = Document(
        id=document_id if document_id is not None else f"doc-{draw(st.integers(1, 99))}",
        title=draw(names()),
        number=draw(st.none() | document_numbers()),
        kind=draw(st.sampled_from(DocumentKind)),
        form=draw(st.none() | st.sampled_from(DocumentForm)),
        language=draw(st.sampled_from(("zh", "en", "zh-Hant"))),
        issuer=issuer,
        issuers=joint,
        region=region,
        issued=issued,
        published=published,
        reference=reference,
        effective=draw(st.none() | periods(year, year)),
        repealed=draw(st.none() | periods(year + 1, year + 9)),
        status_checked=draw(st.none() | periods(2020, 2026)),
        source=source,
        depth=depth,
        passages=(extent,) if extent and depth is Depth.PASSAGES else (),
        coding=draw(st.none() | codings()),
        reliability=draw(reliabilities()),
        faults=tuple(draw(faults(spans)) for _ in range(draw(st.integers(0, 1)) if extent else 0)),
        uncoded=tuple(draw(uncoded(spans)) for _ in range(draw(st.integers(0, 1)) if extent else 0)),
        inferred=draw(st.just(()) | st.tuples(inferences())),
        note=draw(st.none() | texts()),
    )
    if extent:
        return document
    return evolve(document, **{name: evolve(day, at=None) for name in DATES if (day := getattr(document, name))})


def _has_authority(home: Region | None, place: Region | None) -> bool:
    return home is None or place is None or place in home or home in place


def bounded(period: Period) -> bool:
    """Return whether *period* has both ends."""
    return period.start is not None and period.end is not None


@define
class Spans:
    """Hands out spans of one text, one after another, so that no two are the same."""

    at: int = 0

    def take(self, draw: st.DrawFn, length: int) -> tuple[int, int]:
        """Return the next span of *length* characters."""
        start = self.at + draw(st.integers(0, 3))
        self.at = start + length
        return start, self.at


@st.composite
def faults(draw: st.DrawFn, spans: Spans | None = None) -> Fault:
    """Damaged characters with their repair."""
    repaired, kind = draw(st.none() | texts()), draw(st.sampled_from(FaultKind))
    return Fault(repaired=repaired, kind=kind, **_printed(draw, spans or Spans()))


@st.composite
def uncoded(draw: st.DrawFn, spans: Spans | None = None) -> Uncoded:
    """Numbers that are not figures."""
    return Uncoded(reason=draw(st.sampled_from(UncodedReason)), **_printed(draw, spans or Spans()))


def _printed(draw: st.DrawFn, spans: Spans) -> dict[str, Any]:
    """Return what faults and uncoded numbers have in common."""
    printed = draw(texts())[:LONGEST_WORDING].strip() or "?"
    start, end = spans.take(draw, len(printed))
    return {"start": start, "end": end, "printed": printed, "note": draw(st.none() | texts())}
