"""The tables of the coding rules: what codes exclude each other, and from which words of a passage a code may come.

Ids are those of the shipped codebook; a codebook of other ids is not touched by them.
"""

from collections.abc import Sequence
from itertools import combinations

from sgpolicy.model.period import Period
from sgpolicy.model.words import Commitment, Role, Status


def _pairs(text: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split()) for pair in text.strip().splitlines())


EXCLUSIVE = _pairs("""
salary-subsidy award
salary-subsidy salary-mechanism
exam-preparation exam-organisation
exam-preparation training
party-building recruitment
research pilot
research post-creation
research supervision
research coordination-body
research policy-document
coordination-body supervision
registration standard
registration post-creation
evaluation exam-organisation
service-purchase post-creation
standard policy-document
training-base training
degree-education training-base
talent-programme service-delivery
""")
"""Pairs of instruments of which one is what the other is not."""
ABOUT = "policy-document"
"""The one main instrument beside which any other may say what it is about."""
NAMED, APART = "talent-programme", "other"
"""The instrument that needs a programme, and the one that stands alone and needs a note."""


def exclusive(instruments: Sequence[str]) -> tuple[str, str] | None:
    """Return the first two of *instruments*, the main one first, that exclude each other; None if none do."""
    for pair in combinations(instruments, 2):
        if APART in pair or (instruments[0] != ABOUT and frozenset(pair) in EXCLUSIVE):
            return pair
    return None


JOBS = "employment"
"""The domain that is for the jobs of clients only."""
OF_WORKERS = frozenset({"post-creation", "recruitment", "secondment"})
"""Main instruments that are for the jobs of the social workers themselves, unless the measure names clients."""
CLIENTS = frozenset(
    {"disability", "elderly", "women", "youth", "veterans", "social-assistance", "poverty-alleviation", "corrections"}
    | {"drug-control", "agriculture"}
)
"""Domains that are groups of clients who may be given work."""

_OWN, _ASKED = Commitment.PLAN, (Commitment.MUST, Commitment.ENSURE, Commitment.STRIVE)
COMMITMENTS = {
    Status.IMPLEMENTED: (),
    Status.ONGOING: (),
    Status.PLANNED: (_OWN, *_ASKED, Commitment.ENCOURAGE, Commitment.EXPLORE),
    Status.REQUIRED: (*_ASKED, Commitment.PROHIBIT),
    Status.ENCOURAGED: (Commitment.ENCOURAGE, Commitment.EXPLORE, Commitment.PERMIT, Commitment.REFERENCE),
}
"""The commitments that a measure of each status may have."""

_LEAP_YEAR = 366
BYSTANDERS = (Role.MENTIONED, Role.AUTHORITY)
"""The roles of those who do nothing in a document."""


def lasts(when: Period | None) -> bool:
    """Return whether *when* has two ends more than a year apart, and so is no time at which something stands."""
    if when is None or when.start is None or when.end is None:
        return False
    return (when.end - when.start).days > _LEAP_YEAR


NO_PROGRAMME = "制度 机制 体系 格局 网络 平台 方式 做法 经验 方针 精神 改革 普查 会议"
"""How the names of what is no programme end: it has no life of its own."""

_CLIENTS = {
    "elderly": "养老 为老 老年 老人 老龄 敬老 托老 医养",
    "children": "儿童 未成年 孤儿 少儿 妇幼 幼儿 孩子 少年",
    "youth": "青少年 青年 少年",
    "women": "妇 女",
    "disability": "残 康复 助残",
    "mental-health": "心理 精神 自闭 抑郁",
    "health": "医 卫生 健康 保健 病",
    "education": "学校 教育 校园 学生 教学",
    "drug-control": "毒 药物滥用",
    "corrections": "矫 司法 犯罪 刑 劳教 帮教",
    "social-assistance": "救助 低保 困难 弱势 流浪 特困 五保 贫困",
    "disaster-relief": "灾 应急",
    "veterans": "优抚 军 退役",
    "community-governance": "社区 治安 环境 保洁 治理 居民 居委",
    "conflict-resolution": "纠纷 调解 信访 矛盾 维权 权益",
    "employment": "就业 下岗 失业 农民工 待业",
    "poverty-alleviation": "扶贫 脱贫 贫困",
    "family": "家庭 婚姻 单亲 家暴 计生 计划生育 父母 家长 监护",
    "funeral-marriage": "殡 婚姻 社会事务",
    "charity": "慈善 捐 公益",
    "enterprise": "职工 企业",
    "pandemic": "疫",
    "agriculture": "农村实用人才 农业 农民 农技 养殖 种植 种养",
    "culture": "文化 文体 文艺 戏",
}
DOMAIN_WORDS = {domain: (words,) for domain, words in _CLIENTS.items()} | {
    "rural": ("社会工作 社工", "村 农 留守"),
    "talent-work": ("人才 引才 招才 聚才 用才 育才 安才 激才 留才 英才 人力资源",),
}
"""For each domain, words of which the sentence must have one; one of each row, if there are several."""
OWN_TALENT = "社会工作(?:专业)?(?:服务)?人才(?:队伍)?|社工(?:专业)?人才(?:队伍)?|(?<![省市县国类])人才队伍"
"""How the talent of social work is named; that alone makes no domain `talent-work`."""

SETTING_WORDS = {
    "community": ("社区 楼院 居委 居村 居民区 居(村) (社)",),
    "village": ("村",),
    "street-township": ("街道 街镇 乡 镇 社工站",),
    "school": ("学校 技校 中小学 小学 中学 校园 幼儿园",),
    "university": ("高校 大学 学院 院校 高等",),
    "hospital": ("医院 医务 医疗",),
    "enterprise": ("企业 公司 工厂 场",),
    "trade-union": ("工会",),
    "party-organ": ("党",),
    "government": ("机关 部门 政府 局 厅 系统",),
    "civil-affairs-institution": ("事业单位 福利院 福利机构 救助 敬老院 养老 军休 民政",),
    "social-organisation": ("机构 组织 协会 社团 基金会",),
    "training-centre": ("基地 党校 中心 学校 培训机构",),
    "online": ("网 热线 远程 远教 广播 线上 微信",),
}
"""For each setting, words of which the sentence must have one."""

MODELS = "参照 供参考 示范文本"
"""Words of a heading under which all is offered for others to follow."""
MODALS = {
    Commitment.PROHIBIT: "不得 严禁 禁止 不准 不能 不可 不应 不允许 不受",
    Commitment.PERMIT: "可 有权",
}
"""For each commitment that cannot be inferred, words of which the sentence must have one."""
OPEN_TIMES = "近年来 近几年 近两年 多年来 长期以来"
"""Words for a time that has an end, but no beginning."""
MEANS = "(?:利用|依托|借助|通过)[^,，。;；、]{0,3}"
"""What stands before the name of a body that is made use of, and does not act."""
CHARGED = "委托"
"""What stands before the name of a body that acts for another."""
