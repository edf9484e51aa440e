"""Every output of the same changes, kept to the letter in `kept`; `--bless` keeps all anew.

One kind of each change is told: of a text as any, and of one that a page, a table or a hosted comment would obey.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_changes import hostile_changes
from sound import SOUND

from sheetlang import compile_text
from sheetlang.changes.comparison import Compared, Side, compared
from sheetlang.changes_report.output import output, output_names
from sheetlang.painting.pages import style_hash
from sheetlang.resources import folder
from sheetlang.text import Language

KEPT = Path(__file__).parent / "kept"
TEXTS = {"plain": "甲", "hostile": "\n::<b>|@a_#1"}
UNREAD = ["丙.sheet 第 3 行读不懂", "::error::|<i>\n@b"]
OUTPUTS = [name for name in output_names() if name != "json"]


def told(name: str, text: str, lang: Language, color: bool = False) -> str:
    """What an output says, without the style of a page and without the tables of the form, which are not the output's."""
    said = output(name).render(hostile_changes(text), lang, color, UNREAD)
    said = re.sub("sha256-[^']+", "sha256-", said)
    return re.sub(r"<(style|table)\b.*?</\1>", r"<\1></\1>", said, flags=re.DOTALL)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("name", OUTPUTS)
def test_an_output_is_what_is_kept(name: str, kind: str, lang: Language, keeps: Callable[[Path, str], None]) -> None:
    keeps(KEPT / f"{kind}.{lang}.{name}", told(name, TEXTS[kind], lang))


def test_colours_are_what_is_kept(keeps: Callable[[Path, str], None]) -> None:
    keeps(KEPT / "plain.colour.text", told("text", TEXTS["plain"], "zh", color=True).replace("\x1b", "ESC"))


def test_the_style_of_a_page_has_each_width_once_and_its_policy_the_hash_of_it() -> None:
    page = output("html").render(hostile_changes("甲"), "zh", False)
    style = re.search("<style>(.*)</style>", page, re.DOTALL)
    assert style is not None
    widths = re.findall(r"^\.w([0-9]+) \{ width: \1% \}$", style[1], re.MULTILINE)
    assert set(re.findall(r'<col class="w([0-9]+)">', page)) == set(widths)
    assert [int(width) for width in widths] == sorted(set(map(int, widths)))
    assert style_hash(style[1]) in page
    assert style[1].startswith(
        "".join((folder("templates") / name).read_text("utf-8") for name in ("sheet.css", "changes.css"))
    )


def test_no_line_of_a_page_begins_as_a_command_does() -> None:
    page = told("html", "\n\t::a\n ##b", "zh")
    assert [line for line in page.split("\n") if line.lstrip().startswith(("::", "##"))] == []
    assert "\n\t&#58;:a\n &#35;#b" in page


@pytest.mark.parametrize(("lang", "mark"), [("zh", "新增"), ("en", "added")])
def test_what_differs_is_called_in_the_language_of_the_page_on_the_form_too(lang: Language, mark: str) -> None:
    page = output("html").render(changed(SOUND, f"{SOUND}产出.质量.合格率 >= 95 %\n"), lang, False)
    assert f'scope="row"><span class="mark">{mark}</span> <ins>合格率</ins></th>' in page


def test_which_outputs_are_for_programs() -> None:
    assert {name for name in output_names() if output(name).for_programs} == {"html", "json", "md"}


def test_what_is_told_where_nothing_changed() -> None:
    assert output("text").render([], "zh", False) == ""
    assert "<p>意思都没有变。</p>" in output("html").render([], "zh", False)
    assert output("md").render([], "zh", False, ["甲|"]) == "### 绩效目标的改动\n\n> ⚠️ 甲\\|\n\n意思都没有变。\n"


# -- where a hosted comment is folded or cut


def changed(old: str, new: str) -> list[Compared]:
    before, after = (compile_text(text)[0] for text in (old, new))
    return compared([Side("", "旧", one) for one in before], [Side("", "新", one) for one in after])


@pytest.mark.parametrize(("rows", "state"), [(15, "<details open>"), (16, "<details>")])
def test_a_table_of_more_rows_is_folded(rows: int, state: str) -> None:
    more = "".join(f"产出.数量.第{number}座 = 1 座\n" for number in range(rows))
    assert f"\n{state}<summary><b>甲</b> (旧 → 新): 新增 {rows} 处</summary>" in output("md").render(
        changed(SOUND, SOUND + more), "zh", False
    )


