"""`sheetlang explain`: what a rule wants, and why."""

import click

from sheetlang.cli.command import LANG, command
from sheetlang.cli.gather import no_such
from sheetlang.cli.speech import language, said
from sheetlang.visible import whole_line


@command(
    "说明一条规则：错在哪里、为什么、怎样改、怎样不再提示。写英文名、中文名、编号或组名；写法错误的名称也可以。\n\n例: sheetlang explain placeholder\n\n例: sheetlang explain 占位符",
    "Explain a rule: what is wrong, why, how to mend or to silence it. NAME is its name, Chinese name, code or a group; "
    "mistakes of writing are explained too.\n\nExample: sheetlang explain placeholder",
)
@click.argument("name", metavar=said("规则", "NAME"))
@LANG
def explain(name: str) -> int:
    """Print the explanation."""
    from sheetlang.checker.names import all_names
    from sheetlang.cli.no_such_rule import no_such_rule
    from sheetlang.explanation import explained_names, explanation

    found = explanation(name)
    if found is None:
        near = all_names().closest(name, explained_names())
        if near is None:
            unknown = said(
                "没有“{name}”这个规则；全部规则见 sheetlang rules",
                "there is no rule “{name}”; `sheetlang rules` lists all",
                name=name,
            )
        else:
            unknown = no_such(said("规则", "rule"), name, near, ())
        raise click.UsageError(no_such_rule(name, unknown))
    click.echo("\n".join(whole_line(line) if line else "" for line in found.lines(language())))
    return 0


COMMAND = explain
