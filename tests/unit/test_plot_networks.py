"""The picture of who learned from whom."""

from math import hypot

import pytest
from tests.unit.drawn import rows, words
from tests.unit.table_measures import measure
from tests.unit.table_records import HARBIN, HEILONGJIANG, HONG_KONG, JILIN
from tests.unit.test_learning import MEASURES

from sgpolicy import Catalog, FieldError
from sgpolicy.analysis.learning import learning


def test_edges_and_nodes_are_those_of_the_table() -> None:
    """With weights and direction; an anonymised place is called by its document."""
    found = learning(MEASURES)
    made = found.plot()

    assert [(row["source"], row["target"], row["weight"]) for row in rows(made, "source")] == [
        (row["source"], row["target"], row["weight"]) for row in found.to_dicts()
    ]
    assert {row["id"]: row["learned_from"] for row in rows(made, "id", "taught_to")} == {
        node.place.id: node.learned_from for node in found.nodes
    }
    assert "whole" in {row["label"] for row in rows(made, "label")}
    assert "6 pairs of 5 places; 5 of 6 measures" in words(made)
    assert "吉林省 from 哈尔滨: 2" in made.alt


def test_edges_in_both_directions_are_apart() -> None:
    """So that both arrows are seen."""
    found = learning(
        [measure("a", region=JILIN, learned_from=(HARBIN,)), measure("b", region=HARBIN, learned_from=(JILIN,))]
    )
    one, other = rows(found.plot(), "source")

    assert hypot(one["x"] - other["x2"], one["y"] - other["y2"]) == pytest.approx(10, abs=0.1)


@pytest.mark.parametrize("width", [320, 720])
def test_no_two_places_are_in_one_spot(width: int) -> None:
    """However many there are, and all labels are inside of the picture."""
    found = learning([measure("a", region=JILIN, learned_from=(HARBIN, HEILONGJIANG, HONG_KONG))])
    spots = [(row["x"], row["y"]) for row in rows(found.plot(width=width), "id", "taught_to")]

    assert len(set(spots)) == 4
    assert all(0 < x < width for x, _ in spots)


def test_without_an_edge_there_is_no_picture() -> None:
    """Nothing is known."""
    with pytest.raises(FieldError, match="no measure says from whom a place learned"):
        learning([]).plot()


def test_the_shipped_network_is_drawn(shipped: Catalog) -> None:
    """All of its edges."""
    found = shipped.learning(by="province")

    assert len(rows(found.plot(lang="zh"), "source")) == len(found)
