"""What can go wrong with rules themselves."""

import os
from types import TracebackType

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
    """An error with the place in the code where it arose."""
    last: TracebackType | None = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    where = f" ({os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno})" if last else ""
    return f"{type(error).__name__}: {error}{where}"
