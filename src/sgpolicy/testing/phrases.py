"""The texts of made-up records."""

from collections.abc import Callable, Mapping, Sequence

from sgpolicy.model.words import Qualifier
from sgpolicy.reading.numbers import last_place, width

WORDINGS = {"person": "人", "item": "个", "occurrence": "次", "session": "期", "CNY": "元", "person-time": "人次"}
"""Wordings of units without a denominator, as the reader reads them."""
PASSAGES = (
    "建立社会工作专业人才培养基地",
    "在街道和乡镇设立社会工作服务站",
    "把社会工作岗位纳入事业单位岗位设置方案",
    "对取得职业水平证书的人员给予一次性奖励",
    "由县级民政部门牵头组织督导评估",
    "通过政府购买服务方式支持民办社会工作机构发展",
    "组织社区工作者参加全国职业水平考试",
    "落实专业技术人员继续教育学时要求",
    "为困难家庭、留守儿童和老年人提供专业服务",
    "建立社工引领志愿者的联动机制",
    "完善薪酬保障和激励制度",
    "依托高等院校开设专题研修班",
    "开展示范单位和优秀案例评选",
    "将所需经费列入同级财政预算",
    "引导社会资金投入项目运营",
    "每年选派骨干到先行地区学习",
    "健全分级分类的培训体系",
    "探索医务、学校和禁毒领域的介入模式",
)
"""What governments do, in Chinese; a summary joins several of them."""
ENGLISH = (
    "set up training bases for professional social workers",
    "open service stations in streets and townships",
    "count social-work posts among those of public institutions",
    "reward those who earn a certificate",
    "let county departments organise supervision and assessment",
    "buy services from private agencies",
    "prepare community workers for the national examination",
    "put the money into the budget of the same level",
)
"""What governments do, in English."""
_BRIEFEST, _LENGTHIEST = 40, 120  # characters of a Chinese summary


def summary(passages: Sequence[str]) -> str:
    """Return a summary of 40 to 120 characters made of *passages*."""
    text = "，".join(passages)
    if len(text) < _BRIEFEST:
        text += "，并按年度公布进展情况"
    return text if len(text) <= _LENGTHIEST else text[: _LENGTHIEST - 1] + "等"


_Way = Callable[[int, str], tuple[int | None, int | None, int | None, str]]
WAYS: Mapping[Qualifier, _Way] = {
    Qualifier.EXACT: lambda n, unit: (n, n, n, f"{n}{unit}"),
    Qualifier.ABOUT: lambda n, unit: (None, None, n, f"约{n}{unit}"),
    Qualifier.NEARLY: lambda n, unit: (n - int(width(n)), n, None, f"近{n}{unit}"),
    Qualifier.OVER: lambda n, unit: (10 * n, 10 * n + int(last_place(10 * n)), None, f"{10 * n}余{unit}"),
    Qualifier.AT_LEAST: lambda n, unit: (n, None, None, f"不少于{n}{unit}"),
    Qualifier.MORE_THAN: lambda n, unit: (n, None, None, f"超过{n}{unit}"),
    Qualifier.AT_MOST: lambda n, unit: (None, n, None, f"不超过{n}{unit}"),
    Qualifier.LESS_THAN: lambda n, unit: (None, n, None, f"不足{n}{unit}"),
}
"""For each hedge: lower bound, upper bound, value, and how a document words it."""
