"""How strict the command line wants the rules: `--select`, `--ignore`, `--severity`, `--config`."""

from collections.abc import Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from sheetlang.checker.names import Names, all_names
from sheetlang.checker.strictness import Layer, layer
from sheetlang.cli.command import CHECKING, option
from sheetlang.cli.gather import no_such
from sheetlang.cli.options import FORM_DIR, Command, names_in, names_something
from sheetlang.cli.speech import said
from sheetlang.diagnostic import LEVELS
from sheetlang.workspace.workspace import Workspace

_RULES = {"multiple": True, "metavar": said("规则,…", "RULE,…"), "heading": CHECKING, "callback": names_something}
_SELECT = option(
    "--select",
    **_RULES,
    zh="只查这些规则：英文名、中文名、编号或组名",
    en="only these rules: name, Chinese name, code or group",
)
_IGNORE = option("--ignore", **_RULES, zh="不查这些规则", en="not these rules")
_SEVERITY = option(
    "--severity",
    multiple=True,
    metavar=said("规则=级别", "RULE=LEVEL"),
    heading=CHECKING,
    zh="级别是 error、warning、info 或 off；可以写几次",
    en="error, warning, info or off; may be given several times",
)
_CONFIG = option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar=said("文件", "FILE"),
    heading=CHECKING,
    zh="设置文件，代替工作文件夹里的 sheetlang.toml",
    en="settings file, instead of the workspace's sheetlang.toml",
)


def in_workspace(command: Command) -> Command:
    """The options on forms of one's own and on how strict to be, given to the command as one value, `workspace`."""

    @wraps(command)
    def wrapped(
        *arguments: Any, form_dir: Path | None, config: Path | None,
        select: Sequence[str], ignore: Sequence[str], severity: Sequence[str], **others: Any,
    ) -> Any:  # fmt: skip
        workspace = Workspace(form_dir, config, _wanted_layer(select, ignore, severity))
        return command(*arguments, workspace=workspace, **others)

    return FORM_DIR(_SELECT(_IGNORE(_SEVERITY(_CONFIG(wrapped)))))


def _wanted_layer(select: Sequence[str], ignore: Sequence[str], severity: Sequence[str]) -> Layer | None:
    """What the options lay down; None where they say nothing. A usage error for a name that there is not."""
    if not (select or ignore or severity):
        return None
    levels = dict(map(_graded, severity))
    names = all_names()
    wanted, unknown = layer(names, names_in(select), names_in(ignore), levels)
    if unknown:
        raise click.UsageError(_unknown(unknown[0], names))
    return wanted


def _graded(text: str) -> tuple[str, str]:
    name, sign, level = (part.strip() for part in text.replace("＝", "=").partition("="))
    if not sign or not name:
        raise click.UsageError(
            said("--severity 要写成“规则=级别”，不是“{text}”", "--severity takes RULE=LEVEL, not “{text}”", text=text)
        )
    if level not in LEVELS:
        raise click.UsageError(no_such(said("级别", "severity"), level, None, ("error", "warning", "info", "off")))
    return name, level


def _unknown(name: str, names: Names) -> str:
    from sheetlang.checker.structural import structural_named
    from sheetlang.cli.no_such_rule import no_such_rule

    if mistake := structural_named(name):
        return said(
            "“{name}”是写法错误，不是规则：不能关，也不能调级别",
            "“{name}” is a mistake of writing, no rule: it has no other severity",
            name=" ".join(dict.fromkeys((name, mistake))),
        )
    near = names.closest(name)
    if near is not None:
        return no_such_rule(name, no_such(said("规则或规则组", "rule or group of rules"), name, near, ()))
    unknown = said(
        "没有“{name}”这个规则或规则组；全部规则见 sheetlang rules",
        "there is no rule or group of rules “{name}”; `sheetlang rules` lists all",
        name=name,
    )
    return no_such_rule(name, unknown)
