"""Where a goal for the year still speaks of an earlier one: what is due then, or is called its goal."""

import re

_DUE = r"年(?:(?:1[0-2]|[1-9])月(?:[0-9]{1,2}日)?)?(?:底|末)?前|年度?(?:绩效|总体|年度|工作)?目标|年(?:度)?(?:将|拟)"
# What stands before a year that is only compared with, or begun with, or in the name of a document.
_NOT_MEANT = tuple("比较与和在《（(自从至到以")
_LONGEST = 200


def of_an_earlier_year(goal: str, year: int) -> re.Match[str] | None:
    """The first words of a goal that can only be left from the sheet of one of the two years before."""
    for earlier in (year - 1, year - 2):
        for found in re.finditer(f"{earlier}(?:{_DUE})", goal) if str(earlier) in goal else ():
            before = goal[max(found.start() - _LONGEST, 0) : found.start()].rstrip()
            if not before.endswith(_NOT_MEANT) and before.rfind("《") <= before.rfind("》"):
                return found
    return None
