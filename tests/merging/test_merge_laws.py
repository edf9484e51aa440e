"""Laws of merging, over versions that are made by number: a merge holds what both sides did, or says that it cannot."""

import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from merging.judged import comments, judged, numbers, paragraphs
from merging.versions import Made, three
from strategies import lines, texts

from sheetlang.merging.counterparts import counterparts
from sheetlang.merging.result import Result, merge
from sheetlang.workspace.forms import built_in

CHUNKS, EACH = 10, 500
MARKER = "<<<<<<<"


def merged(*versions: Made) -> Result:
    return merge(*(made.text() for made in versions), built_in())


def adds_up(base: Counter[str], ours: Counter[str], theirs: Counter[str], result: Counter[str]) -> list[str]:
    """What is there less often than it must be, or more often than it may be."""
    wrong = []
    for one in base | ours | theirs | result:
        together = ours[one] + theirs[one] - base[one]
        if not min(together, ours[one]) <= result[one] <= max(together, ours[one], theirs[one]):
            wrong.append(one)
    return wrong


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_merge_holds_the_changes_of_both_sides_or_says_conflict(chunk: int) -> None:
    clean = 0
    for number in range(chunk * EACH, (chunk + 1) * EACH):
        versions = three(number)
        base, ours, theirs = (made.text() for made in versions)
        text, clashes = merged(*versions)
        assert numbers(text) <= numbers(base) | numbers(ours) | numbers(theirs), number
        if clashes:
            assert text.count(MARKER) == len(clashes), number
            assert all(comments(text)[one] for one in kept_comments(base, ours, theirs)), number
            assert judged(versions, base).apart or may_clash(*versions), number
            continue
        clean += 1
        facts = judged(versions, text)
        assert facts.apart == set(), number
        assert {one: facts.merged.get(one) for one in facts.everything} == {
            one: facts.wanted(one) for one in facts.everything
        }, number
        assert adds_up(*map(paragraphs, (base, ours, theirs, text))) == [], number
        assert adds_up(*map(comments, (base, ours, theirs, text))) == [], number
    assert clean > EACH / 3


def kept_comments(base: str, ours: str, theirs: str) -> list[str]:
    """The comments of each side that the other did not delete."""
    was, mine, yours = map(comments, (base, ours, theirs))
    return [one for one in mine | yours if not (was[one] and not (mine[one] and yours[one]))]


def may_clash(base: Made, ours: Made, theirs: Made) -> bool:
    """Whether both sides changed what has no facts to judge by: the prose, the comments before an item, the order."""
    three = (base, ours, theirs)
    if any(one.raw for made in three for one in made.items.values()):
        return True
    lost = [
        (one, left)
        for left, other in ((ours, theirs), (theirs, ours))
        for one in base.items
        if one not in other.items and one in left.items
    ]
    if any(left.items[one].before != base.items[one].before for one, left in lost):
        return True
    stretches = [[made.prose for made in three], [made.end for made in three]]
    stretches += [[made.items[one].before for made in three] for one in {*base.items} & {*ours.items} & {*theirs.items}]
    return any(was not in (mine, yours) and mine != yours for was, mine, yours in stretches) or all(
        is_moved(base, side) for side in (ours, theirs)
    )


def is_moved(base: Made, side: Made) -> bool:
    return [one for one in base.order if one in side.order] != [one for one in side.order if one in base.order]


@pytest.mark.parametrize("chunk", range(4))
def test_what_one_side_left_alone_is_as_the_other_has_it(chunk: int) -> None:
    for number in range(chunk, 1000, 4):
        base, ours, theirs = three(number)
        for sides in ((base, base, theirs), (base, theirs, base), (base, theirs, theirs), (ours, theirs, theirs)):
            assert merged(*sides) == (theirs.text(), ())


