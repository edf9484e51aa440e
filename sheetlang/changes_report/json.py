"""Changes for programs. The shape is that of `sheetlang schema --diff`; values are those of the JSON output."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sheetlang.changes.change import SCHEMA, Change, SignOff, What
from sheetlang.changes.comparison import Compared
from sheetlang.changes.prose import changed_sentences
from sheetlang.changes.worth import Worth
from sheetlang.changes_report.output import Output
from sheetlang.emit.json import attribute_value, field_value, indicator_value, printed, sheet_value, target_value
from sheetlang.forms.form import Form
from sheetlang.model.sheet import Sheet
from sheetlang.text import Language


def render(projects: Sequence[Compared], lang: Language, color: bool, unread: Sequence[str] = ()) -> str:
    """One JSON object with all changed projects, all changes, and what could not be compared."""
    value = {
        "schema": SCHEMA,
        "projects": [_project(one) for one in projects],
        "changes": [_change(change, one) for one in projects for change in one.changes],
        "unread": list(unread),
    }
    return printed(value).decode()


def _project(one: Compared) -> dict[str, Any]:
    return {
        "project": one.side.sheet.project,
        "old_file": one.old.shown if one.old else None,
        "new_file": one.new.shown if one.new else None,
        "copy_of_last_year": one.is_copy,
        "value_for_money": [_worth(found) for found in one.worth],
        "sign_offs": [_sign_off(needed) for needed in one.sign_offs],
    }


def _worth(found: Worth) -> dict[str, Any]:
    return {
        "reason": found.reason,
        "money": [_told(change) for change in found.money],
        "targets": [_told(change) for change in found.targets],
    }


def _sign_off(needed: SignOff) -> dict[str, Any]:
    return {"who": needed.who, "given": needed.is_given, "changes": [_told(change) for change in needed.changes]}


def _change(change: Change, one: Compared) -> dict[str, Any]:
    value = {"project": one.side.sheet.project, "file": one.side.shown, **_told(change)}
    if change.was and change.path and change.was != change.path:
        value["old_path"] = change.was
    if change.kind == "renamed":
        value["likely"] = change.likely
    if change.places != (None, None):
        value["places"] = {"old": _place(change.places[0]), "new": _place(change.places[1])}
    if change.what == "prose" and change.kind == "changed":
        value["sentences"] = [sentence._asdict() for sentence in changed_sentences(change.old, change.new)]
    return value


def _told(change: Change) -> dict[str, Any]:
    value_of = _VALUE_OF.get(change.what, _as_it_is)
    old, new = (None if value is None else value_of(value) for value in (change.old, change.new))
    return {
        "kind": change.kind, "path": change.at, "what": change.what, "direction": change.direction,
        "old": old, "new": new,
    }  # fmt: skip


def _place(at: int | None) -> int | None:
    return None if at is None else at + 1


def _as_it_is(value: Any) -> Any:
    return value


def _whole(value: Sheet | str) -> Any:
    return value if isinstance(value, str) else sheet_value(value)


def _form(form: Form) -> dict[str, str]:
    return {"id": form.id, "title": form.title}


_VALUE_OF: Mapping[What, Callable[[Any], Any]] = {
    "project": _whole,
    "form": _form,
    "field": field_value,
    "date": field_value,
    "money": field_value,
    "indicator": indicator_value,
    "order": _place,
    "target": target_value,
    "weight": lambda weight: weight.points.digits,
    "column": attribute_value,
}

OUTPUT = Output("json", render, for_programs=True, whole=True)
