"""A review as one self-contained page: filters without a script, a heading that stays, and paper."""

from sheetlang.checker.titles import SEVERITY_TITLES
from sheetlang.diagnostic import Text
from sheetlang.painting.pages import style_hash, template
from sheetlang.resources import folder
from sheetlang.review.overview import NOTHING, SIGNED, TITLE, facts
from sheetlang.review.review import Review
from sheetlang.review.tables import tables

_TAGS = {"zh": "zh-CN", "en": "en"}
_SHOWN = Text("只看：", "Show:")


def paint_page(review: Review) -> bytes:
    """The page as UTF-8; scripts and outside resources are forbidden by its own policy."""
    style = (folder("templates") / "review.css").read_text("utf-8")
    page = template("review.html.jinja").render(
        lang=_TAGS[review.lang],
        say=lambda text: text.render(review.lang, {}),
        title=TITLE,
        signed=SIGNED,
        nothing=NOTHING,
        shown=_SHOWN,
        severities=SEVERITY_TITLES,
        facts=list(facts(review)),
        tables=tables(review),
        style=style,
        style_hash=style_hash(style),
    )
    return page.encode("utf-8", "backslashreplace")
