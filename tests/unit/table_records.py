"""Made-up records of several regions and documents, for the tests of tables."""

from typing import Any

from sgpolicy import Period, read_quantity
from sgpolicy.model.document import Document, Reliability, Source
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.figure import Observation, Target
from sgpolicy.model.name import Name
from sgpolicy.model.page import Page
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Indicator
from sgpolicy.model.unit import unit
from sgpolicy.model.words import Direction, DocumentKind, Grade, Kind, RegionLevel


def _region(code: str, level: RegionLevel, name: str, parent: Region | None = None) -> Region:
    return Region(code=code, level=level, name=Name(zh=name, en=name), short=name[:3], traditional=name, parent=parent)


CHINA = _region("100000", RegionLevel.COUNTRY, "中国")
JILIN = _region("220000", RegionLevel.PROVINCE, "吉林省", CHINA)
HEILONGJIANG = _region("230000", RegionLevel.PROVINCE, "黑龙江", CHINA)
HARBIN = _region("230100", RegionLevel.PREFECTURE, "哈尔滨", HEILONGJIANG)
TAIWAN = _region("710000", RegionLevel.PROVINCE, "台湾省", CHINA)
HONG_KONG = _region("810000", RegionLevel.SAR, "香港", CHINA)
XINJIANG = _region("650000", RegionLevel.AUTONOMOUS_REGION, "新疆", CHINA)
CORPS = _region("660000", RegionLevel.CORPS, "兵团", XINJIANG)
REGIONS = (CORPS, HARBIN, HEILONGJIANG, JILIN, XINJIANG, TAIWAN, HONG_KONG, CHINA)
CERTIFIED = Indicator(
    id="certified",
    name=Name(zh="持证", en="certified"),
    definition="d",
    is_not="n",
    unit=unit("person"),
    kind=Kind.STOCK,
    direction=Direction.UP,
)


def document(
    id: str = "doc",  # noqa: A002 - the field's word
    *,
    grade: str = "B",
    known: str | None = "2020",
    page: bool = False,
    **more: Any,  # noqa: ANN401 - any field
) -> Document:
    """Return a document, of a text or of a page."""
    source = (
        Page(address=f"https://example.org/{id}", title="题", seen=Period.parse("2025-01-01"))
        if page
        else Source(file=f"{id}.txt", characters=1000, sha256="0" * 64, extent=(0, 1000))
    )
    return Document(
        id=id,
        title=Name(zh=more.pop("title", f"{id}题"), en="title"),
        kind=DocumentKind.REPORT,
        source=source,
        issued=Period.parse(known) if known else None,
        reliability=Reliability(grade=Grade(grade), because="made up"),
        **more,
    )


def _evidence(wording: str, at: Document) -> tuple[Evidence, ...]:
    if at.page:
        return (Evidence(document=at, as_stated=wording),)
    return (Evidence(document=at, start=10, end=10 + len(wording), as_stated=wording),)


def seen(wording: str, when: str | None, region: Region | None = HEILONGJIANG, **more: Any) -> Observation:  # noqa: ANN401
    """Return an observation as worded."""
    at = more.pop("document", None) or document()
    given = {"indicator": CERTIFIED, "kind": Kind.STOCK, **more}
    return Observation(
        id=f"{at.id}/seen-{region.code if region else '-'}-{when}".replace("/..", ""),
        quantity=read_quantity(wording),
        as_of=Period.parse(when) if when else None,
        region=region,
        evidence=_evidence(wording, at),
        **given,
    )


def promised(wording: str, due: str | None, region: Region | None = HEILONGJIANG, **more: Any) -> Target:  # noqa: ANN401
    """Return a target as worded."""
    at = more.pop("document", None) or document()
    given = {"indicator": CERTIFIED, "kind": Kind.STOCK, **more}
    return Target(
        id=f"{at.id}/promised-{region.code if region else '-'}-{due}",
        quantity=read_quantity(wording),
        due=Period.parse(due) if due else None,
        region=region,
        evidence=_evidence(wording, at),
        **given,
    )
