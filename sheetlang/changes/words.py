"""Words: what kinds of change and directions are called, in both languages."""

from collections.abc import Mapping

from sheetlang.changes.change import Change
from sheetlang.changes.worth import Reason
from sheetlang.model.sheet import DateValue
from sheetlang.model.target import Date
from sheetlang.text import Text

NAMES: Mapping[str, Text] = {
    "tightened": Text("收紧", "tightened"),
    "loosened": Text("放宽", "loosened"),
    "raised": Text("上调", "raised"),
    "lowered": Text("下调", "lowered"),
    "incomparable": Text("口径变更", "incomparable"),
    "reworded": Text("改写", "reworded"),
    "added": Text("新增", "added"),
    "removed": Text("删除", "removed"),
    "moved": Text("移动", "moved"),
    "renamed": Text("改名", "renamed"),
    "changed": Text("修改", "changed"),
}
LIKELY = Text("疑似改名", "likely renamed")
_LATER: Mapping[str, Text] = {"raised": Text("推后", "later"), "lowered": Text("提前", "earlier")}
_PRINTED = (*NAMES.items(), *_LATER.items(), ("renamed", LIKELY))
# Kind or direction by each word that it is called by.
BY_WORD: Mapping[str, str] = {word: name for name, text in _PRINTED for word in text}
WHAT_NAMES: Mapping[str, Text] = {
    "project": Text("项目", "project"),
    "form": Text("表式", "form"),
    "year": Text("年度", "year"),
    "field": Text("栏目", "field"),
    "date": Text("日期", "date"),
    "money": Text("金额", "money"),
    "prose": Text("文字", "prose"),
    "indicator": Text("指标", "indicator"),
    "category": Text("类别", "category"),
    "order": Text("次序", "order"),
    "name": Text("名称", "name"),
    "target": Text("目标值", "target"),
    "weight": Text("分值", "weight"),
    "flags": Text("标志", "flags"),
    "former-names": Text("曾用名", "former names"),
    "column": Text("列", "column"),
    "file": Text("文件", "file"),
}
WORTH: Mapping[Reason, Text] = {
    "more-money-for-less": Text("钱多了，目标降了", "more money for less"),
    "less-for-the-same-money": Text("钱没有变，目标降了", "less for the same money"),
}
COPY = Text("和上年的表一样，只换了年度和日期", "last year's sheet but for the year and the dates")

SIGN_OFF = Text("要签字 {who}：{told}", "to be signed by {who}: {told}")
SIGNED = Text("已签字 {who}：{told}", "signed by {who}: {told}")


def called(change: Change) -> Text:
    """What a change is called: by its direction where it has one, else by its kind."""
    if change.likely:
        return LIKELY
    if change.direction is None:
        return NAMES[change.kind]
    if isinstance(change.new, Date | DateValue) and change.direction in _LATER:
        return _LATER[change.direction]
    return NAMES[change.direction]
