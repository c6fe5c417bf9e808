"""Pictures of two-dimensional tables: their cells, with sums and n of N."""

import pytest
from tests.unit.drawn import marks, rows, words
from tests.unit.table_measures import AWARD, FUNDING, OTHER, PASSAGES, PURCHASE, TRAINING, WHOLE, measure
from tests.unit.table_records import JILIN

from sgpolicy import Catalog, FieldError
from sgpolicy.analysis.facets import FACETS
from sgpolicy.analysis.portfolio import portfolio
from sgpolicy.analysis.similarity import METHODS
from sgpolicy.analysis.tools import tools
from sgpolicy.plot.matrices import FACET_NAMES, METHOD_NAMES
from sgpolicy.plot.theme import PAPER, RAMP

MEASURES = [
    measure("a", TRAINING),
    measure("b", TRAINING),
    measure("c", FUNDING),
    measure("d", AWARD, region=JILIN),
    measure("e", PURCHASE, region=JILIN),
    measure("f", OTHER),
    measure("g", AWARD, at=PASSAGES),
]
TABLE = tools(MEASURES, [WHOLE, PASSAGES])


def test_cells_are_those_of_the_table() -> None:
    """Zeros, too, which are pale; shares and sums stand beside."""
    made = TABLE.plot()
    cells = {(row["row"], row["column"]): row for row in rows(made, "row", "column")}

    assert {key: row["count"] for key, row in cells.items() if key[0] != "total"} == {
        (str(row), str(column)): TABLE.number(row, column) for row in TABLE.rows for column in TABLE.columns
    }
    assert [cells["total", str(column)]["count"] for column in TABLE.columns] == [2, 0, 1, 1, 2]
    assert (cells["supply", "use"]["fill"], cells["supply", "use"]["text"]) == (PAPER, "0")
    assert cells["supply", "cultivation"]["fill"] in RAMP
    assert any("3 (50.0 %)" in row["text"] for row in rows(made, "text"))


def test_n_of_n_is_said() -> None:
    """What was counted, of what there is."""
    made = TABLE.plot()

    assert "6 of 7 measures, 1 of 2 documents coded whole" in words(made)
    assert "6 of 7 measures, 1 of 2 documents coded whole" in made.alt
    assert "0: none of the measures that were counted" in words(made)


def test_sub_tools_stand_below_their_rows_if_asked_for() -> None:
    """Refused where the rows are no typology."""
    cells = [row for row in rows(TABLE.plot(subtools=True), "row", "instrument") if row["instrument"]]

    assert {(row["instrument"], row["column"], row["count"]) for row in cells if row["count"]} == {
        ("training", "cultivation", 2),
        ("funding", "none", 1),
        ("award", "incentive", 1),
        ("purchase", "use", 1),
        ("other", "none", 1),
    }
    with pytest.raises(FieldError, match="rows by status have no sub-tools"):
        tools(MEASURES, rows="status", columns="hood").plot(subtools=True)
    with pytest.raises(TypeError, match="subtools takes True or False"):
        TABLE.plot(subtools="yes")  # type: ignore[arg-type]


def test_an_empty_table_has_no_picture() -> None:
    """And no zeros to read."""
    with pytest.raises(FieldError, match="no measure was counted, so there is nothing to draw; ask with depth='any'"):
        tools([]).plot()


def test_every_facet_and_method_has_a_name() -> None:
    """In both languages."""
    assert set(FACET_NAMES) == set(FACETS)
    assert set(METHOD_NAMES) == set(METHODS)
    assert all(en and zh for en, zh in [*FACET_NAMES.values(), *METHOD_NAMES.values()])


@pytest.mark.parametrize("method", METHODS)
def test_similarity_is_drawn_by_any_method(method: str) -> None:
    """Each pair twice; a portfolio with itself is left blank."""
    found = portfolio(MEASURES).similarity()
    made = found.plot(method=method)
    cells = {(row["first"], row["second"]): row for row in rows(made, "first")}

    assert {key: row[method] for key, row in cells.items()} == {
        (row["of"], other): float(row[other]) for row in found.matrix(method) for other in row if other != "of"
    }
    assert cells["220000", "220000"]["text"] == ""
    assert "2 portfolios, 1 pair; 6 of 7 measures" in words(made)


def test_an_unknown_method_is_refused() -> None:
    """And so is a table of one portfolio."""
    with pytest.raises(FieldError, match="method is 'euclid'"):
        portfolio(MEASURES).similarity().plot(method="euclid")
    with pytest.raises(FieldError, match="fewer than two portfolios"):
        portfolio(MEASURES[:1]).similarity().plot()


def test_heads_are_turned_where_they_have_no_room() -> None:
    """And lie where they have."""
    narrow, wide = TABLE.plot(width=320), TABLE.plot(width=1280)

    assert [one for one in marks(narrow, "text") if one["mark"].get("angle") == 270]
    assert not [one for one in marks(wide, "text") if one["mark"].get("angle")]


def test_more_columns_than_fit_are_refused(shipped: Catalog) -> None:
    """With the width that they need, which is enough."""
    found = shipped.tools("domain", "document", depth="any")
    with pytest.raises(FieldError, match=r"\d+ columns do not fit in 390 pixels; give width=") as caught:
        found.plot(width=390)

    assert found.plot(width=int(caught.value.remedy.removeprefix("give width=")))


def test_the_shipped_table_is_drawn(shipped: Catalog) -> None:
    """In Chinese, too, with all of its measures."""
    found = shipped.tools()
    cells = [row for row in rows(found.plot(lang="zh"), "row", "column") if row["row"] != "total"]

    assert sum(row["count"] for row in cells) == found.total
