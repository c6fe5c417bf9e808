"""Tables of tools: measures by two facets, in which nothing is dropped and every cell leads to its measures."""

from fractions import Fraction

import pytest
from attrs import evolve
from tests.unit.table_measures import (
    AWARD,
    CHILDREN,
    EARLIER,
    ELDERLY,
    FIGURES,
    FUNDING,
    OTHER,
    PASSAGES,
    PURCHASE,
    TRAINING,
    WHOLE,
    domain,
    measure,
)
from tests.unit.table_records import JILIN

import sgpolicy
from sgpolicy import Catalog, FieldError, UnknownTermError
from sgpolicy.analysis.tools import tools
from sgpolicy.display import width

MEASURES = [
    measure("a", TRAINING),
    measure("b", TRAINING, AWARD),
    measure("c", FUNDING),
    measure("d", PURCHASE, at=EARLIER),
    measure("e", OTHER, domains=(ELDERLY, CHILDREN)),
    measure("f", TRAINING, at=PASSAGES),
]


def test_measures_are_counted_by_side_and_stage() -> None:
    """The first instrument of each measure; what has no place is none."""
    found = tools(MEASURES)

    assert {(str(c.row), str(c.column)): c.count for c in found} == {
        ("supply", "cultivation"): 2,
        ("supply", "none"): 1,
        ("demand", "use"): 1,
        ("none", "none"): 1,
    }
    assert [str(row) for row in found.rows] == ["supply", "environment", "demand", "none"]
    assert [str(column) for column in found.columns] == ["cultivation", "evaluation", "use", "incentive", "none"]
    assert (len(found), found.total, found.measures[0].id) == (4, 5, "earlier/d")


def test_a_cell_leads_to_its_measures_and_their_numbers() -> None:
    """A cell that counts 0 is None; a row that is not there is refused."""
    found = tools(MEASURES)
    cell = found.cell("supply", "cultivation")
    assert cell is not None

    assert [m.id for m in cell.measures] == ["whole/a", "whole/b"]
    assert cell.units == ("2-0-1", "2-0-2")
    assert (cell.of_row, cell.of_column, cell.of_total) == (Fraction(2, 3), Fraction(1), Fraction(2, 5))
    assert repr(cell) == "<ToolsCell supply x cultivation: 2>"
    assert found.cell(None, "none") is found.cell("none", None) is not None
    assert found.cell("environment", "use") is None
    with pytest.raises(FieldError, match="there is no row 'side'; it is one of supply, environment, demand, none"):
        found.cell("side", "use")


def test_all_instruments_are_counted_once_each() -> None:
    """A measure with two instruments stands in two cells; shares say so."""
    found = tools(MEASURES, count="all")
    cell = found.cell("environment", "incentive")
    assert cell is not None

    assert (found.total, [m.id for m in cell.measures]) == (6, ["whole/b"])
    assert found.shares_of == "shares are of 6 placements: a measure counts once for each instrument that it has"
    assert tools(MEASURES).shares_of == "shares are of 5 measures"


def test_instruments_do_not_multiply_what_does_not_depend_on_them() -> None:
    """A measure with two instruments counts once by status and region; one of two domains twice."""
    by_status = tools(MEASURES, rows="status", columns="region", count="all")
    by_domain = tools(MEASURES, rows="domain", columns="status")

    assert (by_status.total, by_status.subtools) == (5, ())
    assert [(str(row), by_domain.number(row, by_domain.columns[0])) for row in by_domain.rows] == [
        ("children", 1),
        ("elderly", 1),
        ("none", 4),
    ]
    assert "for each value that it has" in by_domain.shares_of


def test_sub_tools_stand_below_their_type() -> None:
    """The most used first; their counts make up the row."""
    found = tools(MEASURES)
    supply = found.rows[0]

    assert [one.id for one in found.tools_of(supply)] == ["training", "funding"]
    assert [(c.instrument.id, c.count, c.of_row) for c in found.subtools if c.row == supply and c.instrument] == [
        ("training", 2, Fraction(1)),
        ("funding", 1, Fraction(1)),
    ]
    assert tools(MEASURES, rows="instrument", columns="status").subtools == ()


