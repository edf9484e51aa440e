"""`sheetlang forms`: the forms there are, and what one of them asks for."""

from collections.abc import Iterator
from pathlib import Path

import click

from sheetlang.cli.command import LANG, command
from sheetlang.cli.gather import form_named
from sheetlang.cli.options import FORM_DIR
from sheetlang.cli.speech import language, said
from sheetlang.forms.form import Form
from sheetlang.forms.parts import FormField
from sheetlang.visible import one_line, whole_line
from sheetlang.workspace.find import workspace_root
from sheetlang.workspace.workspace import Workspace

_TYPES = {
    "text": ("文字", "text"), "date": ("日期", "date"), "money": ("金额", "money"), "choice": ("选项", "choice"),
    "prose": ("段落", "prose"), "project": ("项目名称", "project"), "year": ("年度", "year"), "value": ("数值", "number"),
    "target": ("目标值", "target"),
}  # fmt: skip


@command(
    "列出表式，或一个表式的项目、类别和栏目。\n\n例: sheetlang forms\n\n例: sheetlang forms shanghai-2020",
    "List the forms, or the fields, categories and columns of one.\n\nExample: sheetlang forms\n\nExample: sheetlang forms shanghai-2020",
)
@click.argument("name", required=False, metavar=said("[表式]", "[FORM]"))
@FORM_DIR
@LANG
def forms(name: str | None, form_dir: Path | None) -> int:
    """Print the list or one form."""
    shelf, findings = Workspace(form_dir).shelf(workspace_root())
    for finding in findings:
        click.echo(whole_line(f"{finding.source.name}: {finding.message(language())}"), err=True)
    if name is None:
        for form in shelf.forms:
            click.echo(f"{whole_line(form.id)}\t{one_line(form.name)}")
        click.echo(said("看一种表式: sheetlang forms 名称", "see one of them: sheetlang forms NAME"), err=True)
        return 0
    click.echo("\n".join(map(whole_line, _described(form_named(shelf, name)))))
    return 0


def _described(form: Form) -> Iterator[str]:
    yield f"{form.name}  ({form.id})"
    yield said("金额单位: {unit}", "money unit: {unit}", unit=form.money_unit)
    if form.weight_base:
        yield said("分值合计: {base}", "weights add up to: {base}", base=form.weight_base)
    yield ""
    yield said("基本信息（* 必填）:", "header fields (* required):")
    yield from (f"  {_field(one)}" for one in form.fields)
    yield ""
    yield said("指标类别:", "categories:") if form.categories else said("指标不分类", "indicators have no categories")
    for parent in form.categories:
        children = "、".join(child.name for child in parent.categories)
        yield f"  {parent.name}" + (f": {children}" if children else "")
    yield ""
    yield said("打印的栏目: ", "printed columns: ") + "、".join(column.name for column in form.columns)
    if form.attributes:
        texts = (f"{one.name}（{said(*_TYPES[one.type])}）" for one in form.attributes)
        yield said("指标下可以写: ", "under an indicator: ") + "、".join(texts)


def _field(one: FormField) -> str:
    star = "*" if one.required else " "
    choices = f": {'／'.join(one.choices)}" if one.choices else ""
    return f"{star} {one.name}（{said(*_TYPES[one.type])}{choices}）"


COMMAND = forms
