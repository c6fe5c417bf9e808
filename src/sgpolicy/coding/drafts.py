"""Figures of a text as a coder would start from them: span, quantity, unit and indicator guessed."""

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
_BEHIND = 8
_LEAST = 2


@frozen(kw_only=True)
class FigureDraft:
    """A figure found in a text, before anyone has judged it.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        wording: The characters themselves.
        quantity: What they state, in the unit guessed.
        unit_is_guessed: The unit is not that of the wording alone.
        indicator: Id of the indicator that the words around it suggest; None
            if none does.
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
        catalog: The codebook whose indicators may be guessed.
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
    """Return yuan where a number without a unit qualifies money, as in 20万的资助."""
    behind = text[end : end + _BEHIND]
    return unit_of("CNY") if behind.startswith("的") and any(word in behind for word in _MONEY) else None


def _rate(text: str, start: int, base: Unit) -> Unit | None:
    """Return the rate that the clause before a figure makes of it: 每月 before 400元."""
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
    """Return the id of the indicator whose name shares most with the words around a span; None if none shares two."""
    around = "".join(f"{text[max(start - _AROUND, 0) : start]}\0{text[end : end + _AROUND]}".split())
    best, most = None, _LEAST - 1
    for indicator in indicators:
        if indicator.unit in {unit, unit.base}:
            shared = max(_shared(name, around) for name in (indicator.name.zh, *indicator.aliases))
            if shared > most:
                best, most = indicator.id, shared
    return best


def _shared(name: str, around: str) -> int:
    """Return the length of the longest piece of *name* that stands in *around*."""
    for size in range(len(name), _LEAST - 1, -1):
        if any(name[place : place + size] in around for place in range(len(name) - size + 1)):
            return size
    return 0
