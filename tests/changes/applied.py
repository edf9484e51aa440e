"""Changes made to a sheet: what `diff` told of two sheets, and nothing else, turns the first into the second."""

from collections.abc import Sequence
from typing import Any

from sheetlang.changes.change import Change
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.naming import key

Path = tuple[str, ...]


def applied(changes: Sequence[Change], sheet: Sheet) -> Sheet:
    """The sheet with the changes made."""
    values: dict[str, Any] = {"fields": dict(sheet.fields), "prose": dict(sheet.prose)}
    for change in changes:
        match change.what:
            case "project" | "year" | "form":
                values[change.what] = change.new
            case "field" | "date" | "money" | "prose":
                held = values["prose" if change.what == "prose" else "fields"]
                put(held, change.at[-1], change.new)
            case _:
                pass
    return sheet._replace(**values, indicators=indicators(changes, sheet.indicators))


def put(held: dict[str, Any], name: str, value: object) -> None:
    held.pop(name, None)
    if value is not None:
        held[name] = value


def indicators(changes: Sequence[Change], old: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """What was added or moved is put at its new place, and what stays fills the gaps in its old order."""
    removed = {change.was for change in changes if change.what == "indicator" and change.kind == "removed"}
    placed = {change.places[1]: change.new for change in changes if change.what == "indicator" and change.new}
    shifted = {
        change.was: change.places[1] for change in changes if change.kind == "moved" and change.places[1] is not None
    }
    staying = []
    for one in old:
        if one.path in removed:
            continue
        changed = changed_indicator(one, [change for change in changes if owner(change) == one.path])
        if one.path in shifted:
            placed[shifted[one.path]] = changed
        else:
            staying.append(changed)
    rest = iter(staying)
    return tuple(placed[at] if at in placed else next(rest) for at in range(len(placed) + len(staying)))


def owner(change: Change) -> Path:
    """The old path of the indicator that a change speaks of."""
    if change.what == "column":
        return change.was[:-1]
    return change.was


def changed_indicator(one: Indicator, changes: Sequence[Change]) -> Indicator:
    columns = dict(one.attributes)
    for change in changes:
        match change.what:
            case "category":
                one = one._replace(path=(*change.new, one.name))
            case "name":
                one = one._replace(path=(*one.categories, change.new), former_names=declared(one, change))
            case "target":
                one = one._replace(target=change.new)
            case "weight":
                one = one._replace(weight=change.new)
            case "flags":
                one = one._replace(flags=change.new or ())
            case "former-names":
                one = one._replace(former_names=change.new or ())
            case "column":
                put(columns, change.at[-1], change.new)
            case _:
                pass
    return one._replace(attributes=columns)


def declared(one: Indicator, change: Change) -> tuple[str, ...]:
    """The former names after a rename: a declared one adds the old name, taken back it leaves again."""
    if change.likely or key(change.old) == key(change.new):
        return one.former_names
    if one.former_names[-1:] == (change.new,):
        return one.former_names[:-1]
    return (*one.former_names, change.old)
