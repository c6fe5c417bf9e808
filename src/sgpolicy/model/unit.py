"""Units: what a figure counts, pays or measures."""

from __future__ import annotations

from attrs import field, frozen

from sgpolicy.asked import Explained, not_a
from sgpolicy.errors import UnknownTermError
from sgpolicy.model.fields import a, matches, text, tuple_of
from sgpolicy.model.name import Name


@frozen(kw_only=True)
class Unit(Explained):
    """What is counted, paid or measured; two units are equal if their ids are.

    Attributes:
        id: The closed id, such as person or CNY/month.
        name: Its name in Chinese and in English.
        definition: What one of it is.
        is_not: What it is easily mistaken for.
        dimension: What sort of thing it measures, such as money or time.
        words: The Chinese wordings the reader knows, the usual one first;
            empty for a rate, which is worded with its denominator.
    """

    id: str = field(validator=matches(r"[A-Za-z0-9-]+(/[a-z]+)?"))
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
        """The denominator: month for CNY/month; None if it is not a rate."""
        return self.id.partition("/")[2] or None


# Id | name in Chinese | in English | definition | what it is not | dimension | wordings, the usual one first.
_TABLE = """\
person | 人 | person | One human being, counted once. | person-time | people | 人 名 位 个人
person-time | 人次 | person-time | One attendance of one person. | a person counted once | people | 人次
household | 户 | household | One household. | a person | households | 户
item | 个 | item | Any counted thing that has no unit of its own. | a person | things | \
个 家 所 项 座 种 类 支 件 份 处 篇 批 只 头 套 部 条 门 组 \
队 间 台 块 点 枚 本 级 层 大类 大项 大 辆 张 株 栋 幢 宗 例 款 册 市区 市 省 县 区 乡 镇 村
session | 期 | session | One run of a course or issue of a series. | a day of it | events | 期 班
occurrence | 次 | occurrence | One time that something is done. | a person-time | events | 次 场 场次 回 遍 轮
CNY | 元 | yuan | One yuan of the People's Republic of China. | ten thousand yuan (万元) | money | \
元 元人民币 块钱 人民币
CNY/month | 元每月 | yuan a month | Yuan paid each month. | yuan a year | money per time |
CNY/year | 元每年 | yuan a year | Yuan paid each year. | yuan a month | money per time |
CNY/person | 元每人 | yuan a person | Yuan paid for each person. | a total | money per person |
percent | 百分之 | percent | One hundredth of a whole, stored as written: 20 is 20 %. | percentage-point | share | %
percentage-point | 百分点 | percentage point | A difference of one percent of the whole. | percent | share | \
个百分点 百分点
times | 倍 | times | A multiple of another figure. | occurrence | ratio | 倍
year | 年 | year | A duration of one year. | a calendar year such as 2011 | time | 年
month | 月 | month | A duration of one month. | a calendar month such as March | time | 个月
week | 周 | week | A duration of one week. | a calendar week | time | 周 个星期 星期
day | 天 | day | A duration of one day. | a day of a month | time | 天 日 个工作日 工作日
hour | 小时 | hour | One hour; also one class hour. | a time of day | time | 小时 个小时 学时 个学时 课时 个课时
age | 岁 | year of age | A year of a person's age. | a duration in years | time | 岁 周岁
mu | 亩 | mu | A Chinese acre, 1/15 of a hectare. | a hectare (公顷) | area | 亩
km2 | 平方公里 | square kilometre | One square kilometre. | a kilometre | area | 平方公里
km | 公里 | kilometre | One kilometre. | a square kilometre | length | 公里
number | 数 | number | A number whose wording has no unit. | item | number |
person/item | 人每个 | person an item | People for each thing, as in one social worker a community. | a total | \
people per thing |
person/year | 人每年 | person a year | People each year. | a cumulative total | people per time |
item/year | 个每年 | item a year | Things each year. | a cumulative total | things per time |
occurrence/year | 次每年 | occurrence a year | Times each year. | a total | events per time |
occurrence/month | 次每月 | occurrence a month | Times each month. | a total | events per time |
occurrence/week | 次每周 | occurrence a week | Times each week. | a total | events per time |
person-time/year | 人次每年 | person-time a year | Attendances each year. | a cumulative total | people per time |"""


def _made(row: str) -> Unit:
    key, zh, en, definition, is_not, dimension, words = map(str.strip, row.split("|"))
    name = Name(zh=zh, en=en)
    return Unit(
        id=key, name=name, definition=definition, is_not=is_not, dimension=dimension, words=tuple(words.split())
    )


UNITS = tuple(map(_made, _TABLE.splitlines()))
"""Every unit there is; the set is closed."""

_BY_ID = {known.id: known for known in UNITS}


def unit(id: str) -> Unit:  # noqa: A002 - the word the user writes
    """Return the unit with the given id.

    Args:
        id: One of the closed ids, such as person or CNY/month.

    Returns:
        The unit of `UNITS` with that id.

    Raises:
        UnknownTermError: No unit has that id; the error offers near matches.
    """
    try:
        return _BY_ID[id]
    except (KeyError, TypeError):
        if not isinstance(id, str):
            raise TypeError(not_a("a unit", "its id, such as CNY/month", id)) from None
        raise UnknownTermError(id, tuple(_BY_ID), "unit") from None
