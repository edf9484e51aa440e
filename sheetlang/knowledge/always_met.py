"""Always met: targets that any result meets, such as 覆盖率 <= 100 %, and what should be written instead."""

from sheetlang.diagnostic import Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_bad_thing, is_bounded_share, is_good_thing
from sheetlang.knowledge.targets import is_100, is_zero
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import PERCENT, family_of

ANY_RESULT = Text("“{name}”写了“{text}”，什么结果都算做到", "“{name}” says “{text}”, which any result meets")
ALL_OF_IT = Text("全部做到写成“{better}”，不然写“>= 数 %”", "write “{better}” for all of it, else “>= number %”")
_OF_BAD = Text("写真正的上限，例如“<= 1 %”", "write the real ceiling, such as “<= 1 %”")
_NONE_OF_IT = Text(
    "写真正要做到的数；一件也不许有，写“= 0”", "write what is to be reached, or “= 0” where there is to be none"
)
# What may be less than nothing, and of what there may be more than all: what grows, what is left, what is paid.
_BELOW_NOTHING = tuple("增 减 降 升 净 余 差 变 盈 亏 利润 利率 收益 幅 同比 环比 缩 提前".split())
_ABOVE_ALL = ("支付", "支出", "执行", "拨付", "发放", "运行", "达产", "差率", "变", "调整", "超")
_COUNTED = ("count", "people", "livestock")


def advice_on_met(indicator: Indicator, target: Quantity, known: Knowledge) -> Text | None:
    """What to write instead of a target that any result meets; None for all others."""
    if target.comparator == ">=" and is_zero(target.value):
        return _NONE_OF_IT if _cannot_be_less(indicator.name, target.unit or "", known) else None
    if target.comparator != "<=" or target.unit not in PERCENT or not is_100(target.value):
        return None
    if not is_bounded_share(indicator.name, known) or _may_be_more(indicator.name, known):
        return None
    if is_good_thing(indicator, known):
        return ALL_OF_IT
    return _OF_BAD if is_bad_thing(indicator.name, known) else None


def _cannot_be_less(name: str, unit: str, known: Knowledge) -> bool:
    """Whether there cannot be less than none: of what is counted, and of a part of a whole."""
    if any(word in name for word in _BELOW_NOTHING):
        return False
    return is_bounded_share(name, known) if unit in PERCENT else family_of(unit) in _COUNTED


def _may_be_more(name: str, known: Knowledge) -> bool:
    """Whether there may be more than all: more money can be spent than was planned."""
    paid = known.words("cost-words").found_in(name) or known.words("budget-words").found_in(name)
    return paid is not None or any(word in name for word in _ABOVE_ALL)
