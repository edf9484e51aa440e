"""What differs between a number of prose and the target of the same thing: nothing, where both can be true."""

from decimal import Decimal
from typing import Literal

from sheetlang.knowledge.mention import SIZES, Mention
from sheetlang.knowledge.plain_amounts import Amount
from sheetlang.model.units import family_of

Difference = Literal["number", "ten thousand", "bound", "unit"]
_MEASURED = ("area", "length", "mass")
_KINDS = frozenset((*_MEASURED, "count", "people", "livestock"))
# Of other counts one may loosely stand for another: 个 and 件 for anything, 次 for 人次.
_THINGS = frozenset("座 处 所 间 台 套 辆 艘 项 张 册 本 篇 部 株 棵 头 只 羽 尾 期 班".split())
_UNLIKE = (({"人", "人次"}, _THINGS), ({"人次"}, {"个"}), ({"人"}, {"户"}))
_WHOLE, _FEWEST_OF_ROUNDED = 100, 3


def difference(said: Mention, target: Amount, *, is_bounded: bool) -> Difference | None:
    """What of a statement in the target's unit contradicts it; `is_bounded`: no more than 100 % is possible.

    A floor that is met is no contradiction, but that 万 was lost, or two digits changed places, is told by the digits.
    """
    if said.number == target.number:
        return "bound" if {said.sense, target.sense} == {">=", "<="} else None
    if is_ten_thousand_times(said.number, target.number):
        return "ten thousand"
    if have_two_swapped(said.number, target.number):
        return "number"
    if said.scope == "part" and said.unit == "%":
        return None
    if _is_rounded(said, target) or (_may_be_less_than_all(said) and said.number < target.number):
        return None
    if is_bounded and said.unit == "%" and said.number == _WHOLE:
        return "number"
    return "number" if _contradict(said, target) else None


def is_of_other_kind(said: Mention, target: Amount) -> bool:
    """Whether the same number stands there in a unit that is surely none for what the target counts."""
    one, other = family_of(said.unit), family_of(target.unit)
    if said.number != target.number or one not in _KINDS or other not in _KINDS:
        return False
    if one in _MEASURED or other in _MEASURED:
        return True
    units = {said.unit, target.unit}
    return any(len(units & persons) == len(units & things) == 1 for persons, things in _UNLIKE)


def is_ten_thousand_times(one: Decimal, other: Decimal) -> bool:
    """Whether 万 is all that is between two numbers."""
    return bool(one) and other in (one * SIZES["万"], one / SIZES["万"])


def have_two_swapped(one: Decimal, other: Decimal) -> bool:
    """Whether two neighbouring digits changed places, a point between them or not."""
    texts = f"{one:f}", f"{other:f}"
    if texts[0].find(".") != texts[1].find("."):
        return False
    first, second = (text.replace(".", "") for text in texts)
    places = [at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b]
    return len(places) == 2 and places[1] - places[0] == 1 and sorted(first) == sorted(second)


def _is_rounded(said: Mention, target: Amount) -> bool:
    """Whether prose gives the target with fewer digits: 286.4公里 for 286.436 公里."""
    digits = said.typed.rstrip("万亿").replace(",", "")
    if said.unit == "%" or len(digits) < _FEWEST_OF_ROUNDED:
        return False
    size = SIZES.get(said.typed[-1], 1)
    return round(target.number / size, len(digits.partition(".")[2])) == said.number / size


def _may_be_less_than_all(said: Mention) -> bool:
    """Whether it may be what each of several does; a rate of each is one of all."""
    return said.scope == "part" or (said.scope == "each" and said.unit != "%")


def _contradict(said: Mention, target: Amount) -> bool:
    """Whether no number meets both, or both are bounds of one side and differ."""
    if said.sense == target.sense:
        return said.number != target.number
    if "=" in (said.sense, target.sense):
        bound, exact = (target, said) if said.sense == "=" else (said, target)
        return exact.number < bound.number if bound.sense == ">=" else exact.number > bound.number
    least, most = (said, target) if said.sense == ">=" else (target, said)
    return least.number > most.number
