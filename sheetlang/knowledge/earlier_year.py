"""Where a goal for the year still speaks of an earlier one: what is due then, or is called its goal."""

import re

_DUE = r"年(?:(?:1[0-2]|[1-9])月(?:[0-9]{1,2}日)?)?(?:底|末)?前|年度?(?:绩效|总体|年度|工作)?目标|年(?:度)?(?:将|拟)"
# What stands before a year that is only compared with, or begun with, or in the name of a document.
_NOT_MEANT = tuple("比较与和在《（(自从至到以")
_LONGEST = 200
# How a goal of that year begins: with its heading, or with what is done then.
_HEADING = r"20[0-9]{2}年度?(?:(?:绩效|总体|年度|工作)?目标)[：:]"
_DEED = r"20[0-9]{2}年度?(?:计划|全年)?(?:完成|开展|实现|组织|举办|建成|新建)(?![率数情度])"
# Then the year is told as the one before, or what is left of it is paid for.
_TOLD = "今年 本年 当年 明年 下年 上年 去年 往年 继续 续建 延续 巩固 基础上 结转 尾款 欠 已 决算 结算 清算 兑付 拨付 支付 偿还 验收 审计 评价".split()


def of_an_earlier_year(goal: str, year: int) -> re.Match[str] | None:
    """The first words of a goal that can only be left from the sheet of one of the two years before."""
    for earlier in (year - 1, year - 2):
        for found in re.finditer(f"{earlier}(?:{_DUE})", goal) if str(earlier) in goal else ():
            before = goal[max(found.start() - _LONGEST, 0) : found.start()].rstrip()
            if not before.endswith(_NOT_MEANT) and before.rfind("《") <= before.rfind("》"):
                return found
    return _opening(goal, year) if goal.startswith("20") else None


def _opening(goal: str, year: int) -> re.Match[str] | None:
    """The year that a goal begins with, where it is headed by an earlier one or speaks of no other."""
    heading = re.match(_HEADING, goal)
    if heading and int(goal[:4]) < year:
        return heading
    deed = re.match(_DEED, goal)
    if deed is None or int(goal[:4]) not in (year - 1, year - 2) or str(year) in goal:
        return None
    return None if any(word in goal for word in _TOLD) else deed
