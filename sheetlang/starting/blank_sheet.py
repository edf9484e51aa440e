"""A sheet with every field and category of a form, ready to fill in.

It compiles without an error as it stands: what is to be filled in says 待定.
"""

from collections.abc import Iterator

from sheetlang.forms.form import Form
from sheetlang.forms.parts import FormField
from sheetlang.language.keywords import COMMANDS, FORM, PENDING, YEAR
from sheetlang.language.quoting import written_project
from sheetlang.language.unparse import INDENT
from sheetlang.model.units import money_example

_HINTS = {"date": "日期，例如 2026-01-31", "text": "", "year": "四位年度"}
_FIRST_NAME = "指标1"


def blank_sheet(form: Form, year: int | None, project: str) -> str:
    """The text of the sheet; optional fields stand as comments."""
    return "\n".join(_lines(form, year, project)) + "\n"


def _lines(form: Form, year: int | None, project: str) -> Iterator[str]:
    yield f"# {form.name}：把“{PENDING.zh}”换成内容；不用的行删掉；写完运行 sheetlang check"
    yield f"{FORM.zh}: {form.name}"
    yield f"{YEAR.zh}: {year}" if year else f"# {YEAR.zh}: 2026"
    yield ""
    yield f"{COMMANDS['project'].zh} {written_project(project) if project else PENDING.zh}"
    yield ""
    for one in form.fields:
        if one.type not in ("project", "year"):
            yield from _field(one, form)
    yield ""
    yield f"# 指标：路径 比较符 数 单位，例如  {_path_of_an_output(form)}培训次数 >= 4 次；定性的写“路径: 文字”"
    yield from (f"{path}{_FIRST_NAME}: {PENDING.zh}" for path in _paths(form))
    if form.attributes:
        names = "、".join(one.name for one in form.attributes)
        yield ""
        yield f"# 指标下面可以缩进写：{names}，例如"
        yield f"#{INDENT}{form.attributes[0].name}: …"


def _field(one: FormField, form: Form) -> Iterator[str]:
    silent = "" if one.required else "# "
    if one.type == "prose":
        yield f"{silent}{one.name}:"
        yield f"{silent}{INDENT}{PENDING.zh}"
        return
    hint = _HINTS.get(one.type, "")
    if one.type == "money":
        hint = f"例如 {money_example(form.money_unit)}"
    elif one.choices:
        hint = "／".join(one.choices)
    yield f"{silent}{one.name}: {PENDING.zh}" + (f"  # {hint}" if hint else "")


def _paths(form: Form) -> list[str]:
    """What stands before the names of each class."""
    return [".".join((*path, "")) for path in form.root.leaves]


def _path_of_an_output(form: Form) -> str:
    """The path to which the example, a number of trainings, belongs: that of quantities, of output, else the first."""
    paths = _paths(form)
    return next((path for word in ("数量", "产出") for path in paths if word in path), paths[0])
