"""Typed values: what stands after a field's or a column's colon, read as the form asks.

A value that does not fit its type gives a finding and no value.
"""

import datetime
from collections.abc import Iterable
from functools import lru_cache

from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.form import Form
from sheetlang.forms.parts import Attribute, FormField
from sheetlang.language.keywords import is_pending
from sheetlang.model import faults, line_faults
from sheetlang.model.moment import Moment, read_moment
from sheetlang.model.sheet import (
    AttributeValue,
    ChoiceValue,
    DateValue,
    FieldValue,
    MoneyValue,
    Origin,
    PendingValue,
    TextValue,
)
from sheetlang.model.target import Placeholder, Quantity, Words
from sheetlang.model.target_problems import Problem
from sheetlang.model.target_reading import read_target
from sheetlang.model.ticks import has_boxes, ticked
from sheetlang.model.units import money_example, yuan_in
from sheetlang.naming import half_width, key, money_unit_in, nearest
from sheetlang.patterns import pattern

_DATE = pattern(r"[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*[日号]?")
_REMARK = pattern(r"[(（,，;；。、]|其中")
_MONEY_SIGNS = "￥¥ "
# Of many choices the first are named: a form gives the usual ones first.
_MOST_NAMED = 6

Read = tuple[FieldValue | None, Diagnostic | None]


def read_field(one: FormField, form: Form, label: str, text: str, at: Origin) -> Read:
    """The value of a header field as its type asks; `label` may name a money unit."""
    if not text:
        return None, faults.EMPTY_VALUE.at(at.source, at.span, name=one.name)
    if is_pending(text):
        return PendingValue(text), None
    match one.type:
        case "date":
            return _date(one, text, at)
        case "money":
            return _money(one, label, text, money_unit_in(label) or form.money_unit, at)
        case "choice":
            return _choice(one.name, one.choices, text, at)
        case _:
            return TextValue(text), None


def read_attribute(
    one: Attribute, text: str, has_sign: bool, at: Origin
) -> tuple[AttributeValue | None, Diagnostic | None]:
    """The value of an indicator's further column; `has_sign`: a comparison stands for the colon."""
    if not text:
        return None, faults.EMPTY_VALUE.at(at.source, at.span, name=one.name)
    if one.type == "text":
        return TextValue(text), None
    if one.type == "choice":
        return _choice(one.name, one.choices, text, at)
    target, problem = read_target(text, needs_number=has_sign)
    if problem:
        return None if isinstance(target, Words) else target, problem_at(problem, at, 0)
    if one.type == "value" and isinstance(target, Words):
        from sheetlang.model.odd_units import odd_characters  # few values are that wrong

        fault = line_faults.NOT_A_VALUE
        return None, odd_characters(text, at, fault.name) or fault.at(at.source, at.span, name=one.name, text=text)
    return target, None


def problem_at(problem: Problem, at: Origin, before: int) -> Diagnostic:
    """The finding for a problem inside a value; `before` characters of the text stand before it."""
    start = at.span.start + max(problem.start - before, 0)
    end = min(at.span.start + problem.end - before, at.span.end)
    return problem.fault.at(at.source, at.span._replace(start=start, end=max(start, end)), **problem.values)


@lru_cache(maxsize=4096)
def _moment(text: str) -> Moment | None:
    return read_moment(text) if _DATE.fullmatch(half_width(text)) else None


def _date(one: FormField, text: str, at: Origin) -> Read:
    moment = _moment(text)
    if moment is None:
        return _unfit(one, text, at) or (None, faults.NOT_A_DATE.at(at.source, at.span, name=one.name, text=text))
    if not moment.exists or not moment.year:
        return None, faults.NO_SUCH_DATE.at(at.source, at.span, text=text)
    return DateValue(text, _day(moment)), None


def _day(moment: Moment) -> datetime.date:
    assert moment.year and moment.month and moment.day
    return datetime.date(moment.year, moment.month, moment.day)


def _money(one: FormField, label: str, text: str, unit: str, at: Origin) -> Read:
    bare = text.lstrip(_MONEY_SIGNS)
    target, problem = read_target(bare)
    if problem:
        return None, problem_at(problem, at, len(bare) - len(text))
    if isinstance(target, Quantity) and target.comparator is None and yuan_in(target.unit or unit):
        return MoneyValue(text, target.value, target.unit or unit), None
    example = _amount_in(bare) or money_example(unit)
    return _unfit(one, text, at) or (
        None,
        faults.NOT_MONEY.at(at.source, at.span, name=label, text=text, example=example),
    )


def _amount_in(text: str) -> str | None:
    """The amount that a text begins with, before what is said of it: 500万元(其中上级资金220万元)."""
    amount = _REMARK.split(text, 1)[0].strip()
    target, _ = read_target(amount)
    is_amount = isinstance(target, Quantity) and target.comparator is None and yuan_in(target.unit or "")
    return amount if is_amount else None


def _unfit(one: FormField, text: str, at: Origin) -> Read | None:
    """A template's leftover is kept as it stands: the placeholder rule speaks of it."""
    target, _ = read_target(text)
    return (TextValue(text), None) if isinstance(target, Placeholder) else None


def _choice(
    name: str, choices: Iterable[str], text: str, at: Origin
) -> tuple[ChoiceValue | TextValue | None, Diagnostic | None]:
    options = tuple(choices)
    if text in options:
        return ChoiceValue(text, text), None
    boxed = has_boxes(text)
    for wanted in ticked(text) if boxed else (text,):
        chosen = next((one for one in options if key(one) == key(wanted)), None)
        if chosen is not None:
            return ChoiceValue(text, chosen), None
    if isinstance(read_target(text)[0], Placeholder):
        return TextValue(text), None
    # Near a text of several choices may be the one that is not ticked.
    meant = None if boxed else nearest(text, options)
    fault = faults.NOT_A_CHOICE if meant else faults.NOT_A_CHOICE_NO_IDEA
    named = options if len(options) <= _MOST_NAMED else (*options[:_MOST_NAMED], "…")
    finding = fault.at(at.source, at.span, name=name, text=text, choices=named, suggestion=meant)
    return None, finding.with_fix(at.span, meant) if meant else finding
