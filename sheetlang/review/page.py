"""A review as one self-contained page: filters without a script, a heading that stays, and paper."""

from sheetlang.checker.titles import SEVERITY_TITLES
from sheetlang.diagnostic import Text
from sheetlang.painting.pages import LANGUAGE_TAGS, style_hash, style_of, template
from sheetlang.review.review import Review
from sheetlang.review.tables import NOTHING, SIGNED, TITLE, facts, tables

_SHOWN = Text("只看：", "Show:")


def paint_page(review: Review) -> bytes:
    """The page as UTF-8; scripts and outside resources are forbidden by its own policy."""
    style = style_of("review.css")
    page = template("review.html.jinja").render(
        lang=LANGUAGE_TAGS[review.lang],
        say=lambda text: text.render(review.lang),
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
