"""What a figure of running text must not be: part of a name, a class, a year, the pronoun 一.

Each rule is a function that says when a figure is none; the first that holds is enough.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sgpolicy.model.words import Qualifier
from sgpolicy.reading.grammar import CHANGE
from sgpolicy.reading.masks import MEASURES
from sgpolicy.reading.numbers import is_scale
from sgpolicy.reading.patterns import CHINESE

if TYPE_CHECKING:
    from sgpolicy.reading.amounts import Amount
    from sgpolicy.reading.figures import Figure

_COUNTED: Final = frozenset({"item", "person", "session", "occurrence"})
_SPANS: Final = frozenset({"year", "month", "week", "day"})
_SCALED: Final = ("万", "亿", "thousand", "million", "billion")
_YEARS = re.compile("(?:19|20)[0-9]{2}(?:[.](?:0?[1-9]|1[0-2]))?")
_CHINESE = re.compile(CHINESE)

# Money and measures of other peoples, which no unit here is.
_FOREIGN = re.compile(
    "(?:港|澳门|台|新台|新|外)币|等值|[美欧日港澳韩加新]?[元圆](?=等值)|[美日]圆|泰铢|卢布|[韩澳加新]元|卢比|法郎|马克|越南盾"
    "|比索|兰特|千卡|大卡|公分|英[里尺寸亩]|[海华]里|加仑|磅|盎司|毫升|毫克|毫秒|[K-Z]?[Bb]ps|[伏赫兆度℉°]"
)
_QUOTES: Final = dict(zip("“‘〝「『《", "”’〞」』》", strict=True))
_MARKS = re.compile("[“‘〝「『《”’〞」』》。;\n，]")
_TITLE = re.compile("[^《。\n]{0,40}》")
_LONGEST_NAME: Final = 12

# Words that count even one, before it: 各一名, 为期一年.
_ONE_IS_COUNTED = re.compile("(?:各|共|仅|只|为期|期限|任期|期为|聘期|学制|不满|满|缩短|延长|提前|逾|配备)$")
# So many years without a hedge are the years that the text tells of, unless something says that they last.
_LASTS = re.compile(
    "(?:连续|持续|为期|历时|长达|期限?为?|任期|学制|满|达到?|超过|累计|延长|缩短|提前|推迟|暂停|禁止|保存|工作|从业|服务|任职"
    "|间隔|处|经验|年限|寿命|(?:[^年月日底末初]|之日)起|为)$"
)
_LASTING: Final = ("计算", "期", "有期", "以", "的", "工作", "未", "不", "后")
# Words that are counted, but in Chinese numerals far more often make a name: 三区, 一门, 三期.
_IN_NAMES: Final = frozenset("市省县区乡镇村国校站州盟旗路道口眼片门首单对双笔列曲桩孔层点头部本处班期级起床")

_TWO_OF: Final = frozenset("级市省县区乡镇村期班")
_HELD = re.compile("(?:办|举行|开展|开设|组织|培训|印发|编发|刊发|先后|了|共)$")

_NOT_BARE = re.compile(
    f"(?![0-9]{{2}}周?岁)(?:[0-9A-Za-z*×级型版号代星等线强度位分届·+×℃°/]|名单|多边|{CHINESE}{{0,3}}[元圆币铢盾镑])"
)

_LEADING: Final = frozenset("至到达为约共有均超近仅增减由从有")
"""What stands directly before a figure, and before no heading."""
_RANKED = re.compile("(?:提升|上升|前移|前进|跃升|提高|攀升|进位|上移|下降|下滑|后移|后退|回落|跃进)了?$")
_SUPERLATIVE = re.compile("(?:全球|世界|国内|全国|亚洲|国际|同类|史上|行业|我国|全省|全市|全区)$")

_CORNERS: Final = frozenset("长珠金铁闽")
"""What stands before 三角 in names of regions."""

# From what a number without a unit rises or falls: 由84.7提升至89.4.
_FROM: Final = frozenset("从由")
_CHANGES = re.compile(f"(?:{CHANGE}|调整)[至到为][0-9]+(?:[.][0-9]+)?[,，。;；、\n]")

_PLANNED = re.compile("逐步|推动|推进|加快|力争|促进|努力|探索|争取|健全|要|将|到[0-9]{4}|目标|全流程")
_DONE = re.compile("实现|达到|完成|已|均|全部")


def is_done(clause: str) -> bool:
    """Return whether the words before 全覆盖 say that it is so, not that it is still to come."""
    return bool(_DONE.search(clause)) and not _PLANNED.search(clause)


class _Look(NamedTuple):
    """A figure with what stands around its number.

    Attributes:
        text: The folded text.
        figure: The figure.
        amount: Its number with the unit.
        word: The last character of the unit.
        before: The character before its number.
        after: The character behind its amount.
        hedged: Whether words around it make a figure of it, whatever it counts.
    """

    text: str
    figure: Figure
    amount: Amount
    word: str
    before: str
    after: str
    hedged: bool


def is_none(text: str, figure: Figure) -> bool:
    """Return whether a figure of running text is none."""
    amount = figure.amount
    hedged = (
        figure.qualifier not in {Qualifier.EXACT, Qualifier.RANGE}
        or amount.hedge is not None
        or figure.start < figure.number
        or text.endswith("间", 0, figure.end)
        or " to " in text[figure.start : figure.end]
        or figure.unit.per is not None
    )
    before, after = text[figure.number - 1 : figure.number], text[amount.end : amount.end + 1]
    look = _Look(text, figure, amount, text[amount.end - 1], before, after, hedged)
    rules = _BARE if figure.unit.id == "number" else _IN_DIGITS if amount.arabic else _IN_CHINESE
    return any([rule(look) for rule in rules])  # noqa: C419 - quicker


def _quoted(look: _Look) -> bool:
    """Return whether it stands in a short quotation that is more than the figure: “四个意识”."""
    text, figure = look.text, look.figure
    mark = _MARKS.search(text[max(figure.start - _LONGEST_NAME, 0) : figure.start][::-1])
    if not mark or mark[0] not in _QUOTES:
        return False
    close = text.find(_QUOTES[mark[0]], figure.end, figure.start + _LONGEST_NAME + 2)
    whole = not mark.start() and close == figure.end
    return close >= 0 and not (whole and figure.unit.id not in {"number", "item"} and look.amount.arabic)


def _foreign(look: _Look) -> bool:
    """Return whether a unit follows that none here is: 500万元港币."""
    return _FOREIGN.match(look.text, look.figure.end) is not None


def _titled(look: _Look) -> bool:
    """Return whether it stands in the title of a document: 《…等三件法规的决定》."""
    return _TITLE.match(look.text, look.figure.end) is not None


def _heading(look: _Look) -> bool:
    """Return whether it is a heading before a word that could be a unit: 2.3项目名称."""
    amount = look.amount
    if look.hedged or look.before in _LEADING or amount.token.endswith(_SCALED):
        return False
    return amount.unit in _COUNTED and "." in amount.token


def _rank(look: _Look) -> bool:
    """Return whether it is by how many places something rose or fell: 排名提升4位."""
    return look.word == "位" and _RANKED.search(look.text, max(look.figure.start - 6, 0), look.figure.start) is not None


def _class_or_code(look: _Look) -> bool:
    """Return whether it is a class or a code: 30万吨级, C919."""
    code = look.before.isascii() and look.before.isalpha()
    return look.text.startswith("级", look.figure.end) or (look.amount.unit in _COUNTED and code)


def _second(look: _Look) -> bool:
    """Return whether it is the second rather than two, which are 两: 二期."""
    ranges = look.figure.qualifier is Qualifier.RANGE
    return look.amount.token == "二" and look.amount.unit in _COUNTED and not (look.hedged or ranges)  # noqa: S105


def _date_or_year(look: _Look) -> bool:
    """Return whether it is a day of a month (五月三十日以内) or a year (2013起)."""
    in_month = look.word == "日" and look.before == "月"
    return in_month or (look.word == "起" and _YEARS.fullmatch(look.amount.token) is not None)


def _superlative(look: _Look) -> bool:
    """Return whether 最高 and the like make it a record, not a bound: 全球最高10米液压支架."""
    text, start = look.text, look.figure.start
    return text.startswith("最", start) and _SUPERLATIVE.search(text, max(start - 2, 0), start) is not None


def _corner(look: _Look) -> bool:
    """Return whether 角 or 毛 is no coin: 三角地区, 长三角."""
    coin = look.word in "角毛" and look.amount.size != 1
    return coin and (_CHINESE.match(look.after) is not None or look.before in _CORNERS)


def _pronoun(look: _Look) -> bool:
    """Return whether it is 一 that counts no more than "a" does: 一项制度."""
    amount, figure, text = look.amount, look.figure, look.text
    if amount.token == "一" and look.word == "批":  # noqa: S105 - a numeral; 突破一批技术 is of some, not of more than one
        return True
    if amount.token != "一" or amount.unit not in _COUNTED | _SPANS | {"household", "hour", "age"} or look.hedged:  # noqa: S105
        return False
    if amount.low != amount.size or figure.end > amount.end:
        return False
    if amount.unit in _SPANS and text.startswith(("期", "内"), figure.end):
        return False
    return not _ONE_IS_COUNTED.search(text, max(figure.start - 4, 0), figure.start)


def _everyone(look: _Look) -> bool:
    """Return whether it is a scale alone, which stands for many: 千家万户."""
    return is_scale(look.amount.token) and not look.hedged and look.amount.unit != "percent"


def _these_years(look: _Look) -> bool:
    """Return whether it is the years that the text tells of: 五年新增一百家."""
    figure, text = look.figure, look.text
    if look.amount.unit != "year" or look.hedged or figure.end > look.amount.end:
        return False
    if text.startswith("年半", look.amount.end - 2):  # nobody speaks of these years and a half
        return False
    if "." in look.amount.token and _CHINESE.match(look.before):  # 提高到9.6年, but not PM2.5年均浓度
        return False
    return not text.startswith(_LASTING, figure.end) and not _LASTS.search(text, max(figure.start - 4, 0), figure.start)


def _in_name(look: _Look) -> bool:
    """Return whether it is a Chinese numeral with a word that mostly makes names: 三区三州, but 市县两级, 举办五期."""
    if look.amount.unit not in {"item", "session"} or look.word not in _IN_NAMES or look.hedged:
        return False
    if look.amount.token == "两" and look.word in _TWO_OF:  # noqa: S105 - a numeral
        return False
    return not (look.word in "期班" and _HELD.search(look.text, max(look.figure.start - 4, 0), look.figure.start))


def _part_of_code(look: _Look) -> bool:
    """Return whether a number without a unit goes on, or began, as something else: 5G, 384超节点, 500强."""
    before = look.before
    code = bool(before) and before.isascii() and (before.isalnum() or before in "-_/.#")
    return code or _NOT_BARE.match(look.text, look.amount.end) is not None


def _unsaid(look: _Look) -> bool:
    """Return whether nothing says that a number without a unit is a figure: a hedge, a scale, a verb before it."""
    amount = look.amount
    long, scale = len(amount.token) > 1, is_scale(amount.token.strip("十"))
    goes_on = _CHINESE.match(look.after) is not None
    if look.hedged and scale and goes_on and amount.hedge is Qualifier.RANGE:  # 数百里
        return True
    if look.hedged:
        return not (long or amount.arabic or amount.hedge or (scale and not goes_on))
    if _YEARS.fullmatch(amount.token):
        return True
    if (long and amount.token.endswith(_SCALED)) or look.text.endswith(
        ("万", "亿"), look.figure.number + 1, look.figure.end
    ):
        return False
    if look.before in _FROM and amount.arabic and _CHANGES.match(look.text, amount.end):
        return False
    measured = look.before in MEASURES if look.before else look.figure.end == len(look.text)
    ends = look.after != "”" and not goes_on
    return not (measured and ends and (amount.arabic or long))


_IN_DIGITS: Final = (
    *(_quoted, _titled, _foreign, _superlative, _rank),
    *(_heading, _class_or_code, _date_or_year, _these_years),
)
_IN_CHINESE: Final = (
    *(_quoted, _titled, _foreign, _superlative, _rank, _class_or_code, _second, _date_or_year, _these_years),
    *(_corner, _pronoun, _everyone, _in_name),
)
_BARE: Final = (_quoted, _titled, _foreign, _part_of_code, _unsaid)
