"""How all pictures look: colours that colour-blind readers tell apart, sizes, and the list of fonts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from sgpolicy.plot.fonts import FAMILIES
from sgpolicy.plot.saying import Saying

# Okabe and Ito (2008), Color Universal Design: told apart by every kind of colour vision.
BLUE: Final = "#0072B2"
SKY: Final = "#56B4E9"
ORANGE: Final = "#E69F00"
GREEN: Final = "#009E73"
VERMILION: Final = "#D55E00"
PURPLE: Final = "#CC79A7"

INK: Final = "#222222"
GREY: Final = "#666666"
LINE: Final = "#BBBBBB"
PALE: Final = "#EFEFEF"
PAPER: Final = "#FFFFFF"
NONE: Final = "#D9D9D9"

RAMP: Final = ("#DCE9F3", "#A6CBE3", "#5FA2CE", "#1F6FAE", "#0B3C6F")
"""Few to many, of one hue, so that it is read in grey as well."""

TITLE, TEXT, SMALL = 15, 12, 10.5
MARGIN = 10
NARROWEST, WIDEST = 320, 4000


def _nowhere(_thing: object) -> None:
    """Return that what is drawn leads nowhere, as in a picture that stands alone."""


@frozen(kw_only=True)
class Style:
    """What a picture is drawn with.

    Attributes:
        say: Its language.
        width: Its width in pixels, margins included.
        fonts: The families of its text, the first that is installed is used.
        font_file: The file of the first of them, if it is not installed.
        link: Returns where a region, record or term leads that is drawn; None for nowhere.
    """

    say: Saying
    width: int
    fonts: tuple[str, ...] = FAMILIES
    font_file: Path | None = None
    link: Callable[[object], str | None] = _nowhere

    @property
    def inner(self) -> int:
        """The width without margins."""
        return self.width - 2 * MARGIN

    @property
    def narrow(self) -> bool:
        """Whether there is only the room of a telephone."""
        return self.width < 560  # noqa: PLR2004

    def leading(self, thing: object, says: str) -> dict[str, str]:
        """Return what a row has if *thing*, which it draws, leads somewhere: the address, and a name for the link."""
        href = None if thing is None else self.link(thing)
        return {"href": href, "says": says} if href else {}


def shade(share: float) -> str:
    """Return the colour of a number between 0 and 1."""
    return RAMP[min(int(share * len(RAMP)), len(RAMP) - 1)]


def ink_on(colour: str) -> str:
    """Return the colour of text that is read on *colour*."""
    return PAPER if colour in RAMP[3:] or colour in (BLUE, GREEN, VERMILION, GREY) else INK


def config(style: Style) -> dict[str, Any]:
    """Return the part of a Vega-Lite specification that all pictures have in common."""
    return {
        "font": ", ".join(style.fonts),
        "background": PAPER,
        "view": {"stroke": None},
        "concat": {"spacing": 12},
        "axis": {
            "labelColor": GREY,
            "labelFontSize": SMALL,
            "titleColor": GREY,
            "titleFontSize": SMALL,
            "titleFontWeight": "normal",
            "domainColor": LINE,
            "gridColor": PALE,
            "tickColor": LINE,
        },
        "title": {
            "anchor": "start",
            "color": INK,
            "fontSize": TITLE,
            "fontWeight": "bold",
            "subtitleColor": GREY,
            "subtitleFontSize": TEXT,
            "offset": 10,
            "subtitlePadding": 4,
        },
        "text": {"color": INK, "fontSize": TEXT},
    }
