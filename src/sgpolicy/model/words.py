"""The closed vocabularies: every set of words that a record may choose from."""

from enum import StrEnum
from typing import Self


class Bilingual(StrEnum):
    """A vocabulary whose words have a usual name in Chinese.

    Attributes:
        zh: The name in Chinese; queries take it too.
    """

    zh: str

    def __new__(cls, word: str, zh: str = "") -> Self:
        """Make a member whose value is *word* alone; type checkers take this for the signature of `cls(word)`."""
        member = str.__new__(cls, word)
        member._value_, member.zh = word, zh
        return member


class Qualifier(StrEnum):
    """How a wording hedges its number."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"


class Basis(StrEnum):
    """Whether the text states a fact or a coder inferred it."""

    STATED = "stated"
    INFERRED = "inferred"


class RegionBasis(StrEnum):
    """Whether a document states a region, a coder inferred it, or it comes from the term that the record names."""

    STATED = "stated"
    INFERRED = "inferred"
    TERM = "term"


class Status(StrEnum):
    """How far a measure has come, as its document reports it."""

    IMPLEMENTED = "implemented"
    ONGOING = "ongoing"
    PLANNED = "planned"
    REQUIRED = "required"
    ENCOURAGED = "encouraged"


class Commitment(Bilingual):
    """How strongly a promise or an order binds, strongest first."""

    MUST = "must", "必须"
    PROHIBIT = "prohibit", "不得"
    ENSURE = "ensure", "确保"
    PLAN = "plan", "计划"
    STRIVE = "strive", "力争"
    ENCOURAGE = "encourage", "鼓励"
    PERMIT = "permit", "可以"
    EXPLORE = "explore", "探索"
    REFERENCE = "reference", "供参考"


class Kind(StrEnum):
    """What sort of figure a number is."""

    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"
    RATE = "rate"
    RATIO = "ratio"
    SIZE = "size"
    SUM = "sum"


class Direction(StrEnum):
    """Which way an indicator should move."""

    UP = "up"
    DOWN = "down"
    NEUTRAL = "neutral"


class Confidence(StrEnum):
    """How sure the coding of a record is (not the document's own claim)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class DocumentKind(StrEnum):
    """What sort of text a document is."""

    REPORT = "report"
    NOTICE = "notice"
    PLAN = "plan"
    ARTICLE = "article"
    ANNEX = "annex"
    REGULATION = "regulation"
    SPEECH = "speech"
    PAGE = "page"


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


class Grade(StrEnum):
    """How reliable a document's text is."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Role(StrEnum):
    """What an organisation does in a document."""

    ISSUER = "issuer"
    PUBLISHER = "publisher"
    ACTOR = "actor"
    PARTNER = "partner"
    PROVIDER = "provider"
    TRAINER = "trainer"
    HOST = "host"
    STUDIED = "studied"
    VISITOR = "visitor"
    BENEFICIARY = "beneficiary"
    MEMBER = "member"
    AUTHORITY = "authority"
    MENTIONED = "mentioned"


class Relation(StrEnum):
    """How a document relates to one that it cites."""

    IMPLEMENTS = "implements"
    BASED_ON = "based-on"
    CITES = "cites"
    ISSUES = "issues"
    TRANSMITS = "transmits"
    DRAFTS = "drafts"
    REPORTS_ON = "reports-on"


class FaultKind(StrEnum):
    """What sort of damage a text has."""

    CHARACTER = "character"
    BRACKET = "bracket"
    DOCUMENT_NUMBER = "document-number"
    WORD = "word"
    HEADING = "heading"
    NUMBER = "number"
    TRUNCATION = "truncation"
    LAYOUT = "layout"


class UncodedReason(StrEnum):
    """Why a number in the text is not a figure."""

    ORDINAL = "ordinal"
    NAME = "name"
    IDIOM = "idiom"
    ENUMERATOR = "enumerator"
    HEADING = "heading"
    DATE = "date"
    DOCUMENT_NUMBER = "document-number"
    FURNITURE = "furniture"
    REPEATED = "repeated"
    DAMAGED = "damaged"
    GENERAL = "general"


class BodyKind(StrEnum):
    """What sort of body an organisation is."""

    GOVERNMENT = "government"
    PARTY = "party"
    INSTITUTION = "institution"
    ASSOCIATION = "association"
    AGENCY = "agency"
    UNIVERSITY = "university"
    SCHOOL = "school"
    ENTERPRISE = "enterprise"
    MEDIA = "media"
    INTERNATIONAL = "international"
    GROUP = "group"


class RegionLevel(StrEnum):
    """The level of a region in the administrative order."""

    COUNTRY = "country"
    PROVINCE = "province"
    AUTONOMOUS_REGION = "autonomous-region"
    MUNICIPALITY = "municipality"
    SAR = "sar"
    CORPS = "corps"
    PREFECTURE = "prefecture"
    COUNTY = "county"


class RothwellZegveld(StrEnum):
    """Where an instrument acts (Rothwell and Zegveld 1981)."""

    SUPPLY = "supply"
    ENVIRONMENT = "environment"
    DEMAND = "demand"


class Hood(StrEnum):
    """Which resource of government an instrument uses (Hood 1983)."""

    NODALITY = "nodality"
    AUTHORITY = "authority"
    TREASURE = "treasure"
    ORGANISATION = "organisation"


class McDonnellElmore(StrEnum):
    """How an instrument is meant to work (McDonnell and Elmore 1987)."""

    MANDATE = "mandate"
    INDUCEMENT = "inducement"
    CAPACITY = "capacity"
    SYSTEM_CHANGE = "system-change"


class TalentCycle(StrEnum):
    """Which link of the Chinese talent cycle an instrument serves."""

    CULTIVATION = "cultivation"
    EVALUATION = "evaluation"
    USE = "use"
    INCENTIVE = "incentive"
