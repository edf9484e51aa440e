"""Whatever can be nested has a depth that is allowed, and one more is a finding, never an exception."""

import pytest
from hostile.hang_guard import hang_guard
from hostile.materials import HEAD

from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.read import read_form
from sheetlang.language.document import Document
from sheetlang.language.parse import parse
from sheetlang.model.imports import Refusal
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

DEEPEST = 64
FAR_TOO_DEEP = 100_000
PAIRS = ("()", "（）", "《》", "“”", "「」", "『』", "【】", "〈〉", "[]", "［］", "{}")
MIXED = ("（）", "《》", "[]", "“”", "{}", "(）")
TOO_DEEP = ("nested-too-deep", "line-too-long")


def nested(pairs: tuple[str, ...], depth: int) -> str:
    chosen = [pairs[level % len(pairs)] for level in range(depth)]
    return "".join(one[0] for one in chosen) + "甲" + "".join(one[1] for one in reversed(chosen))


PLACES = {
    "name": "产出.数量.名{}: 值\n",
    "category": "产出{}.数量.名: 值\n",
    "value": "产出.数量.名: 值{}\n",
    "value of a comparison": "产出.数量.名 = 1 个{}\n",
    "field": "绩效类型: 值{}\n",
    "override": "改 产出.数量.名{} = 1 个\n",
    "column": "产出.数量.名 = 1 个\n    数据来源: {}\n",
    "prose": "项目概况:\n    {}\n",
    "flags": "产出.数量.名 = 1 个 {}\n",
    "comment": "产出.数量.名 = 1 个  # {}\n",
    "project": "项目 {}\n",
    "no mark": "{}\n",
}
FAR_PLACES = ("name", "value", "flags", "prose", "no mark")
# Where brackets are only text they have no depth.
ONLY_TEXT = ("column", "prose", "comment", "project")


def rules(text: str, library: object = None) -> list[str]:
    return [finding.rule for finding in compile_source(Source("x", text), built_in(), library).findings]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("pairs", [*((pair,) for pair in PAIRS), MIXED], ids="".join)
def test_brackets(place, pairs):
    depths = (63, 64, 65, FAR_TOO_DEEP) if place in FAR_PLACES else (63, 64, 65)
    texts = {depth: HEAD + PLACES[place].format(nested(pairs, depth)) for depth in depths}
    with hang_guard(30, "brackets"):
        refused = {depth: [rule for rule in rules(text) if rule in TOO_DEEP] for depth, text in texts.items()}
    if place in ONLY_TEXT:
        assert all(not found or depth == FAR_TOO_DEEP for depth, found in refused.items())
    else:
        expected = {63: [], 64: [], 65: ["nested-too-deep"], FAR_TOO_DEEP: ["line-too-long"]}
        assert refused == {depth: expected[depth] for depth in depths}


@pytest.mark.parametrize("opener", [*(pair[0] for pair in PAIRS), *(pair[1] for pair in PAIRS), '"', "'", "“”", "（]"])
@pytest.mark.parametrize("count", [63, 64, 65, 9_000, FAR_TOO_DEEP])
def test_brackets_without_their_other_half(opener, count):
    with hang_guard(30, "half brackets"):
        found = rules(f"{HEAD}产出.数量.名{opener * count}: 值\n")
    assert "missing-field" in found
    assert ("line-too-long" in found) == (count * len(opener) > 19_980)


@pytest.mark.parametrize("depth", [63, 64, 65, 3_000])
def test_indents_are_two_levels_however_deep_they_go(depth):
    text = HEAD + "产出.数量.名 = 1 个\n" + "".join(f"{' ' * level}名:\n" for level in range(1, depth))
    document, findings = parse(Source("x", text))
    assert findings == []
    assert document.lines[-1].paragraphs[-1] == " " * (depth - 3) + "名:"


@pytest.mark.parametrize("depth", [63, 64, 65, FAR_TOO_DEEP])
def test_dots_make_no_levels_but_those_of_the_form(depth):
    path = "产出.数量" + ".名" * depth
    found = rules(f"{HEAD}{path} = 1 个\n")
    assert ("line-too-long" in found) == (len(path) > 20_000)
    assert set(found) <= {"missing-field", "line-too-long", "name-too-long"}


class Chain:
    """Files in a row, each of which imports the next; the last has the set."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.opened = 0

    def open(self, importer: Source, path: str) -> tuple[Document, list[Diagnostic]] | Refusal:
        self.opened += 1
        number = int(path)
        following = f'导入 "{number + 1}"\n' * 2 if number < self.length else "指标集 末集\n产出.数量.名 = 1 个\n"
        return parse(Source(path, following))

    def identity(self, source: Source) -> str:
        return source.name


@pytest.mark.parametrize(
    ("length", "expected"), [(63, []), (64, []), (65, ["import-too-deep"]), (FAR_TOO_DEEP, ["import-too-deep"])]
)
def test_imports(length, expected):
    chain = Chain(length)
    with hang_guard(30, "imports"):
        found = rules('表式: shanghai-2020\n导入 "1"\n项目 甲\n引用 末集\n', chain)
    assert [rule for rule in dict.fromkeys(found) if rule.startswith("import")] == expected
    assert ("unknown-set" in found) == bool(expected)
    assert chain.opened <= 2 * DEEPEST + 2


FORM = """\
id = "deep"
name = "深表"
title = "深表"
[[sections]]
fields = [{ name = "名称", type = "project" }]
[[columns]]
name = "指标"
shows = "name"
"""


def categories(depth: int) -> str:
    levels = (f"[[{'.'.join(['categories'] * level)}]]\nname = '类{level}'\n" for level in range(1, depth + 1))
    return "".join(levels)


@pytest.mark.parametrize("depth", [3, 63, 64, 65, 1_200])
def test_categories_of_a_form(depth):
    with hang_guard(30, "categories"):
        form, findings = read_form(Source("x.toml", FORM + categories(depth)))
    assert form is None
    assert [finding.rule for finding in findings] == ["form-too-many-levels"]
    assert read_form(Source("x.toml", FORM + categories(2)))[0] is not None


@pytest.mark.parametrize("depth", [2_000, FAR_TOO_DEEP])
def test_values_of_a_form_file(depth):
    for text in (f"a = {'[' * depth}{']' * depth}\n", f"a = {'{a=' * depth}1{'}' * depth}\n"):
        with hang_guard(30, "form"):
            form, findings = read_form(Source("x.toml", text))
        assert form is None
        assert [finding.rule for finding in findings] == ["form-not-toml"]
