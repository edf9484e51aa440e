"""Stages: a target to be met bit by bit, 6月底前 50%，12月底前 100%. Each date goes with the numbers beside it.

What two targets say of a stage is laid side by side: stages in as many as before pair off in order,
else by their dates, and a stage that only one of them has is free in the other.
"""

from collections.abc import Sequence

from sheetlang.changes.reach import Axis, Reach, Stretch, reach_of
from sheetlang.model.target import Compound, Date, Target

Stage = tuple[Target, ...]


def staged_reaches(old: Target, new: Target) -> tuple[Reach | None, Reach | None]:
    """The reach of two targets, each scale told apart by its stage; None where no values are known that meet one."""
    before, after = _stages(old), _stages(new)
    in_order = len(before) == len(after)
    return _reach(before, in_order), _reach(after, in_order)


def _stages(target: Target) -> Sequence[Stage]:
    """The parts of a target, cut at its dates: before each where it begins with one, else after each."""
    if not isinstance(target, Compound):
        return ((target,),)
    parts = target.parts
    dates = [number for number, part in enumerate(parts) if isinstance(part, Date)]
    if len(dates) < 2:
        return (parts,)
    starts = dates if isinstance(parts[0], Date) else [0, *(number + 1 for number in dates[:-1])]
    return [parts[start:after] for start, after in zip(starts, [*starts[1:], len(parts)], strict=True)]


def _reach(stages: Sequence[Stage], in_order: bool) -> Reach | None:
    found: dict[Axis, Stretch] = {}
    for number, stage in enumerate(stages):
        reach = reach_of(Compound("", stage))
        if reach is None:
            return None
        name = str(number) if in_order else _date_of(stage)
        if any(axis[0] == name for axis in found):
            return None
        found |= {(name, *axis): stretch for axis, stretch in reach.items()}
    return found


def _date_of(stage: Stage) -> str:
    return " ".join(f"{part.end.iso}{part.deadline}" for part in stage if isinstance(part, Date))