@pytest.mark.parametrize("chunk", range(4))
def test_it_matters_to_no_fact_which_side_is_ours(chunk: int) -> None:
    for number in range(chunk, 1000, 4):
        base, ours, theirs = three(number)
        one, other = merged(base, ours, theirs), merged(base, theirs, ours)
        assert bool(one.clashes) == bool(other.clashes)
        if not one.clashes:
            facts, mirrored = judged((base, ours, theirs), one.text), judged((base, ours, theirs), other.text)
            assert facts.merged == mirrored.merged
            assert [count(one.text) for count in (comments, paragraphs)] == [
                count(other.text) for count in (comments, paragraphs)
            ]
        else:
            sides = [
                sorted("".join(clash.lines[side].split()) for clash in result.clashes)
                for result, side in ((one, 1), (other, 2))
            ]
            assert sides[0] == sides[1]


@pytest.mark.parametrize("chunk", range(4))
def test_items_stand_in_the_order_of_the_side_that_moved_them_else_of_ours(chunk: int) -> None:
    for number in range(chunk, 1000, 4):
        base, ours, theirs = three(number)
        text, clashes = merged(base, ours, theirs)
        if clashes or any(one.raw for made in (base, ours, theirs) for one in made.items.values()):
            continue
        names = {made.items[one].name: one for made in (base, ours, theirs) for one in made.order}
        order = [names[name] for name in re.findall(r"^[^ \n]+\.(指标\w+)", text, re.M)]
        leader = theirs if is_moved(base, theirs) and not is_moved(base, ours) else ours
        assert [one for one in order if one in leader.order] == [one for one in leader.order if one in order]
        for side in (ours, theirs):
            added = [one for one in side.order if one not in base.order]
            assert [one for one in order if one in added] == added or is_moved(base, ours) or is_moved(base, theirs)


three_texts = st.tuples(texts, texts, texts)
kin = st.tuples(
    st.lists(lines, max_size=6),
    st.lists(st.tuples(st.integers(0, 6), lines), max_size=3),
    st.lists(st.tuples(st.integers(0, 6), lines), max_size=3),
)


@given(three_texts)
@settings(max_examples=300)
def test_any_three_texts_are_merged_without_a_number_of_our_own(versions: tuple[str, str, str]) -> None:
    text, _ = merge(*versions, built_in())
    # What cannot be seen is told by its code.
    told = re.sub(r"^# 冲突：.*\n", "", text, flags=re.M)
    assert numbers(told) <= set().union(*map(numbers, versions))


@given(kin)
@settings(max_examples=300)
def test_texts_of_any_lines_are_merged_by_the_same_laws(made) -> None:
    was, ours_put_in, theirs_put_in = made
    base, ours, theirs = (
        "\n".join(version) for version in (was, with_lines(was, ours_put_in), with_lines(was, theirs_put_in))
    )
    assume("\r" not in base + ours + theirs)
    shelf = built_in()
    assert (
        merge(base, base, theirs, shelf)
        == merge(base, theirs, base, shelf)
        == merge(base, theirs, theirs, shelf)
        == (theirs, ())
    )
    text, clashes = merge(base, ours, theirs, shelf)
    put_in = [line for _, line in (*ours_put_in, *theirs_put_in)]
    # An indented line belongs to the one above, which is another where the sides change places.
    if not any(line[:1].isspace() for line in put_in):
        assert bool(clashes) == bool(merge(base, theirs, ours, shelf).clashes)
    kept = Counter(map(said, text.split("\n")))
    for line in {*ours.split("\n"), *theirs.split("\n")}:
        assert kept[said(line)] or not said(line) or line in base.split("\n"), "a line that was put in is lost"


def said(line: str) -> str:
    """What a line says, however it is typed: what both put in is kept once."""
    return "".join(unicodedata.normalize("NFKC", line).split())


def with_lines(lines: list[str], put_in: list[tuple[int, str]]) -> list[str]:
    others = list(lines)
    for at, line in put_in:
        others.insert(min(at, len(others)), line)
    return others


@given(st.lists(st.sampled_from("甲乙丙")), st.lists(st.sampled_from("甲乙丙")))
@example(["甲"] * 3000 + ["乙"], ["丙"] + ["甲"] * 3000)
def test_counterparts_are_equal_and_in_order(one: list[str], other: list[str]) -> None:
    found = counterparts(one, other)
    assert all(one[row] == other[place] for row, place in found.items())
    assert [found[row] for row in sorted(found)] == sorted({*found.values()})
    if one == other:
        assert len(found) == len(one)
