"""Records and documents: what cannot be made, and what they tell of themselves."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest
from attrs import evolve

from sgpolicy import Catalog, FieldError, Period
from sgpolicy.model.coding import Coding
from sgpolicy.model.document import Inference, Source
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.name import Name
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.page import Page
from sgpolicy.model.words import CoderKind, Depth, EvidenceKind, Kind, RegionBasis

TARGET = "hl-2022-talent-plan/certified-2025"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"start": 5, "end": 5}, "a span must end after its start"),
        ({"start": -1}, "start cannot be -1; expected 0 or more"),
        ({"document": None}, "document cannot be None; expected a Document"),
        ({"start": None}, "a passage of a text needs a start and an end"),
    ],
)
def test_evidence_is_a_span_of_a_document(change: dict[str, Any], message: str, shipped: Catalog) -> None:
    """It is never empty, turned round or of nothing."""
    with pytest.raises(FieldError, match=message):
        evolve(shipped.targets[TARGET].evidence[0], **change)


@pytest.mark.parametrize("extent", [(0, 10), (5, 5), (-1, 5), (6, 5)])
def test_the_extent_lies_inside_the_file(extent: tuple[int, int]) -> None:
    """A document is a part of its file, of one character at least."""
    with pytest.raises(ValueError, match="must lie inside the file's 9 characters"):
        Source(file="a.txt", characters=9, sha256="0" * 64, extent=extent)


@pytest.mark.parametrize("file", ["../a.txt", "a/b", "a\\b", "a\n"])
def test_a_source_has_a_name_and_no_folder(file: str) -> None:
    """It is looked for in a folder of sources, never elsewhere."""
    with pytest.raises(FieldError, match="the name of the file alone, without a folder"):
        Source(file=file, characters=9, sha256="0" * 64, extent=(0, 9))


def test_a_record_needs_evidence(shipped: Catalog) -> None:
    """One passage at least, in a tuple."""
    target = shipped.targets[TARGET]
    with pytest.raises(ValueError, match=r"evidence cannot be .*; expected a tuple of 1 or more"):
        evolve(target, evidence=())
    with pytest.raises(TypeError, match="expected a tuple; each item an Evidence"):
        evolve(target, evidence=list(target.evidence))  # type: ignore[arg-type]


def test_kinds_of_figures_keep_apart(shipped: Catalog) -> None:
    """A target is measured, a provision fixed."""
    with pytest.raises(ValueError, match=r"kind cannot be .*; expected one of stock, flow, cumulative"):
        evolve(shipped.targets[TARGET], kind=Kind.RATE)
    with pytest.raises(ValueError, match=r"kind cannot be .*; expected one of rate, ratio, size, sum"):
        evolve(shipped.provisions[0], kind=Kind.STOCK)


def test_a_measure_needs_an_instrument(shipped: Catalog) -> None:
    """The main one comes first."""
    with pytest.raises(ValueError, match=r"instruments cannot be \(\); expected at least one instrument"):
        evolve(shipped.measures[0], instruments=())


def test_a_measure_and_a_target_are_told_apart_by_all_their_fields(shipped: Catalog) -> None:
    """Records with the same id and other contents are not equal, though they hash alike."""
    target = shipped.targets[TARGET]
    other = evolve(target, due=Period.of_year(2026))

    assert target != other
    assert hash(target) == hash(other)
    assert target == evolve(target)


@pytest.mark.parametrize(
    "pick", [lambda c: c.targets[0], lambda c: c.measures[0], lambda c: c.documents[0], lambda c: c.regions[0]]
)
def test_no_field_can_be_assigned_or_deleted(pick: Callable[[Catalog], Any], shipped: Catalog) -> None:
    """Records, documents and terms are frozen, and take no new fields."""
    item = pick(shipped)
    for attribute in attrs.fields(type(item)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(item, attribute.name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(item, attribute.name)
    with pytest.raises(AttributeError):
        item.anything = 1


def test_what_was_inferred_is_told(shipped: Catalog) -> None:
    """`why_inferred` gives the reason, or None for what the text states."""
    target = shipped.targets["hl-2011-workforce-report/high-level-2012"]

    assert (target.why_inferred("commitment") or "").startswith("bare verb")
    assert target.why_inferred("quantity") is None


def test_when_is_the_time_of_each_type(shipped: Catalog) -> None:
    """Due for a target, as-of for an observation, time for the others; bodies and citations have none."""
    for record in shipped.records():
        own = next((getattr(record, n) for n in ("due", "as_of", "time") if hasattr(record, n)), None)
        assert own == record.when
        assert record.document is record.evidence[0].document


def test_a_document_is_known_by_its_first_date(shipped: Catalog) -> None:
    """Issued, else published, else its reference date, else that of its page."""
    for document in shipped.documents:
        assert isinstance(document.source, Source | Page)
        page = document.source.date if isinstance(document.source, Page) else None
        dates = [d for d in (document.issued, document.published, document.reference, page) if d]
        assert document.known == (dates[0] if dates else None)
    assert isinstance(shipped.targets[0].evidence[0], Evidence)


def test_what_is_named_has_a_region_of_its_own(shipped: Catalog) -> None:
    """That of the body or the work, unless another is given; a programme has none unless it is given."""
    organisation = next(
        o for o in shipped.organisations if o.body.region and o.document.region not in {None, o.body.region}
    )
    common: dict[str, Any] = {"id": "x/y", "evidence": organisation.evidence}
    home, other = organisation.body.region, organisation.document.region
    assert home is not None
    made = Organisation(body=organisation.body, name="甲", role=organisation.role, **common)
    local = evolve(shipped.works[0], issuer=None, region=home)
    cited = Citation(work=local, relation=shipped.citations[0].relation, **common)

    assert [(home, RegionBasis.TERM)] * 2 == [(one.region, one.region_basis) for one in (made, cited)]
    assert RegionBasis.STATED == evolve(made, region=other).region_basis
    because = (Inference(field="region", because="of its seat"),)
    assert RegionBasis.INFERRED == evolve(made, region=other, inferred=because).region_basis
    assert (None, None) == ((named := Programme(name=Name(zh="甲", en="A"), **common)).region, named.region_basis)
    assert RegionBasis.STATED == evolve(named, region=home).region_basis


def test_a_work_has_the_region_of_its_issuer_or_another(shipped: Catalog) -> None:
    """Its own comes first; without either it has none."""
    work = next(w for w in shipped.works if w.issuer and w.issuer.region)
    assert work.issuer is not None

    assert work.issuer.region == work.home
    assert shipped.regions["230000"] == evolve(work, region=shipped.regions["230000"]).home
    assert evolve(work, issuer=None).home is None


def test_a_page_is_evidence_without_offsets(shipped: Catalog) -> None:
    """It tells its address, and of its document no text; that is known since the page's own date at the latest."""
    page = Page(
        address="https://example.org/a?b", title="网页", date=Period.parse("2021-03"), seen=Period.of_year(2026)
    )
    document = evolve(
        shipped.documents[0], source=page, depth=Depth.FIGURES, issued=None, published=None, reference=None
    )
    place = Evidence(document=document, as_stated="3人", section="一")

    assert (None, EvidenceKind.PAGE, "https://example.org/a?b 一") == (place.span, place.kind, str(place))
    assert (None, page, (), page.date) == (document.text, document.page, document.coded, document.known)
    assert "<Page https://example.org/a?b 《网页》 seen 2026>" == repr(page)
    with pytest.raises(FieldError, match="a page has no offsets"):
        evolve(place, start=1, end=2)


@pytest.mark.parametrize(
    "half", [{"reviewer": "B"}, {"reviewer_kind": CoderKind.PERSON}, {"reviewed": Period.of_year(2026)}], ids=str
)
def test_a_review_has_a_reviewer_of_a_kind(half: dict[str, Any]) -> None:
    """Half of one is refused; a model is named as one."""
    coding = Coding(coder="A", coder_kind=CoderKind.MODEL)

    assert "coded by A (model)" == str(coding)
    with pytest.raises(FieldError, match="a review needs both a reviewer and a reviewer_kind"):
        evolve(coding, **half)
