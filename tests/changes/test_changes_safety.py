"""What two sheets say does nothing where their changes are told: on a terminal, in a comment, on a page, to a program."""

import json
import re
from collections import Counter
from html.parser import HTMLParser

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from emit.payloads import PAYLOADS
from hostile_changes import hostile_changes
from injections import INJECTIONS
from jsonschema import Draft202012Validator

import sheetlang
from sheetlang.changes.change import KINDS, WHATS
from sheetlang.changes_report.output import output
from sheetlang.changes_schema import schema
from sheetlang.visible import INVISIBLE, visible

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
COLOUR = re.compile("\x1b\\[[0-9;]*m")
# What a hosted page would make a mention of a person, or a reference to an issue: a text, not within code.
REFERENCE = re.compile(r"@[0-9A-Za-z_]|[#!][0-9]|\bGH-[0-9]", re.IGNORECASE)
CALLS = (
    "@admin",
    "cc @a/b",
    "x@b.cn",
    "fixes #1",
    "closes o/r#2",
    "GH-3",
    "!4",
    "\\@a",
    "\\\\@a",
    "\\\\\\#1",
    "@",
    "#",
)
OUT_OF_A_FOLD = (
    "</summary></details>", "</details>\n\n# x", "\n\n| --- |\n", "<!--", "-->", "</b></summary>", "```\n", "| a | b |", "a\\|b", "\n\n---\n", "\n/close", "<br></td></tr></table>", "a|@b|#1", "<code>", "</code>", "`",
)  # fmt: skip
MARKUP = (*PAYLOADS[::6], *CALLS, *OUT_OF_A_FOLD)
ALLOWED = set("h3 p blockquote strong details summary b table thead tbody tr th td del ins br code".split())


def told(name, text, lang="zh", color=False):
    return output(name).render(hostile_changes(text), lang, color)


def commands_in(text):
    """The lines that a build server would take for commands."""
    return [line for line in re.split("\r\n|[\n\r]", text) if line.lstrip().startswith(("::", "##"))]


def test_every_kind_of_change_is_told_and_says_the_text():
    changes = [change for one in hostile_changes("甲") for change in one.changes]
    assert {change.what for change in changes} == set(WHATS)
    assert {change.kind for change in changes} == set(KINDS)
    assert {one.side.sheet.project for one in hostile_changes("甲")} == {"甲甲", "甲乙", "甲子"}


# -- a terminal


@pytest.mark.parametrize("text", [*INJECTIONS, *CALLS], ids=ascii)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_a_terminal_nothing_is_obeyed_and_nothing_hidden(text, lang):
    said, coloured = (told("text", text, lang, color) for color in (False, True))
    assert INVISIBLE.findall(said) == []
    assert INVISIBLE.findall(COLOUR.sub("", coloured)) == []
    assert commands_in(said) == commands_in(COLOUR.sub("", coloured)) == []


@pytest.mark.parametrize("text", ["::error::x", "##[error]x", "##vso[task.complete]", "  ::error::x"])
def test_a_line_that_a_build_server_would_obey_begins_otherwise(text):
    lines = {line.strip() for line in told("text", text).splitlines()}
    assert {one for one in lines if one.startswith("./")} >= {f"./{text} · {text}", f"./{text}通水{{+好+}}。{{+¶+}}"}


# -- programs


@pytest.mark.parametrize("text", [*INJECTIONS, *MARKUP], ids=ascii)
def test_a_program_is_told_it_as_it_is_by_characters_that_steer_nothing(text):
    said = told("json", text)
    assert CONTROL.findall(said) == []
    value = json.loads(said)
    assert [error.message for error in SCHEMA.iter_errors(value)] == []
    names = [one["project"] for one in value["projects"]]
    assert names == [f"{text}乙", f"{text}子", f"{text}甲"]


SCHEMA = Draft202012Validator(schema())


# -- a comment on a hosted page