def test_instruments_are_moved_to_where_a_study_has_them() -> None:
    """In rows or columns, as the word tells; what is narrower goes along, and the table says so."""
    narrower = evolve(FUNDING, id="grant", broader=FUNDING)
    found = tools([*MEASURES, measure("g", narrower)], moved={"funding": "environment", "training": "incentive"})
    counts = {(str(c.row), str(c.column)): c.count for c in found}

    assert counts[("environment", "none")] == 2
    assert counts[("supply", "incentive")] == 2
    assert [tool.id for tool in found.tools_of(found.rows[1])] == ["funding", "grant"]
    assert "moved, by you: funding to environment, training to incentive" in [str(note) for note in found.notes]
    assert found.total == sum(counts.values()) == 6
    assert [str(note) for note in tools(MEASURES, moved={}).notes] == [str(note) for note in tools(MEASURES).notes]


@pytest.mark.parametrize(
    ("rows", "moved", "message"),
    [
        (
            "rothwell_zegveld",
            {"funding": "nowhere"},
            "moved has 'nowhere', which is no place in the table; it is",
        ),
        ("rothwell_zegveld", {"funding": "must"}, "supply, environment, demand$"),
        ("domain", {"funding": "supply"}, "take a typology, such as rothwell_zegveld, as rows or columns"),
    ],
)
def test_a_place_that_the_table_has_not_is_refused(rows: str, moved: dict[str, str], message: str) -> None:
    """Words of other typologies, and of facets that do not depend on the instrument, are no places."""
    with pytest.raises(FieldError, match=message):
        tools(MEASURES, rows=rows, columns="commitment", moved=moved)


def test_moved_instruments_go_by_any_name(shipped: Catalog) -> None:
    """And places by their Chinese words; what is no mapping is refused."""
    moved = shipped.tools(within="黑龙江", moved={"资金投入": "环境型"})

    assert moved == shipped.tools(within="黑龙江", moved={"funding": "environment"})
    assert sgpolicy.replay(moved.receipt()).same
    with pytest.raises(TypeError, match="moved takes instruments with places"):
        shipped.tools(moved="funding")  # type: ignore[arg-type]


def test_only_documents_coded_whole_count_unless_asked() -> None:
    """The others are named with the reason."""
    documents = [WHOLE, EARLIER, PASSAGES, FIGURES]
    found = tools(MEASURES, documents)
    wider = tools(MEASURES, documents, depth="any")

    assert [(one.id, why) for one, why in found.counted.left_out] == [
        ("figures", "coded for figures alone"),
        ("passages", "coded in passages"),
    ]
    assert found.counted.sentence == "5 of 6 measures, 2 of 4 documents"
    assert found.notes == (
        "main instruments; shares are of 5 measures",
        "both places come from the instrument: the two were not judged apart, clause by clause",
        "left out: 1 document coded for figures alone",
        "left out: 1 document coded in passages",
        "1 measure of passages left out: depth='any' counts them, too",
    )
    assert wider.counted.sentence == "6 of 6 measures, 3 of 4 documents"
    assert "1 document coded in passages: more may be in the rest of them" in wider.notes


def test_rows_long_and_wide() -> None:
    """Wide is the printed form, with sub-tools and the total."""
    found = tools(MEASURES)
    long, wide = found.to_dicts(), found.wide()

    assert long[0] == {
        "row": "supply",
        "row_zh": "供给型",
        "instrument": None,
        "instrument_zh": None,
        "column": "cultivation",
        "column_zh": "培养",
        "count": 2,
        "share_of_row": 0.6667,
        "share_of_column": 1.0,
        "share_of_total": 0.4,
        "units": ["2-0-1", "2-0-2"],
        "measures": ["whole/a", "whole/b"],
    }
    assert [(row["label"], row["total"]) for row in wide] == [
        ("供给型", 3),
        ("training具", 2),
        ("funding具", 1),
        ("环境型", 0),
        ("需求型", 1),
        ("purchase具", 1),
        ("none", 1),
        ("other具", 1),
        ("合计", 5),
    ]
    assert wide[-1] == {
        "row": "total", "instrument": None, "label": "合计", "cultivation": 2, "evaluation": 0, "use": 1,
        "incentive": 0, "none": 2, "total": 5, "share": 1.0,
    }  # fmt: skip


