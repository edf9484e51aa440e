"""Worth: what is to be got for the money. More money for less, or less for the same money, is told first."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from sheetlang.changes.change import Change
from sheetlang.knowledge.knowledge import Knowledge, built_in_knowledge
from sheetlang.knowledge.names import is_bad_thing
from sheetlang.model.sheet import Indicator, Sheet

Reason = Literal["more-money-for-less", "less-for-the-same-money"]
# Classes of what is delivered: here less is less, whatever it is for elsewhere.
_OUTPUTS = frozenset({"quantity", "output"})


class Worth(NamedTuple):
    """What got worse for the money: how the budget changed, and which targets."""

    reason: Reason
    money: tuple[Change, ...]
    targets: tuple[Change, ...]


def worth(old: Sheet, new: Sheet, changes: Sequence[Change]) -> tuple[Worth, ...]:
    """What is to be told of two sheets, at most one thing."""
    budgets = {*_budgets(old, new), *_budgets(new, old)}
    money = tuple(one for one in changes if one.what == "money" and one.at[0] in budgets)
    less = tuple(one for one in changes if _is_less(one, built_in_knowledge()))
    if not less:
        return ()
    if not any(one.direction != "reworded" for one in money):
        return (Worth("less-for-the-same-money", (), less),)
    risen = tuple(one for one in money if one.direction == "raised")
    if risen and not any(one.direction == "lowered" for one in money):
        return (Worth("more-money-for-less", risen, less),)
    return ()


def _budgets(sheet: Sheet, other: Sheet) -> Iterator[str]:
    """The amounts that tell how much money there is; not the parts of one that both sheets say."""
    wholes = sheet.fields.keys() & other.fields.keys()
    parts = {one.name for one in sheet.form.fields if one.part_of in wholes}
    return (name for name in sheet.form.budgets if name not in parts)


def _is_less(change: Change, known: Knowledge) -> bool:
    """Whether a change means that less is to be reached: a target loosened, an output lowered or left out."""
    if change.what == "target" and change.direction == "loosened":
        return True
    lowered = change.what == "target" and change.direction == "lowered"
    left_out = change.what == "indicator" and change.kind == "removed"
    if not lowered and not left_out:
        return False
    path = change.old.path if isinstance(change.old, Indicator) else change.path
    return known.class_of(path[:-1]) in _OUTPUTS and not is_bad_thing(path[-1], known)
