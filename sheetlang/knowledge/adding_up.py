"""What adds up: a year is part of the years together, and a row that begins with 其中 part of the one before it."""

from collections.abc import Iterator, Sequence

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_share
from sheetlang.knowledge.plain_amounts import Amount, plain_amount
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.units import family_of

_COUNTED = frozenset(("count", "people", "livestock", "area", "length", "mass"))
# What is for each, or on the whole, does not add up.
_FOR_EACH = ("均", "每", "单")
_PART = "其中"


def years_below_one(one: Indicator, known: Knowledge) -> Iterator[Indicator]:
    """The columns of an indicator that ask for less in the years together than it asks for in one."""
    if not adds_up(one.name) or is_share(one.name, known):
        return
    for stage in one.stages:
        year, whole = plain_amount(one.target), plain_amount(stage.target)
        if year and whole and year.sense == whole.sense and _is_more(year, whole):
            yield stage


def is_part(indicator: Indicator) -> bool:
    """Whether a row says that it is part of the one before it: 其中：高校毕业生人数."""
    return indicator.name.startswith(_PART)


def parts_above_whole(
    parts: Sequence[Indicator], sheet: Sheet, known: Knowledge
) -> Iterator[tuple[Indicator, Indicator]]:
    """The parts that ask for more than the row that they are part of, each with that."""
    for categories in dict.fromkeys(one.categories for one in parts):
        whole: Indicator | None = None
        for one in sheet.by_category[categories]:
            if not is_part(one):
                whole = one
            elif whole and adds_up(one.name + whole.name) and not is_share(one.name, known) and _exceeds(one, whole):
                yield one, whole


def _exceeds(one: Indicator, whole: Indicator) -> bool:
    return _is_more(plain_amount(one.target), plain_amount(whole.target))


def _is_more(part: Amount | None, whole: Amount | None) -> bool:
    """Whether so much of what can be counted is asked of a part that it is more than the whole."""
    if part is None or whole is None or part.sense == "<=" or part.unit != whole.unit:
        return False
    return part.number > whole.number and "/" not in part.unit and family_of(part.unit) in _COUNTED


def adds_up(name: str) -> bool:
    """Whether what a name counts adds up: neither for each nor on average."""
    return not any(word in name for word in _FOR_EACH)
