"""What each column of a row is: its type, its meaning in two languages, its closed words, what it refers to.

`rows.FIELDS` says how a value is read; this says what a program, or a person, may make of it. Every format that
types or labels its columns reads it, and so does the dictionary that goes along.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from attrs import frozen

from sgpolicy.catalog.rows import FIELDS
from sgpolicy.model import words
from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Document
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.figure import Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Indicator, Instrument, Work
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Bilingual
from sgpolicy.schema import TABLE_CLASSES


class Type(Enum):
    """What the values of a column are."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    LIST = "list of text"
    SPANS = "list of pairs of integers"


class Missing(Bilingual):
    """Why a value of a column is missing, where it is."""

    NOT_STATED = "not stated", "原文未说明"
    NOT_APPLICABLE = "not applicable", "不适用"
    NOT_RECORDED = "not recorded", "未记录"


@frozen
class Column:
    """One column of a table.

    Attributes:
        name: Its key in a row.
        holds: What its values are.
        en: What it means, in English; at most 80 characters, as Stata's labels have.
        zh: The same in Chinese.
        words: The closed vocabulary of its values; None if they are open.
        refers: The table whose ids its values are; None if they are not ids.
        missing: Why a value is missing, where one is.
    """

    name: str
    holds: Type
    en: str
    zh: str
    words: type[Bilingual] | None = None
    refers: str | None = None
    missing: Missing = Missing.NOT_STATED


