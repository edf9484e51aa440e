"""States: targets of a rate that tell how it is, and not how high."""

from sheetlang.diagnostic import Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.numerals import undated
from sheetlang.knowledge.repeated_names import is_said_otherwise
from sheetlang.knowledge.wanted_units import is_percentage
from sheetlang.knowledge.wording import is_of_satisfaction
from sheetlang.language.keywords import STOPS
from sheetlang.model.sheet import Indicator

RATE_WITHOUT_NUMBER = Text("“{name}”是比率，目标值里没有数", "“{name}” is a rate, but its target has no number")
HOW_TO_SAY_RATE = Text("写成“{better}”这样", "write it like “{better}”")
# What a rate is not, whatever it is of; 全覆盖 and 不低于上年 can be checked.
_STATES = frozenset(
    """
    合格 达标 合规 完整 完好 良好 好 优 优良 优秀 良 中 差 正常 稳定 齐全 准确 到位 高 低 偏高 偏低 大 小 强 弱 多 少 快 充足 充裕 充分 足够 理想 合理
    安全 可靠 规范 完善 健全 有效 明显 显著 满意 及时 足额 通过 及格 一般 高质量 高水平
    按时 按期 准时 如期 按时完成 按期完成 如期完成 及时完成 及时到位 按时到位 按期到位 按时足额 及时足额
    """.split()
)
_HOW = ("全部", "基本", "十分", "较为", "比较", "非常", "较", "很")
_TASKS = ("任务", "目标", "指标")
# Rules of their own speak of these.
_JUDGED_CLASSES = ("timeliness", "satisfaction")


def is_state_of_rate(indicator: Indicator, kind: str, known: Knowledge) -> bool:
    """Whether the target of a share is a state, where no rule of its class speaks and nothing under it says more."""
    text = undated(indicator.target.text).strip(STOPS)
    how = next((one for one in _HOW if text.startswith(one)), "")
    if text.removeprefix(how) not in _STATES and not (text.startswith("完成") and text.endswith(_TASKS)):
        return False
    if kind in _JUDGED_CLASSES or not is_percentage(indicator.name, known) or is_said_otherwise(indicator, known):
        return False
    graded = any(one in known.words("standard-columns") for one in indicator.attributes)
    return not graded and not is_of_satisfaction(indicator, known)
