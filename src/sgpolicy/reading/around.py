"""What stands around an amount: its sign, the other end of a range, hedges, signs of money, a shared unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sgpolicy.model.unit import unit as unit_of
from sgpolicy.model.words import Qualifier
from sgpolicy.reading import masks
from sgpolicy.reading.amounts import amount_at
from sgpolicy.reading.folding import FUSED, NUMERALS
from sgpolicy.reading.grammar import (
    CHANGE,
    JOIN,
    after_pattern,
    before_pattern,
    hedge_ends,
    hedges,
    per_pattern,
    per_unit,
)
from sgpolicy.reading.numbers import SCALES, UnreadableError

if TYPE_CHECKING:
    from sgpolicy.reading.amounts import Amount

_NUMERAL = f"[0-9{NUMERALS}{FUSED}半负-]"
_JOINED = re.compile(f"(?:\\(不?含[^()]{{0,6}}\\))?(?P<dash>{JOIN})(?={_NUMERAL})|(?: and |[与和])(?={_NUMERAL})")
_CHANGED = re.compile(f"{CHANGE}了?[约近超]?$")
BETWEEN: Final = ("between ", "Between ")
_STROKE = re.compile(f"/(?={_NUMERAL})")
_BETWEEN = re.compile("之间|间(?!隔|接)")
_MINUS = re.compile("的?负(?![抱担背肩自胜欺辜减税债重正欠降])|下零")
_AND = "(?:、|和|或|及|与|以及)"
# To the last of a few numbers that are listed.
_LISTED = re.compile(f"(?:{_AND}[0-9]+(?:[.][0-9]+)?[万亿]{{0,2}}(?={_AND}[0-9])){{0,5}}{_AND}(?=[0-9])")
_POINTS = re.compile(f"(?:{_AND}[0-9]+(?:[.][0-9]+)?个){{0,5}}{_AND}[0-9]+(?:[.][0-9]+)?个百分点")
# What any hedge that is parted from its number begins with: looking for it first saves most of the matching.
_MAY_HEDGE = re.compile(
    "不[得应能少低小下超高多大足到]|至[少多]|最[少多高低长短]|起码|约占|超[过出]|[高低多大少小]于|未达|达到或"
)
_REACH: Final = 22
_FAR: Final = 36
_REST = re.compile(f"[{NUMERALS}0-9.,余多几来%—–~至到年月天日时又个-]*")
# What may begin each of these; looking at one character first saves most of the matching.
_JOINING: Final = frozenset("—-–~至到与和( ")
_FOLLOWING: Final = frozenset("及或含以左上前后之内(/每 aob")
_MONEY_ENDS: Final = frozenset("币￥¥元金布镑$€£ ")
_MONEY: Final = ("人民币", "￥", "¥", "RMB ", "RMB")


def number_start(text: str, backwards: str, start: int) -> int:
    """Return where a number begins if a sign stands before its first numeral.

    Raises:
        UnreadableError: What stands there can be a sign or none.
    """
    before = text[start - 1] if start else ""
    if before == "±":
        raise UnreadableError(reason="± is more or less than what it does not say")
    if before and before in "负的下" and (hit := _MINUS.match(backwards, len(text) - start)):
        return start - len(hit[0])
    if before == "-" and (start == 1 or masks.may_be_minus(text, start - 1)):
        return start - 1
    if before == "-" and "\u4e00" <= text[start - 2] <= "\u9fff":
        raise UnreadableError(reason="the hyphen before it can be a sign or none")
    return start


def other_end(text: str, first: Amount) -> tuple[Amount | None, int]:
    """Return the other end of a range, if *first* is one end, and where the two end.

    Raises:
        UnreadableError: The two do not go together.
    """
    joined = _JOINED.match(text, first.end) if text[first.end : first.end + 1] in _JOINING else None
    second = amount_at(text, joined.end()) if joined else None
    if joined is None or second is None:
        return None, first.end
    if not joined["dash"] and text[second.end - 1] == "间":
        second.unit, second.end = "", second.end - 1
    between = _BETWEEN.match(text, second.end)
    if not (joined["dash"] or between or text.endswith(BETWEEN, 0, first.start)):
        return None, first.end
    if second.unit and first.unit and first.unit != second.unit:
        if joined["dash"] in {"至", "到"} and _CHANGED.search(text, max(first.start - 4, 0), first.start):
            return None, first.end  # 下降0.3个百分点至5%
        _in_one_unit(first, second)
    if _JOINED.match(text, second.end):
        raise UnreadableError(reason="it has three ends")
    return second, between.end() if between else second.end


def _in_one_unit(first: Amount, second: Amount) -> None:
    """Count *second* in the unit of *first*, as in 6个月至1年.

    Raises:
        UnreadableError: It is not an exact number of them.
    """
    factor = unit_of(second.unit).factor(unit_of(first.unit))
    if not factor or second.hedge:
        raise UnreadableError(reason=f"it names two units, {first.unit} and {second.unit}")
    second.unit, second.low, second.high = first.unit, second.low * factor, second.high * factor


class Behind(NamedTuple):
    """What stands behind an amount.

    Attributes:
        hedge: The hedge, such as 以上.
        pers: Ids of the denominators.
        end: Where all of it ends.
        excluded: Whether a remark excludes the bound: 以上（不含）.
    """

    hedge: Qualifier | None
    pers: list[str]
    end: int
    excluded: bool


def behind(text: str, end: int, unit: str) -> Behind:
    """Return the hedge and the denominators behind an amount of *unit*, in whichever order they stand."""
    hedge, pers, excluded = None, list[str](), False
    while text[end : end + 1] in _FOLLOWING:
        begin = end
        if not pers and (hit := per_pattern().match(text, end)):
            pers, end = [per_unit(hit[group]) for group in "abfcde" if hit[group]], hit.end()
        hit = after_pattern().match(text, end)
        if hit and hit["included"]:
            end = hit.end()
        elif hit and hedge is None and (hit["after"] or _lasts(unit)):
            hedge = hedges()[hit["after"]] if hit["after"] else Qualifier.AT_MOST
            end, excluded = hit.end(), bool(hit["except"] or hit["without"])
        if end == begin:
            break
    return Behind(hedge, pers, end, excluded)


def _lasts(unit: str) -> bool:
    """Return whether 内 behind a unit is a bound: 30日内, 500米内."""
    return bool(unit) and unit_of(unit).dimension in {"time", "length"}


def money_before(text: str, begin: int, unit: str) -> tuple[int, str]:
    """Return where a figure of *unit* begins with a sign of money before it, and the unit that makes, if any.

    Raises:
        UnreadableError: It is in money of another country, or in two units.
    """
    before = text[begin - 1 : begin]
    if before not in _MONEY_ENDS and not before.isupper():
        return begin, ""
    for word in _MONEY:
        if text.endswith(word, 0, begin):
            if unit not in {"", "CNY"}:
                raise UnreadableError(reason=f"it names two units, {unit} and CNY")
            return begin - len(word), "CNY"
    if unit in {"", "CNY"} and masks.is_foreign(text, begin):
        raise UnreadableError(reason="its unit is not one that figures have; see sgpolicy.model.unit.UNITS")
    return begin, ""


def unit_of_list(text: str, first: Amount, end: int) -> str:
    """Return the unit that a number without one shares with those listed after it, as in 3000、2000元; "" if none.

    Raises:
        UnreadableError: The last of the list has a scale that may hold for all or not: 12、15万元.
    """
    listed = _LISTED.match(text, end) if first.arabic else None
    last = amount_at(text, listed.end()) if listed else None
    if last is None or not last.arabic:
        return ""
    if last.token[-1] in "万亿" and first.token[-1] not in "万亿":
        raise UnreadableError(reason=f"whether {first.token} is as many {last.token[-1]} is not clear")
    return "" if last.unit in {"ratio", "times"} else last.unit


def points_of_list(text: str, first: Amount) -> None:
    """Make *first* percentage points if its 个 is only the first half of 个百分点, as in 3.4个、2个百分点."""
    if first.unit == "item" and first.arabic and text[first.end - 1] == "个" and _POINTS.match(text, first.end):
        first.unit, first.end = "percentage-point", first.end - 1


def hedge_before(text: str, backwards: str, begin: int, unit: str, *, hedged: bool) -> tuple[Qualifier | None, int]:
    """Return the hedge before a number of *unit*, and where it begins.

    Args:
        text: The folded text.
        backwards: The same, reversed.
        begin: Where the number begins.
        unit: Id of its unit.
        hedged: Whether there is a hedge behind it.

    Raises:
        UnreadableError: It compares, and what it compares with is not clear.
    """
    before = text[begin - 1 : begin]
    reach = _FAR if before == "的" else _REACH
    near = before in hedge_ends() or _MAY_HEDGE.search(text, max(begin - reach, 0), begin)
    hit = before_pattern().match(backwards, len(text) - begin) if near else None
    if not hit:
        # 经过半数同意 is by more than half, not 经过.
        of_half = text.startswith("半数", begin) and text.endswith("经过", 0, begin)
        return (Qualifier.MORE_THAN, begin - 1) if of_half else (None, begin)
    kind = next(name for name in ("direct", "extreme", "bound", "parted", "adverb", "roughly", "least") if hit[name])
    word = hit[kind][::-1]
    hedge = hedges()[word.lower()]
    if kind in {"parted", "roughly"} and unit not in {"percent", "times"}:
        return None, begin
    # 超过总数的30% is more than that share; 高于全省平均水平5% is by so much, or may be; 超过总数5%以上 is by so much.
    if kind == "parted" and hit["counted"] and hedge not in {Qualifier.AT_LEAST, Qualifier.AT_MOST}:
        if hedged:
            return None, begin
        raise UnreadableError(reason=f"what {word} compares can be read in two ways")
    counted = text.endswith(("个", "家"), 0, len(text) - hit.end())  # 3个过五百亿元的县
    if word == "过" and begin > 1 and unit != "percent" and text[begin] not in SCALES and not counted:
        return None, begin
    expired = unit != "year" and text.endswith("期满", 0, begin)  # 期满30日内
    if word == "满" and unit and (expired or unit_of(unit).dimension != "time"):
        return None, begin
    return hedge, len(text) - hit.end()


def reach(text: str, start: int) -> int:
    """Return where the numbers of a figure that cannot be read end, so that no piece of it is read."""
    hit = _REST.match(text, start)
    end = hit.end() if hit else start
    try:
        amount = amount_at(text, start)
        if amount is None:
            return end
        end = max(end, amount.end)
        joined = _JOINED.match(text, amount.end) or _STROKE.match(text, amount.end)
        second = amount_at(text, joined.end()) if joined else None
    except UnreadableError:
        return end
    return max(end, second.end) if second else end
