"""The pictures of pages: those of `plot()`, in both languages, with links; none where there is nothing to see."""

import re
from xml.etree import ElementTree as ET

import pytest

pytest.importorskip("jinja2", reason="the extra `site` is not installed: pip install 'sgpolicy[site]'")
pytest.importorskip("vl_convert", reason="PICTURES NOT TESTED: vl-convert-python is not installed (sgpolicy[plot])")

from sgpolicy import Catalog, FieldError
from sgpolicy.plot.bullets import COLOURS
from sgpolicy.site.addresses import page_of
from sgpolicy.site.pictures import WIDTHS, colours, latest_map, over_time, picture

SVG = "{http://www.w3.org/2000/svg}"


def drawings(made: str | None) -> list[ET.Element]:
    """Return each SVG of a picture."""
    assert made is not None
    return [ET.fromstring(one) for one in re.findall("<svg.*?</svg>", made, re.DOTALL)]  # noqa: S314 - our own


def test_there_is_one_for_each_language_and_width(shipped: Catalog) -> None:
    """As wide as it says, with the title that `plot()` gives it; without need, none for wide screens."""
    both = drawings(picture(shipped.coverage(), wide=True))
    few = drawings(picture(shipped.coverage()))

    assert [(one.get("lang"), one.get("class")) for one in both] == [
        (language, name) for language in ("en", "zh") for name in WIDTHS
    ]
    assert [float(one.get("width", "0")) for one in both] == pytest.approx([720, 390, 720, 390], abs=1)
    assert [one.findtext(f"{SVG}title") for one in few] == [
        shipped.coverage().plot(lang="en").title,
        shipped.coverage().plot(lang="zh").title,
    ]


def test_it_is_the_picture_of_plot(shipped: Catalog) -> None:
    """But for its links, to the shape and the letter."""
    (here, _) = drawings(picture(shipped.coverage()))
    alone = ET.fromstring(shipped.coverage().plot(lang="en", width=390).svg())  # noqa: S314 - our own

    def parts(root: ET.Element) -> list[tuple[str, str | None]]:
        clear = {path for link in root.iter(f"{SVG}a") for path in link.iter()}
        return [(one.get("d", ""), one.text) for one in root.iter() if one not in clear]

    assert len(parts(alone)) > 60
    assert parts(here) == parts(alone)


def test_tiles_lead_to_their_regions(shipped: Catalog) -> None:
    """Each with a name; a link inside an image would be lost, so it is a group."""
    (one, _) = drawings(picture(shipped.coverage()))
    links = {link.get("href"): link.findtext(f"{SVG}title") for link in one.iter(f"{SVG}a")}
    heilongjiang = shipped.regions["230000"]

    assert (
        links[page_of(heilongjiang)]
        == f"Heilongjiang: {len(next(one for one in shipped.coverage() if one.region == heilongjiang).records)}"
    )
    assert len(links) == 31
    assert one.get("role") == "group"


def test_other_pictures_lead_on(shipped: Catalog) -> None:
    """Bars to promises, series and places to regions, tools to instruments, years to records."""
    made = {
        "document-hl-2022-talent-plan.html#": picture(shipped.progress("黑龙江")),
        "region-110000.html": over_time(shipped.observations.where(indicator="certified-social-workers").series()),
        "instrument-training.html": picture(shipped.tools(), subtools=True),
        "region-330000.html": picture(shipped.learning(by="province")),
        "document-": picture(shipped.adoptions("training")),
        "document-hi-": latest_map(shipped.panel("certified-social-workers")),
    }

    for start, drawing in made.items():
        links = [link.get("href", "") for link in drawings(drawing)[0].iter(f"{SVG}a")]
        assert any(link.startswith(start) for link in links), start
        assert not [link for link in links if "//" in link]


def test_nothing_is_drawn_of_nothing(shipped: Catalog) -> None:
    """No measure, no change, a year with one figure; a choice that there is not is a fault, and raised."""
    none = shipped.measures.where(status="required", instrument="training", region="青海")
    assert not none
    assert picture(none.tools(depth="any")) is None
    single = shipped.observations[:1].series()
    assert len(single) == 1
    assert over_time(single) is None
    assert latest_map(shipped.panel("certified-social-workers", by=["青海", "中国"])) is None
    with pytest.raises(FieldError, match="year"):
        picture(shipped.coverage(), year=2020)


def test_verdicts_have_the_colours_of_pictures() -> None:
    """In the style sheet of the site, too."""
    for verdict, colour in COLOURS.items():
        assert f".verdict-{str(verdict).replace(' ', '-')} {{ --mark: {colour}; }}" in colours()
    assert ".answer-never-looked" in colours()
