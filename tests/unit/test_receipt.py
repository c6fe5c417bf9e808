"""Receipts: they tell how a result was made, and the same query on the same data gives the same digest."""

import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import sgpolicy
from sgpolicy import Catalog, FieldError, NotReplayableError, Receipt, Status, Verdict, replay

Made = Callable[[Catalog], Any]
RESULTS: dict[str, Made] = {
    'catalog.measures.where(region="黑龙江", year=(2010, 2012))': lambda c: c.measures.where(
        region="黑龙江", year=(2010, 2012)
    ),
    'catalog.measures.where(status="implemented", known_by=2020)': lambda c: c.measures.where(
        status=Status.IMPLEMENTED, known_by=2020
    ),
    'catalog.targets.where(region="230000")[:2]': lambda c: c.targets.where(region=c.regions["黑龙江"])[:2],
    'catalog.targets.sorted_by("quantity.lower", reverse=True)': lambda c: c.targets.sorted_by(
        "quantity.lower", reverse=True
    ),
    'catalog.measures.group_by("region")["230000"]': lambda c: c.measures.group_by("region")[c.regions["黑龙江"]],
    'catalog.measures.group_by("status")["planned"]': lambda c: c.measures.group_by("status")[Status.PLANNED],
    '(catalog.targets.where(region="吉林") | catalog.targets.where(region="黑龙江"))': lambda c: (
        c.targets.where(region="吉林") | c.targets.where(region="黑龙江")
    ),
    'catalog.search("社工站").where(type="target")': lambda c: c.search("社工站").where(type="target"),
    'catalog.progress("黑龙江")': lambda c: c.progress("黑龙江"),
    'catalog.progress().group_by("verdict")["missed"]': lambda c: c.progress().group_by("verdict")[Verdict.MISSED],
    "catalog.observations.series()[:3]": lambda c: c.observations.series()[:3],
    'catalog.panel("certified-social-workers", over=[2010, 2011])': lambda c: c.panel(
        "certified-social-workers", over=iter(range(2010, 2012))
    ),
    'catalog.panel("certified-social-workers").rank(2019, require=1)': lambda c: c.panel(
        "certified-social-workers"
    ).rank(2019, require=1),
    "catalog.coverage()": lambda c: c.coverage(),
    'catalog.lineage(relations=["implements"])': lambda c: c.lineage(relations=["implements"]),
    "catalog.units": lambda c: c.units,
    'catalog.tools(within="220000", count="all")': lambda c: c.tools(within=c.regions["吉林"], count="all"),
    'catalog.measures.where(status="required").tools("hood", "domain")': lambda c: c.measures.where(
        status="required"
    ).tools("hood", "domain"),
    "catalog.portfolio().similarity()": lambda c: c.portfolio().similarity(),
    'catalog.adoptions("training").curve()': lambda c: c.adoptions(c.instruments["training"]).curve(),
    "catalog.learning()": lambda c: c.learning(),
    "catalog.pmc_sheet()": lambda c: c.pmc_sheet(),
}


@pytest.mark.parametrize("query", RESULTS)
def test_a_receipt_tells_the_query_and_replays(query: str, shipped: Catalog) -> None:
    """Whatever the result, its receipt, written as JSON and read again, makes the same rows."""
    result = RESULTS[query](shipped)
    receipt = result.receipt()
    again = replay(json.dumps(receipt.to_dict()), catalog=shipped)

    assert (query, len(result.to_dicts())) == (receipt.query, receipt.rows)
    assert (True, ()) == (again.same, again.differs)
    assert result == again.result


def test_a_receipt_tells_data_library_and_ids(shipped: Catalog) -> None:
    """The ids of a collection are its own; the version and the digest are those of the catalog and the library."""
    found = shipped.targets.where(region="黑龙江")
    receipt = found.receipt()

    assert found.ids == receipt.ids
    assert (sgpolicy.__version__, shipped.version) == (receipt.library, receipt.data)
    assert shipped.digest == receipt.data_digest
    assert receipt == Receipt.from_dict(receipt.to_dict())
    assert "query    catalog.targets.where" in str(receipt)
    assert f"<td>Targets, {len(found)} rows of " in receipt._repr_html_()


