"""The closed vocabularies: every set of words that a record may choose from."""

from enum import StrEnum
from typing import Self

from sgpolicy.asked import shown


class Bilingual(StrEnum):
    """A vocabulary whose words have a usual name in Chinese.

    Attributes:
        zh: The name in Chinese; queries take it too.
        aliases: Other names that queries take, such as 已完成 for 已实施.
    """

    zh: str
    aliases: tuple[str, ...]

    def __new__(cls, word: str, zh: str = "", *aliases: str) -> Self:
        """Make a member whose value is *word* alone; type checkers take this for the signature of `cls(word)`."""
        member = str.__new__(cls, word)
        member._value_, member.zh, member.aliases = word, zh, aliases
        return member

    @classmethod
    def _missing_(cls, value: object) -> None:
        """Say which words there are of one that is none of them."""
        msg = f"{shown(value)} is no {cls.__name__}; it is one of {', '.join(cls)}"
        raise ValueError(msg)


class Qualifier(Bilingual):
    """How a wording hedges its number."""

    EXACT = "exact", "确数", "恰好", "exactly"
    ABOUT = "about", "约", "左右", "大约", "approximately"
    NEARLY = "nearly", "近", "接近", "almost"
    OVER = "over", "余", "多"
    AT_LEAST = "at_least", "以上", "至少", "不少于", "不低于", "最少"
    MORE_THAN = "more_than", "超过", "多于"
    AT_MOST = "at_most", "以内", "至多", "不超过", "最多", "up to"
    LESS_THAN = "less_than", "不足", "不到", "under"
    RANGE = "range", "区间", "范围"


class Basis(Bilingual):
    """Whether the text states a fact or a coder inferred it."""

    STATED = "stated", "原文"
    INFERRED = "inferred", "推断"


class RegionBasis(Bilingual):
    """Whether a document states a region, a coder inferred it, or it comes from the term that the record names."""

    STATED = "stated", "原文"
    INFERRED = "inferred", "推断"
    TERM = "term", "词条"


class Status(Bilingual):
    """How far a measure has come, as its document reports it."""

    IMPLEMENTED = "implemented", "已实施", "已完成", "已落实", "完成", "completed", "done"
    ONGOING = "ongoing", "进行中", "实施中", "正在实施", "正在进行", "持续", "in progress", "under way"
    PLANNED = "planned", "计划", "拟实施", "计划中", "拟", "规划"
    REQUIRED = "required", "要求"
    ENCOURAGED = "encouraged", "鼓励"


class Commitment(Bilingual):
    """How strongly a promise or an order binds, strongest first."""

    MUST = "must", "必须", "应当", "强制", "mandatory", "shall"
    PROHIBIT = "prohibit", "不得", "禁止", "严禁"
    ENSURE = "ensure", "确保", "保证"
    PLAN = "plan", "计划"
    STRIVE = "strive", "力争", "争取"
    ENCOURAGE = "encourage", "鼓励"
    PERMIT = "permit", "可以", "允许", "may"
    EXPLORE = "explore", "探索"
    REFERENCE = "reference", "供参考"


class Kind(Bilingual):
    """What sort of figure a number is."""

    STOCK = "stock", "存量"
    FLOW = "flow", "流量"
    CUMULATIVE = "cumulative", "累计"
    RATE = "rate", "标准", "费率"
    RATIO = "ratio", "配比", "比例"
    SIZE = "size", "规模"
    SUM = "sum", "总额", "金额"


class Direction(Bilingual):
    """Which way an indicator should move."""

    UP = "up", "上升", "增加", "增长", "提高", "正向", "increase"
    DOWN = "down", "下降", "减少", "降低", "负向", "decrease"
    NEUTRAL = "neutral", "中性"


class Confidence(Bilingual):
    """How sure the coding of a record is (not the document's own claim)."""

    HIGH = "high", "高"
    MEDIUM = "medium", "中"
    LOW = "low", "低"


class DocumentKind(Bilingual):
    """What sort of text a document is."""

    REPORT = "report", "报告"
    NOTICE = "notice", "通知"
    PLAN = "plan", "规划", "计划"
    ARTICLE = "article", "文章", "报道"
    ANNEX = "annex", "附件"
    REGULATION = "regulation", "法规", "规章"
    SPEECH = "speech", "讲话"
    PAGE = "page", "网页"


class DocumentForm(Bilingual):
    """The form that a document's title or head gives it, of official documents, legislation and plans."""

    LAW = "law", "法"
    REGULATIONS = "regulations", "条例"
    PROVISIONS = "provisions", "规定"
    MEASURES = "measures", "办法"
    RULES = "rules", "细则"
    RULES_OF_PROCEDURE = "rules-of-procedure", "规则"
    CHARTER = "charter", "章程"
    STANDARD = "standard", "标准"
    NORM = "norm", "规范"
    GUIDE = "guide", "指南"
    DECISION = "decision", "决定"
    RESOLUTION = "resolution", "决议"
    ORDER = "order", "令"
    OPINIONS = "opinions", "意见"
    OUTLINE = "outline", "纲要"
    PLAN = "plan", "规划"
    SCHEME = "scheme", "方案"
    PROGRAMME = "programme", "计划"
    KEY_POINTS = "key-points", "要点"
    NOTICE = "notice", "通知"
    CIRCULAR = "circular", "通报"
    PUBLIC_NOTICE = "public-notice", "通告"
    ANNOUNCEMENT = "announcement", "公告"
    REPORT = "report", "报告"
    REQUEST = "request", "请示"
    REPLY = "reply", "批复"
    LETTER = "letter", "函"
    MINUTES = "minutes", "纪要"
    SPEECH = "speech", "讲话"
    SUMMARY = "summary", "总结"
    NEWS = "news", "报道"
    INTERPRETATION = "interpretation", "解读"


