"""What three versions and their merge say, as the compiler reads them, fact by fact: the judge knows nothing of merging."""

import re
from collections import Counter
from typing import NamedTuple

from merging.versions import Made

from sheetlang.compiler import Compiled, compile_source
from sheetlang.language.document import Entry
from sheetlang.model.target import Quantity, Target
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

Fact = tuple[object, ...]
Facts = dict[Fact, object]


class Judged(NamedTuple):
    """The facts of three versions and of a merge; which facts both sides changed, and not alike."""

    base: Facts
    ours: Facts
    theirs: Facts
    merged: Facts

    @property
    def apart(self) -> set[Fact]:
        """What both changed to different things, or one deleted and the other changed."""
        return {one for one in self.everything if self._is_apart(one)} | set(self._deleted_and_changed())

    @property
    def everything(self) -> set[Fact]:
        return {*self.base, *self.ours, *self.theirs, *self.merged}

    def wanted(self, one: Fact) -> object:
        """A fact as the side has it that changed it."""
        was, mine, yours = self._three(one)
        return yours if mine == was else mine

    def _three(self, one: Fact) -> tuple[object, object, object]:
        return self.base.get(one), self.ours.get(one), self.theirs.get(one)

    def _is_apart(self, one: Fact) -> bool:
        was, mine, yours = self._three(one)
        gone = any(side.get((one[0], "is there")) is None for side in (self.ours, self.theirs))
        return mine != was and yours not in (was, mine) and not (gone and one[0] != "field")

    def _deleted_and_changed(self) -> list[Fact]:
        return [
            one
            for one in self.base
            if one[1:] == ("is there",)
            for left, lost in ((self.ours, self.theirs), (self.theirs, self.ours))
            if one not in lost and one in left and _of(left, one[0]) != _of(self.base, one[0])
        ]


def _of(facts: Facts, number: object) -> Facts:
    return {one: value for one, value in facts.items() if one[0] == number}


def judged(versions: tuple[Made, Made, Made], merged: str) -> Judged:
    numbers = {one.name: number for made in versions for number, one in made.items.items()}
    return Judged(*(facts(text, numbers) for text in (*(made.text() for made in versions), merged)))


def facts(text: str, numbers: dict[str, int]) -> Facts:
    """What a text says; an indicator is known by the number that it has in the versions, whatever its name."""
    compiled = compile_source(Source("x", text), built_in())
    (sheet,) = compiled.sheets
    said: Facts = {("field", name): str(value) for name, value in sheet.fields.items()}
    comment_of = comments_at_lines(compiled)
    for one in sheet.indicators:
        number = numbers[one.name]
        assert (number, "is there") not in said
        said |= {(number, "is there"): True, (number, "path"): one.path, (number, "target"): amount(one.target)}
        said |= {
            (number, "weight"): str(one.weight),
            (number, "former"): one.former_names,
            (number, "flags"): one.flags,
        }
        said |= {(number, "comment"): comment_of.get(one.entry.at, "")}
        said |= {(number, f"column {name}"): str(value) for name, value in one.attributes.items()}
    return said


def comments_at_lines(compiled: Compiled) -> dict[int, str]:
    return {line.at: line.comment for line in compiled.document.lines if isinstance(line, Entry)}


def amount(target: Target) -> object:
    return (target.comparator, target.value.digits, target.unit) if isinstance(target, Quantity) else target


def paragraphs(text: str) -> Counter[str]:
    return Counter(re.findall(r"段落\S+。", text))


def comments(text: str) -> Counter[str]:
    """The comments that stand alone."""
    return Counter(re.findall(r"# (?:前注|尾注)\S+", text))


def numbers(text: str) -> set[str]:
    return set(re.findall(r"[0-9]+(?:\.[0-9]+)?", text))