def test_a_receipt_tells_the_method_with_the_arguments_left_out(shipped: Catalog) -> None:
    """A default may change in a later release; the receipt says what it was."""
    assert {"name": "coverage", "arguments": {"as_of": None}} == shipped.coverage().receipt().method
    assert shipped.targets.where(region="黑龙江").receipt().method is None


def test_a_table_rests_on_what_is_in_it_and_not_on_what_it_left_out(shipped: Catalog) -> None:
    """A panel names the observations of its cells, alternatives among them."""
    panel = shipped.panel("certified-social-workers")
    in_it = {o.id for cell in panel for o in (cell.observation, *cell.alternatives)}

    assert in_it == set(panel.receipt().ids)
    assert not in_it & {one.id for one, _ in panel.left_out}


@pytest.mark.parametrize(
    "made",
    [
        lambda c: c.targets.where(lambda target: target.due is None),
        lambda c: c.targets.sorted_by(lambda target: target.id)[:3],
        lambda c: c.targets.group_by(lambda target: str(target.due))["2015"],
        lambda c: c.targets | c.targets.where(lambda target: target.due is None),
    ],
)
def test_a_function_cannot_be_replayed_and_the_receipt_says_so(made: Made, shipped: Catalog) -> None:
    """All the rest of the receipt stands."""
    receipt = made(shipped).receipt()

    assert (None, ()) == (receipt.query, receipt.steps)
    assert "the function <lambda> was given" in (receipt.unreplayable or "")
    assert receipt.rows
    with pytest.raises(NotReplayableError, match="the function <lambda>"):
        replay(receipt, catalog=shipped)


@pytest.mark.parametrize("made", [lambda c: c.targets, lambda c: c.progress("黑龙江"), lambda c: c.units])
def test_pickles_and_equality_know_nothing_of_origins(made: Made, shipped: Catalog) -> None:
    """A pickled result is equal and hashes alike; how it was made is not known any more."""
    result = made(shipped)
    copy = pickle.loads(pickle.dumps(result))  # noqa: S301 - our own bytes

    assert (result, hash(result)) == (copy, hash(copy))
    assert "was unpickled" in (copy.receipt().unreplayable or "")
    assert result.receipt().rows_digest == copy.receipt().rows_digest


def test_replaying_on_other_data_says_what_differs(shipped: Catalog) -> None:
    """Other data, the ids that came and went, and that the rows are others."""
    few = Catalog(
        terms={type(shipped.regions[0]): shipped.regions},
        documents=shipped.documents[:1],
        records=[r for r in shipped.targets if r.document == shipped.documents[0]],
    )
    found = replay(shipped.targets.where(region="黑龙江").receipt(), catalog=few)

    assert not found.same
    assert found.differs[0].startswith("other data: version ")
    assert found.differs[1].startswith("gone: hl-")
    assert found.differs[-1].startswith("other rows, 0 instead of ")
    assert "another result" in repr(found)


@pytest.mark.parametrize(
    "steps",
    [
        [{"name": "targets"}, {"name": "to_dicts"}],
        [{"name": "targets"}, {}],
        ["targets"],
        [{"name": "targets"}, {"name": "__class__"}],
        [{"name": "with_more", "args": [1]}],
        [{"name": "_items", "args": ["targets"]}],
    ],
)
def test_a_receipt_of_somebody_else_calls_only_queries(steps: list[dict[str, Any]], shipped: Catalog) -> None:
    """What a receipt names is called only if it is a step of a query."""
    said = {**shipped.targets.receipt().to_dict(), "steps": steps}

    with pytest.raises(NotReplayableError, match="is no step of a query"):
        replay(said, catalog=shipped)


def test_what_is_no_receipt_is_refused(shipped: Catalog) -> None:
    """A missing key is named; text that is no JSON, and other types, are told."""
    said = shipped.targets.receipt().to_dict()
    del said["rows"]

    with pytest.raises(FieldError, match="the keys are not those of a receipt"):
        replay(said)
    with pytest.raises(NotReplayableError, match="no JSON"):
        replay("rows")
    with pytest.raises(TypeError, match="a receipt takes"):
        replay(7)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a catalog, such as"):
        replay(shipped.targets.receipt(), catalog="mine")  # type: ignore[arg-type]
