"""Carets stand under the place, cell by cell, whatever is before and in it.

A case is a line of a sheet with the place between ⟦ and ⟧, and four numbers: the cells before the place and
in it where ambiguous characters take one cell, then the same where they take two. The numbers were
counted by hand from Unicode's East Asian Width; nothing of the product had a part in them.
"""

import re

import pytest

from sheetlang.diagnostic import Fault, Text
from sheetlang.report.report import report
from sheetlang.source import Source, Span

FAULT = Fault("probe", "error", Text("这里", "here"))

CASES = """\
⟦a⟧                          0 1 0 1
abc⟦def⟧ghi                  3 3 3 3
⟦项目⟧ 甲                    0 4 0 4
项目 ⟦甲⟧                    5 2 5 2
项目⟦⟧甲                     4 1 4 1
产出.数量.⟦培训次数⟧ = 4     10 8 10 8
产出.数量.培训次数 ⟦=⟧ 4     19 1 19 1
表式：⟦上海⟧                 6 4 6 4
表式: ⟦上海⟧                 6 4 6 4
，。；⟦：⟧                   6 2 6 2
ａｂｃ⟦１２３⟧               6 6 6 6
（％）⟦％⟧                   6 2 6 2
［⟦核心⟧］                   2 4 2 4
ｶﾅ⟦ﾊﾝ⟧                       2 2 2 2
ｶﾞ⟦ﾊﾟ⟧                       2 2 2 2
한국⟦어⟧                     4 2 4 2
ひらがな⟦カタカナ⟧           8 8 8 8
𠮷⟦𠮷⟧𠮷                     2 2 2 2
𝒜⟦𝒜⟧                         1 1 1 1
〇⟦㎡⟧                       2 2 2 2
㎏⟦㎞⟧㎝                     2 2 2 2
m²⟦³⟧                        2 1 3 2
“两类”⟦人员⟧                 6 4 8 4
⟦“两类”⟧人员                 0 6 0 8
‘⟦甲’⟧                       1 3 2 4
《手册》⟦“上”⟧               8 4 8 6
①⟦②③⟧                        1 2 2 4
⟦①培训⟧②                     0 5 0 6
±⟦5⟧                         1 1 2 1
5⟦±⟧1                        1 1 1 2
3⟦×⟧4                        1 1 1 2
10⟦°⟧                        2 1 2 2
10⟦℃⟧                        2 1 2 2
20⟦‰⟧                        2 1 2 2
≥⟦19⟧                        1 2 2 2
⟦≤⟧ 3                        0 1 0 2
——⟦目标⟧                     2 4 4 4
……⟦完⟧                       2 2 4 2
甲·⟦乙⟧                      3 2 4 2
α⟦β⟧γ                        1 1 2 2
Д⟦Ж⟧                         1 1 2 2
Ⅱ⟦Ⅲ⟧                         1 1 2 2
→⟦甲⟧                        1 2 2 2
■⟦□⟧                         1 1 2 2
☆⟦★⟧                         1 1 2 2
§⟦3⟧                         1 1 2 1
é⟦é⟧                         1 1 2 2
ü⟦ö⟧                         1 1 2 1
e<0301>⟦e<0301>⟧x            1 1 1 1
a<0323><0308>⟦o⟧             1 1 1 1
か<3099>⟦き<3099>⟧           2 2 2 2
x<0302><0303>⟦甲⟧            1 2 1 2
👍⟦好⟧                       2 2 2 2
👍🏽⟦好⟧                      2 2 2 2
好⟦👍🏽⟧                      2 2 2 2
🇬🇧⟦英⟧                       2 2 2 2
英⟦🇨🇳⟧                       2 2 2 2
📎⟦📎📎⟧                     2 4 2 4
👨<200D>👩⟦家⟧               12 2 12 2
❤<FE0F>⟦心⟧                  9 2 9 2
甲<200B>⟦乙⟧                 10 2 10 2
甲⟦<200B>⟧乙                 2 8 2 8
甲⟦<202E>⟧乙                 2 8 2 8
<FEFF>⟦项目⟧                 8 4 8 4
<0000>⟦项⟧                   8 2 8 2
⟦<001B>⟧[31m                 0 8 0 8
甲<00AD>⟦乙⟧                 10 2 10 2
<0009>⟦甲⟧                   4 2 4 2
甲<0009>⟦乙⟧                 6 2 6 2
a<0009>b<0009>⟦c⟧            10 1 10 1
甲⟦<0009>⟧乙                 2 4 2 4
<3000>⟦甲⟧                   2 2 2 2
<00A0>⟦甲⟧                   1 2 1 2
"""


def read(row):
    """The line, the place in it, and the four numbers."""
    text, *numbers = row.rsplit(None, 4)
    text = re.sub(r"<([0-9A-F]{4})>", lambda match: chr(int(match[1], 16)), text)
    start, end = text.index("⟦"), text.index("⟧") - 1
    return text.replace("⟦", "").replace("⟧", ""), Span(start, end), tuple(map(int, numbers))


def carets(text, span, ambiguous_width):
    """The cells before the carets, and how many carets there are, in the last line of the report."""
    source = Source("x", f"上一行\n{text}\n")
    moved = Span(span.start + 4, span.end + 4)
    shown = report("text").render([FAULT.at(source, moved)], "zh", False, ambiguous_width)
    last = shown.splitlines()[-1]
    assert last.startswith("  | ")
    line = last.removeprefix("  | ")
    marks = line.lstrip(" ")
    assert marks == "^" * len(marks)
    return len(line) - len(marks), len(marks)


@pytest.mark.parametrize("row", CASES.splitlines())
def test_carets_stand_under_the_place(row):
    text, span, (before, inside, wide_before, wide_inside) = read(row)
    assert carets(text, span, 1) == (before, inside)
    assert carets(text, span, 2) == (wide_before, wide_inside)


def test_there_are_as_many_cases_as_promised():
    assert len({row.rsplit(None, 4)[0] for row in CASES.splitlines()}) >= 60
