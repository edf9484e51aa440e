"""Written: values of a sheet as a reader of changes sees them."""

from collections.abc import Sequence

from sheetlang.forms.form import Form
from sheetlang.language.keywords import POINTS
from sheetlang.model.sheet import ChoiceValue, Indicator, MoneyValue, Sheet, Weight


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


def listed(names: Sequence[str]) -> str:
    """Names in a row."""
    return "、".join(names)
