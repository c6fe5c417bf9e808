"""What the pages say, in Chinese, by the English: words of tables first, then sentences with their parts in braces.

Terms of the codebook and words of closed vocabularies carry their own names in both languages.
"""

from collections.abc import Mapping

from sgpolicy.display.chinese import CHINESE as DISPLAYED

_WORDS = {
    "first and last year": "起止年份",
    "indicator group": "指标组",
    "its page": "页面",
    "span": "位置",
    "Data": "数据与引用",
    "Promises": "承诺",
    "Records": "记录",
    "Search": "检索",
    "SHA-256": "SHA-256",
    "address": "网址",
    "as printed": "原印",
    "best grade": "最好等级",
    "better": "向好方向",
    "document year": "文件年份",
    "fault": "文本缺损",
    "grade A": "A 级",
    "grade B": "B 级",
    "grade C": "C 级",
    "grade D": "D 级",
    "is": "是",
    "is not": "不是",
    "left out": "未列入",
    "measures by status": "措施状态",
    "narrower": "下位词",
    "part of": "从属于",
    "records": "记录",
    "repaired": "修复",
    "reviewed by": "复核者",
    "searched for": "检索词",
    "usual kind": "通常类别",
}
_SAID = {
    "A gap means that nothing is known, never that there is nothing.": "空白只表示尚不知道，不表示没有。",
    "A local copy for your own use: the text is not ours to pass on.": "本页仅供自用：原文不属于我们，不可转发。",
    "All figures, with their sources": "全部数值及出处",
    "All indicators": "全部指标",
    "All instruments": "全部政策工具",
    "All regions": "全部地区",
    "All words must be there, in Chinese or in English; 社工 also finds 社会工作.": (
        "中英文均可；多个词须同时出现。检索“社工”也会找到“社会工作”。"
    ),
    "Audit": "编码核查",
    "Breaks": "口径断点",
    "By region": "分地区",
    "By region and year": "分地区分年份",
    "By what means governments act": "政府用什么手段",
    "Cite a record by its id, which never changes its meaning; its address is on the page of its document.": (
        "引用记录请注明编号，编号的含义永不改变；地址见所属文件的页面。"
    ),
    "Cite this": "引用本页",
    "Cite this record": "引用此记录",
    "Copy": "复制",
    "Copy as TSV": "复制为 TSV",
    "Damage in the text, and our repairs": "文本缺损与修复",
    "Data and citing": "数据与引用",
    "Documents by depth of coding": "文件：编码深度",
    "Documents by reliability": "文件：可靠等级",
    "Documents by who reviewed the coding": "文件：编码由谁复核",
    "Documents were searched, and say nothing of it": "查过文件，未见有关内容",
    "Downloads": "下载",
    "Everything on these pages, as tables. The data may be used under CC BY 4.0.": (
        "本站全部内容的数据表。数据按 CC BY 4.0 许可使用。"
    ),
    "Figures reported": "报告的数值",
    "How sure it is": "有多可靠",
    "How to cite the data": "如何引用数据",
    "In its document": "在原文件中",
    "Keys: j or n next record, k or p previous, u next number that is not explained, g next gap.": (
        "按键：j 或 n 下一条，k 或 p 上一条，u 下一个未说明的数字，g 下一处空白。"
    ),
    "Learned from and taught": "向谁学习，被谁学习",
    "Made by sgpolicy {version} from data of {data}.": "由 sgpolicy {version} 生成，数据版本 {data}。",
    "Measures by tool and stage": "措施：工具与环节",
    "Measures of the programme": "项目的措施",
    "Most reported": "报告最多的指标",
    "Most used means": "使用最多的手段",
    "Named programmes": "有名称的项目",
    "No document from there was searched yet.": "该地尚无文件查过。",
    "No figure is later than {year}.": "没有 {year} 年以后的数据。",
    "No figure reported": "没有实绩数值",
    "No figures of {n} of {of} groups of indicators, such as {some}.": ("{of} 组指标中有 {n} 组没有数据，例如{some}。"),
    "No promise in numbers": "没有数字目标",
    "Nobody looked yet": "尚未查过",
    "None in the data.": "数据中没有。",
    "Numbers that are not coded, and why": "未编码的数字及理由",
    "Of {of} provinces and the Corps, {n} have records.": "{of} 个省级地区（含兵团）中，{n} 个有记录。",
    "Promises against reports": "承诺与实绩",
    "Records by confidence": "记录：编码把握",
    "Records by evidence": "记录：出处",
    "Records of other documents that rest on this one, too": "同样以本文件为据的其他文件的记录",
    "Records, in the order of the text": "记录（按原文顺序）",
    "Searched without a find": "查过未见",
    "Show all": "全部显示",
    "Social-work policy of Chinese provinces, as data": "中国各省社会工作政策数据",
    "Text": "原文",
    "Text with its records": "原文与记录对照",
    "The documents that were searched say nothing of social work; that is not a no.": (
        "查过的文件没有提及社会工作；这不等于没有。"
    ),
    "The first {n} of {of} rows; the rest are in the downloads, too.": "共 {of} 行，此处为前 {n} 行；其余亦可下载。",
    "The search needs scripts; the lists in the menu do not.": "检索需要启用脚本；菜单中的列表不需要。",
    "To the content": "跳到正文",
    "What Chinese governments do for their social workers, promise and report, each statement tied to the place in the document that says so.": (  # noqa: E501
        "各级政府为社会工作者做了什么、承诺了什么、报告了什么；每一条都注明出自哪份文件的哪个位置。"
    ),
    "What is counted": "统计什么",
    "What is known of each region": "各地区已知情况",
    "What is missing": "缺什么",
    "What is there": "有什么",
    "What it does": "做了什么",
    "What was wrong in earlier releases": "以往版本的错误",
    "a model": "模型",
    "a person": "人",
    "data version": "数据版本",
    "in the codebook": "编码手册",
    "inferred: {why}": "推断：{why}",
    "matched to a text, to the character": "与原文逐字对应",
    "name or citation": "名称或引用",
    "no record": "没有记录",
    "nobody on record": "未见复核记录",
    "not explained": "未说明",
    "not to be coded": "不在编码范围",
    "read from a web page": "据网页",
    "searched for {terms}: not there": "检索“{terms}”：未见",
    "two measures over one another": "两条措施重叠",
    "uncoded number": "未编码数字",
    "unnamed place": "未具名地区",
    "Text inside a measure: {n} %; characters of the longest gap: {gap}.": (
        "在措施之内的原文：{n}%；最长的空白：{gap} 字。"
    ),
    "Figures outside every measure: {n}.": "不在任何措施之内的数值：{n} 个。",
    "Numbers coded as figures: {n}.": "已编码为数值的数字：{n} 个。",
    "Numbers listed as uncoded, with a reason: {n}.": "列为不编码并注明理由的数字：{n} 个。",
    "Numbers recognised as headings, dates, names or document numbers: {n}.": (
        "识别为标题序号、日期、名称或文号的数字：{n} 个。"
    ),
    "Numbers not explained: {n} of {of}.": "未说明的数字：{of} 个中 {n} 个。",
    "Targets without a comparable report: {n} of {of}.": "没有可比实绩的目标：{of} 个中 {n} 个。",
    "{records} records of {n} documents, the best of grade {grade}; the latest figure is of {year}.": (
        "{records} 条记录，出自 {n} 份文件，最好的为 {grade} 级；最近的数据为 {year} 年。"
    ),
    "¦ not comparable with the figure before it; * counts otherwise; ° part of the year; ≈ about.": (
        "¦ 与前一数值不可比；* 口径不同；° 不足一年；≈ 约数。"
    ),
}
OWN: Mapping[str, str] = {**_WORDS, **_SAID}
"""What only pages say."""
CHINESE: Mapping[str, str] = {**DISPLAYED, **OWN}
"""The Chinese of all that the pages say beside the data: what the display says, too, is said in its words."""
