"""What each column of a row is: its type, its meaning in two languages, its closed words, what it refers to.

`rows.FIELDS` says how a value is read and of what type it is; this says what a person may make of it. Every format that
types or labels its columns reads it, and so does the dictionary that goes along.
"""

from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from sgpolicy.catalog.rows import FIELDS
from sgpolicy.model.absence import Absence
from sgpolicy.model.columns import Type
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
        en: What it means, in English; at most 80 characters, as Stata's labels have.
        zh: The same in Chinese.
        refers: The table whose ids its values are; None if they are not ids.
        missing: Why a value is missing, where one is.
        holds: Type of its values; those of a closed vocabulary are text.
        words: The closed vocabulary of its values; None if they are open.
    """

    name: str
    en: str
    zh: str
    refers: str | None = None
    missing: Missing = Missing.NOT_STATED
    holds: Type = str
    words: type[Bilingual] | None = None


_STATED, _APPLIES, _RECORDED = Missing
_EVERYWHERE = (
    Column("id", "Id", "编号"),
    Column("document", "Document that says so", "所在文件", refers="documents"),
    Column("source_file", "File of the source text", "原文文本文件", missing=_APPLIES),
    Column("section", "Path of headings above the passage", "所在章节"),
    Column("start", "Offset of the first character in the file", "起始字符位置", missing=_APPLIES),
    Column("end", "Offset just past the last character", "结束字符位置(不含)", missing=_APPLIES),
    Column("region", "Region that the record is about", "所属地区", refers="regions"),
    Column("confidence", "How sure the coding is", "编码把握", missing=_APPLIES),
    Column("title", "Title", "标题"),
    Column("title_en", "Title in English, our translation", "英文标题", missing=_RECORDED),
    Column("number", "Document number, in canonical form", "文号"),
    Column("number_printed", "Document number as printed", "原印文号"),
    Column("issuer", "Body that issued it, of several the first named", "发文机关", refers="bodies"),
    Column("inferred", "Fields that a coder inferred", "推断所得的字段"),
    Column("note", "What a reader should know", "备注", missing=_RECORDED),
    Column("region_name", "Name of the region", "地区名称"),
    Column("summary_zh", "Summary in Chinese, our wording", "中文摘要", missing=_RECORDED),
    Column("summary_en", "Summary in English, our wording", "英文摘要", missing=_RECORDED),
    Column("name_zh", "Name in Chinese", "中文名称"),
    Column("name_en", "Name in English", "英文名称", missing=_RECORDED),
    Column("name", "Name as the document has it", "原文名称"),
)
_RECORD = (
    Column("region_basis", "Where the region comes from", "地区依据", missing=_APPLIES),
    Column("also", "Further passages of the document, start and end", "同一文件的其他出处"),
    Column("evidence", "Whether it rests on a span of text or on a page", "依据类型"),
    Column("page_url", "Address of the page that says so", "网页地址", missing=_APPLIES),
    Column("page_title", "Title of the page that says so", "网页标题", missing=_APPLIES),
    Column("also_pages", "Addresses of further pages that say so", "其他网页地址"),
    Column("province", "Province of the region", "所属省份", refers="regions"),
    Column("province_name", "Name of the province", "所属省份名称"),
    Column("year_from", "First year of its time", "起始年份"),
    Column("year_to", "Last year of its time", "结束年份"),
    Column("indicator_name", "Name of the indicator in Chinese", "指标名称", missing=_APPLIES),
    Column("document_region", "Region of the document", "文件所属地区", refers="regions"),
    Column("time", "When: day, month, year or period from/to", "时间"),
    Column("time_basis", "Whether the time is stated", "时间依据", missing=_APPLIES),
    Column("commitment", "How strongly it binds", "约束力度", missing=_APPLIES),
)
_FIGURE = (
    Column("indicator", "What is counted", "指标", refers="indicators"),
    Column("as_stated", "Wording of the figure", "数字原文"),
    Column("value", "Value, where the wording gives one; else see the bounds", "数值", missing=_APPLIES),
    Column("lower", "Least number that the wording allows", "下限", missing=_APPLIES),
    Column("upper", "Greatest number that the wording allows", "上限", missing=_APPLIES),
    Column("qualifier", "How the wording hedges the number", "限定"),
    Column("unit", "Unit", "单位"),  # no reference: a rate is composed, and not in the table of units
    Column("kind", "What sort of figure it is", "数字类别"),
    Column("lower_open", "Whether the lower bound itself is excluded", "下限不含端点"),
    Column("upper_open", "Whether the upper bound itself is excluded", "上限不含端点"),
    Column("vague", "Whether the amount is a vague one, such as several hundred", "是否概数"),
    Column("value_exact", "Exact value, where 15 digits lose something", "精确数值", missing=_APPLIES),
    Column("lower_exact", "Exact lower bound, where 15 digits lose something", "精确下限", missing=_APPLIES),
    Column("upper_exact", "Exact upper bound, where 15 digits lose something", "精确上限", missing=_APPLIES),
)
_TERM = (
    Column("definition", "Definition", "英文定义", missing=_RECORDED),
    Column("is_not", "What it is easily mistaken for", "易混说明(英文)", missing=_RECORDED),
    Column("definition_zh", "Definition in Chinese", "中文定义", missing=_RECORDED),
    Column("is_not_zh", "What it is easily mistaken for, in Chinese", "易混说明(中文)", missing=_RECORDED),
)
_DOCUMENT = (
    Column("document", "The same as id", "同编号", refers="documents"),
    Column("section", "Empty: a document has no section", "空", missing=_APPLIES),
    Column("region", "Region where it applies", "适用地区", refers="regions"),
    Column("kind", "What sort of text it is", "文件类别"),
    Column("issuer_name", "Name of the issuer", "发文机关名称"),
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
            Column(name, en, zh),
            Column(f"{name}_basis", f"Whether {name} is stated", f"{zh}依据", missing=_APPLIES),
        )
    ),
    Column("characters", "Length of the source text in characters", "原文字符数", missing=_APPLIES),
    Column("sha256", "SHA-256 of the source text", "原文 SHA-256", missing=_APPLIES),
    Column("url", "Address where it was published", "网址"),
    Column("repost", "Who reprinted it", "转载者", missing=_APPLIES),
    Column("grade", "How reliable the text is", "可靠等级"),
    Column("grade_because", "Reason for the grade", "定级理由"),
    Column("faults", "Number of damaged places in the text", "文本缺损数"),
    Column("uncoded", "Number of numerals that are not figures", "未编码数字数"),
    Column("issuers", "All bodies that issued it", "全部发文机关", refers="bodies"),
    Column("status_checked", "When somebody looked whether it is in force", "效力核查日期", missing=_RECORDED),
    Column("coder", "Who coded it", "编码员", missing=_RECORDED),
    Column("coder_kind", "Whether that is a person or a model", "编码员类别", missing=_RECORDED),
    Column("coded", "When it was coded", "编码日期", missing=_RECORDED),
    Column("reviewer", "Who reviewed the coding", "复核者", missing=_RECORDED),
    Column("reviewer_kind", "Whether that is a person or a model", "复核者类别", missing=_RECORDED),
    Column("reviewed", "When it was reviewed", "复核日期", missing=_RECORDED),
    Column("passages", "Passages that are coded, start and end", "已编码段落"),
    Column("page_title", "Title of the page", "网页标题", missing=_APPLIES),
    Column("year", "Year in which it became known", "公开年份"),
    Column("site", "Site or paper that published the page", "网站", missing=_APPLIES),
    Column("seen", "When the page was read", "查阅日期", missing=_APPLIES),
    Column("depth", "How much of it is coded", "编码深度"),
    Column("language", "Language, as BCP 47 writes it", "语言"),
    Column("form", "Form that its title or head gives it", "文种"),
)
_OWN: Mapping[type, tuple[Column, ...]] = {
    Document: _DOCUMENT,
    Measure: (
        Column("instrument", "Policy instruments, each followed by broader ones", "政策工具", refers="instruments"),
        Column("status", "How far it has come", "实施状态"),
        Column("instruments", "Policy instruments, the main one first", "政策工具(主要在前)", refers="instruments"),
        Column("instrument_name", "Name of the main instrument", "主要政策工具名称"),
        Column("rothwell_zegveld", "Supply, environment or demand, of the main one", "主要工具的供给、环境、需求"),
        Column("actors", "Names of the bodies that act", "实施主体名称"),
        Column("actor_ids", "Bodies that act", "实施主体", refers="bodies"),
        Column("settings", "Where the work is done", "服务场所", refers="settings"),
        Column("domains", "Fields of service", "服务领域", refers="domains"),
        Column("programme", "Programme that it belongs to", "所属项目", refers="programmes", missing=_APPLIES),
        Column("provisions", "Rates, ratios, sizes and sums that it fixes", "所定标准", refers="provisions"),
        Column("learned_from", "Regions whose practice it was taken from", "学习对象地区", refers="regions"),
    ),
    Target: (Column("baseline", "Observation from which it starts", "基期", refers="observations"),),
    Organisation: (
        Column("body", "The body, whatever the document calls it", "机构", refers="bodies"),
        Column("body_name", "Usual name of the body", "机构通用名"),
        Column("role", "What it does in the document", "角色"),
    ),
    Citation: (
        Column("work", "The cited work", "被引文献", refers="works"),
        Column("relation", "What the document does with it", "引用关系"),
    ),
    Absence: (Column("terms", "Words that the document does not hold", "未提及的词"),),
    Region: (
        Column("code", "Code of GB/T 2260", "行政区划代码"),
        Column("iso", "Code of ISO 3166", "ISO 3166 代码", missing=_APPLIES),
        Column("level", "Level in the administrative order", "行政层级"),
        Column("short", "Short name", "简称"),
        Column("char", "One-character name", "单字简称", missing=_APPLIES),
        Column("traditional", "Name in traditional characters", "繁体名称", missing=_APPLIES),
        Column("parent", "Region that it lies in", "上级地区", refers="regions", missing=_APPLIES),
        Column("valid", "When the code has stood for it", "代码有效期", missing=_APPLIES),
        Column("formerly", "Region that it was a part of", "原属地区", refers="regions", missing=_APPLIES),
    ),
    Indicator: (
        Column("unit", "Usual unit of its figures", "常用单位"),
        Column("kind", "Usual kind of its figures", "常见类别"),
        Column("direction", "Which way is better", "期望方向"),
        Column("broader", "Broader indicator", "上位指标", refers="indicators", missing=_APPLIES),
        Column("part_of", "Indicator that it is a part of", "所属总指标", refers="indicators", missing=_APPLIES),
        Column("breaks", "Years in which its definition changed", "口径变更年份"),
    ),
    Instrument: (
        Column("rothwell_zegveld", "Rothwell and Zegveld (1981)", "供给、环境、需求"),
        Column("hood", "Hood (1983)", "胡德分类"),
        Column("mcdonnell_elmore", "McDonnell and Elmore (1987)", "麦克唐奈分类"),
        Column("talent_cycle", "Link of the Chinese talent cycle", "人才环节"),
    ),
    Body: (
        Column("kind", "What sort of body it is", "机构类别"),
        Column("region", "Region that it belongs to", "所属地区", refers="regions", missing=_APPLIES),
        Column("aliases", "Other names", "别名"),
    ),
    Work: (
        Column("date", "When it was issued", "成文日期"),
        Column("region", "Region of its issuer", "所属地区", refers="regions", missing=_APPLIES),
    ),
    Erratum: (
        Column("record", "Id of what was wrong", "有误记录"),
        Column("kind", "What became of it", "处理方式"),
        Column("field", "Field that was wrong", "有误字段", missing=_APPLIES),
        Column("old", "What stood there", "原值", missing=_APPLIES),
        Column("new", "What stands there now", "新值", missing=_APPLIES),
        Column("why", "What was wrong, and how it is known", "理由"),
        Column("version", "First release without the mistake", "更正版本"),
        Column("date", "When it was corrected", "更正日期"),
    ),
    Unit: (
        Column("dimension", "What sort of thing it measures", "量纲"),
        Column("words", "Chinese wordings that the reader knows", "识别用词"),
    ),
}
_SHARED = {column.name: column for column in (*_EVERYWHERE, *_RECORD, *_FIGURE, *_TERM)}


def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table, in the order of its keys."""
    cls: Any = TABLE_CLASSES[table]
    own = {column.name: column for column in _OWN.get(cls, ())}
    broader = Column("broader", "Broader term", "上位词", refers=table, missing=_APPLIES)
    return tuple(
        _typed(own.get(key) or (broader if key == "broader" else _SHARED[key]), field.type)
        for key, field in FIELDS[cls].items()
    )


def _typed(column: Column, type_: Type) -> Column:
    if isinstance(type_, type) and issubclass(type_, Bilingual):
        return evolve(column, words=type_)
    return evolve(column, holds=type_)