@pytest.mark.parametrize(("length", "is_folded"), [(289, False), (290, True)])
def test_a_longer_text_is_folded(length: int, is_folded: bool) -> None:
    """With its mark, which takes eleven characters."""
    text = output("md").render(changed(SOUND, SOUND.replace("通水", "长" * length)), "en", False)
    assert ("<details><summary>long text</summary><ins>长" in text) is is_folded


def test_a_text_that_is_longer_than_a_comment_is_counted_and_no_empty_table_stands_for_it() -> None:
    long = "".join(f"\n    {one * 18_000}" for one in "甲乙丙丁")
    projects = changed(SOUND, SOUND.replace(" 通水", long))
    text = output("md").render(projects, "zh", False)
    left_out = "\n**还有 1 处改动这里放不下，没有列出；全部看：`sheetlang diff`**\n"
    assert text == f"### 绩效目标的改动\n\n1 个项目：修改 1 处\n{left_out}"
    assert "\n**1 more change(s) do not fit here; `sheetlang diff` tells all**\n" in output("md").render(
        projects, "en", False
    )


@pytest.mark.parametrize(("count", "more"), [(20, []), (23, ["> ⚠️ 还有 3 个文件没有比全"])])
def test_of_many_files_that_were_not_compared_the_first_are_named(count: int, more: list[str]) -> None:
    lines = output("md").render([], "zh", False, [f"{number}.sheet" for number in range(count)]).split("\n")
    assert lines[2:-2:2] == [*(f"> ⚠️ {number}.sheet" for number in range(20)), *more]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("@a", "<code>\\@</code>a"),
        ("\\@a", "\\\\<code>\\@</code>a"),
        ("@，", "@，"),
        ("#1", "<code>#</code>1"),
        ("#甲", "#甲"),
        ("!4", "<code>!</code>4"),
        ("gh-3", "<code>gh-</code>3"),
    ],
)
def test_nobody_is_called_by_a_text(typed: str, written: str) -> None:
    text = output("md").render(changed(SOUND, SOUND.replace("县水利局", f"甲{typed}")), "zh", False)
    assert f"甲{written}" in re.sub("</?(?:ins|del)>", "", text)


# -- a short value on a terminal stands twice, a long one once


def of_a_field(old: str, new: str, color: bool = False) -> str:
    """How a change of a field is told on a terminal."""
    projects = changed(SOUND.replace("县水利局", old), SOUND.replace("县水利局", new))
    return output("text").render(projects, "zh", color).replace("\x1b", "ESC").rpartition("主管部门及代码: ")[2]


def test_a_short_value_stands_twice_and_a_long_one_once() -> None:
    one = "长" * 29
    assert of_a_field(one, f"{one}了") == f"{one} → {one}了\n"
    assert of_a_field(f"{one}了", f"{one}着了") == f"{one}{{+着+}}了\n"
    assert of_a_field(f"{one}着了", f"{one}了") == f"{one}[-着-]了\n"


def test_blanks_of_a_text_stay_where_pieces_of_it_meet() -> None:
    assert of_a_field(f"{'长' * 29} X 了", f"{'长' * 29} X 着了") == f"{'长' * 29} X {{+着+}}了\n"
    assert of_a_field(f"{'长' * 29}X了", f"{'长' * 29}X着了") == f"{'长' * 29}X{{+着+}}了\n"


def test_a_sentence_that_is_gone_or_new_stands_whole() -> None:
    one, two = SOUND.replace("通水", "全县通水。水质达标。"), SOUND.replace("通水", "全县通水。")
    assert "年度总体目标:\n      [-水质达标。-]\n" in output("text").render(changed(one, two), "zh", False)
    assert "年度总体目标:\n      {+水质达标。+}\n" in output("text").render(changed(two, one), "zh", False)


def test_sentences_of_a_comment_stand_in_the_column_of_their_version() -> None:
    projects = changed(SOUND.replace("通水", "全县通水。水质达标。"), SOUND.replace("通水", "全县都通水。"))
    row = "| 修改 | 基本信息 | 年度总体目标 (文字) | 全县通水。<br><del>水质达标。</del> | 全县<ins>都</ins>通水。 |\n"
    assert row in output("md").render(projects, "zh", False)


def test_what_differs_has_a_colour() -> None:
    one = "长" * 29
    assert of_a_field("甲一", "甲二", color=True) == "甲ESC[9;31m一ESC[0m → 甲ESC[4;32m二ESC[0m\n"
    assert of_a_field(f"{one}一了", f"{one}二了", color=True) == f"{one}ESC[31m[-一-]ESC[0mESC[32m{{+二+}}ESC[0m了\n"
