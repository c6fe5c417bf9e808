"""A picture as SVG, PNG and file: static, the same each time, and told in words."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.unit.drawn import marks
from tests.unit.table_records import CHINA, CORPS, HEILONGJIANG, JILIN, seen

from sgpolicy import FieldError, Indicator, MissingExtraError, MissingFontError, Name
from sgpolicy.analysis.panel import panel
from sgpolicy.model.unit import unit
from sgpolicy.model.words import Direction, Kind
from sgpolicy.plot import fonts
from sgpolicy.plot.picture import Picture

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = Indicator(
    id="hostile",
    name=Name(zh='<script>alert("1")</script>&中', en='</text><script>alert("1")</script>&\x07'),
    definition="d",
    is_not="n",
    unit=unit("person"),
    kind=Kind.STOCK,
    direction=Direction.UP,
)


def picture(**more: Any) -> Picture:  # noqa: ANN401 - any choice
    """Return the map of a hostile indicator in one year."""
    figures = [seen("300人", "2019", indicator=HOSTILE), seen("200余人", "2019", region=JILIN, indicator=HOSTILE)]
    return panel(HOSTILE, figures, (CHINA, JILIN, HEILONGJIANG, CORPS)).plot(year=2019, **more)


@pytest.fixture(scope="module")
def svg() -> str:
    """Return it as SVG."""
    return picture().svg()


def test_it_is_valid_xml_without_scripts(svg: str) -> None:
    """Whatever a name holds, it is text."""
    root = ET.fromstring(svg)  # noqa: S314 - our own
    names = {one.tag.removeprefix(SVG) for one in root.iter()}

    assert names <= {"svg", "title", "desc", "g", "path", "rect", "text", "tspan", "defs", "clipPath", "style", "line"}
    assert not re.search(r"\bon\w+=|href=|javascript:|<script|https?://(?!www\.w3\.org/)", svg)
    assert any('</text><script>alert("1")' in (one.text or "") for one in root.iter(f"{SVG}text"))


def test_it_is_told_in_words(svg: str) -> None:
    """For those who cannot see it: title, n of N, figures; in the file and in notebooks."""
    made = picture()
    root = ET.fromstring(svg)  # noqa: S314 - our own

    assert root.get("role") == "img"
    assert [root[0].tag, root[0].text] == [f"{SVG}title", made.title]
    assert [root[1].tag, root[1].text] == [f"{SVG}desc", made.alt]
    assert made.spec["description"] == made.alt
    assert made.title in made.alt
    assert "2 of 4 rows have a figure of 2019" in made.alt
    assert "黑龙江: 300" in made.alt
    assert repr(made).startswith("<Picture </text><script>")


def test_text_stays_text_with_a_list_of_fonts(svg: str) -> None:
    """Which names Chinese ones, and ends in any."""
    families = set(re.findall('font-family="([^"]*)"', svg))

    assert families == {", ".join(fonts.FAMILIES)}
    assert "Noto Sans CJK SC" in fonts.FAMILIES
    assert fonts.FAMILIES[-1] == "sans-serif"


def test_the_same_data_are_the_same_picture(svg: str) -> None:
    """Byte for byte; pictures compare, and what one gets of a picture does not change it."""
    one, other = picture(), picture()
    one.spec["title"] = "changed"

    assert (one, hash(one), one.spec) == (other, hash(other), other.spec)
    assert one.svg() == svg
    assert one != picture(width=390)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_is_as_wide_as_asked(width: int) -> None:
    """To a pixel."""
    found = re.search('<svg[^>]* width="([0-9.]+)"', picture(width=width).svg())

    assert found is not None
    assert float(found[1]) == pytest.approx(width, abs=1)


def test_it_is_saved_by_its_ending(tmp_path: Path, svg: str) -> None:
    """In place of what was there; nothing else is left in the folder."""
    path = tmp_path / "map.SVG"
    path.write_text("old", encoding="utf-8")

    assert picture().save(path) == path
    assert path.read_text(encoding="utf-8") == svg
    assert [one.name for one in tmp_path.iterdir()] == ["map.SVG"]


@pytest.mark.parametrize("name", ["map.jpg", "map", "map.html", ".png"])
def test_other_endings_are_refused(tmp_path: Path, name: str) -> None:
    """Before anything is drawn."""
    with pytest.raises(FieldError, match=r"is not saved as .*; give a name that ends in \.png or \.svg"):
        picture().save(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_png_needs_a_chinese_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one nothing is written, as it would be boxes for all names; an SVG needs none."""
    monkeypatch.setattr(fonts, "installed_here", lambda: {"Arial": Path("arial.ttf")})

    with pytest.raises(MissingFontError, match="SGPOLICY_FONT"):
        picture().save(tmp_path / "map.png")
    assert not list(tmp_path.iterdir())


def test_a_png_has_pixels_by_its_scale() -> None:
    """Twice as many by default; it begins as a PNG does."""
    try:
        fonts.check(fonts.FAMILIES)
    except MissingFontError:
        pytest.skip("PNG NOT TESTED: no Chinese font is installed")
    content = picture(width=320).png(scale=1)

    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") == pytest.approx(320, abs=1)


def test_a_font_file_needs_no_installed_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is taken from where it is."""
    file = fonts.installed_here().get("Noto Sans CJK SC")
    if file is None:
        pytest.skip("FONT FILES NOT TESTED: Noto Sans CJK SC is not installed")
    monkeypatch.setattr(fonts, "installed_here", dict)
    made = picture(font=file)

    assert made.fonts[0] == fonts.families(file)[0]
    assert made.png(scale=1).startswith(b"\x89PNG")


@pytest.mark.parametrize("scale", [0, -1, 11])
def test_a_scale_out_of_range_is_refused(scale: float) -> None:
    """Before anything is drawn."""
    with pytest.raises(FieldError, match="scale is"):
        picture().png(scale=scale)
    with pytest.raises(TypeError, match="scale takes a number"):
        picture().png(scale="2")  # type: ignore[arg-type]


def test_a_notebook_shows_it_as_an_image(svg: str) -> None:
    """With its words; the SVG is in the page, and nothing is loaded."""
    made = picture()
    bundle = made._repr_mimebundle_()

    assert set(bundle) == {"text/plain", "image/svg+xml", "text/html"}
    assert bundle["image/svg+xml"] == made._repr_svg_() == svg
    assert bundle["text/html"] == made._repr_html_()
    assert bundle["text/html"].startswith('<img alt="Tile map: &lt;/text&gt;&lt;script&gt;')
    assert "data:image/svg+xml;base64," in bundle["text/html"]


def test_altair_takes_it_as_a_chart() -> None:
    """Valid by its schema; without Altair the error names the extra."""
    alt: Any = pytest.importorskip("altair", reason="CHARTS NOT TESTED: altair is not installed (sgpolicy[plot])")

    chart = picture().chart()

    assert isinstance(chart, alt.VConcatChart)
    assert len(chart.to_dict(validate=False)["vconcat"]) == 2


def test_without_altair_there_is_a_picture_but_no_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setattr("sgpolicy.extras.find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"a picture needs vl_convert; run: pip install 'sgpolicy\[plot\]'"):
        picture()
    monkeypatch.setattr("sgpolicy.extras.find_spec", lambda name: None if name == "altair" else name)

    with pytest.raises(MissingExtraError, match="a chart needs altair"):
        picture().chart()


def test_marks_have_their_data_with_them() -> None:
    """Nothing is loaded from anywhere."""
    assert all(set(one["data"]) == {"values"} for one in marks(picture()))
