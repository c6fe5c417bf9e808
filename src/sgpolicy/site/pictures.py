"""The pictures of results on pages: those of `result.plot()`, as SVG in both languages and two widths."""

from collections import Counter
from typing import Any

from markupsafe import Markup

from sgpolicy.analysis.coverage import Answer
from sgpolicy.analysis.panel import Panel
from sgpolicy.analysis.series import SeriesList
from sgpolicy.display.options import LANGUAGES
from sgpolicy.errors import FieldError
from sgpolicy.plot.bullets import COLOURS
from sgpolicy.plot.drawing import drawn
from sgpolicy.plot.grid import PLACES
from sgpolicy.plot.maps import KNOWN
from sgpolicy.plot.saying import saying
from sgpolicy.plot.theme import NONE, PAPER, Style
from sgpolicy.plot.tracks import when
from sgpolicy.site.addresses import address

WIDTHS = {"wide": 720, "narrow": 390}
"""The pixels of each picture, by the class under which the style sheet shows one of the two."""
_HERE = "https://site.invalid/"
"""What stands before addresses while a picture is drawn: Vega makes relative ones absolute, in a way of its own."""
_CODES = frozenset(place.code for place in PLACES)
_FEWEST = 3
"""How many units a map of one year needs to be worth a look."""


def picture(result: Any, *, wide: bool = False, **choices: object) -> Markup | None:  # noqa: ANN401 - what has one
    """Return the picture of *result* in each language, with links; None if there is nothing to draw.

    Args:
        result: What is drawn.
        wide: Whether there is one for wide screens, too, as it is laid out otherwise there.
        **choices: Those of its `plot()`.
    """
    names = [*WIDTHS] if wide else ["narrow"]
    try:
        return Markup("\n").join(_drawn(result, language, name, choices) for language in LANGUAGES for name in names)
    except FieldError as exc:
        if exc.field is not None:  # a wrong choice, which is a fault of a page
            raise
        return None


def _drawn(result: object, language: str, name: str, choices: dict[str, object]) -> Markup:
    style = Style(say=saying(language), width=WIDTHS[name], link=_link)
    svg = drawn(result, style, choices).svg().replace(f'href="{_HERE}', 'href="')
    return Markup(svg.replace("<svg ", f'<svg lang="{language}" class="{name}" ', 1))  # noqa: S704 - Vega has escaped it


def _link(thing: object) -> str | None:
    found = address(thing)
    return found and f"{_HERE}{found}"


def over_time(found: SeriesList) -> Markup | None:
    """Return the picture of some series; None if no series has two dates, as there is no change to see."""
    dates = [{date for point in one.observations if (date := when(point)) is not None} for one in found]
    return picture(found) if any(len(one) > 1 for one in dates) else None


def latest_map(panel: Panel) -> Markup | None:
    """Return the map of the latest year with a few figures; None if no year has."""
    counts = Counter(cell.year for cell in panel if cell.region.code in _CODES)
    year = max((year for year, count in counts.items() if count >= _FEWEST), default=None)
    return None if year is None else picture(panel, year=year)


def colours() -> str:
    """Return the part of the style sheet that gives verdicts and answers the colours that they have in pictures."""
    marks = {f"verdict-{verdict}": colour for verdict, colour in COLOURS.items()}
    answers = {Answer.YES: KNOWN, Answer.NONE_FOUND: NONE, Answer.NEVER_LOOKED: PAPER}
    marks |= {f"answer-{answer}": colour for answer, colour in answers.items()}
    return "".join(f".{name.replace(' ', '-')} {{ --mark: {colour}; }}\n" for name, colour in marks.items())
