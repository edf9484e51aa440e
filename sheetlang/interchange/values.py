"""The values of fields and columns, and what else an indicator has, from their nodes, as the form asks."""

from typing import NoReturn

from sheetlang.diagnostic import LANGUAGES, Diagnostic, Text
from sheetlang.forms.form import Form
from sheetlang.forms.parts import Attribute, Category, FormField
from sheetlang.interchange import faults
from sheetlang.interchange.node import NUMBER, Misfit, Node
from sheetlang.interchange.targets import target_of
from sheetlang.model.fields import read_attribute, read_field
from sheetlang.model.sheet import AttributeValue, FieldValue, MoneyValue, Origin, Weight
from sheetlang.model.units import MONEY_UNITS
from sheetlang.source import Position, Source, Span

_LAST_LINE = 2**31
_PATH = Text("表式的分类，再加指标名称", "the form's categories, then the indicator's name")


class Lines(Source):
    """A file of which no more than line numbers are known: an offset counts its lines."""

    def position(self, offset: int) -> Position:
        """The beginning of a line."""
        return Position(offset + 1, 1)

    def line_number(self, offset: int) -> int:
        """The line itself."""
        return offset + 1

    def lines_between(self, start: int, end: int) -> int:
        """As many as there are offsets."""
        return end - start

    def line(self, number: int) -> str:
        """Nothing is known of it."""
        return ""


def field_of(node: Node, one: FormField, form: Form, at: Origin) -> FieldValue:
    """The value of a header field."""
    if one.type == "money" and not isinstance(node.value, str):
        parts = node.parts("amount", "unit", "text")
        return MoneyValue(parts["text"].text(), parts["amount"].number(), parts["unit"].one_of(MONEY_UNITS))
    value, problem = read_field(one, form, one.name, node.text(), at)
    return value if value is not None else _misread(node, problem)


def attribute_of(node: Node, one: Attribute, at: Origin) -> AttributeValue:
    """The value of an indicator's further column."""
    if one.type in ("value", "target"):
        return target_of(node)
    value, problem = read_attribute(one, node.text(), False, at)
    return value if value is not None else _misread(node, problem)


def path_of(node: Node, form: Form) -> tuple[str, ...]:
    """The form's categories, each by its own name, and the indicator's name below them."""
    at, names = form.root, node.texts()
    for one, name in zip(node.items()[:-1], names, strict=False):
        at = _below(at, name) or one.not_in(form, name)
    if at.categories or not names or not names[-1]:
        raise node.wrong(_PATH)
    return names


def weight_of(node: Node) -> Weight | None:
    """The points of an indicator, or null."""
    if node.value is None:
        return None
    number = node.number()
    if number.decimal is None or number.decimal.is_signed():
        raise node.wrong(NUMBER)
    return Weight(number)


def flag_of(node: Node, form: Form) -> str:
    """One of the form's flags."""
    flag = node.text()
    return flag if flag in form.flags else node.not_in(form, flag)


def origin_of(node: Node) -> Origin:
    """The file and the line that an indicator came from."""
    parts = node.parts("path", "line")
    line = parts["line"].whole(1, _LAST_LINE) - 1
    return Origin(Lines(parts["path"].text(), ""), Span(line, line))


def _below(category: Category, name: str) -> Category | None:
    return next((one for one in category.categories if one.name == name), None)


def _misread(node: Node, problem: Diagnostic | None) -> NoReturn:
    """What the reader of a value found, with the value's place in the JSON."""
    zh, en = (problem.message(lang).replace("{", "{{").replace("}", "}}") if problem else "" for lang in LANGUAGES)
    raise Misfit(faults.MISREAD, place=node.place, reason=Text(zh, en))