class Comment(HTMLParser):
    """A comment as it is hosted: its tags, those that are left open, its links, its rows, and the texts not in code."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.links, self.texts, self.rows = Counter(), [], [], [], []
        self.outside = ""
        self.feed(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags[tag] += 1
        self.links += [value for name, value in attributes if name in ("href", "src")]
        if tag != "br":
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "code" not in self.open:
            self.texts.append(data)
        if "td" in self.open or "th" in self.open:
            self.rows[-1][-1] += data
        elif not {"details", "blockquote", "h3"} & {*self.open}:
            self.outside += data

    def handle_comment(self, data):
        raise AssertionError(data)


@pytest.mark.parametrize("text", [*INJECTIONS, *MARKUP], ids=ascii)
def test_a_comment_keeps_its_folds_and_tables_and_calls_on_nobody(text):
    changes = hostile_changes(text)
    comment = Comment(output("md").render(changes, "zh", False))
    assert (comment.open, comment.links, set(comment.tags) - ALLOWED) == ([], [], set())
    assert (comment.tags["table"], comment.tags["summary"], comment.tags["blockquote"]) == (3, 3, 9)
    assert len(comment.rows) == 3 + sum(len(one.changes) for one in changes)
    assert {len(row) for row in comment.rows} == {5}
    assert comment.outside.strip().startswith("3 个项目：")
    assert "\n" not in comment.outside.strip()
    assert [one for one in comment.texts if REFERENCE.search(one)] == []


@pytest.mark.parametrize("text", [*INJECTIONS, *MARKUP], ids=ascii)
def test_no_line_of_a_comment_is_a_command(text):
    said = told("md", text)
    assert INVISIBLE.findall(said.replace("⚠️", "")) == []
    assert [
        line for line in said.split("\n") if line and not line.startswith(("| ", "|-", "> ⚠️ **", "<", "### ", "3 "))
    ] == []


@pytest.mark.parametrize("text", CALLS)
def test_a_name_in_a_comment_reads_as_it_was_typed(text):
    rows = [row for row in Comment(told("md", text)).rows if row[0] == "移动" and "(类别)" in row[2]]
    assert [row[2] for row in rows] == [f"{text}2 (类别)"]


# -- a page


# How many changes there are, and of which pieces, is for each text another matter.
OF_A_CHANGE = {"ins", "del", "li", "span"}


class Page(HTMLParser):
    """The tags of a page, those counted that do not depend on what changed, and the names of its attributes."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes = Counter(), set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags[tag] += tag not in OF_A_CHANGE
        self.attributes |= {name for name, _ in attributes}


HARMLESS = Page(told("html", "甲"))


@pytest.mark.parametrize("text", [*INJECTIONS, *MARKUP], ids=ascii)
def test_a_page_has_the_tags_of_a_harmless_one(text):
    said = told("html", text)
    page = Page(said)
    assert page.tags == HARMLESS.tags
    assert page.attributes <= HARMLESS.attributes
    assert INVISIBLE.findall(said) == []


def test_the_policy_of_the_page_is_that_of_the_form():
    policies = [
        re.sub("sha256-[^']+", "", re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
        for page in (told("html", "甲"), sheetlang.render((), "html").decode())
    ]
    assert policies[0] == policies[1] == "default-src 'none'; style-src ''; img-src data:"


def test_a_browser_runs_nothing_asks_for_nothing_and_shows_what_was_typed(window, tmp_path):
    path = tmp_path / "a.html"
    for start in range(0, len(PAYLOADS), 100):
        payloads = PAYLOADS[start : start + 100 : 2]
        changes = [hostile_changes(text)[0] for text in payloads]
        path.write_text(output("html").render(changes, "zh", False), "utf-8")
        window.goto(path.as_uri(), wait_until="load")
        window.mouse.move(300, 200)
        names = window.evaluate("[...document.querySelectorAll('h2')].map(one => one.textContent)")
        assert names == [visible(one.side.sheet.project) for one in changes]
    assert {*window.seen} == {("request", path.as_uri())}
    window.set_content(f"{PAYLOADS[0]}<img src=http://a.invalid/x>")
    assert len({*window.seen}) > 2, "the window would see it"
