"""What can go wrong with rules themselves."""

import os
import sys
from contextlib import AbstractContextManager, redirect_stdout

from sheetlang.diagnostic import Fault, Text
from sheetlang.text import Trouble

NOT_LOADED = Fault(
    "rule-not-loaded",
    "error",
    Text("装不上规则“{name}”：{reason}", "cannot load the rule “{name}”: {reason}"),
    help=Text("更新或卸载提供它的软件包", "update or remove the package that offers it"),
)
RULE_FAILED = Fault(
    "rule-failed",
    "error",
    Text(
        "规则“{rule}”自身出错，这张表没有按它查完：{reason}",
        "the rule “{rule}” itself failed, and this sheet was not wholly checked by it: {reason}",
    ),
    help=Text(
        "告诉写这条规则的人；要先用着，加 --ignore {rule}",
        "tell whoever wrote the rule; to go on without it, add --ignore {rule}",
    ),
)


# What a rule of others may fail with; what ends the whole run, as Ctrl-C does, is none of it.
FAILURES = (Exception, SystemExit, GeneratorExit)


class Unfit(Trouble):
    """Something of others is no rule, or is what a rule may not say."""


def told(error: BaseException) -> Text | str:
    """An error that was caught: in our words where it is ours, else its own, with the place where it arose."""
    if isinstance(error, Unfit):
        return error.reason
    last = error.__traceback__
    assert last is not None
    while last.tb_next is not None:
        last = last.tb_next
    where = f"{os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno}"
    return f"{type(error).__name__}: {error} ({where})"


def spoken_aside() -> AbstractContextManager[object]:
    """Standard output is what a program reads: what others print meanwhile goes to standard error."""
    return redirect_stdout(sys.stderr)
