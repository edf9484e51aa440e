"""What can go wrong with rules themselves."""

import os

from sheetlang.diagnostic import Fault, Text

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


def told(error: Exception) -> str:
    """An error that was caught, with the place in the code where it arose."""
    last = error.__traceback__
    assert last is not None
    while last.tb_next is not None:
        last = last.tb_next
    where = f"{os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno}"
    return f"{type(error).__name__}: {error} ({where})"
