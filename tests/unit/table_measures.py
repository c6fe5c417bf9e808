"""Made-up measures and instruments, for the tests of tables of measures."""

from typing import Any

from tests.unit.table_records import HEILONGJIANG, document

from sgpolicy import Period
from sgpolicy.model.document import Document
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.measure import Measure
from sgpolicy.model.name import Name
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Domain, Instrument
from sgpolicy.model.words import Depth, RothwellZegveld, Status, TalentCycle


def instrument(id: str, side: str | None = None, stage: str | None = None) -> Instrument:  # noqa: A002 - the field's word
    """Return an instrument with its place in two typologies."""
    return Instrument(
        id=id,
        name=Name(zh=f"{id}具", en=id),
        definition="d",
        is_not="n",
        rothwell_zegveld=RothwellZegveld(side) if side else None,
        talent_cycle=TalentCycle(stage) if stage else None,
    )


def domain(id: str, name: str = "域") -> Domain:  # noqa: A002 - the field's word
    """Return a domain."""
    return Domain(id=id, name=Name(zh=name, en=id), definition="d", is_not="n")


TRAINING = instrument("training", "supply", "cultivation")
FUNDING = instrument("funding", "supply")
AWARD = instrument("award", "environment", "incentive")
PURCHASE = instrument("purchase", "demand", "use")
OTHER = instrument("other")
ELDERLY, CHILDREN = domain("elderly"), domain("children")
WHOLE = document("whole", known="2012", region=HEILONGJIANG)
EARLIER = document("earlier", known="2010", region=HEILONGJIANG)
PASSAGES = document("passages", known="2013", region=HEILONGJIANG, depth=Depth.PASSAGES, passages=((0, 900),))
FIGURES = document("figures", known="2014", region=HEILONGJIANG, depth=Depth.FIGURES)


def measure(  # noqa: PLR0913 - what tests set
    id: str,  # noqa: A002 - the field's word
    *instruments: Instrument,
    at: Document = WHOLE,
    start: int = 0,
    section: str | None = None,
    region: Region | None = HEILONGJIANG,
    when: str | None = None,
    **more: Any,  # noqa: ANN401 - any field
) -> Measure:
    """Return a measure of a document."""
    given = {"status": Status.REQUIRED, **more}
    return Measure(
        id=f"{at.id}/{id}",
        summary=Name(zh=f"做{id}", en=f"do {id}"),
        instruments=instruments or (TRAINING,),
        region=region,
        time=Period.parse(when) if when else None,
        evidence=(Evidence(document=at, start=start, end=start + 5, section=section),),
        **given,
    )
