"""Plain amounts: what a target asks for, without the 万 and 亿 of its unit, so that two ways of typing it compare."""

from decimal import Decimal
from typing import NamedTuple

from sheetlang.knowledge.mention import ONE_UNIT, SIZES
from sheetlang.model.target import Quantity, Target


class Amount(NamedTuple):
    """What a target asks for: at least, at most or exactly so much, in a unit without 万."""

    sense: str
    number: Decimal
    unit: str


def plain_amount(target: Target) -> Amount | None:
    """A quantity with its unit without 万 and 亿: 3.2 万人 are 32000 人."""
    if type(target) is not Quantity or not target.unit or target.comparator == "≈":
        return None
    unit, value = target.unit, target.value.decimal
    prefix, bare = (unit[0], unit[1:]) if len(unit) > 1 and unit[0] in "万亿" else ("", unit)
    sense = {">": ">=", "<": "<="}.get(target.comparator or "=", target.comparator or "=")
    return None if value is None else Amount(sense, value * SIZES[prefix], ONE_UNIT.get(bare, bare))
