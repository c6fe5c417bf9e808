"""The words of the grammar, in tables: hedges, denominators, and what must stand beside a word or must not.

`grammar` makes patterns of them. Units have their words in `sgpolicy.model.unit`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from sgpolicy.model.words import Qualifier


def _or_equal(comparing: str) -> str:
    """Return every wording of more or less than a bound, or equal to it: 大于或等于, 达到或者超过."""
    return " ".join(
        f"{word}{joined}{equal} {equal}{joined}{word}"
        for word in comparing.split() for joined in ("或", "或者") for equal in ("等于", "达到")
    )  # fmt: skip


def _negated(comparing: str, extremes: str) -> str:
    """Return every wording of no more, or no less, than a bound: 不得超过, 未低于, 最高不超过."""
    noes = [f"{extreme}{no}" for extreme in extremes.split() for no in ("不", "不得")]
    noes += ["不", "不得", "不应", "不应当", "不能", "不可", "不宜", "不准", "不许", "不会", "未", "没有"]
    return " ".join(f"{no}{word}" for no in noes for word in comparing.split())


BEFORE: Final = {
    Qualifier.AT_LEAST: (
        f"{_negated('少于 低于 小于', '最低 最少 最短')} 不下于 不下 至少 最少 起码 最低 最短 年满 已满 满 ≥ >= "
        f"大于等于 至少为 至少是 至少有 {_or_equal('大于 高于 多于 超过')} "
        "atleast no_less_than not_less_than no_fewer_than not_fewer_than at_least"
    ),
    Qualifier.AT_MOST: (
        f"{_negated('超过 超出 高于 多于 大于', '最高 最多 最长 最大')} 未逾 不逾 不超 至多 最多 最高 最长 ≤ <= "
        f"小于等于 最多为 最多是 {_or_equal('小于 低于 少于')} "
        "up_to at_most no_more_than not_more_than"
    ),
    Qualifier.MORE_THAN: (
        "超过了 超过 超出了 超出 突破了 突破 逾 多于 高于 大于 超 过 > "
        "more_than over just_over above greater_than exceeding exceeded exceeds surpassing surpassed"
    ),
    Qualifier.LESS_THAN: (
        "不足 不到 低于 少于 小于 未年满 未满 不满 未达 未到 未达到 没有达到 达不到 不及 "
        "< less_than under below fewer_than"
    ),
    Qualifier.NEARLY: "将近 接近 逼近 近 nearly almost close_to",
    Qualifier.ABOUT: (
        "大约只有 大约 大概 大致 约为 约有 约占 约达 约 about around approximately some roughly an_estimated"
    ),
}
"""What hedges stand before a number; _ is a blank between Latin words, of which the first may begin a sentence."""

ENGLISH: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
"""Numbers in English words, which are read only before a scale: two million."""

AFTER: Final = {
    Qualifier.AT_LEAST: "及以上 或以上 或者以上 (含)以上 含以上 以上(含) 以上 and_above or_more and_over",
    Qualifier.AT_MOST: "及以下 或以下 或者以下 (含)以下 以下(含) 以下 以内(含) 以内 之内 or_less or_fewer and_below",
    Qualifier.ABOUT: "左右 上下 前后 or_so",
}
"""What hedges stand after a number and its unit; 以下 is taken to include the number, as in law."""

ADVERBS: Final = "至少 最少 起码 至多 最多"
"""Hedges that any words of the clause may part from their number: 至少在每个社区建立一个."""
COMPARING: Final = "超过 超出 高于 低于 多于 大于 少于 小于 不足 不到 未达 未达到 没有达到 达不到"
"""Hedges that compare with what stands between: 超过总数的三成; 高于全省三个百分点 is no hedge."""
EXTREMES: Final = "最高 最低 最长 最短"
"""Hedges only directly before a number or a verb of giving: 最高人民法院 is none."""

# Between a bound and its number there may be a short phrase that ends in one of these.
LEADS: Final = (
    "确定 建立 建成 建设 设立 设置 配备 配置 配有 培训 培养 开展 举办 组织 完成 达到 达 有 为 上浮 提高 增长 补贴 补助 "
    "给予 安排 接受 参加 召开 进行 选派 选拔 打造 创建 扶持 资助 奖励 发放 投入 支付 处 罚款 可达 可获 可给予 派驻 引进"
)
GIVING: Final = (
    "可 可达 可给予 可获 可获得 可贷 可贷款 可申请 可报销 可享受 可补助 可补贴 可奖励 可资助 可抵扣 可提取 "
    "报销 给予 奖励 补贴 补助 资助 不超过 达 达到 支持 贷款 限额 为"
)
RISES: Final = "增长 增加 提高 提升 上升 上涨 上调 扩大 增 升 涨"
FALLS: Final = "下降 降低 减少 缩小 缩短 回落 收窄 下调 下滑 压减 压缩 降 减 跌"
COUNTED: Final = (
    "总数 总量 总额 总人数 人数 数量 总面积 面积 总和 数 量 额 资金 经费 收入 支出 预算 成本 总体 人员 "
    "人口 岗位 工资 标准 成员 会员 委员 代表 党员 职工 员工 业主 股东 理事"
)
"""What a share may directly follow without 的: 不低于编制总数80%."""

LASTED: Final = (
    "≥ ≤ 少于 多于 低于 高于 小于 大于 超过 不满 不足 至少 满 逾期 为期 限为 期为 间为 间隔 公示 公告 "
    "提前 延长 持续 短为 长为 拘留 休息 假 开庭 举行 召开 届满 期满 开工"
)
"""Words directly before so many 日 that say that they last: no day of a month."""

PERS: Final = {
    "year": "年 学年 年度",
    "term": "学期 个学期",
    "quarter": "季度 个季度 季",
    "month": "个月 月",
    "week": "个星期 星期 周",
    "day": "个工作日 工作日 天 日",
    "hour": "小时 个小时 学时 个学时 课时 个课时",
    "minute": "分钟",
    "second": "秒",
    "person": "人 名 位 生 孩 人口 个人 个社工 个社会工作者 个学生 个居民 个老人 个人员",
    "person-time": "人次",
    "household": "户 家庭 个家庭 农户",
    "item": (
        "个 家 所 处 座 台 辆 套 件 份 篇 项 支 张 条 块 栋 层 门 部 本 册 款 只 头 株 棵 间 组 队 案 例 站 点 村 社区 "
        "乡镇 街道 乡 镇 县 市 区 校 院 园 岗 科 课 节课 餐 单位 机构 企业 项目 岗位 床位 床 县市 县区"
    ),
    "session": "期 班",
    "occurrence": "次 场次 场",
    "mu": "亩", "ha": "公顷", "m2": "平方米 平米 ㎡", "km2": "平方公里 平方千米", "m3": "立方米 m3 m³", "km": "公里",
    "litre": "升", "t": "吨", "kg": "公斤 千克", "kWh": "千瓦时 度", "kW": "千瓦", "CNY": "元",
}  # fmt: skip
"""What may follow 每 or a stroke, by the denominator it makes."""

GAINS: Final = (
    "新增 增加 增添 吸纳 招用 招聘 录用 安置 培养 培训 培育 引进 接收 接纳 建成 新建 新设 设立 开设 创建 举办 开展 "
    "完成 办理 服务 提供 帮扶 救助 转移 带动 新招用 新吸纳 生育 多生育 减少 受理 "
    "调解 检查"
)
"""Verbs behind 每 that say for what so much is given: 每吸纳一名残疾人, 每建成一座."""

AVERAGES: Final = {
    "人": "person", "生": "person", "季": "quarter", "班": "session", "组": "item", "所": "item", "户": "household",
    "亩": "mu", "年": "year", "月": "month", "日": "day", "天": "day", "周": "week", "场": "occurrence",
    "次": "occurrence", "校": "item", "村": "item", "县": "item", "镇": "item", "店": "item", "站": "item",
    "企": "item",
}  # fmt: skip
"""What may stand before 均, and the denominator it makes."""

SCALED: Final[dict[str, tuple[str, int | Fraction]]] = {
    "个千分点": ("percentage-point", Fraction(1, 10)),
    "千分点": ("percentage-point", Fraction(1, 10)),
    "个基点": ("percentage-point", Fraction(1, 100)),
    "基点": ("percentage-point", Fraction(1, 100)),
    "斤": ("kg", Fraction(1, 2)),
    "市斤": ("kg", Fraction(1, 2)),
    "角": ("CNY", Fraction(1, 10)),
    "毛": ("CNY", Fraction(1, 10)),
    "钟头": ("hour", 1),
    "个钟头": ("hour", 1),
    "刻钟": ("minute", 15),
    "度": ("kWh", 1),
    "方": ("m3", 1),
    "‰": ("percent", Fraction(1, 10)),
    "载": ("year", 1),
    "元整": ("CNY", 1),
    "圆整": ("CNY", 1),
}
"""Words for so many of a unit."""

SYMBOLS: Final = {
    "km2": "km2", "km²": "km2", "㎞": "km", "km": "km", "m2": "m2", "m²": "m2", "㎡": "m2", "m3": "m3", "m³": "m3",
    "kg": "kg", "kWh": "kWh", "kW": "kW", "MW": "MW", "mm": "mm", "cm": "cm", "hm2": "ha", "°C": "celsius",
    "percent": "percent", "per cent": "percent", "percentage points": "percentage-point", "people": "person",
    "persons": "person", "households": "household", "yuan": "CNY", "RMB": "CNY", "U.S. dollars": "USD",
    "US dollars": "USD", "years": "year", "months": "month", "days": "day", "hours": "hour", "minutes": "minute",
    "square meters": "m2", "square metres": "m2", "square kilometers": "km2", "hectares": "ha", "tonnes": "t",
    "tons": "t", "kilometers": "km", "kilometres": "km", "times": "times",
}  # fmt: skip
"""Units in Latin letters; a blank may stand before one."""

NOUNS: Final = {
    "person": (
        "人口 人员 人才 群众 职工 党员 干部 学生 老人 老年人 儿童 居民 村民 市民 游客 农民 农民工 毕业生 高校毕业生 "
        "青年 志愿者 教师 医生 社工 社会工作者 劳动力 残疾人 劳动者 军人 新市民 困难群众"
    ),
    "household": "农户 家庭 居民户 贫困户 脱贫户",
    "item": "名额 企业 机构 学校 医院 社区 村庄 行政村 岗位 项目 床位 品种 国家 城市 地区 部门 单位 市场主体 经营主体",
}
"""Nouns that are counted without a classifier after 万 or 余: 120万群众."""

# A unit word is not a unit when one of these follows: 五项目标 is 五项, but 名额 is not 名.
NOT_BEFORE: Final = {
    "人": "民才员口力事均数格物", "名": "称义录单额牌校师", "位": "置于数", "个": "性体别案人",
    "个人": "民", "家": "庭长属乡园具",
    "门": "诊户槛", "部": "门分长队委属署位", "组": "织长建成合", "处": "理室长于置罚境",
    "点": "击评燃钟〇零一二两三四五六七八九", "条": "件例款", "场": "所地景馆", "期": "间限待望末初盼货权",
    "班": "级子", "类": "似型别", "种": "植养", "台": "账阶湾币河", "间": "接隔断", "队": "伍员长", "头": "脑",
    "户": "籍外主口", "年": "级度龄轻均初底末终代", "周": "年期边末", "天": "津然气", "日": "报常期益圆元",
    "元": "化结论旦素", "本": "科地级次市省县区届土职专", "层": "次面级", "批": "准复次评示发",
    "支": "持部出撑援付点", "只": "要有是能", "所": "有以属在需辖得", "座": "谈", "次": "年日级序性", "例": "如会",
    "区": "域别", "省": "级", "市": "场级", "县": "级域", "乡": "村镇", "村": "民", "张": "贴", "千米": "饭粉线",
    "千克": "服隆拉制", "克": "服隆拉制", "米": "饭粉线", "升": "级学高至到为入值温降任格迁", "秒": "杀",
    "国": "家内际有产道", "校": "园长外企", "站": "点位台", "路": "径线", "道": "路德", "口": "岸径",
    "起": "来步点草到", "对": "于接口外", "双": "方向", "单": "位元", "笔": "记试", "床": "位", "首": "先个批次",
    "大": "学家专队批量型力步幅", "级": "别", "角": "洲形色钢度落逐", "回": "望顾头来归到", "遍": "布及",
    "届": "满时", "载": "体重货客入荷人誉于明有",
    "方": "面式法案向位针便米", "片": "区", "列": "为入车", "轮": "车胎椅换流廓汽摩", "兆瓦": "时",
}  # fmt: skip

# These words may follow nevertheless: 3名义工 are 3 volunteers, 3名校长 3 headmasters.
YET_BEFORE: Final = {
    "所": "以上 以下 以内",
    "名": "单数 义工 义务 校长 校医 单亲 单身 录用 录取 称职 师",
    "个": "案例 案件 体育 体系 体工",
    "家": "属地",
}

# A hedge word is not a hedge after one of these: 节约, 附近.
NOT_AFTER: Final = {
    "约": "节预合签条契制公违邀相租", "近": "最附邻靠就远临走贴亲", "超": "赶反高彩A-Z",
    "过": "通经超不没路渡度错看办做听见去来走说想提", "满": "不未届圆充饱美爆", "不足": "", "不到": "达看得想遇找",
    "大于": "远", "突破": "",
}  # fmt: skip