_TEXT, _INTEGER, _NUMBER, _BOOLEAN, _LIST, _SPANS = Type
_STATED, _APPLIES, _RECORDED = Missing
_EVERYWHERE = (
    Column("id", _TEXT, "Id", "标识"),
    Column("document", _TEXT, "Document that says so", "所出文件", refers="documents"),
    Column("source_file", _TEXT, "File of the source text", "原文文本文件", missing=_APPLIES),
    Column("section", _TEXT, "Path of headings above the passage", "所在章节"),
    Column("start", _INTEGER, "Offset of the first character in the file", "起始字符位置", missing=_APPLIES),
    Column("end", _INTEGER, "Offset just past the last character", "结束字符位置(不含)", missing=_APPLIES),
    Column("region", _TEXT, "Region that the record is about", "所属地区", refers="regions"),
    Column("confidence", _TEXT, "How sure the coding is", "编码把握", words.Confidence, missing=_APPLIES),
    Column("title", _TEXT, "Title", "标题"),
    Column("title_en", _TEXT, "Title in English, our translation", "英文标题", missing=_RECORDED),
    Column("number", _TEXT, "Document number, in canonical form", "文号"),
    Column("number_printed", _TEXT, "Document number as printed", "文号原样"),
    Column("issuer", _TEXT, "Body that issued it, of several the first named", "发文机关", refers="bodies"),
    Column("inferred", _LIST, "Fields that a coder inferred", "推断所得的字段"),
    Column("note", _TEXT, "What a reader should know", "备注", missing=_RECORDED),
    Column("region_name", _TEXT, "Name of the region", "地区名称"),
    Column("summary_zh", _TEXT, "Summary in Chinese, our wording", "中文摘要", missing=_RECORDED),
    Column("summary_en", _TEXT, "Summary in English, our wording", "英文摘要", missing=_RECORDED),
    Column("name_zh", _TEXT, "Name in Chinese", "中文名称"),
    Column("name_en", _TEXT, "Name in English", "英文名称", missing=_RECORDED),
    Column("name", _TEXT, "Name as the document has it", "原文名称"),
)
_RECORD = (
    Column("region_basis", _TEXT, "Where the region comes from", "地区依据", words.RegionBasis, missing=_APPLIES),
    Column("also", _SPANS, "Further passages of the document, start and end", "同一文件的其他出处"),
    Column("evidence", _TEXT, "Whether it rests on a span of text or on a page", "依据类型", words.EvidenceKind),
    Column("page_url", _TEXT, "Address of the page that says so", "网页地址", missing=_APPLIES),
    Column("page_title", _TEXT, "Title of the page that says so", "网页标题", missing=_APPLIES),
    Column("also_pages", _LIST, "Addresses of further pages that say so", "其他网页地址"),
    Column("province", _TEXT, "Province of the region", "所属省份", refers="regions"),
    Column("year_from", _INTEGER, "First year of its time", "起始年份"),
    Column("year_to", _INTEGER, "Last year of its time", "结束年份"),
    Column("indicator_name", _TEXT, "Name of the indicator in Chinese", "指标名称", missing=_APPLIES),
    Column("document_region", _TEXT, "Region of the document", "文件所属地区", refers="regions"),
    Column("time", _TEXT, "When: day, month, year or period from/to", "时间"),
    Column("time_basis", _TEXT, "Whether the time is stated", "时间依据", words.Basis, missing=_APPLIES),
    Column("commitment", _TEXT, "How strongly it binds", "约束力", words.Commitment, missing=_APPLIES),
)
_FIGURE = (
    Column("indicator", _TEXT, "What is counted", "指标", refers="indicators"),
    Column("as_stated", _TEXT, "Wording of the figure", "数字原文"),
    Column("value", _NUMBER, "Value, where the wording gives one; else see the bounds", "数值", missing=_APPLIES),
    Column("lower", _NUMBER, "Least number that the wording allows", "下限", missing=_APPLIES),
    Column("upper", _NUMBER, "Greatest number that the wording allows", "上限", missing=_APPLIES),
    Column("qualifier", _TEXT, "How the wording hedges the number", "限定", words.Qualifier),
    Column("unit", _TEXT, "Unit", "单位"),  # no reference: a rate is composed, and not in the table of units
    Column("kind", _TEXT, "What sort of figure it is", "数字类别", words.Kind),
    Column("lower_open", _BOOLEAN, "Whether the lower bound itself is excluded", "下限是否不含"),
    Column("upper_open", _BOOLEAN, "Whether the upper bound itself is excluded", "上限是否不含"),
    Column("vague", _BOOLEAN, "Whether the amount is a vague one, such as several hundred", "是否概数"),
    Column("value_exact", _TEXT, "Exact value, where 15 digits lose something", "精确数值", missing=_APPLIES),
    Column("lower_exact", _TEXT, "Exact lower bound, where 15 digits lose something", "精确下限", missing=_APPLIES),
    Column("upper_exact", _TEXT, "Exact upper bound, where 15 digits lose something", "精确上限", missing=_APPLIES),
)
_TERM = (
    Column("definition", _TEXT, "Definition", "英文定义", missing=_RECORDED),
    Column("is_not", _TEXT, "What it is easily mistaken for", "易混说明(英文)", missing=_RECORDED),
    Column("definition_zh", _TEXT, "Definition in Chinese", "中文定义", missing=_RECORDED),
    Column("is_not_zh", _TEXT, "What it is easily mistaken for, in Chinese", "易混说明(中文)", missing=_RECORDED),
)
_DOCUMENT = (
    Column("document", _TEXT, "The same as id", "同标识", refers="documents"),
    Column("section", _TEXT, "Empty: a document has no section", "空", missing=_APPLIES),
    Column("region", _TEXT, "Region where it applies", "适用地区", refers="regions"),
    Column("kind", _TEXT, "What sort of text it is", "文种类别", words.DocumentKind),
    Column("issuer_name", _TEXT, "Name of the issuer", "发文机关名称"),
    *(
        column
        for name, en, zh in (
            ("issued", "When it was issued or signed", "成文日期"),
            ("published", "When this copy was published", "发布日期"),
            ("reference", "What 'this year' and 'now' mean in it", "文中今年、目前所指"),
            ("effective", "When it took effect", "施行日期"),
            ("repealed", "When it ceased to be in force", "失效日期"),
            ("page_date", "When the page says that it was published", "网页日期"),
        )
        for column in (
            Column(name, _TEXT, en, zh),
            Column(f"{name}_basis", _TEXT, f"Whether {name} is stated", f"{zh}依据", words.Basis, missing=_APPLIES),
        )
    ),
    Column("characters", _INTEGER, "Length of the source text in characters", "原文字符数", missing=_APPLIES),
    Column("sha256", _TEXT, "SHA-256 of the source text", "原文 SHA-256", missing=_APPLIES),
    Column("url", _TEXT, "Address where it was published", "网址"),
    Column("repost", _TEXT, "Who reprinted it", "转载者", missing=_APPLIES),
    Column("grade", _TEXT, "How reliable the text is", "可靠等级", words.Grade),
    Column("grade_because", _TEXT, "Reason for the grade", "定级理由"),
    Column("faults", _INTEGER, "Number of damaged places in the text", "文本缺损数"),
    Column("uncoded", _INTEGER, "Number of numerals that are not figures", "未编码数字数"),
    Column("issuers", _LIST, "All bodies that issued it", "全部发文机关", refers="bodies"),
    Column("status_checked", _TEXT, "When somebody looked whether it is in force", "效力核查日期", missing=_RECORDED),
    Column("coder", _TEXT, "Who coded it", "编码者", missing=_RECORDED),
    Column(
        "coder_kind", _TEXT, "Whether that is a person or a model", "编码者类别", words.CoderKind, missing=_RECORDED
    ),
    Column("coded", _TEXT, "When it was coded", "编码日期", missing=_RECORDED),
    Column("reviewer", _TEXT, "Who reviewed the coding", "复核者", missing=_RECORDED),
    Column(
        "reviewer_kind", _TEXT, "Whether that is a person or a model", "复核者类别", words.CoderKind, missing=_RECORDED
    ),
    Column("reviewed", _TEXT, "When it was reviewed", "复核日期", missing=_RECORDED),
    Column("passages", _SPANS, "Passages that are coded, start and end", "已编码段落"),
    Column("page_title", _TEXT, "Title of the page", "网页标题", missing=_APPLIES),
    Column("site", _TEXT, "Site or paper that published the page", "网站", missing=_APPLIES),
    Column("seen", _TEXT, "When the page was read", "查阅日期", missing=_APPLIES),
    Column("depth", _TEXT, "How much of it is coded", "编码深度", words.Depth),
    Column("language", _TEXT, "Language, as BCP 47 writes it", "语言"),
    Column("form", _TEXT, "Form that its title or head gives it", "文种", words.DocumentForm),
)
_OWN: Mapping[type, tuple[Column, ...]] = {
    Document: _DOCUMENT,
    Measure: (
        Column(
            "instrument", _LIST, "Policy instruments, each followed by broader ones", "政策工具", refers="instruments"
        ),
        Column("status", _TEXT, "How far it has come", "实施状态", words.Status),
        Column("actors", _LIST, "Names of the bodies that act", "实施主体名称"),
        Column("actor_ids", _LIST, "Bodies that act", "实施主体", refers="bodies"),
        Column("settings", _LIST, "Where the work is done", "服务场所", refers="settings"),
        Column("domains", _LIST, "Fields of service", "服务领域", refers="domains"),
        Column("programme", _TEXT, "Programme that it belongs to", "所属项目", refers="programmes", missing=_APPLIES),
        Column("provisions", _LIST, "Rates, ratios, sizes and sums that it fixes", "所定标准", refers="provisions"),
        Column("learned_from", _LIST, "Regions whose practice it was taken from", "学习对象地区", refers="regions"),
    ),
    Target: (Column("baseline", _TEXT, "Observation from which it starts", "基期", refers="observations"),),
    Organisation: (
        Column("body", _TEXT, "The body, whatever the document calls it", "机构", refers="bodies"),
        Column("body_name", _TEXT, "Usual name of the body", "机构通用名"),
        Column("role", _TEXT, "What it does in the document", "角色", words.Role),
    ),
    Citation: (
        Column("work", _TEXT, "The cited work", "被引文献", refers="works"),
        Column("relation", _TEXT, "What the document does with it", "引用关系", words.Relation),
    ),
    Absence: (Column("terms", _LIST, "Words that the document does not hold", "未见词语"),),
    Region: (
        Column("code", _TEXT, "Code of GB/T 2260", "行政区划代码"),
        Column("iso", _TEXT, "Code of ISO 3166", "ISO 3166 代码", missing=_APPLIES),
        Column("level", _TEXT, "Level in the administrative order", "行政层级", words.RegionLevel),
        Column("short", _TEXT, "Short name", "简称"),
        Column("char", _TEXT, "One-character name", "单字简称", missing=_APPLIES),
        Column("traditional", _TEXT, "Name in traditional characters", "繁体名称", missing=_APPLIES),
        Column("parent", _TEXT, "Region that it lies in", "上级地区", refers="regions", missing=_APPLIES),
        Column("valid", _TEXT, "When the code has stood for it", "代码有效期", missing=_APPLIES),
        Column("formerly", _TEXT, "Region that it was a part of", "原属地区", refers="regions", missing=_APPLIES),
    ),
    Indicator: (
        Column("unit", _TEXT, "Usual unit of its figures", "常用单位"),
        Column("kind", _TEXT, "Usual kind of its figures", "常见类别", words.Kind),
        Column("direction", _TEXT, "Which way is better", "期望方向", words.Direction),
        Column("broader", _TEXT, "Broader indicator", "上位指标", refers="indicators", missing=_APPLIES),
        Column("part_of", _TEXT, "Indicator that it is a part of", "所属总指标", refers="indicators", missing=_APPLIES),
        Column("breaks", _LIST, "Years in which its definition changed", "口径变更年份"),
    ),
    Instrument: (
        Column("rothwell_zegveld", _TEXT, "Rothwell and Zegveld (1981)", "供给、环境、需求", words.RothwellZegveld),
        Column("hood", _TEXT, "Hood (1983)", "胡德分类", words.Hood),
        Column("mcdonnell_elmore", _TEXT, "McDonnell and Elmore (1987)", "麦克唐奈分类", words.McDonnellElmore),
        Column("talent_cycle", _TEXT, "Link of the Chinese talent cycle", "人才环节", words.TalentCycle),
    ),
    Body: (
        Column("kind", _TEXT, "What sort of body it is", "机构类别", words.BodyKind),
        Column("region", _TEXT, "Region that it belongs to", "所属地区", refers="regions", missing=_APPLIES),
        Column("aliases", _LIST, "Other names", "别名"),
    ),
    Work: (
        Column("date", _TEXT, "When it was issued", "成文日期"),
        Column("region", _TEXT, "Region of its issuer", "所属地区", refers="regions", missing=_APPLIES),
    ),
    Erratum: (
        Column("record", _TEXT, "Id of what was wrong", "有误记录"),
        Column("kind", _TEXT, "What became of it", "处理方式", words.ErratumKind),
        Column("field", _TEXT, "Field that was wrong", "有误字段", missing=_APPLIES),
        Column("old", _TEXT, "What stood there", "原值", missing=_APPLIES),
        Column("new", _TEXT, "What stands there now", "新值", missing=_APPLIES),
        Column("why", _TEXT, "What was wrong, and how it is known", "理由"),
        Column("version", _TEXT, "First release without the mistake", "更正版本"),
        Column("date", _TEXT, "When it was corrected", "更正日期"),
    ),
    Unit: (
        Column("dimension", _TEXT, "What sort of thing it measures", "量纲"),
        Column("words", _LIST, "Chinese wordings that the reader knows", "识别用词"),
    ),
}
_SHARED = {column.name: column for column in (*_EVERYWHERE, *_RECORD, *_FIGURE, *_TERM)}


def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table, in the order of its keys."""
    cls: Any = TABLE_CLASSES[table]
    own = {column.name: column for column in _OWN.get(cls, ())}
    broader = Column("broader", _TEXT, "Broader term", "上位词", refers=table, missing=_APPLIES)
    return tuple(own.get(key) or (broader if key == "broader" else _SHARED[key]) for key in FIELDS[cls])
