"""Durations: of which time a name speaks, that which something may take at most, or that which it lasts."""

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name
from sheetlang.model.sheet import Indicator

# The longer, the better.
LASTING = ("质保期", "保修期", "保质期", "服务期", "服务期限", "年限", "寿命", "有效期", "质保", "有效")
_LIMITS = ("时限", "工期", "施工天数")
_SPANS = ("时间", "时长", "周期", "用时", "耗时", "期限", "期")
# In a class of its own a deed is timed by days as well, or by its name alone.
_DAYS = "天数"
# What may be over sooner; 培训, 公示 and 开放 may not.
_HURRIED = tuple(
    """
    响应 到达 到达现场 到场 赶到 抵达 出动 出警 接警 修复 抢修 维修 检修 恢复 救援 办理 办结 审批 审核 审查 审结 结案 办案 评审 受理 处理 处置 解决 整改
    反馈 回复 答复 回应 接听 送达 配送 供货 交货 交付 拨付 支付 发放 兑付 到位 下达 上报 完成 开工 完工 竣工 施工 建设 建成 安装 调试 验收 等候 等待 排队
    滞留 拥堵 延误 中断 停水 停电 停机 投资回收
    """.split()
)
# What is saved of a time, or has to last by law.
_NOT_LIMITED = ("缩短", "节约", "节省", "减少", "压缩", "压减", "提前", "公示")


def is_limited(indicator: Indicator, known: Knowledge) -> bool:
    """Whether a name is of a time in which something is to be over: 办结时限, 响应时间; not 开放时间, 合同期, 质保期."""
    name = bare_name(indicator.name)
    if name.endswith(LASTING) or any(word in name for word in _NOT_LIMITED):
        return False
    if name.endswith(_LIMITS):
        return True
    span = next((one for one in _SPANS if name.endswith(one)), "")
    if not span and known.class_of(indicator.categories) == "timeliness":
        return name.removesuffix(_DAYS).endswith(_HURRIED)
    return span != "" and name.removesuffix(span).endswith(_HURRIED)
