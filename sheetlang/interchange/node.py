"""Node: a value of a JSON text with its place in it; taking it for what it is not is a misfit."""

import re
from collections.abc import Collection
from typing import Any, NoReturn

from attrs import frozen

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.interchange import faults
from sheetlang.model.number import LONGEST_NUMBER, Number
from sheetlang.source import Source, Span

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+|/0*[1-9][0-9]*)?")

OBJECT, LIST = Text("对象 {{…}}", "an object {{…}}"), Text("列表 […]", "a list […]")
TEXT, NUMBER = Text("文字", "a text"), Text('带引号的数字，例如 "95.0"', 'digits in quotes, such as "95.0"')


class Misfit(Exception):
    """What stands at a place is not what belongs there."""

    def __init__(self, fault: Fault, **values: object) -> None:
        super().__init__(fault.name)
        self.fault = fault
        self.values = values

    def at(self, source: Source) -> Diagnostic:
        """The finding of it."""
        return self.fault.at(source, Span(0, 0), **self.values)


@frozen
class Node:
    """A value and its place, such as `sheets[0].indicators[3].target`."""

    value: Any
    place: str = ""

    def parts(self, *required: str, optional: Collection[str] = ()) -> dict[str, "Node"]:
        """The parts of an object whose keys are known."""
        parts = self.entries()
        for key in required:
            if key not in parts:
                raise Misfit(faults.MISSING_KEY, place=self._shown, key=key)
        for key in parts:
            if key not in required and key not in optional:
                raise Misfit(faults.UNKNOWN_KEY, place=self._shown, key=key)
        return parts

    def entries(self) -> dict[str, "Node"]:
        """The parts of an object, whatever its keys."""
        if not isinstance(self.value, dict):
            raise self.wrong(OBJECT)
        dot = "." if self.place else ""
        return {key: Node(value, f"{self.place}{dot}{key}") for key, value in self.value.items()}

    def items(self) -> list["Node"]:
        """The items of a list."""
        if not isinstance(self.value, list):
            raise self.wrong(LIST)
        return [Node(value, f"{self.place}[{number}]") for number, value in enumerate(self.value)]

    def text(self) -> str:
        """The text that it is."""
        if not isinstance(self.value, str):
            raise self.wrong(TEXT)
        return self.value

    def texts(self) -> tuple[str, ...]:
        """The texts that it lists."""
        return tuple(one.text() for one in self.items())

    def text_or_none(self) -> str | None:
        """The text that it is, or null."""
        return None if self.value is None else self.text()

    def one_of(self, choices: Collection[str]) -> str:
        """One of several texts."""
        if not isinstance(self.value, str) or self.value not in choices:
            raise self.wrong(Text("其中之一：" + "、".join(choices), "one of: " + ", ".join(choices)))
        return self.value

    def whole(self, low: int, high: int) -> int:
        """A whole number between two others."""
        if type(self.value) is not int or not low <= self.value <= high:
            raise self.wrong(Text(f"{low} 到 {high} 的整数", f"a whole number from {low} to {high}"))
        return self.value

    def truth(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.wrong(Text("true 或 false", "true or false"))
        return self.value

    def number(self) -> Number:
        """An exact number in digits."""
        digits = self.value if isinstance(self.value, str) else ""
        if len(digits) > LONGEST_NUMBER or not _NUMBER.fullmatch(digits):
            raise self.wrong(NUMBER)
        return Number(digits, digits)

    def not_in(self, form: Form, name: str) -> NoReturn:
        """The form has nothing of this name."""
        raise Misfit(faults.NOT_IN_FORM, place=self._shown, name=name, form=form.id)

    def wrong(self, expected: Text) -> Misfit:
        """It is not what is expected here."""
        return Misfit(faults.WRONG_VALUE, place=self._shown, expected=expected)

    @property
    def _shown(self) -> str:
        return self.place or "JSON"
