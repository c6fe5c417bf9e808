"""Adoptions: by which year each province is known to have had a policy; silence is never a no."""

from typing import Any

import pytest
from tests.unit.table_measures import EARLIER, FIGURES, WHOLE, measure
from tests.unit.table_records import (
    CHINA,
    CORPS,
    HARBIN,
    HEILONGJIANG,
    JILIN,
    REGIONS,
    TAIWAN,
    XINJIANG,
    document,
    promised,
)

from sgpolicy import AmbiguousNameError, Catalog, Confidence, Inference, UnknownTermError
from sgpolicy.analysis.adoptions import Adoptions, adoptions
from sgpolicy.catalog.adopted import adopted
from sgpolicy.model.absence import Absence
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.record import Record


def found(*records: Record, **more: Any) -> Adoptions:  # noqa: ANN401 - documents and absences
    """Return the adoptions that records show."""
    return adoptions("policy", records, REGIONS, **more)


def test_the_first_record_dates_a_province() -> None:
    """By its own time or its document, whichever ends first; places in a province count for it."""
    table = found(
        measure("late", when="2015"),
        measure("early", region=HARBIN, when="2009/2011"),
        measure("jilin", region=JILIN),
        measure("nation", region=CHINA, when="2008"),
    )

    assert [(a.region, a.year, str(a.dated_by), a.record.id) for a in table] == [
        (HEILONGJIANG, 2011, "time", "whole/early"),
        (JILIN, 2012, "document", "whole/jilin"),
    ]
    assert [record.id for record in table[0].records] == ["whole/early", "whole/late"]
    assert table.nation is not None
    assert (table.nation.region, table.nation.year) == (CHINA, 2008)
    assert repr(table[0]) == "<Adoption 黑龙江 2011: whole/early>"
    row = table.to_dicts()[0]
    assert (row["year_from"], row["year"], row["period"]) == (2009, 2011, "2009/2011")


def test_a_target_is_dated_by_its_document() -> None:
    """It falls due later; so a promise of 2012 for 2011 is of 2012, too."""
    assert found(promised("3人", "2011", document=WHOLE))[0].year == 2012


def test_a_time_that_is_open_at_one_end_is_taken_by_the_other() -> None:
    """Since 2007 is had in 2007."""
    assert [found(measure("a", when=when))[0].year for when in ("2007/..", "../2007-05")] == [2007, 2007]


def test_what_has_no_date_or_place_is_listed() -> None:
    """And leaves its province undated."""
    undated = measure("a", at=document("undated", known=None))
    nowhere = measure("b", region=None)
    table = found(undated, nowhere, measure("c", region=TAIWAN))

    assert (len(table), [one.id for one in table.undated]) == (0, ["undated/a", "whole/b", "whole/c"])
    assert dict(table.unknown)[HEILONGJIANG] == "undated"
    assert "without date or place: 3 records" in table.notes


def test_silence_is_told_apart() -> None:
    """Searched in vain, coded in part, or never looked at: none is a no."""
    searched = document("searched", region=CORPS, depth=FIGURES.depth)
    absence = Absence(id="searched/none", evidence=(Evidence(document=searched, start=0, end=1),), terms=("社工",))
    part = document("part", region=XINJIANG, depth=FIGURES.depth)
    table = found(documents=[WHOLE, searched, part], absences=[absence])

    assert [(region, str(why)) for region, why in table.unknown] == [
        (JILIN, "never looked"),
        (HEILONGJIANG, "searched, not found"),
        (XINJIANG, "coded in part"),
        (CORPS, "searched, not found"),
    ]
    assert table.title == "Adoptions of policy: 0 of 4 provinces and the Corps"
    assert table.nation is None
    assert len(table.curve()) == 0
    assert "no date known" in repr(table.curve())


@pytest.mark.parametrize(
    ("changes", "certain"),
    [
        ({}, True),
        ({"confidence": Confidence.LOW}, False),
        ({"inferred": (Inference(field="region", because="b"),)}, False),
        ({"inferred": (Inference(field="time", because="b"),)}, False),
        ({"at": document("page", page=True, region=HEILONGJIANG)}, False),
    ],
)
def test_a_date_is_certain_only_if_all_of_it_is_stated(changes: dict[str, Any], certain: bool) -> None:  # noqa: FBT001
    """Time, region, wording and coding."""
    if "at" in changes:
        record = promised("3人", "2030", document=changes["at"])
        assert found(record)[0].certain is certain
    else:
        assert found(measure("a", when="2010", **changes))[0].certain is certain


def test_the_curve_counts_up_year_by_year() -> None:
    """Years without an adoption have a point, too."""
    curve = found(measure("a", at=EARLIER), measure("b", region=JILIN), measure("c", region=CORPS)).curve()

    assert [(p.year, len(p.new), p.cumulative, p.of) for p in curve] == [
        (2010, 1, 1, 4),
        (2011, 0, 1, 4),
        (2012, 2, 3, 4),
    ]
    assert curve.to_dicts()[2]["regions"] == ["220000", "660000"]
    assert curve.title == "Curve of policy: 3 of 4 provinces and the Corps"
    assert repr(curve[0]) == "<CurvePoint 2010: 1 of 4>"


def test_the_order_of_input_does_not_matter() -> None:
    """Records and regions in any order."""
    records = [measure("a"), measure("b", when="2009"), measure("c", region=JILIN)]

    assert found(*records) == adoptions("policy", records[::-1], REGIONS[::-1])


def test_the_catalog_takes_any_of_four_kinds(shipped: Catalog) -> None:
    """An instrument, an indicator, a work that documents implement, a programme by its name."""
    work = shipped.citations.where(relation="implements")[0].work
    programme = next(one.programme for one in shipped.measures if one.programme and one.region)

    assert {a.record.record_type for a in shipped.adoptions("政府购买服务")} == {"measure"}
    assert shipped.adoptions(shipped.instruments["training"]).what == "training"
    assert {a.record.record_type for a in shipped.adoptions("social-work-stations")} <= {
        "observation",
        "target",
        "provision",
    }
    assert {a.record.record_type for a in shipped.adoptions(work)} <= {"citation"}
    assert shipped.adoptions(programme).what == programme.id
    assert all(a.record.document.known.end.year <= 2012 for a in shipped.adoptions("training", known_by=2012))  # type: ignore[union-attr]


def test_every_id_of_one_thing_alone_is_an_answer(shipped: Catalog) -> None:
    """Even where another thing has almost the same name, such as training-base and training-bases."""
    things = (*shipped.instruments, *shipped.works, *shipped.indicators)
    once = [one for one in things if sum(one.id == other.id for other in things) == 1]

    assert [adopted(shipped._vocabulary, one.id) for one in once] == once


def test_an_unknown_or_ambiguous_name_is_refused(shipped: Catalog) -> None:
    """With what is near, and with all that it fits."""
    with pytest.raises(UnknownTermError, match="unknown instrument, programme, work or indicator 'trainning'"):
        shipped.adoptions("trainning")
    with pytest.raises(UnknownTermError, match="is only part of the names of several"):
        shipped.adoptions("教育")
    both = {one.zh for i in shipped.instruments for one in [i.name]} & {
        one.zh for w in shipped.indicators for one in [w.name]
    }
    for name in both:
        with pytest.raises(AmbiguousNameError):
            shipped.adoptions(name)
