"""What a review says of itself, in words: what was looked at and how, how much was found, and what is not listed."""

from collections.abc import Iterator, Mapping

from sheetlang.checker.titles import SEVERITY_TITLES
from sheetlang.diagnostic import Language, Severity, Text
from sheetlang.review.review import Review
from sheetlang.text import listed
from sheetlang.version import __version__

Content = str | int

TITLE = Text("绩效目标表审核意见", "Review of target sheets")
OVERVIEW = Text("总览", "Overview")
SIGNED = Text(
    "审核单位：　　　　　　　　审核人：　　　　　　　　审核日期：",
    "Office:                Reviewer:                Date:",
)
PAGES = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
_NOTHING = Text("没有发现问题。", "Nothing was found.")
_NOTHING_NEW = Text("没有新问题。", "Nothing new was found.")
# What was looked for, by whether it was errors alone, and new ones alone.
_SOUGHT = {
    (False, False): Text("问题", "findings"),
    (False, True): Text("新问题", "new findings"),
    (True, False): Text("错误", "errors"),
    (True, True): Text("新错误", "new errors"),
}
_CLEAN = Text("没有{what}的项目", "projects without {what}")
_OLD = Text("基线里的，没有报", "in the baseline, not told")
_TALLY = Text("{count} 个{name}", "{count} {name}(s)")
_NOT_LISTED = Text("放不下，没有逐条列出：{tally}", "not listed one by one, for want of room: {tally}")


def facts(review: Review) -> Iterator[tuple[Text, Content]]:
    """What was looked at and how much was found, each under a label."""
    projects = [one for one in review.projects if one.project]
    worst = [one.counts.worst for one in projects]
    counts = review.counts
    yield from ((label, text) for label, text in review.asked if text)
    yield Text("文件", "files"), review.files
    yield Text("项目", "projects"), len(projects)
    yield _CLEAN.filled(what=sought(review)), review.clean
    yield Text("有错误的项目", "projects with errors"), worst.count("error")
    yield from ((SEVERITY_TITLES[name], count) for name, count in zip(SEVERITY_TITLES, counts, strict=True))
    if review.old is not None:
        yield _OLD, review.old
    if review.rows.left_out:
        yield Text("没有逐条列出的", "not listed one by one"), tally(review.rows.left_out, review.lang)
    kind = Text("定稿", "release") if review.release else Text("平时", "draft")
    yield Text("按什么查", "checked as"), kind.render(review.lang)
    yield Text("查的工具", "checked by"), f"sheetlang {__version__}"


def sought(review: Review) -> Text:
    """What a clean project has none of, as `问题` or `新错误`."""
    return _SOUGHT[review.errors_only, review.old is not None]


def nothing(review: Review) -> Text:
    """What stands where no finding does."""
    return _NOTHING if review.old is None else _NOTHING_NEW


def not_listed(review: Review) -> str:
    """How many findings are not listed, of which severity; empty where all are."""
    left_out = review.rows.left_out
    return _NOT_LISTED.render(review.lang, {"tally": tally(left_out, review.lang)}) if left_out else ""


def tally(counts: Mapping[Severity, int], lang: Language) -> str:
    """How many of each severity, such as `3 个警告、12 个提示`."""
    each = (_TALLY.render(lang, {"count": count, "name": SEVERITY_TITLES[name]}) for name, count in counts.items())
    return listed(each, lang)
