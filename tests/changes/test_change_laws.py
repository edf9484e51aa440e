"""The changes of two sheets are exactly what lies between them, whatever the sheets hold."""

from random import Random
from typing import get_args

from applied import applied
from edits import edited
from mirrored import mirrored
from sheets import TARGETS, any_sheet

from sheetlang.changes.change import WHATS
from sheetlang.changes.compare import diff
from sheetlang.changes.moves import moved
from sheetlang.changes.sameness import are_same
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Target

SCRIPTS = 5000


def in_any_order(changes):
    return sorted(map(repr, changes))


def test_a_sheet_does_not_differ_from_itself():
    for number in range(500):
        sheet, again = any_sheet(Random(number)), any_sheet(Random(number))
        assert sheet is not again
        assert diff(sheet, again) == ()


def test_the_changes_make_the_new_sheet_of_the_old_one_and_their_mirror_takes_it_back():
    told = set()
    for number in range(SCRIPTS):
        old, new = edited(Random(number))
        changes = diff(old, new)
        told |= {(change.kind, change.what) for change in changes}
        assert applied(changes, old) == new, number
        back = diff(new, old)
        assert in_any_order(map(mirrored, changes)) == in_any_order(back), number
        assert applied(back, new) == old, number
        assert (changes == ()) == (old == new), number
    assert {what for _, what in told} == set(WHATS) - {"file"}
    assert {kind for kind, _ in told} == {"added", "removed", "moved", "renamed", "changed"}


def test_two_sheets_that_have_nothing_to_do_with_one_another_are_told_apart_wholly():
    for number in range(1500):
        rng = Random(number)
        old, new = any_sheet(rng), any_sheet(rng)
        assert applied(diff(old, new), old) == new, number


def test_nothing_that_a_sheet_holds_changes_untold():
    """All fields of the model's classes, each changed alone: a new one must be told of, or left out here with a reason."""
    # Places, what the checker is told of a release, and `stages`, which say the attributes again.
    left_out = {"origins", "refused", "origin", "entry", "source", "places", "shared", "released", "stages"}
    sheet = next(
        one for number in range(999) if (one := any_sheet(Random(number))).indicators and one.fields and one.prose
    )
    others = {
        "form": sheet.form._replace(title="另一个"), "year": 1, "project": "另一个", "fields": {}, "prose": {},
        "indicators": (),
    }  # fmt: skip
    first = sheet.indicators[0]
    parts = {
        "path": (*first.categories, "另一个"), "target": None, "weight": None, "flags": ("另一个",),
        "former_names": ("另一个",), "attributes": {"另一个": first.target},
    }  # fmt: skip
    assert set(Sheet._fields) - left_out == set(others)
    assert set(Indicator._fields) - left_out == set(parts)
    parts["weight"] = None if first.weight else evolve_weight()
    parts["target"] = next(
        one.target
        for number in range(999)
        for one in any_sheet(Random(number)).indicators
        if one.target != first.target
    )
    for name, value in others.items():
        assert diff(sheet, sheet._replace(**{name: value})) != (), name
    for name, value in parts.items():
        changed = sheet._replace(indicators=(first._replace(**{name: value}), *sheet.indicators[1:]))
        assert diff(sheet, changed) != (), name


def evolve_weight():
    from sheetlang.model.number import Number
    from sheetlang.model.sheet import Weight

    return Weight(Number("3", "3"))


def test_targets_of_one_text_that_mean_something_else_are_not_the_same():
    """As a program may make them: each part of each kind of target, changed alone."""
    rng, seen = Random(2), set()
    for _ in range(3000):
        one, other = (rng.choice(TARGETS)(rng) for _ in range(2))
        if type(one) is not type(other):
            continue
        for part in type(one)._fields:
            replaced = {part: getattr(other, part)}
            changed = one._replace(**replaced)
            if part != "text" and changed != one:
                seen.add((type(one), part))
                assert not are_same(one, changed)
    kinds = [kind for kind in get_args(Target) if len(kind._fields) > 1]
    assert seen == {(kind, part) for kind in kinds for part in kind._fields} - {(kind, "text") for kind in kinds}


def test_as_few_lines_as_possible_moved():
    assert moved(list("abcde"), list("abcde")) == set()
    assert moved(list("abcde"), list("bcdea")) == {"a"}
    assert moved(list("abcde"), list("eabcd")) == {"e"}
    assert moved(list("abcde"), list("abdce")) in ({"c"}, {"d"})
    assert len(moved(list("abcdef"), list("fedcba"))) == 5
    rng = Random(3)
    for _ in range(300):
        names = [f"{number:02}" for number in range(rng.randint(2, 9))]
        new = rng.sample(names, len(names))
        assert len(moved(names, new)) == len(names) - longest_rise(new)
        assert moved(names, new) == moved(new, names)


def longest_rise(names):
    """By trying: the longest run in order, gaps allowed."""
    longest = []
    for at, name in enumerate(names):
        longest.append(1 + max((longest[before] for before in range(at) if names[before] < name), default=0))
    return max(longest)
