"""Which results have a picture, and which choices; each kind is drawn from the shipped data and is valid."""

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.unit.drawn import words

from sgpolicy import Catalog, FieldError, NoPictureError, Picture
from sgpolicy.analysis.series import SeriesList
from sgpolicy.plot import fonts
from sgpolicy.plot.drawing import DRAWN

KINDS: dict[str, Callable[..., Picture]] = {
    "ProgressTable": lambda c, **more: c.progress("黑龙江").plot(**more),
    "Progress": lambda c, **more: c.progress("黑龙江")[-1].plot(**more),
    "SeriesList": lambda c, **more: _series(c).plot(**more),
    "Series": lambda c, **more: _series(c)[0].plot(**more),
    "Panel": lambda c, **more: c.panel("certified-social-workers").plot(**more),
    "Panel, one year": lambda c, **more: c.panel("certified-social-workers").plot(year=2020, **more),
    "CoverageTable": lambda c, **more: c.coverage().plot(**more),
    "ToolsTable": lambda c, **more: c.tools().plot(**more),
    "ToolsTable, sub-tools": lambda c, **more: c.tools().plot(subtools=True, **more),
    "Portfolios": lambda c, **more: c.portfolio().plot(**more),
    "Similarity": lambda c, **more: c.portfolio().similarity().plot(**more),
    "Adoptions": lambda c, **more: c.adoptions("政府购买服务").plot(**more),
    "Curve": lambda c, **more: c.adoptions("政府购买服务").curve().plot(**more),
    "Learning": lambda c, **more: c.learning().plot(**more),
}
"""Draws a picture of each kind from a catalog."""


def _series(catalog: Catalog) -> SeriesList:
    return catalog.observations.where(indicator="certified-social-workers", region="中国").series()


def test_these_are_all_kinds() -> None:
    """A new one needs a line here."""
    assert {kind.partition(",")[0] for kind in KINDS} == set(DRAWN)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_has_title_count_source_and_words(shipped: Catalog, kind: str, lang: str) -> None:
    """In either language."""
    made = KINDS[kind](shipped, lang=lang)
    text = words(made)

    assert made.title in text
    assert made.title in made.alt
    assert re.search(r"\d+ of \d+|\d+(个|行|项|份)", text)
    assert re.search("Source: sgpolicy|来源：sgpolicy", text)
    assert "None" not in made.alt


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_each_is_valid_svg_of_its_width(shipped: Catalog, kind: str, width: int) -> None:
    """And Vega-Lite finds nothing to warn of."""
    svg = KINDS[kind](shipped, width=width, lang="zh").svg()
    root = ET.fromstring(svg)  # noqa: S314 - our own

    assert float(root.get("width", "0")) == pytest.approx(width, abs=2)
    assert "<image" not in svg
    assert "NaN" not in svg
    assert "undefined" not in svg


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_each_is_valid_by_the_schema_of_altair(shipped: Catalog, kind: str) -> None:
    """A chart of Altair, which checks every part."""
    pytest.importorskip("altair", reason="CHARTS NOT TESTED: altair is not installed (sgpolicy[plot])")

    KINDS[kind](shipped).chart().to_dict(validate=True)


def test_what_has_no_picture_says_what_has(shipped: Catalog) -> None:
    """In the words one types."""
    with pytest.raises(NoPictureError, match=r"no picture of Measures; there is one of catalog\.progress\(\.\.\.\), "):
        shipped.measures.plot()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"year": 2020}, r"the picture of CoverageTable has no year=2020; leave it out"),
        ({"width": 100}, "width is 100; give 320 to 4000 pixels"),
        ({"lang": "de"}, "lang is 'de'; it is 'en' or 'zh'"),
    ],
)
def test_a_choice_that_it_has_not_is_refused(shipped: Catalog, given: dict[str, Any], said: str) -> None:
    """With what would be right."""
    with pytest.raises(FieldError, match=said):
        shipped.coverage().plot(**given)


def test_a_wrong_keyword_or_type_is_explained(shipped: Catalog) -> None:
    """As everywhere."""
    with pytest.raises(TypeError, match=r"plot\(\) has no keyword 'yeer'; did you mean year\?"):
        shipped.coverage().plot(yeer=2020)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="width takes a whole number of pixels"):
        shipped.coverage().plot(width="wide")  # type: ignore[arg-type]


def test_a_font_that_was_asked_for_comes_first(shipped: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before those that are known."""
    monkeypatch.setattr(fonts, "installed_here", lambda: {"My Song": "song.ttf"})

    assert shipped.coverage().plot(font="My Song").fonts[:2] == ("My Song", fonts.FAMILIES[0])
