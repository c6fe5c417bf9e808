"""Draft the figures of a text for a coder to start from: span and quantity, with a guess at unit and indicator."""

from collections.abc import Iterable

from attrs import evolve, frozen

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.errors import UnknownTermError
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.terms import Indicator
from sgpolicy.model.unit import Unit
from sgpolicy.model.unit import unit as unit_of
from sgpolicy.reading.quantities import find_quantities

_STOPS = "。;!?,:；！？，：\n"
_PERS = {"每年": "year", "年均": "year", "每月": "month", "月工资": "month", "每个月": "month", "每周": "week"}
_MONEY = ("资助", "补贴", "补助", "奖励", "经费", "资金")
_AROUND = 20
_AHEAD = 8
_LEAST = 2


@frozen(kw_only=True)
class FigureDraft:
    """A figure found in a text, before a coder has judged it.

    Attributes:
        start: Offset of its first character.
        end: Offset just past its last.
        wording: Its characters.
        quantity: What they state, in the guessed unit.
        unit_is_guessed: Whether the unit comes from more than the wording.
        indicator: Id of the indicator that the words around it suggest; None
            if they suggest none.
    """

    start: int
    end: int
    wording: str
    quantity: Quantity
    unit_is_guessed: bool
    indicator: str | None


def draft_figures(text: str, catalog: Catalog) -> tuple[FigureDraft, ...]:
    """Return a draft of every figure in *text*, in text order.

    Args:
        text: A source text.
        catalog: The codebook to take indicators from.
    """
    found = find_quantities(text)
    drafts = []
    for index, one in enumerate(found):
        unit = _list_unit(text, one.end, [(f.start, f.quantity.unit) for f in found[index + 1 : index + 2]])
        unit = unit or _money(text, one.end)
        base = unit if one.quantity.unit.id == "number" and unit else one.quantity.unit
        meant = _rate(text, one.start, base) or base
        drafts.append(
            FigureDraft(
                start=one.start,
                end=one.end,
                wording=one.text,
                quantity=evolve(one.quantity, unit=meant),
                unit_is_guessed=meant != one.quantity.unit,
                indicator=guess_indicator(text, one.start, one.end, meant, catalog.indicators),
            )
        )
    return tuple(drafts)


def _list_unit(text: str, end: int, following: list[tuple[int, Unit]]) -> Unit | None:
    """Return the unit of the next figure of a list, as in 3000、2000元."""
    for start, unit in following:
        if text[end:start].strip() in {"、", "和", "或", "至", "或者"}:
            return unit
    return None


def _money(text: str, end: int) -> Unit | None:
    """Return yuan if a number without a unit is followed by money, as in 20万的资助."""
    ahead = text[end : end + _AHEAD]
    return unit_of("CNY") if ahead.startswith("的") and any(word in ahead for word in _MONEY) else None


def _rate(text: str, start: int, base: Unit) -> Unit | None:
    """Return the rate that the clause before a figure makes of it, such as 每月 before 400元."""
    if base.per:
        return None
    first = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    clause = "".join(text[first:start].split())
    for word, per in _PERS.items():
        if word in clause:
            try:
                return unit_of(f"{base.id}/{per}")
            except UnknownTermError:
                continue
    return None


def guess_indicator(text: str, start: int, end: int, unit: Unit, indicators: Iterable[Indicator]) -> str | None:
    """Return the id of the indicator whose name shares most with the words around a span, two characters at least."""
    around = "".join(f"{text[max(start - _AROUND, 0) : start]}\0{text[end : end + _AROUND]}".split())
    best, most = None, _LEAST - 1
    for indicator in indicators:
        if indicator.unit in {unit, unit.base}:
            shared = max(_shared(name, around) for name in (indicator.name.zh, *indicator.aliases))
            if shared > most:
                best, most = indicator.id, shared
    return best


def _shared(name: str, around: str) -> int:
    """Return the length of the longest piece of *name* in *around*."""
    for size in range(len(name), _LEAST - 1, -1):
        if any(name[place : place + size] in around for place in range(len(name) - size + 1)):
            return size
    return 0
