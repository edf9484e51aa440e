"""What adds up: a year is part of the years together, and a row that begins with 其中 part of the one before it."""

from collections.abc import Iterator

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
    if not _adds_up(one.name, known):
        return
    for stage in one.stages:
        year, whole = plain_amount(one.target), plain_amount(stage.target)
        if year and whole and year.sense == whole.sense and _is_more(year, whole):
            yield stage


def parts_above_whole(sheet: Sheet, known: Knowledge) -> Iterator[tuple[Indicator, Indicator]]:
    """Rows that begin with 其中 and ask for more than the row that they are part of, each with that."""
    whole: Indicator | None = None
    for one in sheet.indicators:
        if not one.path[-1].startswith(_PART):
            whole = one
        elif whole and whole.path[:-1] == one.path[:-1] and _adds_up(one.name, known) and _adds_up(whole.name, known):
            part, all_of_it = plain_amount(one.target), plain_amount(whole.target)
            if part and all_of_it and _is_more(part, all_of_it):
                yield one, whole


def _is_more(part: Amount, whole: Amount) -> bool:
    """Whether so much of what can be counted is asked of a part that it is more than the whole."""
    if part.sense == "<=" or part.unit != whole.unit or "/" in part.unit or family_of(part.unit) not in _COUNTED:
        return False
    return part.number > whole.number


def _adds_up(name: str, known: Knowledge) -> bool:
    return not any(word in name for word in _FOR_EACH) and not is_share(name, known)