class Depth(Bilingual):
    """How much of a document is coded."""

    WHOLE = "whole", "全文"
    PASSAGES = "passages", "段落"
    FIGURES = "figures", "数字"


class EvidenceKind(Bilingual):
    """Whether evidence is a span of a text that we hold, or a page whose text is not at hand."""

    SPAN = "span", "原文"
    PAGE = "page", "网页"


class ErratumKind(Bilingual):
    """What became of a record that was wrong."""

    CHANGED = "changed", "更正"
    MERGED = "merged", "合并"
    WITHDRAWN = "withdrawn", "撤回"


class CoderKind(Bilingual):
    """What a coder or reviewer is: a language model is named as one."""

    PERSON = "person", "人"
    MODEL = "model", "模型"


class Grade(Bilingual):
    """How reliable a document's text is."""

    A = "A", "甲"
    B = "B", "乙"
    C = "C", "丙"
    D = "D", "丁"


class Role(Bilingual):
    """What an organisation does in a document."""

    ISSUER = "issuer", "发文机关", "印发机关"
    PUBLISHER = "publisher", "发布者", "发布机关"
    ACTOR = "actor", "实施者", "实施主体"
    PARTNER = "partner", "合作方", "合作者"
    PROVIDER = "provider", "服务提供者", "承接方"
    TRAINER = "trainer", "培训方", "培训者"
    HOST = "host", "接待方"
    STUDIED = "studied", "考察对象", "学习对象"
    VISITOR = "visitor", "考察方", "来访者"
    BENEFICIARY = "beneficiary", "受益者", "受益方"
    MEMBER = "member", "成员"
    AUTHORITY = "authority", "上级机关", "主管部门", "主管机关"
    MENTIONED = "mentioned", "提及"


class Relation(Bilingual):
    """How a document relates to one that it cites."""

    IMPLEMENTS = "implements", "贯彻", "落实", "贯彻落实"
    BASED_ON = "based-on", "依据", "根据"
    CITES = "cites", "引用"
    ISSUES = "issues", "印发"
    TRANSMITS = "transmits", "转发"
    DRAFTS = "drafts", "起草"
    REPORTS_ON = "reports-on", "报道"


class FaultKind(Bilingual):
    """What sort of damage a text has."""

    CHARACTER = "character", "错字"
    BRACKET = "bracket", "括号"
    DOCUMENT_NUMBER = "document-number", "文号"
    WORD = "word", "错词"
    HEADING = "heading", "标题"
    NUMBER = "number", "数字"
    TRUNCATION = "truncation", "截断"
    LAYOUT = "layout", "版式"


class UncodedReason(Bilingual):
    """Why a number in the text is not a figure."""

    ORDINAL = "ordinal", "序数"
    NAME = "name", "名称"
    IDIOM = "idiom", "习语"
    ENUMERATOR = "enumerator", "编号"
    HEADING = "heading", "标题"
    DATE = "date", "日期"
    DOCUMENT_NUMBER = "document-number", "文号"
    FURNITURE = "furniture", "版面"
    REPEATED = "repeated", "重复"
    DAMAGED = "damaged", "残损"
    GENERAL = "general", "泛指"


class BodyKind(Bilingual):
    """What sort of body an organisation is."""

    GOVERNMENT = "government", "政府", "政府部门"
    PARTY = "party", "党委", "党组织"
    INSTITUTION = "institution", "事业单位"
    ASSOCIATION = "association", "协会", "社会团体"
    AGENCY = "agency", "社工机构", "社会工作服务机构"
    UNIVERSITY = "university", "高校", "大学"
    SCHOOL = "school", "学校"
    ENTERPRISE = "enterprise", "企业"
    MEDIA = "media", "媒体"
    INTERNATIONAL = "international", "国际组织"
    GROUP = "group", "泛称", "群体"


class RegionLevel(Bilingual):
    """The level of a region in the administrative order."""

    COUNTRY = "country", "国家"
    PROVINCE = "province", "省"
    AUTONOMOUS_REGION = "autonomous-region", "自治区"
    MUNICIPALITY = "municipality", "直辖市"
    SAR = "sar", "特别行政区"
    CORPS = "corps", "兵团"
    PREFECTURE = "prefecture", "地级", "地级市"
    COUNTY = "county", "县级", "县"


class RothwellZegveld(Bilingual):
    """Where an instrument acts (Rothwell and Zegveld 1981)."""

    SUPPLY = "supply", "供给型", "供给", "供给侧", "supply-side"
    ENVIRONMENT = "environment", "环境型", "环境", "环境面", "environmental"
    DEMAND = "demand", "需求型", "需求", "需求侧", "demand-side"


class Hood(Bilingual):
    """Which resource of government an instrument uses (Hood 1983)."""

    NODALITY = "nodality", "信息型", "信息"
    AUTHORITY = "authority", "权威型", "权威"
    TREASURE = "treasure", "财政型", "财政"
    ORGANISATION = "organisation", "组织型", "组织"


class McDonnellElmore(Bilingual):
    """How an instrument is meant to work (McDonnell and Elmore 1987)."""

    MANDATE = "mandate", "命令型", "命令", "强制型"
    INDUCEMENT = "inducement", "激励型", "激励", "劝导型"
    CAPACITY = "capacity", "能力建设型", "能力建设", "capacity building"
    SYSTEM_CHANGE = "system-change", "系统变革型", "系统变革"


class TalentCycle(Bilingual):
    """Which link of the Chinese talent cycle an instrument serves."""

    CULTIVATION = "cultivation", "培养"
    EVALUATION = "evaluation", "评价"
    USE = "use", "使用"
    INCENTIVE = "incentive", "激励"
