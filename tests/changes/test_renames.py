"""How well renames that nobody declared are seen, on 200 pairs of real rows that no threshold was chosen on."""

import csv
from collections import Counter
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from rows import real_rows

from sheetlang.changes.matching import matched
from sheetlang.changes.resemblance import LIKELY, Rarity, resemblance
from sheetlang.model.target_reading import read_target

DATA = Path(__file__).parents[1] / "data"


class Pair(NamedTuple):
    is_renamed: bool
    row: int
    old: SimpleNamespace
    new: SimpleNamespace


def pairs(name: str) -> list[Pair]:
    """Pairs of a file: what an officer renamed, and two indicators of one published sheet that are not the same."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Pair(
            row["verdict"] == "renamed",
            int(row["row"]),
            *(indicator(row[f"{side} name"], row[f"{side} value"]) for side in ("old", "new")),
        )
        for row in rows
    ]


def indicator(name: str, value: str) -> SimpleNamespace:
    return SimpleNamespace(name=name, target=read_target(value)[0] if value else None)


def names_beside() -> dict[int, list[str]]:
    """The names of the published sheet that a row stands in, by the row's number."""
    with (DATA / "real_rows.tsv").open(encoding="utf-8", newline="") as file:
        forms = [row["form"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    names = [row.name for row in real_rows()]
    return {
        number: [name for name, other in zip(names, forms, strict=True) if other == form]
        for number, form in enumerate(forms, 1)
    }


def scores(name: str) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    beside = names_beside()
    counts: Counter[tuple[bool, bool]] = Counter()
    for pair in pairs(name):
        rarity = Rarity([*beside[pair.row], pair.old.name, pair.new.name])
        counts[pair.is_renamed, resemblance(pair.old, pair.new, rarity) >= LIKELY] += 1
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    return right / (right + wrong), right / (right + missed), 2 * right / (2 * right + wrong + missed)


def test_the_pairs_are_a_hundred_of_each_and_none_was_tuned_on() -> None:
    labelled, tuned = pairs("renames.tsv"), pairs("renames_tuned.tsv")
    assert Counter(pair.is_renamed for pair in labelled) == {True: 100, False: 100}
    known = {frozenset((pair.old.name, pair.new.name)) for pair in tuned}
    assert [pair for pair in labelled if frozenset((pair.old.name, pair.new.name)) in known] == []


@pytest.mark.parametrize("name", ["renames.tsv", "renames_tuned.tsv"])
def test_renames_are_told_from_other_indicators(name: str) -> None:
    """Those that it was tuned on are the harder ones: of one sheet, alike but for their subject."""
    precision, recall, f1 = scores(name)
    print(f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    assert f1 >= 0.95


@pytest.mark.parametrize("name", ["renames.tsv", "renames_tuned.tsv"])
def test_it_does_not_matter_which_of_two_is_the_old_one(name: str) -> None:
    beside = names_beside()
    for pair in pairs(name):
        rarity = Rarity([*beside[pair.row], pair.new.name])
        assert resemblance(pair.old, pair.new, rarity) == resemblance(pair.new, pair.old, rarity)


def test_of_renames_equally_likely_the_first_lines_are_paired_whichever_sheet_is_the_old_one() -> None:
    old, new = (
        [indicator(f"管网长度检测第{number}段", "= 1 段") for number in numbers] for numbers in ("一二", "三四")
    )
    for one in (*old, *new):
        one.path, one.categories, one.former_names = ("产出", "数量", one.name), ("产出", "数量"), ()
    forth, back = matched(old, new).pairs, matched(new, old).pairs
    assert sorted((pair.old, pair.new, pair.likely) for pair in forth) == [(0, 0, True), (1, 1, True)]
    assert sorted((pair.new, pair.old, pair.likely) for pair in back) == [(0, 0, True), (1, 1, True)]


def test_crossing_ties_are_the_same_both_ways() -> None:
    rng = Random(9)
    for _ in range(200):
        names = [f"管网长度检测第{number}段" for number in "一二三四五六七八"]
        rng.shuffle(names)
        old, new = ([indicator(name, "= 1 段") for name in half] for half in (names[:3], names[3:]))
        for one in (*old, *new):
            one.path, one.categories, one.former_names = ("产出", "数量", one.name), ("产出", "数量"), ()
        forth = {(pair.old, pair.new) for pair in matched(old, new).pairs}
        assert forth == {(pair.new, pair.old) for pair in matched(new, old).pairs}
        assert forth == {(0, 0), (1, 1), (2, 2)}
