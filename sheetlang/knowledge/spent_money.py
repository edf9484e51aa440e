"""Money that is spent, as the class or the name tells it, where something that is made should stand."""

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity, Range
from sheetlang.model.units import yuan_in

_SPENT = ("资金", "经费", "投入", "预算", "拨款")


def is_spent(indicator: Indicator, known: Knowledge) -> bool:
    """Whether money stands for a quantity, and the name does not say that money is what is brought about."""
    target = indicator.target
    # 3.5 万 may be 35,000 of anything: only 元 is surely money.
    if not isinstance(target, Quantity | Range) or not (target.unit or "").endswith("元"):
        return False
    if yuan_in(target.unit or "") is None or known.class_of(indicator.categories) != "quantity":
        return False
    return known.words("money-outputs").found_in(indicator.name) is None


def is_named_budget(indicator: Indicator, known: Knowledge) -> bool:
    """Whether money that is no ceiling is named as what is spent, in a form whose output has no classes: 专项资金规模."""
    target, kind = indicator.target, known.class_of(indicator.categories)
    if kind not in ("", "output") or not isinstance(target, Quantity) or target.comparator in ("<=", "<"):
        return False
    if yuan_in(target.unit or "") is None or known.words("money-outputs").found_in(indicator.name):
        return False
    return bare_name(indicator.name).removesuffix("规模").removesuffix("总额").endswith(_SPENT)
