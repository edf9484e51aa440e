"""A review as one self-contained page: counts first, then each project's findings; filters without a script, and paper."""

from sheetlang.checker.titles import SEVERITY_TITLES
from sheetlang.diagnostic import Text
from sheetlang.painting.pages import LANGUAGE_TAGS, style_hash, style_of, template
from sheetlang.review.groups import Links, groups, severities
from sheetlang.review.overview import SIGNED, TITLE, facts, nothing
from sheetlang.review.review import Review
from sheetlang.review.tables import tables

_SHOWN = Text("只看：", "Show:")
_CONTENTS = Text("目录", "Contents")
_USE = Text(
    "点项目收起或展开它的意见；点规则到这条规则的下一处，最后一处之后回到第一处。",
    "A project's heading folds its findings; a rule leads to its next finding, and from the last to the first.",
)
_PIECES = 4_096


def paint_page(review: Review) -> bytes:
    """The page as UTF-8; scripts and outside resources are forbidden by its own policy."""
    style = style_of("review.css")
    findings, *counted = tables(review)
    links = Links(review)
    page = template("review.html.jinja").stream(
        lang=LANGUAGE_TAGS[review.lang],
        say=lambda text: text.render(review.lang),
        title=TITLE,
        signed=SIGNED,
        nothing=nothing(review),
        shown=_SHOWN,
        contents=_CONTENTS,
        use=_USE,
        severities=SEVERITY_TITLES,
        facts=list(facts(review)),
        tables=[*counted, findings],
        counted=counted,
        class_of=severities,
        first=links.first.get,
        findings=findings,
        columns=[column for column in findings.columns if not column.said_once],
        groups=groups(review, findings, links),
        style=style,
        style_hash=style_hash(style),
    )
    # Piece by piece: the page of thousands of sheets stands in memory once.
    page.enable_buffering(_PIECES)
    return b"".join(piece.encode("utf-8", "backslashreplace") for piece in page)
