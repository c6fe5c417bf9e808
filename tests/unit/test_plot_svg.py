"""The SVG of a picture: every text where Vega puts it, nothing that nobody sees, links with names."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

pytest.importorskip("vl_convert", reason="PICTURES NOT TESTED: vl-convert-python is not installed (sgpolicy[plot])")

import vl_convert
from tests.unit.test_plot_drawing import KINDS

from sgpolicy import Catalog, Picture
from sgpolicy.plot.drawing import drawn
from sgpolicy.plot.saying import saying
from sgpolicy.plot.svg import slim
from sgpolicy.plot.theme import Style
from sgpolicy.plot.unmeasured import unmeasured

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[tuple[str, str]]:
    """Return each text with where it stands in its group."""
    found = [(one, one.get("transform", "")) for one in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own
    return [("".join(one.itertext()), re.sub(r"\.\d+", "", place)) for one, place in found if "".join(one.itertext())]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_texts_are_those_that_vega_measures(shipped: Catalog, kind: str, lang: str) -> None:
    """The same words at the same places as when Vega knows how wide each is."""
    made = KINDS[kind](shipped, lang=lang)
    measured = vl_convert.vegalite_to_svg(made.spec, vl_version="v5.20", allowed_base_urls=[])

    assert len(texts(measured)) > 5
    assert texts(made.svg()) == texts(measured)
    assert len(made.svg()) < 0.6 * len(measured)


def test_no_text_is_measured(shipped: Catalog) -> None:
    """What takes time, and would make a picture depend on fonts: titles are single letters, axes say no Chinese."""
    spec, lines = unmeasured(KINDS["SeriesList"](shipped, lang="zh").spec)

    def values(part: Any) -> list[Any]:  # noqa: ANN401 - of JSON
        parts = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
        return [part, *(one for other in parts for one in values(other))]

    channels = [one["encoding"] for one in values(spec) if isinstance(one, dict) and "encoding" in one]
    assert lines[0].startswith("持证社会工作者")
    assert set(spec["title"]["text"]) == {"x"}
    assert {str(one["text"]) for one in channels if "text" in one} == {"{'value': ''}"}
    assert not re.search("[万亿]", str([one.get("y", {}).get("axis") for one in channels]))


def linked(catalog: Catalog, address: str) -> Picture:
    """Return the map of a catalog with a link from each tile."""
    return drawn(catalog.coverage(), Style(say=saying("en"), width=390, link=lambda _: address), {})


def test_links_have_names(shipped: Catalog) -> None:
    """What a tile says; a picture with links is no image, as its parts would be lost."""
    root = ET.fromstring(linked(shipped, "https://example.org/?a=1&b=2").svg())  # noqa: S314 - our own
    links = list(root.iter(f"{SVG}a"))

    assert {link.get("href") for link in links} == {"https://example.org/?a=1&b=2"}
    assert "Heilongjiang: 178" in {link.findtext(f"{SVG}title") for link in links}
    assert root.get("role") == "group"


def test_what_nobody_sees_is_left_out() -> None:
    """Classes, empty groups, what is not displayed; what parts have in common is said once."""
    made = slim(
        f'<svg xmlns="{SVG[1:-1]}" xmlns:xlink="http://www.w3.org/1999/xlink" class="marks" width="9">'
        '<g class="a"><path class="background" d="M0,0h1"/><g transform="translate(0,0)">'
        '<path fill="red" d="M1.23456,2"/><path fill="red" d="M3,4" opacity="1"/></g><g/></g></svg>',
        [],
        title="a < b",
        alt="c",
        fonts="f",
    )

    assert made == (
        f'<svg xmlns="{SVG[1:-1]}" role="img" font-family="f" width="9"><title>a &lt; b</title><desc>c</desc>'
        '<g fill="red"><path d="M1.23,2" /><path d="M3,4" /></g></svg>'
    )


def test_a_picture_is_the_same_whatever_fonts_there_are(shipped: Catalog, tmp_path: Path) -> None:
    """The width is that which was asked for, however long its texts; a PNG is drawn of the very SVG."""
    made = KINDS["Adoptions"](shipped, width=390, lang="zh")

    assert 'width="390"' in made.svg()
    assert made.save(tmp_path / "a.svg").read_text("utf-8") == made.svg()
