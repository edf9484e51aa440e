"""Units: who hands a sheet in, by what forms call that."""

from collections.abc import Iterator

from sheetlang.forms.form import Form
from sheetlang.forms.parts import FormField
from sheetlang.model.sheet import Sheet, TextValue

# Whoever fills in the form before whoever does the work, and that one before its superior.
_NAMES = ("申报单位", "填报单位", "实施单位", "项目单位", "资金使用单位", "单位名称")
_SUPERIORS = ("主管部门", "地方主管部门", "区县主管部门")
_UNIT = ("单位", "单位名称")


def unit_of(sheet: Sheet) -> str:
    """The unit that hands a sheet in, as typed; empty where the sheet names none."""
    values = (sheet.fields.get(one.name) for one in _fields(sheet.form))
    return next((value.text for value in values if isinstance(value, TextValue) and value.text), "")


def _fields(form: Form) -> Iterator[FormField]:
    yield from filter(None, map(form.field_named, _NAMES))
    yield from (one for one in form.fields if one.type == "text" and one.name.endswith(_UNIT))
    yield from filter(None, map(form.field_named, _SUPERIORS))
