"""Coverage: a region answers yes, none found or never looked, and never no."""

from datetime import date
from typing import Any

import pytest
from tests.unit.table_records import (
    CHINA,
    CORPS,
    HARBIN,
    HEILONGJIANG,
    HONG_KONG,
    JILIN,
    REGIONS,
    XINJIANG,
    document,
    promised,
    seen,
)

from sgpolicy import Catalog, Depth, Document, NotAPeriodError
from sgpolicy.analysis.coverage import Answer, Coverage, coverage
from sgpolicy.catalog.times import dated
from sgpolicy.display import collection_text, item_html, width
from sgpolicy.model.absence import Absence
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.period import EARLIEST

DAY = date(2026, 1, 1)


def row(documents: list[Document], records: list[Any], of: str = "230000") -> Coverage:
    """Return the row of one region."""
    found = coverage(REGIONS, documents, records, as_of=DAY)
    return next(one for one in found if one.region.code == of)


def absence(at: Document) -> Absence:
    """Return an absence of a document."""
    return Absence(
        id=f"{at.id}/none", evidence=(Evidence(document=at, start=0, end=1),), region=at.region, terms=("社工",)
    )


def test_every_region_has_a_row() -> None:
    """Hong Kong and Taiwan only where something is said of them."""
    empty = coverage(REGIONS, [], [], as_of=DAY)
    more = coverage(REGIONS, [], [seen("3人", "2020", HONG_KONG)], as_of=DAY)

    assert [one.region for one in empty] == [CHINA, JILIN, HEILONGJIANG, XINJIANG, CORPS]
    assert {str(one.answer) for one in empty} == {"never looked"}
    assert [one.region for one in more][-1] == HONG_KONG


@pytest.mark.parametrize(
    ("depth", "searched", "answer"),
    [
        (Depth.WHOLE, False, "none found"),
        (Depth.FIGURES, False, "never looked"),
        (Depth.FIGURES, True, "none found"),
    ],
)
def test_silence_counts_only_where_somebody_looked(depth: Depth, searched: bool, answer: str) -> None:  # noqa: FBT001
    """In a document coded whole, or searched for words; it is never a no."""
    one = document(region=HEILONGJIANG, depth=depth)
    found = row([one], [absence(one)] if searched else [])

    assert str(found.answer) == answer
    assert found.looked == (("doc",) if answer == "none found" else ())
    assert (found.where, found.grade, found.latest, found.stale) == ((), None, None, None)


def test_a_yes_says_where() -> None:
    """Also in a document of another region, and of places below; the best grade counts."""
    own, other = document("own", region=HEILONGJIANG, grade="C"), document("other", region=CHINA, page=True)
    quiet = document("quiet", region=HARBIN)
    records = [
        seen("300人", "2018", HARBIN, document=own),
        seen("300人", "2020-06", document=other),
        seen("300人", None, document=other),
        promised("500人", "2025", document=own),
    ]
    found = row([own, other, quiet], records)

    assert (str(found.answer), found.where, found.looked) == ("yes", ("own", "other"), ("quiet",))
    assert (found.grade, found.latest, found.stale) == ("B", 2020, 6)
    assert found.groups == {"certified": 3}
    flat = found.to_dict()
    assert (flat["documents_whole"], flat["evidence_span"], flat["evidence_page"]) == (2, 2, 2)
    assert (flat["observations"], flat["targets"], flat["groups"]) == (3, 1, ["certified: 3"])
    assert "<th>stale</th><td>6</td>" in item_html(found)
    assert repr(found).startswith("<Coverage 黑龙江: yes; 4 records of 2 documents, looked in 1 more>")


def test_the_corps_is_not_xinjiang() -> None:
    """What is said of one says nothing of the other."""
    said = [seen("300人", "2018", CORPS)]

    assert str(row([], said, "660000").answer) == "yes"
    assert str(row([], said, "650000").answer) == "never looked"


def test_some_regions_alone_have_rows(shipped: Catalog) -> None:
    """Those that lie within what is asked for; a city has a row of its own, of what lies in it."""
    whole = {row.region.code: row for row in shipped.coverage()}
    [city] = shipped.coverage("哈尔滨")

    assert [whole["220000"], whole["230000"]] == list(shipped.coverage(["黑龙江", shipped.regions["吉林"]]))
    assert [*shipped.coverage()] == list(shipped.coverage("中国"))
    assert ["650000", "660000"] == [row.region.code for row in shipped.coverage("新疆")]
    assert shipped.measures.where(within="哈尔滨").ids == tuple(one.id for one in city.measures) != ()
    assert set(city.records) < set(whole["230000"].records)
    assert [Answer.NEVER_LOOKED] == [row.answer for row in shipped.coverage("香港")]
    with pytest.raises(TypeError, match="ask for a region by its name"):
        shipped.coverage(3)  # type: ignore[arg-type]


def test_the_table_shows_every_region_in_80_columns(shipped: Catalog) -> None:
    """At the prompt and in a notebook, not only the first twelve."""
    found = shipped.coverage()

    assert len(found) >= 33
    assert "more" not in repr(found)
    assert max(map(width, collection_text(found).splitlines())) <= 80
    assert found._repr_html_().count("<tr>") == len(found) + 1
    assert len(found.to_dicts()) == len(found)


def test_how_old_data_are_is_reckoned_from_the_data(shipped: Catalog) -> None:
    """Or from another day, but never from today."""
    [first] = {one.as_of for one in shipped.coverage()}

    assert first == dated(shipped.documents)
    assert {one.as_of for one in shipped.coverage(as_of=2030)} == {date(2030, 12, 31)}
    assert dated([]) == date(EARLIEST, 1, 1)
    assert dated([document(known=None), document(known="2020", page=True)]) == date(2025, 1, 1)
    with pytest.raises(NotAPeriodError):
        shipped.coverage(as_of="soon")
