"""A sheet that says one text in every place where a text can stand: words of its author and of its form."""

import datetime

from sheets import shelf

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.forms.parts import Category, FormField
from sheetlang.model.moment import Moment
from sheetlang.model.number import Number
from sheetlang.model.sheet import (
    ChoiceValue,
    DateValue,
    FieldValue,
    Indicator,
    MoneyValue,
    Origin,
    PendingValue,
    Sheet,
    TextValue,
    Weight,
)
from sheetlang.model.target import (
    Change,
    Compound,
    Date,
    NotApplicable,
    Pending,
    Placeholder,
    Quantity,
    Range,
    Target,
    Words,
)
from sheetlang.source import Source, Span

_THIRD = Number("1/3", "三分之一")
_FAULT = Fault(
    "hostile", "error", Text("{text}", "{text}"), help=Text("{text}", "{text}"), label=Text("{text}", "{text}")
)


def hostile_sheet(text: str) -> Sheet:
    """The sheet; its form has every kind of field, column and category, with an indicator of each kind of target."""
    form = _form(text)
    origin = Origin(Source(text, text), Span(0, 0))
    fields = {one.name: _value(one, text) for one in form.fields if one.type not in ("prose", "project", "year")}
    prose = {one.name: (text, text) for one in form.fields if one.type == "prose"}
    attributes = {
        "解释": TextValue(text),
        "性质": ChoiceValue(text, text),
        "上年值": Words(text),
        "中期目标": Placeholder(text),
    }
    indicators = tuple(
        Indicator.at(
            origin, (text, text, text), target, weight=Weight(Number("5", "5")), flags=(text, text), former_names=(text,),
            attributes=attributes,
        )
        for target in _targets(text)
    )  # fmt: skip
    return Sheet(form, 2026, text, fields, prose, indicators, origin=origin)


def hostile_finding(text: str) -> Diagnostic:
    """A finding that says a text wherever it can: in its message, its help, its label, its file's name and its line."""
    source = Source(text, f"{text}\n{text}")
    finding = _FAULT.at(source, Span(0, min(len(text), 3)), text=text)
    return finding.with_label(
        source, Span(len(source.text), len(source.text)), Text(*[text.replace("{", "{{").replace("}", "}}")] * 2)
    )


def _value(one: FormField, text: str) -> FieldValue:
    match one.type:
        case "money":
            return MoneyValue(text, _THIRD, "元")
        case "choice":
            return ChoiceValue(text, text)
        case "date" if one.wide:
            return PendingValue(text)
        case "date":
            return DateValue(text, datetime.date(2026, 1, 31))
        case _:
            return TextValue(text)


def _targets(text: str) -> tuple[Target, ...]:
    moment = Moment(2026, 12, 31)
    return (
        Quantity(text, ">=", _THIRD, text), Quantity(text, None, Number("5", text), text), Range(text, _THIRD, _THIRD, text),
        Change(text, "increase", None, _THIRD, text, text), Date(text, None, None, moment, False),
        Compound(text, (Date(text, None, moment, moment, True),)), Words(text), Pending(text), NotApplicable(text),
        Placeholder(text),
    )  # fmt: skip


def _form(text: str) -> Form:
    form = shelf().find("every-kind")
    assert form is not None
    sections = tuple(
        section._replace(
            heading=section.heading and text, side=section.side and text,
            fields=tuple(one._replace(label=text) for one in section.fields),
        )
        for section in form.sections
    )  # fmt: skip
    columns = tuple(column._replace(name=text, group=column.group and text, unit=text) for column in form.columns)
    return form._replace(
        name=text, title=text, subtitle=text, indicators_heading=text, note=text, sections=sections, columns=columns,
        categories=(Category(text, (), (Category(text),)),), flags=(text,),
    )  # fmt: skip
