"""The options of `check` on mending: `--fix`, `--unsafe-fixes`, `--diff`, `--add-allow`."""

from collections.abc import Callable
from functools import partial, wraps
from typing import TYPE_CHECKING, Any

import click

from sheetlang.cli.command import MENDING, OLD_SHEETS, option
from sheetlang.cli.mending import Mending
from sheetlang.cli.speech import said
from sheetlang.visible import visible

# What mends is loaded where something is to be mended.
if TYPE_CHECKING:
    from sheetlang.fixing.mend import Propose

_FIX = option(
    "--fix",
    is_flag=True,
    heading=MENDING,
    zh="改好有把握的问题，其余照常报出",
    en="mend what surely can be; tell of the rest",
)
_UNSAFE = option(
    "--unsafe-fixes",
    is_flag=True,
    heading=MENDING,
    zh="和 --fix 或 --diff 一起用：连同可能改变意思的改法",
    en="with --fix or --diff: fixes that may change the meaning too",
)
_ADD = option(
    "--add-allow",
    is_flag=True,
    heading=OLD_SHEETS,
    zh="规则报了错误、警告的行都加上“# 允许 规则: 理由”",
    en="write “# allow rule: reason”, in Chinese, wherever a rule finds an error or a warning",
)
_REASON = option(
    "--reason",
    metavar=said("文字", "TEXT"),
    heading=OLD_SHEETS,
    zh="--add-allow 写的理由；不写就是“旧表沿用”",
    en="the reason that --add-allow writes; else, that the sheet is an old one",
)
_OLD = "旧表沿用"
_DIFF = option(
    "--diff",
    is_flag=True,
    heading=MENDING,
    zh="只显示会怎样改，不写文件",
    en="only show what would change; write nothing",
)


def fixing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options on fixing, given to the command as one value, `mending`."""

    @wraps(command)
    def wrapped(
        *arguments: Any, fix: bool, unsafe_fixes: bool, add_allow: bool, reason: str | None, diff: bool, **others: Any
    ) -> Any:
        if unsafe_fixes and not (fix or diff):
            raise click.UsageError(
                said("--unsafe-fixes 要和 --fix 或 --diff 一起用", "--unsafe-fixes goes with --fix or --diff")
            )
        if reason is not None and not add_allow:
            raise click.UsageError(said("--reason 要和 --add-allow 一起用", "--reason goes with --add-allow"))
        if add_allow and fix:
            raise click.UsageError(
                said(
                    "--fix 和 --add-allow 要分两次用：先改，再放过",
                    "--fix and --add-allow take a run each: mend first, then allow",
                )
            )
        propose: Propose | None = None
        if add_allow:
            from sheetlang.fixing.allow import allowances

            propose = partial(allowances, reason=_sound(_OLD if reason is None else reason))
        elif fix or diff:
            from sheetlang.fixing.proposal import fixes

            propose = partial(fixes, unsafe=unsafe_fixes)
        return command(*arguments, mending=Mending(propose, shows_only=diff, spares_old=add_allow), **others)

    return _FIX(_UNSAFE(_ADD(_REASON(_DIFF(wrapped)))))


def _sound(reason: str) -> str:
    """A reason that can stand in a comment; a usage error for one that is empty or would break it."""
    if not reason.strip() or visible(reason) != reason or "\n" in reason:
        raise click.UsageError(said("--reason 要写一行文字", "--reason takes a text of one line"))
    return reason.strip()
