"""Form file to Form: TOML in, a checked form or findings out.

A wrong form file gets findings with places, like a wrong sheet. Files are read by the workspace.
"""

from collections.abc import Iterable
from typing import Any

from sheetlang.diagnostic import LEVELS, Diagnostic, has_errors, is_level
from sheetlang.forms import faults
from sheetlang.forms.build import built, nested
from sheetlang.forms.form import Form
from sheetlang.forms.parts import Attribute, Category, FormField
from sheetlang.forms.shape import ATTRIBUTE, CATEGORY, COLUMN, FIELD, FORM, SECTION, Checker
from sheetlang.forms.toml_text import table_in
from sheetlang.language import keywords
from sheetlang.language.document import Entry, Forked
from sheetlang.language.parse import parse
from sheetlang.naming import category_key, closest, field_key, key
from sheetlang.source import Source
from sheetlang.toml_tables import Table

# The keys of a field that point to another, and of which type both are.
_POINTERS = {"last_year_of": "money", "part_of": "money", "within": "money", "follows": "date"}
# Each has a hundredth of the width or more.
_MOST_COLUMNS = 100


def read_form(source: Source) -> tuple[Form | None, list[Diagnostic]]:
    """The form in a TOML source; None where what is found keeps it from being used."""
    table = table_in(source, faults.NOT_TOML)
    if isinstance(table, Diagnostic):
        return None, [table]
    checker = Checker(source)
    _check_form(table, checker)
    checker.leave_tables()
    if has_errors(checker.findings):
        return None, checker.findings
    form = built(table, source.name)
    _check_names(form, checker)
    usable = not has_errors(checker.findings)
    _check_levels(table, checker)
    return (form if usable else None), checker.findings


def _check_form(table: Table, checker: Checker) -> None:
    """Whether each table has the shape of its kind; what lies within one that has not is left out."""
    if not checker.check(table, FORM, "表式"):
        return
    for section in table["sections"]:
        if checker.check(section, SECTION, "[[sections]]"):
            for field in section["fields"]:
                checker.check(field, FIELD, "[[sections.fields]]")
    for category in table.get("categories", ()):
        _check_category(category, checker)
    for column in table["columns"]:
        checker.check(column, COLUMN, "[[columns]]")
    for attribute in table.get("attributes", ()):
        checker.check(attribute, ATTRIBUTE, "[[attributes]]")


def _check_levels(table: Table, checker: Checker) -> None:
    """Whether each rule has a level that there is; one that has not is left as it is, and costs no more."""
    for rule, level in table.get("rules", {}).items():
        if not is_level(level):
            near = closest(str(level), LEVELS) or "error"
            checker.report(
                faults.NOT_A_CHOICE, rule, key=rule, table="rules", value=level, choices=tuple(LEVELS), suggestion=near
            )


def _check_category(table: Table, checker: Checker, level: int = 1) -> None:
    if checker.check(table, CATEGORY, "[[categories]]"):
        for one in nested(table, level):
            _check_category(one, checker, level + 1)


def _check_names(form: Form, checker: Checker) -> None:
    _unique(((one.name, *one.aliases) for one in form.fields), field_key, "[[sections.fields]]", checker)
    _unique(((one.name, *one.aliases) for one in form.attributes), key, "[[attributes]]", checker)
    _unique_categories(form.root, checker)
    _check_sayable(form, checker)
    _check_fields(form, checker)
    _check_columns(form, checker)
    for parent in form.categories:
        for child in parent.categories:
            if child.categories:
                checker.report(faults.TOO_MANY_LEVELS, child.name, name=child.name)


def _check_sayable(form: Form, checker: Checker) -> None:
    """A field cannot have the name of a keyword, nor a category a dot in its own; each name must open a line."""
    reserved = (keywords.FORM, keywords.YEAR, *keywords.COMMANDS.values())
    words = {key(word) for keyword in reserved for word in keyword.spellings}
    for one in form.fields:
        for label in (one.name, *one.aliases):
            if key(label) in words and one.type not in ("project", "year"):
                checker.report(faults.UNSAYABLE_NAME, label, name=label)
    for parent in form.categories:
        for category in (parent, *parent.categories):
            if any(dot in category.name for dot in ".．。"):
                checker.report(faults.UNSAYABLE_NAME, category.name, name=category.name)
    stated = [one.name for one in form.fields if one.type not in ("project", "year")]
    for name in (*stated, *(one.name for one in form.attributes), *(one.name for one in form.categories)):
        if not _opens_a_line(name):
            checker.report(faults.UNSAYABLE_NAME, name, name=name)


def _opens_a_line(name: str) -> bool:
    """Whether a line can state something under a name: none goes on in the next, or begins as a comment does."""
    lines = parse(Source("", f"{name}: 值"))[0].lines
    return len(lines) == 1 and isinstance(lines[0], (Entry, Forked))


def _check_fields(form: Form, checker: Checker) -> None:
    for one in form.fields:
        for key_name, kind in _POINTERS.items():
            if name := getattr(one, key_name):
                checker.enter_field(one.name)
                _check_pointer(one, key_name, name, kind, form, checker)
    checker.leave_tables()
    choosing: list[FormField | Attribute] = [*form.fields, *form.attributes]
    for choice in choosing:
        if choice.type == "choice" and not choice.choices:
            checker.report(faults.MISSING_KEY, choice.name, key="choices", table=f"“{choice.name}”")


def _check_pointer(one: FormField, key_name: str, name: str, kind: str, form: Form, checker: Checker) -> None:
    """A field may point to another of the same type, and not in a ring."""
    fields = {field.name: field for field in form.fields}
    passed, at = {one.name}, name
    while at in fields and at not in passed:
        passed.add(at)
        at = getattr(fields[at], key_name)
    table = "[[sections.fields]]"
    if name not in fields:
        checker.report(faults.NO_SUCH_NAME, key_name, key=key_name, name=name, table=table)
    elif at in passed or not one.type == fields[name].type == kind:
        checker.report(faults.NOT_ANOTHER, key_name, key=key_name, name=name, table=table, type=kind)


def _check_columns(form: Form, checker: Checker) -> None:
    attributes = {one.name for one in form.attributes}
    for column in form.columns:
        if column.shows == "attribute" and not column.attribute:
            checker.report(faults.MISSING_KEY, column.name, key="attribute", table="[[columns]]")
        elif (column.shows == "attribute" or column.attribute) and column.attribute not in attributes:
            near = column.attribute or column.name
            checker.report(faults.NO_SUCH_NAME, near, key="attribute", name=column.attribute, table="[[columns]]")
    if not any(column.shows == "name" for column in form.columns):
        checker.report(faults.NO_NAME_COLUMN, "columns")
    if len(form.columns) > _MOST_COLUMNS:
        checker.report(faults.TOO_MANY_COLUMNS, "columns", count=len(form.columns), limit=_MOST_COLUMNS)


def _unique_categories(parent: Category, checker: Checker) -> None:
    _unique(((one.name, *one.aliases) for one in parent.categories), category_key, "[[categories]]", checker)
    for child in parent.categories:
        _unique_categories(child, checker)


def _unique(groups: Iterable[tuple[str, ...]], to_key: Any, table: str, checker: Checker) -> None:
    seen: set[str] = set()
    for labels in groups:
        keys = {to_key(label) for label in labels}
        if keys & seen:
            checker.report(faults.SAME_NAME_TWICE, labels[0], name=labels[0], table=table, last=True)
        seen |= keys
