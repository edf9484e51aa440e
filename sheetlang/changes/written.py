"""Written: values of a sheet as a reader of changes sees them."""

from collections.abc import Iterator

from sheetlang.changes.change import Change
from sheetlang.changes.comparison import Compared
from sheetlang.changes.grouping import subject
from sheetlang.changes.tally import tallied
from sheetlang.changes.words import COPY, NAMES, SIGN_OFF, SIGNED, WORTH
from sheetlang.changes.worth import Worth
from sheetlang.forms.form import Form
from sheetlang.language.keywords import POINTS
from sheetlang.model.sheet import ChoiceValue, Indicator, MoneyValue, Sheet, Weight
from sheetlang.text import Language, Text, listed

_MOST = 5
_PLACE = Text("第 {at} 条", "no. {at}")
_MORE = Text("另有 {count} 处", "{count} more")


def written(value: object) -> str:
    """A value on one side of a change; paragraphs stay lines."""
    match value:
        case None:
            return ""
        case MoneyValue():
            return value.text if value.unit in value.text else f"{value.text} {value.unit}"
        case ChoiceValue():
            return value.choice
        case Weight():
            return f"{value.points.digits} {POINTS.zh}"
        case Indicator():
            return written(value.target)
        case Sheet():
            return value.project
        case Form():
            return value.name
        case tuple() if all(isinstance(one, str) for one in value):
            return "\n".join(value)
        case _:
            return str(getattr(value, "text", value))


def sides(change: Change, lang: Language) -> tuple[str, str]:
    """Both sides of a change; an order is told by its places, a category by its names in one line."""
    if change.what == "order":
        return _PLACE.render(lang, {"at": change.old + 1}), _PLACE.render(lang, {"at": change.new + 1})
    if change.what == "category":
        return "·".join(change.old), "·".join(change.new)
    return written(change.old), written(change.new)


def notes(one: Compared, lang: Language) -> Iterator[str]:
    """What is told of a project before its changes: a copy, value for money, and whose sign-off is needed."""
    if one.is_copy:
        yield COPY.render(lang)
    for found in one.worth:
        yield _worth(found, lang)
    for needed in one.sign_offs:
        told = tallied(needed.changes, lang)
        yield (SIGNED if needed.is_given else SIGN_OFF).render(lang, {"who": needed.who, "told": told})


def _worth(found: Worth, lang: Language) -> str:
    told = [f"{subject(one)} {_arrow(one, lang)}" for one in (*found.money, *found.targets[:_MOST])]
    if len(found.targets) > _MOST:
        told.append(_MORE.render(lang, {"count": len(found.targets) - _MOST}))
    return f"{WORTH[found.reason].render(lang)}: {listed(told, lang)}"


def _arrow(change: Change, lang: Language) -> str:
    if change.new is None:
        return NAMES["removed"].render(lang)
    return f"{written(change.old)} → {written(change.new)}"
