"""Units: what a figure counts, pays or measures, alone or for each thing and time."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from attrs import field, frozen

from sgpolicy.asked import not_a
from sgpolicy.errors import UnknownTermError
from sgpolicy.model.fields import a, matches, text, tuple_of
from sgpolicy.model.name import Name
from sgpolicy.model.shown import Identified

_ID = "[A-Za-z0-9]+(-[a-z]+)*"


@frozen(kw_only=True)
class Unit(Identified):
    """What is counted, paid or measured; two units are equal if their ids are.

    A plain unit is one of a closed table. A rate is composed: a plain unit over
    what is counted, over a time, or over both in that order, such as
    CNY/person/month or person/10000-person.

    Attributes:
        id: Its id, such as person or CNY/month.
        name: Its name in Chinese and in English.
        definition: What one of it is.
        is_not: What it is easily mistaken for.
        dimension: What sort of thing it measures, such as money or time.
        words: The Chinese wordings the reader knows, the usual one first;
            empty for a rate, which is worded with its denominators.
    """

    id: str = field(validator=matches(f"{_ID}(/(10{{3,8}}-)?{_ID}){{0,2}}"))
    name: Name = field(eq=False, validator=a(Name))
    definition: str = field(eq=False, repr=False, validator=text)
    is_not: str = field(eq=False, repr=False, validator=a(str))
    dimension: str = field(eq=False, repr=False, validator=text)
    words: tuple[str, ...] = field(eq=False, repr=False, default=(), validator=tuple_of(str))

    def __str__(self) -> str:
        """Return the id."""
        return self.id

    def __repr__(self) -> str:
        return f"<Unit {self.id} {self.name}>"

    @property
    def base(self) -> Unit:
        """The unit of the numerator: CNY for CNY/month; the unit itself if it is not a rate.

        Raises:
            UnknownTermError: The numerator is not one of `UNITS`.
        """
        return unit(self.id.partition("/")[0]) if self.per else self

    @property
    def per(self) -> str | None:
        """The denominators: month for CNY/month, person/month for CNY/person/month; None if it is not a rate."""
        return self.id.partition("/")[2] or None

    def is_rate_of(self, other: Unit) -> bool:
        """Return whether this is *other*, or that for each of something more, as CNY/month is of CNY."""
        _refuse_no_unit(other)
        base, *pers = self.id.split("/")
        other_base, *others = other.id.split("/")
        return base == other_base and set(others) <= set(pers)

    def factor(self, other: Unit) -> Fraction | None:
        """Return how many of *other* one of this is, where that is exact, else None: 12 for year and month.

        A person and a person-time, a percent and a percentage point, yuan and
        another currency are never converted.
        """
        _refuse_no_unit(other)
        ours, theirs = self.id.split("/"), other.id.split("/")
        sizes = [(_size(one), _size(two)) for one, two in zip(ours, theirs, strict=False)]
        if len(ours) != len(theirs) or any(one[0] != two[0] for one, two in sizes):
            return None
        base, *pers = (one[1] / two[1] for one, two in sizes)
        for per in pers:
            base /= per
        return base


# Id | name in Chinese | in English | definition | what it is not | dimension | its size in another unit, if any |
# wordings, the usual one first.
_TABLE = """\
person | 人 | person | One human being, counted once. | person-time | people | | 人 名 位 个人
person-time | 人次 | person-time | One attendance of one person. | a person counted once | people | | 人次
household | 户 | household | One household. | a person | households | | 户
item | 个 | item | Any counted thing that has no unit of its own. | a person | things | | \
个 家 所 项 座 种 类 支 件 份 处 篇 批 只 头 套 部 条 门 组 队 间 台 块 点 枚 本 层 大类 大项 大 级 辆 张 株 栋 幢 宗 \
例 款 册 起 艘 架 列 幅 棵 匹 羽 尾 口 眼 盏 尊 颗 孔 路 道 对 双 笔 单 桩 曲 首 批次 架次 班次 航次 车次 频次 \
标箱 标准箱 床 片 根 杆 箱 袋 桶 瓶 具 扇 市区 市 省 县 区 乡 镇 村 国 校 站 州 盟 旗
session | 期 | session | One run of a course or issue of a series. | a day of it | events | | 期 班 届
occurrence | 次 | occurrence | One time that something is done. | a person-time | events | | 次 场 场次 回 遍 轮 趟
CNY | 元 | yuan | One yuan of the People's Republic of China. | ten thousand yuan (万元) | money | | \
元 元人民币 块钱 人民币元 人民币
USD | 美元 | US dollar | One dollar of the United States. | yuan | money in US dollars | | 美元 美金
EUR | 欧元 | euro | One euro. | yuan | money in euros | | 欧元
GBP | 英镑 | pound sterling | One pound of the United Kingdom. | yuan | money in pounds | | 英镑
JPY | 日元 | yen | One yen of Japan. | yuan | money in yen | | 日元
HKD | 港元 | Hong Kong dollar | One dollar of Hong Kong. | yuan | money in Hong Kong dollars | | 港元
percent | 百分之 | percent | One hundredth of a whole, stored as written: 20 is 20 %. | percentage-point | share | | %
percentage-point | 百分点 | percentage point | A difference of one percent of the whole. | percent | share | | \
个百分点 百分点
times | 倍 | times | A multiple of another figure. | occurrence | ratio | 100 percent | 倍
ratio | 比 | ratio | The first of two numbers over the second: 1比4 is 1/4. | percent | ratio | |
year | 年 | year | A duration of one year. | a calendar year such as 2011 | time | 12 month | 年
term | 学期 | school term | A term of a school year. | half a year | time | | 个学期 学期
quarter | 季度 | quarter | A duration of three months. | a calendar quarter | time | 3 month | 个季度
month | 月 | month | A duration of one month. | a calendar month such as March | time | | 个月
week | 周 | week | A duration of one week. | a calendar week | time | 7 day | 周 个星期 星期
day | 天 | day | A duration of one day. | a day of a month | time | | 天 日 个工作日 工作日
hour | 小时 | hour | One hour; also one class hour. | a time of day | time | | \
小时 个小时 学时 个学时 课时 个课时
minute | 分钟 | minute | A duration of one minute. | a time of day | time | | 分钟
second | 秒 | second | A duration of one second. | a time of day | time | 1/60 minute | 秒
age | 岁 | year of age | A year of a person's age. | a duration in years | time | | 岁 周岁
mu | 亩 | mu | A Chinese acre, 1/15 of a hectare. | a hectare (公顷) | area | 2000/3 m2 | 亩
ha | 公顷 | hectare | Ten thousand square metres. | a mu (亩) | area | 10000 m2 | 公顷
m2 | 平方米 | square metre | One square metre. | a metre | area | | 平方米 平米
km2 | 平方公里 | square kilometre | One square kilometre. | a kilometre | area | 1000000 m2 | 平方公里 平方千米
km | 公里 | kilometre | One kilometre. | a square kilometre | length | 1000 m | 公里 千米
m | 米 | metre | One metre. | a square metre | length | | 米
cm | 厘米 | centimetre | One hundredth of a metre. | a metre | length | 1/100 m | 厘米
mm | 毫米 | millimetre | One thousandth of a metre. | a metre | length | 1/1000 m | 毫米
m3 | 立方米 | cubic metre | One cubic metre. | a square metre | volume | | 立方米
litre | 升 | litre | One litre. | a cubic metre | volume | 1/1000 m3 | 升
t | 吨 | tonne | One thousand kilograms. | a kilogram | mass | 1000 kg | 吨
kg | 公斤 | kilogram | One kilogram, two jin (斤). | a jin | mass | | 公斤 千克
g | 克 | gram | One thousandth of a kilogram. | a kilogram | mass | 1/1000 kg | 克
ug | 微克 | microgram | One millionth of a gram. | a milligram | mass | 1/1000000000 kg | 微克
kW | 千瓦 | kilowatt | One thousand watts. | a kilowatt-hour | power | | 千瓦
MW | 兆瓦 | megawatt | One million watts. | a kilowatt | power | 1000 kW | 兆瓦
kWh | 千瓦时 | kilowatt-hour | One kilowatt for one hour. | a kilowatt | energy | | 千瓦时 度电
celsius | 摄氏度 | degree Celsius | One degree of temperature. | a degree of an angle | temperature | | ℃ 摄氏度
number | 数 | number | A number whose wording has no unit. | item | number | |"""

_RATES = (
    "CNY/month CNY/year CNY/person person/item person/year item/year occurrence/year occurrence/month occurrence/week "
    "person-time/year CNY/person/month CNY/person/year person/10000-person"
)
UNDIVIDED = ("percent", "percentage-point", "times", "ratio", "number", "age", "celsius")
"""Units that have no denominator and are none."""
_ONE_OF = {"people": "person", "households": "household", "things": "thing", "events": "event"}
_RANKS = {"time": 2, "events": 1}
COUNTS = {str(10**power): word for power, word in enumerate(("千", "万", "十万", "百万", "千万", "亿"), start=3)}
"""For how many a rate may be: what an id writes, and the Chinese numeral for it."""
_DENOMINATOR = re.compile(f"(?:(?P<many>10{{3,8}})-)?(?P<of>{_ID})")


def _refuse_no_unit(given: object) -> None:
    if not isinstance(given, Unit):
        raise TypeError(not_a("comparing a unit", "another one, such as catalog.units['person']", given))


def _made(row: str) -> tuple[Unit, str]:
    key, zh, en, definition, is_not, dimension, size, words = map(str.strip, row.split("|"))
    name = Name(zh=zh, en=en)
    made = Unit(
        id=key, name=name, definition=definition, is_not=is_not, dimension=dimension, words=tuple(words.split())
    )
    return made, size


_PLAIN = {made.id: (made, size) for made, size in map(_made, _TABLE.splitlines())}


@lru_cache(maxsize=1024)
def unit(id: str) -> Unit:  # noqa: A002 - the word the user writes
    """Return the unit with the given id.

    Args:
        id: An id such as person, or one composed of them: CNY/person/month.

    Returns:
        The unit; the same object each time.

    Raises:
        UnknownTermError: No unit has that id; the error offers near matches.
    """
    if id in _PLAIN:
        return _PLAIN[id][0]
    base, *pers = id.split("/")
    hits = [_DENOMINATOR.fullmatch(per) for per in pers]
    known = [_PLAIN[hit["of"]][0] for hit in hits if hit and hit["of"] in _PLAIN]
    ranks = [_RANKS.get(one.dimension, 0) for one in known]
    parts = [base, *(one.id for one in known)]
    sound = base in _PLAIN and 0 < len(pers) == len(known) < 3 and not set(parts) & set(UNDIVIDED)  # noqa: PLR2004
    if not sound or ranks != sorted(set(ranks)):
        raise UnknownTermError(id, tuple(one.id for one in UNITS), "unit")
    many = [hit["many"] for hit in hits if hit]
    return _composed(id, _PLAIN[base][0], list(zip(many, known, strict=True)))


def _composed(key: str, base: Unit, pers: list[tuple[str | None, Unit]]) -> Unit:
    """Return *base* over each of *pers*, of which there may be a thousand or more."""
    zh = base.name.zh + "".join(f"每{COUNTS.get(many or '', '')}{one.name.zh}" for many, one in pers)
    counts = [f"{int(many):,} {one.name.en}s" if many else one.name.en for many, one in pers]
    articles = ["per" if count[0].isdigit() else "an" if count[0] in "aeio" else "a" for count in counts]
    en = " ".join([base.name.en, *(f"{article} {count}" for article, count in zip(articles, counts, strict=True))])
    per = " and ".join(counts)
    return Unit(
        id=key,
        name=Name(zh=zh, en=en),
        definition=f"{base.definition.rstrip('.')}, for each {per}.",
        is_not="a total",
        dimension=" per ".join([base.dimension, *(_ONE_OF.get(one.dimension, one.dimension) for _, one in pers)]),
    )


def _size(part: str) -> tuple[str, Fraction]:
    """Return the unit that a part of an id is counted in, and how many of it: month and 12 for year."""
    hit = _DENOMINATOR.fullmatch(part)
    count, name = (Fraction(hit["many"] or 1), hit["of"]) if hit else (Fraction(1), part)
    number, _, inner = _PLAIN[name][1].partition(" ")
    return (inner, count * Fraction(number)) if inner else (name, count)


UNITS = (*(made for made, _ in _PLAIN.values()), *map(unit, _RATES.split()))
"""Every plain unit, and the usual rates; `unit` composes the others."""
