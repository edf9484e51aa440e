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
NOTHING = Text("没有发现问题。", "Nothing was found.")
_CLEAN = Text("没有问题的项目", "projects without findings")
_WITHOUT_ERRORS = Text("没有错误的项目", "projects without errors")
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
    yield _WITHOUT_ERRORS if review.errors_only else _CLEAN, review.clean
    yield Text("有错误的项目", "projects with errors"), worst.count("error")
    yield from ((SEVERITY_TITLES[name], count) for name, count in zip(SEVERITY_TITLES, counts, strict=True))
    if review.rows.left_out:
        yield Text("没有逐条列出的", "not listed one by one"), tally(review.rows.left_out, review.lang)
    kind = Text("定稿", "release") if review.release else Text("平时", "draft")
    yield Text("按什么查", "checked as"), kind.render(review.lang)
    yield Text("查的工具", "checked by"), f"sheetlang {__version__}"


def not_listed(review: Review) -> str:
    """How many findings are not listed, of which severity; empty where all are."""
    left_out = review.rows.left_out
    return _NOT_LISTED.render(review.lang, {"tally": tally(left_out, review.lang)}) if left_out else ""


def tally(counts: Mapping[Severity, int], lang: Language) -> str:
    """How many of each severity, such as `3 个警告、12 个提示`."""
    each = (_TALLY.render(lang, {"count": count, "name": SEVERITY_TITLES[name]}) for name, count in counts.items())
    return listed(each, lang)
