"""Durations: of which time a name speaks, that which something may take at most, or that which it lasts."""

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name
from sheetlang.model.sheet import Indicator

# The longer, the better.
LASTING = ("质保期", "保修期", "保质期", "服务期", "服务期限", "年限", "寿命", "有效期", "质保", "有效")
_LIMITS = ("时限", "工期", "施工天数", "平均住院日", "术前等待日", "时延", "延迟")
_SPANS = ("时间", "时长", "周期", "用时", "耗时", "期限", "期")
# In a class of its own, or as a mean, a deed is timed by days as well; 抢修天数 may be the days worked.
_DAYS, _MEANS = "天数", ("平均", "次均", "件均")
# What may be over sooner; 培训, 公示 and 开放 may not, nor may the stay of guests or of water that is cleaned.
_HURRIED = tuple(
    """
    响应 反应 到达 到达现场 到场 赶到 抵达 出动 出警 接警 接通 派单 修复 抢修 维修 检修 恢复 救援 切换 加载 办理 办结 审批 审核 审查 审结 审理 立案 执结 结案 办案
    评审 招标 受理 处理 处置 解决 整改 反馈 回复 答复 回应 接听 送达 送检 报送 出具 制证 出证 发证 补换 退费 退款 退税 转办 转运 配送 供货 到货 交货 交付 拨付 支付 发放 兑付 兑现 到账 到位 下达 上报 完成 开工 完工 竣工
    施工 建设 建成 安装 调试 验收 等候 等待 候诊 候检 候车 候梯 排队 通勤 住院 滞留 垃圾停留 杂物停留 污物停留 废弃物停留 积水停留 积水消退 积水排除 积雪清除 卡顿 拥堵 延误 故障 宕机 中断 停水 停电
    停气 停暖 停机 断水 断电 断网 投资回收
    """.split()
)
# What is saved of a time, or has to last by law.
_NOT_LIMITED = ("缩短", "节约", "节省", "减少", "压缩", "压减", "提前", "公示")
# Without which the time is that between two of them: 无故障时间.
_WITHOUT = ("无", "未", "不", "零")


def is_limited(indicator: Indicator, known: Knowledge) -> bool:
    """Whether a name is of a time in which something is to be over: 办结时限, 响应时间; not 开放时间, 合同期, 质保期."""
    name = bare_name(indicator.name)
    if name.endswith(LASTING) or any(word in name for word in _NOT_LIMITED):
        return False
    if name.endswith(_LIMITS):
        return True
    span = next((one for one in _SPANS if name.endswith(one)), "")
    if span:
        return _is_hurried(name.removesuffix(span).removesuffix(_MEANS[0]))
    if known.class_of(indicator.categories) != "timeliness" and not _is_mean_of_days(name):
        return False
    return _is_hurried(name.removesuffix(_DAYS))


def _is_mean_of_days(name: str) -> bool:
    return name.endswith(_DAYS) and any(word in name for word in _MEANS)


def _is_hurried(deed: str) -> bool:
    """Whether a deed is one that may be over sooner, and not that it does not happen."""
    found = next((one for one in _HURRIED if deed.endswith(one)), None)
    return found is not None and not deed.removesuffix(found).endswith(_WITHOUT)
