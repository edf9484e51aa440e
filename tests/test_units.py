"""Units: every unit of the table reads as one after a number; what is counted, and what may stand for what."""

import pytest

from sheetlang.model.target import Quantity
from sheetlang.model.target_reading import read_target
from sheetlang.model.units import FAMILIES, KNOWN


@pytest.mark.parametrize("unit", sorted(KNOWN))
def test_a_known_unit_is_no_part_of_a_bound(unit: str) -> None:
    target, problem = read_target(f"= 2 {unit}")
    assert problem is None
    assert isinstance(target, Quantity)
    assert (target.comparator, target.unit) == ("=", unit)


def test_a_unit_is_of_one_family() -> None:
    units = [unit for units in FAMILIES.values() for unit in units]
    assert len(units) == len(set(units)) == len(KNOWN)
