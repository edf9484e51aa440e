"""Numbers without a unit: which need none, and shares that are written as 0.97 where 97 % is meant."""

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name, is_bad_thing, is_bounded_share, is_share, stated_unit, unit_of_name
from sheetlang.knowledge.targets import are_lost_dates, exceeds_100, is_zero
from sheetlang.model.moment import DAY_NAMES, numbered_day
from sheetlang.model.name_targets import hint
from sheetlang.model.number import Number
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Change, Quantity, Range, Target
from sheetlang.model.units import UNIT_COLUMNS

# What happens to ten thousand cars, or for each 亿元: 万车死亡率.
_OF_MANY = ("万人", "万名", "万户", "万车", "万辆", "万吨", "万公里", "亿元")
_RATE = "率"
_HEADS, _ON_AVERAGE = ("人", "户", "人次", "户次"), ("均", "每")


def needs_no_unit(indicator: Indicator, known: Knowledge) -> bool:
    """Whether it has a unit, if only in a column, or there is none: of 0, an index, a rate of bad things for so many others."""
    target = indicator.target
    assert isinstance(target, (Quantity, Range, Change))
    if target.unit is not None or _says_no_number(target) or any(name in UNIT_COLUMNS for name in indicator.attributes):
        return True
    name = bare_name(indicator.name)
    if known.words("unitless-names").found_in(name):
        return True
    return name.endswith(_RATE) and any(one in name for one in _OF_MANY) and is_bad_thing(name, known)


def unit_of_number(indicator: Indicator, target: Quantity, known: Knowledge) -> str | None:
    """The unit of a number, or the one that its name states: 万元 of 63 for `控制数（万元）`; a hint has a rule of its own."""
    if target.unit or is_zero(target.value) or hint(indicator.name):
        return target.unit
    return stated_unit(indicator.name, known)


def unit_to_write(indicator: Indicator, known: Knowledge) -> str | None:
    """The unit that a number without one should have; None where it needs none, or it is not known."""
    if needs_no_unit(indicator, known) or may_be_part(indicator, known):
        return None
    unit = stated_unit(indicator.name, known) or unit_counted(indicator, known)
    return unit or ("%" if is_of_a_hundred(indicator, known) else None)


def unit_counted(indicator: Indicator, known: Knowledge) -> str | None:
    """The unit of what the end of a name counts: 人 of 参训人数, and 万人 where 24.6 of them are meant, unless on average."""
    unit, target = unit_of_name(indicator.name, known), indicator.target
    if unit not in _HEADS or not isinstance(target, Quantity) or any(word in indicator.name for word in _ON_AVERAGE):
        return unit
    shape = target.value.shape
    return f"万{unit}" if shape.decimals and not shape.idle else unit


def numbers_of(target: Quantity | Range | Change) -> tuple[Number, ...]:
    """The numbers of a target: two of a range."""
    if isinstance(target, Range):
        return target.low, target.high
    return (target.value if isinstance(target, Quantity) else target.amount,)


def with_unit(target: Target, text: str, unit: str) -> str:
    """A text that says a target, with a unit after its number: `85 亩以上` for `85以上`."""
    typed = target.value.typed if isinstance(target, Quantity) else text
    return text.replace(typed, f"{typed} {unit}")


def day_meant(name: str, target: Target) -> str | None:
    """The day that a number without a unit is in Excel; at least so much is a number of hours."""
    if not isinstance(target, Quantity) or target.unit is not None or target.comparator in (">=", ">"):
        return None
    return numbered_day(name, target.value.typed)


def tells_by_number(indicator: Indicator, known: Knowledge) -> bool:
    """Whether it is told by the number what is meant: a day that Excel wrote, one of a hundred or a part of one, all day."""
    target, name = indicator.target, indicator.name
    if isinstance(target, Quantity) and target.unit == "小时":
        return True
    return isinstance(target, Quantity) and target.unit is None and (name.endswith(DAY_NAMES) or is_share(name, known))


def is_of_a_hundred(indicator: Indicator, known: Knowledge) -> bool:
    """Whether a number is surely one of a hundred: rates of bad things may be of a thousand."""
    target, name = indicator.target, indicator.name
    bounded = is_bounded_share(name, known) and not is_bad_thing(name, known)
    return bounded and isinstance(target, Quantity) and not exceeds_100(target.value)


def may_be_part(indicator: Indicator, known: Knowledge) -> bool:
    """Whether a share may be written as a part of one: 0.97, or 1 of what is not bad."""
    target, name = indicator.target, indicator.name
    assert isinstance(target, (Quantity, Range, Change))
    if not is_bounded_share(name, known) and unit_of_name(name, known) != "%":
        return False
    all_meant = not is_bad_thing(name, known)
    numbers = [number.decimal for number in numbers_of(target)]
    return all(number is not None and (number < 1 or (all_meant and number == 1)) for number in numbers)


def in_percent(text: str, number: Number) -> str:
    """A text with its number in hundredths, which a part of one is not yet: `>= 97 %` for `>= 0.97` and for `>= 97`."""
    value, percent = number.decimal, number.typed
    if value is not None and value <= 1:
        shifted = f"{value * 100:f}"
        percent = shifted.rstrip("0").rstrip(".") if "." in shifted else shifted
    return text.replace(number.typed, f"{percent} %")


def _says_no_number(target: Quantity | Range | Change) -> bool:
    """Whether there is nothing to give a unit to: 0, a fraction, or days that lost their points."""
    if isinstance(target, Range):
        return are_lost_dates(target.low, target.high)
    return any(number.decimal is None or is_zero(number) for number in numbers_of(target))