def test_the_order_of_input_does_not_matter() -> None:
    """Not even for the numbers of units."""
    assert tools(MEASURES) == tools(reversed(MEASURES))


def test_nothing_to_count_is_an_empty_table() -> None:
    """With no share, and no zeros to be misread."""
    found = tools([])
    passages = tools([measure("a", at=PASSAGES)])

    assert (len(found), found.total, found.wide()[-1]["share"]) == (0, 0, None)
    assert repr(found).splitlines() == [
        "rothwell_zegveld x talent_cycle: 0 of 0 measures, 0 of 0 documents",
        "main instruments; nothing was counted, so there is no 0 to read",
    ]
    assert "<tbody></tbody>" in passages._repr_html_()
    assert passages.notes[-1] == "1 measure of passages left out: depth='any' counts them, too"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"count": "first"}, "count is 'first', not 'main' or 'all'"),
        ({"depth": "deep"}, "depth is 'deep', not 'whole' or 'any'"),
        ({"rows": "hood", "columns": "hood"}, "rows and columns are both 'hood'; take two facets"),
    ],
)
def test_wrong_choices_are_refused(asked: dict[str, str], message: str) -> None:
    """With what would be right."""
    with pytest.raises(FieldError, match=message):
        tools(MEASURES, **asked)  # type: ignore[arg-type]


def test_unknown_facets_are_refused() -> None:
    """With the nearest one; what is no text by its type."""
    with pytest.raises(UnknownTermError, match="unknown facet 'talent_cicle'; did you mean talent_cycle"):
        tools(MEASURES, columns="talent_cicle")
    with pytest.raises(TypeError, match="a facet is asked for by name"):
        tools(MEASURES, rows=3)  # type: ignore[arg-type]


def test_text_fits_80_columns(shipped: Catalog) -> None:
    """Many columns go below one another; a Chinese label takes two columns a character."""
    wide = shipped.tools("talent_cycle", "province", count="all", depth="any")
    lines = repr(wide).splitlines()

    assert max(map(width, lines)) <= 80
    assert sum(line.startswith("total") for line in lines) > 1
    subtools = sum(row["instrument"] is not None for row in wide.wide())
    assert wide._repr_html_().count("</td>") == (len(wide.wide())) * (len(wide.columns) + 2) + subtools


def test_html_is_escaped() -> None:
    """Names of terms are text."""
    found = tools([measure("x", domains=(domain("a", "<b>"),))], rows="domain", columns="status")

    with sgpolicy.options(language="zh"):
        assert '<th>&lt;b&gt;</th><td title="1-0-1">1</td><td>1</td><td>100.00</td>' in found._repr_html_()


def test_the_catalog_asks_by_region_year_and_day(shipped: Catalog) -> None:
    """It is what the collection of these measures answers."""
    found = shipped.tools(within="黑龙江", year="十二五", known_by="2012")
    measures = shipped.measures.where(within="黑龙江", year="十二五", known_by="2012")

    assert found.cells == measures.tools().cells
    assert {m.region.province.code for m in found.measures if m.region and m.region.province} == {"230000"}
    assert shipped.tools().total == len(shipped.tools().measures)


def test_a_table_of_another_region_is_not_the_same() -> None:
    """Measures without a region are none."""
    found = tools([measure("a", region=JILIN), measure("b", region=None)], rows="province", columns="year")

    assert [(str(c.row), str(c.column), c.count) for c in found] == [("220000", "none", 1), ("none", "none", 1)]
