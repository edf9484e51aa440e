"""Directions: on which side of a number the better result lies, by what the name says."""

from sheetlang.knowledge.durations import is_limited
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name, is_bad_thing, is_good_thing
from sheetlang.knowledge.targets import exceeds_100, is_100
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import PERCENT, family_of

# What is to be built and counted; buildings of offices and illegal ones are to be few.
_DONE = ("新建", "改建", "扩建", "修建", "改造")
_BUILT = tuple(f"{done}{count}" for done in (*_DONE, "建设") for count in ("数量", "个数", "座数", "处数"))
# Their units tell the same, in whichever order the name says it.
_BUILDINGS = ("座", "所", "栋", "幢", "公里", "千米", "km")
_TO_BE_FEW = ("违", "超", "楼堂", "办公用房", "重复", "距", "半径", "占")
# What nobody caps who means to bring it about.
_BROUGHT_ABOUT = tuple(
    "受益人数 受益人口 受益户数 受益群众 受益农户 增收 削减量 减排量 节水量 节能量 节电量 节煤量 节油量 节约电量 节约用水量 减排 优良天数 好于二级天数 新增就业岗位 新增就业人数 带动就业人数".split()
)


def is_to_be_low(indicator: Indicator, target: Quantity, known: Knowledge) -> bool:
    """Whether less is better: of a bad thing, and of a time that something takes."""
    if is_bad_thing(indicator.name, known):
        return True
    return family_of(target.unit or "") == "time" and is_limited(indicator, known)


def is_to_be_high(indicator: Indicator, target: Quantity, known: Knowledge) -> bool:
    """Whether more is better, and more than the target can be reached."""
    if target.unit in PERCENT:
        return is_good_thing(indicator, known) and not is_100(target.value) and not exceeds_100(target.value)
    return bare_name(indicator.name).endswith(_BROUGHT_ABOUT)


def is_to_be_built(indicator: Indicator, target: Quantity, known: Knowledge) -> bool:
    """Whether buildings or roads are counted that a project makes."""
    if known.class_of(indicator.categories) != "quantity":
        return False
    name = indicator.name
    is_building = target.unit in _BUILDINGS and any(word in name for word in _DONE)
    return (is_building or bare_name(name).endswith(_BUILT)) and not any(word in name for word in _TO_BE_FEW)
