"""Which results have a picture, and drawing one."""

from collections.abc import Callable, Mapping
from inspect import signature
from os import PathLike
from typing import TYPE_CHECKING, Any

from sgpolicy.asked import not_a, shown
from sgpolicy.errors import FieldError, NoPictureError
from sgpolicy.extras import require
from sgpolicy.plot.fonts import FAMILIES, chosen
from sgpolicy.plot.saying import saying
from sgpolicy.plot.theme import NARROWEST, WIDEST, Style

if TYPE_CHECKING:
    from sgpolicy.plot.picture import Picture

DRAWN = {
    "ProgressTable": ("bullets", "progress_picture", "progress(...)"),
    "Progress": ("bullets", "progress_picture", "progress(...)[0]"),
    "SeriesList": ("lines", "series_picture", "observations.where(...).series()"),
    "Series": ("lines", "series_picture", "observations.where(...).series()[0]"),
    "Panel": ("lines", "panel_picture", "panel(...)"),
    "CoverageTable": ("maps", "coverage_map", "coverage()"),
    "ToolsTable": ("matrices", "tools_picture", "tools(...)"),
    "Portfolios": ("portfolios", "portfolio_picture", "portfolio(...)"),
    "Similarity": ("matrices", "similarity_picture", "portfolio(...).similarity()"),
    "Adoptions": ("maps", "adoptions_map", "adoptions(...)"),
    "Curve": ("curves", "curve_picture", "adoptions(...).curve()"),
    "Learning": ("networks", "learning_picture", "learning(...)"),
}
"""For each class the module and the function that draws it, and how it is called."""


def draw(
    result: object,
    lang: str | None,
    width: int,
    font: str | PathLike[str] | None,
    choices: Mapping[str, object],
) -> "Picture":
    """Return the picture of *result*; see `sgpolicy.model.drawn.Drawn.plot`."""
    require("a picture", "plot", "vl_convert")
    _name(result)
    if isinstance(width, bool) or not isinstance(width, int):
        raise TypeError(not_a("width", "a whole number of pixels", width))
    if not NARROWEST <= width <= WIDEST:
        raise FieldError("width", f"width is {shown(width)}", f"give {NARROWEST} to {WIDEST} pixels")  # noqa: EM101
    family, file = chosen(font)
    families = FAMILIES if family is None else (family, *FAMILIES)
    style = Style(say=saying(lang), width=width, fonts=families, font_file=file)
    return drawn(result, style, choices)


def drawn(result: object, style: Style, choices: Mapping[str, object]) -> "Picture":
    """Return the picture of *result* in a style."""
    name = _name(result)
    module, function, _ = DRAWN[name]
    drawer: Callable[..., Picture] = getattr(__import__(f"sgpolicy.plot.{module}", fromlist=(function,)), function)
    return drawer(result, style, **_given(drawer, name, choices))


def _name(result: object) -> str:
    """Return as what *result* is drawn; refuse what has no picture."""
    name = next((cls.__name__ for cls in type(result).__mro__ if cls.__name__ in DRAWN), None)
    if name is None:
        raise NoPictureError(type(result).__name__, [f"catalog.{call}" for _, _, call in DRAWN.values()])
    return name


def _given(drawer: Callable[..., Any], name: str, choices: Mapping[str, object]) -> dict[str, object]:
    """Return the choices that were made, all of which the picture must have."""
    made = {key: value for key, value in choices.items() if value is not None}
    takes = [*signature(drawer).parameters][2:]
    for key, value in made.items():
        if key not in takes:
            remedy = f"it has {', '.join(takes)}" if takes else "leave it out"
            raise FieldError(key, f"the picture of {name} has no {key}={shown(value)}", remedy)
    return made
