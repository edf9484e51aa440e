"""Markdown: a text of many marks, in a cell, a paragraph and a heading, is to two engines what was typed."""

from collections.abc import Callable, Sequence
from functools import cache
from html.parser import HTMLParser
from random import Random

import cmarkgfm
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

import sheetlang
from sheetlang.forms.form import Form
from sheetlang.forms.parts import Column, FormField, Section
from sheetlang.model.sheet import Indicator, Origin, Sheet, TextValue
from sheetlang.model.target import Words
from sheetlang.source import Source, Span
from sheetlang.visible import visible

COUNT = 50_000
CHUNK = 1_000

_A_PAGE = 50
_PIECES = (
    *"\\`*_{}[]()<>#+-.!|~$^&;:@/=\"'%,?",
    *(" ", "  ", "\t", "\n", "\u3000", "\xa0", "\r", "\x0b", "\x0c", "\x00", "\x1b", "\x85", "\u2028", "\u202e"),
    *("a", "x", "1", "12", "甲", "，", "é", "😀", "\ufe0f", "http", "https://", "www.", "ftp://a.cn", "a@b.cn", "mailto:"),
    *("&amp;", "&#42;", "&#x2a;", "&copy;", "&nbsp;", "<b>", "</td>", "<br>", "<!--", "-->", "<?a?>", "<![CDATA[", "<a href=x>"),
    *("[x](javascript:alert(1))", "![x](y)", "[x]: http://a.cn", "[^1]", "[x][y]", "- [ ] ", "**", "__", "~~", "```", "~~~", "$$", "\\|", "||"),
    *("# ", "## ", " #", "> ", "- ", "+ ", "* ", "1. ", "1) ", "---", "===", "| --- |", ":--", "    ", "{{x}}", ":smile:", "@user", "#1", "GH-1"),
)  # fmt: skip
_HERE = Origin(Source("甲.sheet", ""), Span(0, 0))
_COLUMNS = (Column("名称", "name"), Column("目标", "target"), Column("解释", "attribute", "解释"))
_FORM = Form("md", "表", "表", (Section((FormField("概况", "prose"),)),), (), _COLUMNS)

Said = tuple[list[str], list[str], list[str]]


def any_text(number: int) -> str:
    """The text of a number: up to ten pieces, among which at least one can be seen."""
    rng = Random(number)
    while not (text := "".join(rng.choices(_PIECES, k=rng.randint(1, 10)))).strip():
        pass
    return text


def run(numbers: range) -> list[tuple[int, str]]:
    """The numbers whose texts are read otherwise, and by whom."""
    wrong: dict[int, str] = {}
    for first in range(0, len(numbers), _A_PAGE):
        some = numbers[first : first + _A_PAGE]
        page = sheetlang.render([_sheet([any_text(number) for number in some])], "md").decode()
        for engine, render in _ENGINES.items():
            wrong |= {number: f"{engine}: {what}" for number, what in _differences(some, read(render(page)))}
    return sorted(wrong.items())


def _sheet(texts: Sequence[str]) -> Sheet:
    """A sheet that says each text in three cells and a paragraph, and the first in its heading."""
    indicators = tuple(
        Indicator.at(_HERE, (text,), Words(text), attributes={"解释": TextValue(text)}) for text in texts
    )
    return Sheet(_FORM, 2026, texts[0], {}, {"概况": tuple(map(_one_line, texts))}, indicators, origin=_HERE)


def _differences(numbers: range, said: Said) -> list[tuple[int, str]]:
    texts = {number: any_text(number) for number in numbers}
    headings, paragraphs, cells = said
    wanted = [(number, _shown(text)) for number, text in texts.items() for _ in range(3)]
    pairs = [
        *zip(wanted, cells[5:], strict=False),
        *zip([(number, _shown(_one_line(text))) for number, text in texts.items()], paragraphs, strict=False),
        ((numbers[0], _shown(texts[numbers[0]])), headings[1]),
    ]
    wrong = [(number, f"{typed!r} became {found!r}") for (number, typed), found in pairs if typed != found]
    if (len(cells), len(paragraphs)) != (5 + len(wanted), len(texts)) and not wrong:
        wrong = [(numbers[0], "something more or less stands on the page")]
    return wrong


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _shown(text: str) -> str:
    """A text as it is to be read: without blanks around it, what cannot be seen by its code."""
    return visible(text).strip()


class _Reader(HTMLParser):
    """The texts of a page's headings, paragraphs and cells; a tag inside them stands out as one.

    GitHub makes a link of a mail address however it is escaped: it may, if the link is to what is read.
    """

    _KINDS = ("h1", "h2", "h3", "p", "td", "th")
    _AROUND = ("table", "thead", "tbody", "tr")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[tuple[str, list[str]]] = []
        self._inside = False
        self._mail = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._KINDS:
            self.texts.append((tag, []))
            self._inside = True
        elif tag == "a" and "@" in (address := dict(attrs).get("href") or "") and ":/" not in address:
            self._mail = address
        elif tag not in self._AROUND or self._inside:
            self.handle_data("\n" if tag == "br" else f"⟨{tag}⟩")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._KINDS:
            self._inside = False
        elif tag == "a":
            self._mail = ""

    def handle_data(self, data: str) -> None:
        if self._mail and self._mail not in (data, f"mailto:{data}"):
            self.texts[-1][1].append(f"⟨to {self._mail}⟩")
        if self._inside:
            self.texts[-1][1].append(data)
        elif data.strip():
            self.texts.append(("p", [f"⟨outside⟩{data}"]))

    def handle_comment(self, data: str) -> None:
        self.handle_data("⟨comment⟩")


def read(html: str) -> Said:
    """What the headings, the paragraphs and the cells of a page say."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    texts = [(kind, "".join(pieces).strip()) for kind, pieces in reader.texts]
    kinds: tuple[tuple[str, ...], ...] = (("h1", "h2", "h3"), ("p",), ("th", "td"))
    headings, paragraphs, cells = ([text for kind, text in texts if kind in some] for some in kinds)
    return headings, paragraphs, cells


@cache
def _markdown_it() -> MarkdownIt:
    return MarkdownIt("gfm-like", {"linkify": False})


_ENGINES: dict[str, Callable[[str], str]] = {
    "markdown-it": lambda page: _markdown_it().render(page),
    "cmark-gfm": lambda page: cmarkgfm.github_flavored_markdown_to_html(page, options=Options.CMARK_OPT_UNSAFE),
}
