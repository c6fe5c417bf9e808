"""Lineage: works chained to the documents that come from them."""

import pytest
from tests.unit.table_records import CHINA, HEILONGJIANG, JILIN, document

from sgpolicy import Catalog, FieldError, Relation, UnknownNameError
from sgpolicy.analysis.lineage import lineage
from sgpolicy.model.document import Document
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.name import Name
from sgpolicy.model.named import Citation
from sgpolicy.model.terms import Work
from sgpolicy.reading import read_document_number


def work(id: str, **more: object) -> Work:  # noqa: A002 - the field's word
    """Return a work."""
    given = {"title": Name(zh=f"{id}题", en=id), "region": CHINA, **more}
    return Work(id=id, **given)  # type: ignore[arg-type]


def cites(at: Document, cited: Work, relation: Relation = Relation.IMPLEMENTS) -> Citation:
    """Return a citation."""
    return Citation(
        id=f"{at.id}/{cited.id}", evidence=(Evidence(document=at, start=0, end=1),), work=cited, relation=relation
    )


CENTRE = work("centre")
PLAN = work("plan", region=HEILONGJIANG)
NUMBERED = work("numbered", number="黑民发〔2012〕1号")
PROVINCE = document("hl-plan", title="plan题", region=HEILONGJIANG)
CITY = document("city", region=HEILONGJIANG)


def test_a_chain_goes_on_where_a_document_is_a_work_itself() -> None:
    """By its title and region; the depth counts from the root."""
    found = lineage([cites(CITY, PLAN), cites(PROVINCE, CENTRE)], [PLAN, CENTRE])

    assert [(s.root.id, s.depth, s.citation.document.id, s.work and s.work.id) for s in found] == [
        ("centre", 1, "hl-plan", "plan"),
        ("centre", 2, "city", None),
    ]
    assert [row["above"] for row in found.to_dicts()] == ["centre", "plan"]
    assert found.to_dicts()[0]["above_region"] == "100000"
    assert "  plan" in repr(found)
    assert repr(found[0]) == "<Step centre 1: hl-plan implements centre>"


@pytest.mark.parametrize(
    ("at", "known", "same"),
    [
        (document("a", number=read_document_number("黑民发[2012]1号")), NUMBERED, True),
        (document("b", title="plan题", region=JILIN), PLAN, False),
        (document("c", title="plan题", region=JILIN), work("plan", region=None), True),
        (document("d", title="又名", region=CHINA), work("plan", aliases=("又名",)), True),
        (document("e", title="plan题", number=read_document_number("黑民发〔2012〕2号"), region=CHINA),
         work("plan", number="黑民发〔2012〕3号"), False),
    ],
)  # fmt: skip
def test_a_document_is_a_work_by_number_else_by_title_and_region(at: Document, known: Work, same: bool) -> None:  # noqa: FBT001
    """Two numbers that differ are two works, whatever their titles."""
    [step] = lineage([cites(at, CENTRE)], [CENTRE, known])

    assert (step.work == known) is same


def test_only_descent_counts_unless_asked() -> None:
    """What merely cites a work does not come from it."""
    some = [cites(PROVINCE, CENTRE, Relation.CITES)]

    assert len(lineage(some, [CENTRE])) == 0
    assert len(lineage(some, [CENTRE], relations=[Relation.CITES])) == 1


def test_works_that_cite_each_other_end() -> None:
    """A chain never comes back to a work that it has passed."""
    one, other = document("one", title="centre题", region=CHINA), PROVINCE
    found = lineage([cites(other, CENTRE), cites(one, PLAN)], [CENTRE, PLAN], root=CENTRE)

    assert [step.citation.document.id for step in found] == ["hl-plan", "one"]


def test_the_catalog_asks_by_name(shipped: Catalog) -> None:
    """Of one work, or of all that come from no other."""
    found = shipped.lineage("mca-2009-agencies-notice")

    assert [step.citation.document.id for step in found] == ["jl-2010-pilot-plan"]
    assert set(found) <= set(shipped.lineage())
    assert len(shipped.lineage(relations=["cites", "reports-on"])) > 0
    with pytest.raises(UnknownNameError, match="unknown work"):
        shipped.lineage("nope")


def test_a_work_goes_by_the_document_that_it_is(shipped: Catalog) -> None:
    """By its id; a document that is none of the works is refused."""
    plan = shipped.lineage("national-workforce-plan-2011", relations=["cites"])

    assert shipped.lineage("cn-2011-talent-plan", relations=["cites"]) == plan != ()
    with pytest.raises(FieldError, match="hl-2022-talent-plan is none of the works that documents cite"):
        shipped.lineage("hl-2022-talent-plan")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("plan", "no document comes from plan; it is cited by other relations: cites (2), reports-on (1)"),
        ("numbered", "no document cites numbered"),
        ("centre", ""),
    ],
)
def test_a_chain_without_steps_says_how_the_work_is_cited(asked: str, said: str) -> None:
    """Or that nobody cites it; a chain with steps has nothing to explain."""
    told = [
        cites(CITY, PLAN, Relation.CITES),
        cites(CITY, PLAN, Relation.CITES),
        cites(CITY, PLAN, Relation.REPORTS_ON),
    ]
    root = {"plan": PLAN, "numbered": NUMBERED, "centre": CENTRE}[asked]

    assert lineage([*told, cites(PROVINCE, CENTRE)], [PLAN, CENTRE, NUMBERED], root=root).why() == said


def test_other_analyses_of_nothing_say_why(shipped: Catalog) -> None:
    """As the collections do that they are made of."""
    qinghai = shipped.observations.where(region="青海")

    assert qinghai.series().why() == qinghai.why() != ""
    assert shipped.observations.where(region="江苏").series().why() == ""
    assert shipped.escalation("station-workers").why() == shipped.targets.where(indicator="station-workers").why() != ""
    assert shipped.escalation("msw-graduates").why() == "none of 1 targets is of a province"
    assert shipped.escalation("registered-volunteers").why() == ""
