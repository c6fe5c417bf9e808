"""A drafted sheet: what the codes say, and nothing where a coder must decide."""

import csv
import io
from typing import Any

import pytest
from attrs import evolve
from tests.unit.table_measures import AWARD, ELDERLY, FIGURES, TRAINING, measure
from tests.unit.table_records import CHINA, HEILONGJIANG, document, promised
from tests.unit.test_lineage import CENTRE, cites

import sgpolicy
from sgpolicy import Catalog, DocumentForm, DocumentKind, FieldError
from sgpolicy.analysis.pmc_sheet import pmc_sheet
from sgpolicy.model.document import Document
from sgpolicy.model.name import Name
from sgpolicy.model.words import Depth


def plan(id: str, title: str = "某规划", **more: Any) -> Document:  # noqa: A002, ANN401
    """Return a plan."""
    given = {"kind": DocumentKind.PLAN, "region": HEILONGJIANG, "form": DocumentForm.PLAN, **more}
    return evolve(document(id), title=Name(zh=title, en="plan"), **given)


WHOLE = plan("whole", "某省社会工作人才规划（2011-2020）")
PART = plan("part", depth=Depth.PASSAGES, passages=((0, 900),))
MEASURES = [
    measure("a", TRAINING, AWARD, at=WHOLE, domains=(ELDERLY,)),
    measure("b", AWARD, at=PART),
]


def test_what_the_codes_say_is_drafted() -> None:
    """Form, duration, level, tools and stages; a 0 only where the whole document is coded."""
    part, whole = pmc_sheet([WHOLE, PART], MEASURES, [promised("3人", "2020", document=WHOLE)], [cites(WHOLE, CENTRE)])
    one, other = whole.values, part.values

    assert {key: value for key, value in one.items() if key.startswith(("X1", "X3", "X5"))} == {
        "X1 nature:regulation": 0, "X1 nature:plan": 1, "X1 nature:opinions": 0, "X1 nature:notice": 0,
        "X1 nature:decision": 0, "X3 level:country": 0, "X3 level:province": 1, "X3 level:prefecture": 0,
        "X3 level:county": 0, "X5 tools:supply": 1, "X5 tools:environment": 1, "X5 tools:demand": 0,
    }  # fmt: skip
    assert (one["X2 duration:over-5"], one["X4 fields:elderly"], one["X7 stages:use"]) == (1, 1, 0)
    assert (one["X8 appraisal:clear-goals"], one["X8 appraisal:sound-basis"], one["X8 appraisal:sound-scheme"]) == (
        1,
        1,
        None,
    )
    assert (other["X5 tools:environment"], other["X5 tools:supply"], other["X2 duration:over-5"]) == (1, None, None)
    assert repr(part) == f"<PmcDraft part: {part.filled} of {len(other)} filled in>"


@pytest.mark.parametrize(
    ("title", "span"),
    [
        ("“十四五”规划", "4-5"),
        ("2013—2015年方案", "2-3"),
        ("2012年计划", "under-2"),
        ("规划(2011-2020)和规划2021-2025", None),
    ],
)
def test_the_title_tells_how_long_it_lasts(title: str, span: str | None) -> None:
    """If it names one period."""
    (row,) = pmc_sheet([plan("a", title)], [], [], [])
    ones = [key.split(":")[1] for key, value in row.values.items() if key.startswith("X2") and value]

    assert ones == ([span] if span else [])


def test_what_is_no_policy_has_no_row() -> None:
    """Nor has a document of which figures alone are coded."""
    found = pmc_sheet([document("report", region=CHINA), evolve(FIGURES, kind=DocumentKind.NOTICE)], [], [], [])

    assert (len(found), [(one.id, why) for one, why in found.left_out]) == (
        0,
        [
            ("figures", "coded for figures alone"),
            ("report", "that tell of policy and are none (report, article, page ...)"),
        ],
    )
    assert found.csv() == "policy\n"


def test_a_draft_is_computed_only_when_it_is_filled_in() -> None:
    """By way of the CSV that a coder fills in."""
    sheet = pmc_sheet([WHOLE], MEASURES, [], [])
    rows = list(csv.DictReader(io.StringIO(sheet.csv())))

    with pytest.raises(FieldError, match="row 1 \\(whole\\) is not filled in: X8 appraisal:clear-goals"):
        sgpolicy.pmc(sheet)
    filled = [{key: value or "0" for key, value in row.items()} for row in rows]
    assert sgpolicy.pmc(filled)[0].main["X1 nature"] * 5 == 1


def test_a_form_that_is_not_given_is_told_by_the_kind() -> None:
    """A plan without a form is a plan."""
    (row,) = pmc_sheet([plan("a", form=None)], [], [], [])

    assert row.values["X1 nature:plan"] == 1


def test_the_catalog_drafts_its_policies(shipped: Catalog) -> None:
    """All plans, notices and regulations of which more than figures is coded."""
    found = shipped.pmc_sheet()
    kinds = ("plan", "notice", "regulation")

    assert {row.document.id for row in found} == {
        one.id for one in shipped.documents.where(kind=kinds) if one.depth is not Depth.FIGURES
    }
    assert shipped.pmc_sheet(within="上海")[0].document.region.code == "310000"  # type: ignore[union-attr]
    assert "values drafted" in repr(found)
