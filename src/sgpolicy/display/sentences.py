"""The Chinese of every sentence that is displayed, by its English with the names of its parts in braces."""

REASONS = {
    "?": "?",
    "{low} %": "{low}%",
    "{low} to {high} %": "{low}%至{high}%",
    "at least {low} %": "至少{low}%",
    "at most {high} %": "至多{high}%",
    "the catalog has no comparable observation": "目录中没有可比的观测",
    "{nothing}; {seen} in {when} ({record}) has another definition: {both}": (
        "{nothing}；{when} 的 {seen}（{record}）口径不同：{both}"
    ),
    "the codebook defines it": "编码手册所定口径",
    "{nothing}; of its part {part} there are {seen} in {when} ({record})": (
        "{nothing}；其中一部分（{part}）在 {when} 为 {seen}（{record}）"
    ),
    "{seen} in {when} reaches {wanted}": "{when} 为 {seen}，已达到 {wanted}",
    "{seen} in {when} reaches {wanted}, but it fell due in {due}, and whether it was reached by then is not known": (
        "{when} 为 {seen}，已达到 {wanted}，但目标于 {due} 到期，届时是否达到不得而知"
    ),
    "{seen} in {when} falls short of {wanted} due in {due}": "{when} 为 {seen}，未达到 {due} 应有的 {wanted}",
    "the target has no due date": "目标没有期限",
    "{when} is not the period in which it falls due, {due}": "{when} 不是目标到期的时段 {due}",
    "hedges leave open whether it was reached": "原文带限定词，无法断定是否达到",
    "only one observation ({when}) before it falls due in {due}: no pace to judge by": (
        "到期（{due}）之前只有一次观测（{when}），无从判断进度"
    ),
    "a figure has no bound to calculate with": "有数值没有界限，无法计算",
    "it takes {needed} a year, and grew {pace} a year from {earlier} to {latest}": (
        "今后每年须增长 {needed}，而 {earlier} 至 {latest} 每年增长 {pace}"
    ),
    "{said} (across a break, {broken})": "{said}（其间口径有变：{broken}）",
    "{said}: the two overlap": "{said}：两者有重叠",
    "{number} in {when}": "{when} {number}",
    "{one}": "{one}",
    "the {form} path ({points}) asks for {asked} {unit} in {when}, and {seen} was reported": (
        "按{form}路径（{points}），{when} 应为 {asked} {unit}，报告数为 {seen}"
    ),
    "note of the target: {note}": "目标备注（未译）：{note}",
    "note of its baseline: {note}": "基期备注（未译）：{note}",
    "note of the observation: {note}": "观测备注（未译）：{note}",
    "promised as {one}, reported as {other}": "承诺的是{one}，报告的是{other}",
    "no date": "无期限",
    "the target counts otherwise: {definition}": "目标的口径不同：{definition}",
    "the nation has no target of {indicator}": "全国没有 {indicator} 的目标",
    "due {due}, but the nation's are due {years}": "期限为 {due}，而全国目标的期限为 {years}",
    "in {unit}, but the nation's are not": "单位为 {unit}，而全国目标不是",
    "a {kind}, but the nation's are not: one is a level, the other a flow": (
        "类别为{kind}，而全国目标不是：一为存量，一为流量"
    ),
    "the nation's count otherwise, as their notes say": "全国目标的口径不同，见其备注",
    "{place} has no comparable observation of the time of {document}": "{place}没有与 {document} 同期的可比观测",
    "no growth can be calculated from {start} to {target}": "从 {start} 到 {target} 算不出增速",
    "the nation's target may not grow at all, so there is no ratio to its growth": "全国目标可能并不增长，故无增速之比",
    "a {kind}, not a {other}": "类别为{kind}，而非{other}",
    "{one} or {other}": "{one}或{other}",
    "in {unit}, not in {other}": "单位为 {unit}，而非 {other}",
    "no time is stated": "没有说明时间",
    "a flow of more than one year": "跨年度的流量",
    "{before} before, {now} now": "此前为{before}，现为{now}",
    "{one} to {other}": "{one}至{other}",
    "{rank} of {n} ({n} of {of} regions have a figure)": "{n} 个中第 {rank}（{of} 个地区中 {n} 个有数据）",
    "mixes {first} {one} and {second} {other}": "混有 {first} 个{one}与 {second} 个{other}",
    "{count} of {n} by a definition of their own": "{n} 个中 {count} 个口径不同",
    "{count} of {n} for part of the year": "{n} 个中 {count} 个不足一年",
    "": "",
    "{said}; {more}": "{said}；{more}",
    "{more} more lie inside: within={asked}": "另有 {more} 条在其辖区内：within={asked}",
    "{more} more are of narrower indicators: broader={asked}": "另有 {more} 条属于下位指标：broader={asked}",
    "the predicate": "所给函数",
    "{count} {things}": "{count} 条{things}",
    "none of {held} matches {filters}": "{held}中没有一条符合 {filters}",
    "{filter} ({count})": "{filter}（{count}）",
    "of {held} none matches all of {filters}": "{held}中没有一条同时符合 {filters}",
    "none of {n} targets is of a province": "{n} 个目标中没有省级的",
    "none of {terms}": "未提及{terms}",
    "no document cites {work}": "没有文件引用 {work}",
    "no document comes from {work}; it is cited by other relations: {others}": (
        "没有文件由 {work} 而来；引用它的是其他关系：{others}"
    ),
    "{relation} ({count})": "{relation}（{count}）",
    "{region} ({year})": "{region}（{year}）",
    "no document from there is coded yet": "该地的文件尚未编码",
    "one coded document is from there": "该地有 1 份文件已编码",
    "{n} coded documents are from there": "该地有 {n} 份文件已编码",
    "nothing holds {word}": "没有含有 {word} 的内容",
    "did you mean {near}?": "是否指 {near}？",
    "nothing holds all of {words}": "没有同时含有 {words} 的内容",
}
"""Why: reasons of results, and of empty answers."""
TABLES = {
    "{n} document": "{n} 份文件",
    "{n} documents": "{n} 份文件",
    "{n} measure": "{n} 条措施",
    "{n} measures": "{n} 条措施",
    "{n} record": "{n} 条记录",
    "{n} records": "{n} 条记录",
    "{n} instrument": "{n} 种政策工具",
    "{n} instruments": "{n} 种政策工具",
    "{n} policy": "{n} 份政策",
    "{n} policies": "{n} 份政策",
    "{n} pair": "{n} 对",
    "{n} pairs": "{n} 对",
    "{n} edge": "{n} 条边",
    "{n} edges": "{n} 条边",
    "{n} place": "{n} 个地方",
    "{n} places": "{n} 个地方",
    "{n} event": "{n} 次采纳",
    "{n} events": "{n} 次采纳",
    "{n} of {of} measures, {documents} of {total} documents": ("{of} 条措施中 {n} 条，{total} 份文件中 {documents} 份"),
    "left out: {what} {reason}": "未列入：{what}（{reason}）",
    "left out, {reason}: {names}": "未列入（{reason}）：{names}",
    "coded whole": "全文编码",
    "coded in passages": "仅编码段落",
    "coded for figures alone": "仅编码数字",
    "that tell of policy and are none (report, article, page ...)": ("讲述政策，本身不是政策文件：报告、文章、网页等"),
    "without a form": "无文种",
    "without an issuer or a region": "无发文机关，也无地区",
    "{what} of passages left out: depth='any' counts them, too": (
        "未计入仅编码段落的文件中的 {what}；用 depth='any' 可一并计入"
    ),
    "{what} coded in passages: more may be in the rest of them": "{what}仅编码了段落，其余部分可能还有措施",
    "{rows} x {columns}: {said}": "{rows} × {columns}：{said}",
    "main instruments": "只计主要工具",
    "all instruments": "计入全部工具",
    "nothing was counted, so there is no 0 to read": "没有计入任何措施，因此不能读作 0",
    "shares are of {what}": "百分比以 {what}为总数",
    "shares are of {total} placements: a measure counts once for each {why} that it has": (
        "百分比以 {total} 次归类为总数：一条措施按其每个{why}各计一次"
    ),
    "moved, by you: {moves}": "按您的归类：{moves}",
    "{instrument} to {place}": "{instrument} 归入 {place}",
    "both places come from the instrument: the two were not judged apart, clause by clause": (
        "行与列都由政策工具推得，并非逐条分别判断"
    ),
    "Portfolios by {by}: {count}; {said}": "按{by}的工具组合：{count}；{said}",
    "targets are by {by}": "政策对象按{by}划分",
    "in no row: {what} without {by}": "不在任何一行：{what}没有{by}",
    "unknown, as no measure of theirs counts: {names}": "不明，因为没有计入其任何措施：{names}",
    "sizes depend on how much of each place is coded: do not rank places by them": (
        "规模取决于各地编码的多少，不可据以排名"
    ),
    "Similarity: {pairs} of {n}; {said}": "相似度：{n} 个组合，{pairs}；{said}",
    "Adoptions of {what}: {n} of {of} provinces and the Corps": "{what} 的采纳：{of} 个省级地区（含兵团）中 {n} 个",
    "years are upper bounds: each is that of the first record there is, and earlier ones may be missing": (
        "年份是上限：各取现有最早的一条记录，更早的可能没有收录"
    ),
    "nation: {year} ({record})": "全国：{year} 年（{record}）",
    "{why}: {names}": "{why}：{names}",
    "without date or place: {what}": "没有日期或地点：{what}",
    "Curve of {what}: no date known": "{what} 的扩散曲线：没有已知日期",
    "Curve of {what}: {n} of {of} provinces and the Corps": "{what} 的扩散曲线：{of} 个省级地区（含兵团）中 {n} 个",
    "at least so many by the end of each year; of the other provinces nothing is known": (
        "各年年底至少有这么多；其他省级地区情况不明"
    ),
    "Risk set of {what}, {start} to {end}: {n} rows, {have} of {of} provinces and the Corps dated, {events}": (
        "{what} 的风险集，{start}—{end} 年：{n} 行，{of} 个省级地区（含兵团）中 {have} 个有日期，{events}"
    ),
    "a 0 rests on your word that the first date known is the first there was": (
        "0 以您的设定为据：已知的最早日期就是实际的最早日期"
    ),
    "? is unknown: no document says that a province did not have it": "? 表示不明：没有文件说某个省没有",
    "adopted before {year}": "{year} 年以前已采纳",
    "unknown": "不明",
    "Strength: {n} of {of} documents": "政策力度：{of} 份文件中 {n} 份",
    "scores, yours: {scores}": "评分（您给定的）：{scores}",
    "{what} without a word of commitment, counted for nothing": "{what}没有约束用语，不计分",
    "PMC sheet: {what}, {filled} of {of} values drafted": "PMC 草表：{what}，{of} 个值中已草拟 {filled} 个",
    "PMC: {what}, {n} main and {subs} sub-variables": "PMC：{what}，{n} 个一级变量，{subs} 个二级变量",
    "mean {mean}": "均值 {mean}",
    "means: {means}": "各一级变量均值：{means}",
    "{name} from {least}: {n}": "{name}（{least} 起）：{n}",
    "Learning by {by}: {edges} between {places}; {n} of {of} measures": (
        "按{by}的学习网络：{places}，{edges}；{of} 条措施中 {n} 条"
    ),
    "from {n} documents with measures, {whole} of them coded whole": (
        "依据 {n} 份有措施的文件，其中 {whole} 份全文编码"
    ),
    "of a place without an edge nothing is known": "没有边的地方，情况不明",
    "no edges: {what} about learning within one {by}": "不成边：{what}讲的是同一{by}之内的学习",
}
"""Titles and notes of tables."""
RECEIPTS = {
    "cannot be replayed: {why}": "无法重现：{why}",
    "nobody knows how it was made: it is part of another result, or was unpickled or made by hand": (
        "不知道它是怎样得出的：它是另一结果的一部分，或者是从 pickle 还原、手工构造的"
    ),
    "the function {name}": "函数 {name}",
    "{what} was given, which cannot be written down": "参数中有{what}，无法写下来",
    "a result was given of which nobody knows how it was made": "参数中有不知怎样得出的结果",
    "{result}, {rows} rows of {ids} ids, SHA-256 {digest}…": "{result}，{rows} 行、{ids} 个编号，SHA-256 {digest}…",
    "{version}, SHA-256 {digest}…": "{version}，SHA-256 {digest}…",
    "not known": "不明",
    "library {new}, not {old}": "程序库为 {new}，而非 {old}",
    "other data: version {new}, not {old}": "数据不同：版本为 {new}，而非 {old}",
    "added: {ids}": "多出：{ids}",
    "gone: {ids}": "缺少：{ids}",
    "{ids}": "{ids}",
    "{some} and {n} more": "{some} 等，另有 {n} 个",
    "other rows": "数据行不同",
    "other rows, {new} instead of {old}": "数据行不同：{new} 行，而非 {old} 行",
    "known by {day}": "{day} 时已知",
    "valid at {when}": "{when} 有效",
    "{one} and {other}": "{one}，且 {other}",
}
"""Receipts, replays and views: how a result was made."""
SHOWN = {
    "no value": "无",
    "no difference": "没有差别",
    "{form}: {points}": "{form}：{points}",
    "yes": "是",
    "no": "否",
    "empty": "空",
    "{name}: {count}; {why}": "{name}: {count}；{why}",
    "{some} of {count} shown; all: {how}": "共 {count} 条，显示 {some} 条；全部：{how}",
    "{name}: {count} of {things}": "{name}: {things}分为 {count} 组",
    "no room for: {columns}": "宽度不够，未列：{columns}",
    "{region}?": "{region}?",
    "{number}, no date": "{number}，无期限",
    "{number} by {year}": "{year} 年 {number}",
    "{number} in {year}": "{year} 年 {number}",
    "{when}: {quantity}": "{when}: {quantity}",
    "undated": "无日期",
    "x {low} to {high}": "{low} 至 {high} 倍",
    "x {low}": "{low} 倍",
    "{n} of {of}": "{of} 个中 {n} 个",
    "grade {grade}": "等级 {grade}",
    "no targets": "没有目标",
    "{id} {name}, {unit}: {have} of {n} rows have a figure": "{name}（{id}），{unit}：{n} 行中 {have} 行有数据",
    "not comparable with the year before it": "与前一年不可比",
    "counts otherwise": "口径不同",
    "part of the year": "不足一年",
    "one more figure of the same year": "同年另有一个数值",
    "none found: ": "未见数据：",
    "left out: {count} ({reason})": "未列入：{count}（{reason}）",
    "{n} more {count}": "其他 {n} 种 {count}",
    "; undated {count}": "；无日期 {count}",
    "{n} {things}": "{things} {n}",
    "no records": "没有记录",
    "since {year}; before that a part of {region}": "自 {year} 年；此前属于{region}",
    "once a part of it: {regions}": "曾属于此地：{regions}",
    "Promised, and reported since: {verdicts}": "承诺与报告：{verdicts}",
    "... {n} more": "……另有 {n} 条",
    "What it does: {measures}": "做了什么：{measures}",
    "by status: {counts}": "按状态：{counts}",
    "by instrument: {counts}": "按政策工具：{counts}",
    "From {documents}, the latest first": "依据：{documents}（最近的在前）",
    "What is missing here, which does not mean that there is none": "目录中缺什么（缺不等于没有）",
    "targets without a comparable report: {n} of {of}": "没有可比观测的目标：{of} 个中 {n} 个",
    "figures after {year}": "{year} 年以后的数据",
    "figures of {n} of {of} groups of indicators, such as {some}": "{of} 组指标中 {n} 组没有数据，例如{some}",
    "searched without a find: {documents}, such as {document} for {terms}": (
        "查过未见：{documents}，例如 {document} 中的{terms}"
    ),
    "More": "更多",
    "every record": "全部记录",
    "the reasons and the evidence of each verdict": "每项判断的理由和出处",
    "one document or record in full": "一份文件或一条记录的全部内容",
    "{count} found": "找到 {count} 条",
    "; the first {n} are shown": "，显示前 {n} 条",
    "w/p/f: documents coded whole, in passages, and for figures alone": "全/段/数：全文、段落、仅数字编码的文件数",
    "span/page: records that rest on a text at hand, and on a web page alone": "原文/网页：有原文的、仅据网页的记录数",
    "none: documents that were searched for words of the field, and hold none": "未提及：查过本领域词语而没有的文件数",
    "none found: nothing is said in the documents that were searched; never a no": (
        "查过未见：查过的文件没有提及，不等于没有"
    ),
}
"""Headings, hints and notes."""
