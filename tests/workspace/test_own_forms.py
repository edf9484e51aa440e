"""Forms of the user's own: where they are found, and what is said of a wrong one."""

import pytest

import sheetlang

FORM = """\
# 自己的表式；width 和 attribut 在注释里不算数
id = "own"
name = "自己的表(2026)"
aliases = ["自己的表"]
title = "绩效目标表"
subtitle = "（{year}年度）"
indicators_heading = "指标"
note = "注：完。"
money_unit = "万元"
weight_base = 100
flags = ["核心"]

[[sections]]
heading = "基本情况"
per_row = 2
fields = [
    { name = "单位", required = true, aliases = ["填报单位"] },
    { name = "预算", type = "money", required = true },
    { name = "上年预算", type = "money", last_year_of = "预算" },
    { name = "类型", type = "choice", choices = ["甲", "乙"] },
]

[[categories]]
name = "产出"
aliases = ["项目产出"]
categories = [
    { name = "数量" },
    { name = "质量", aliases = ["品质"] },
]

[[categories]]
name = "效益"

[[columns]]
name = "类别"
shows = "level1"
width = 20

[[columns]]
name = "指标"
shows = "name"
width = 40

[[columns]]
name = "目标"
shows = "target"
width = 20
comparators = "ascii"
decimals = 2

[[columns]]
name = "说明"
shows = "attribute"
attribute = "解释"
width = 20

[[attributes]]
name = "解释"
type = "text"

[[attributes]]
name = "依据"
type = "choice"
choices = ["行业", "历史"]
"""

SHEET = """\
表式: 自己的表
年度: 2026

项目 甲

单位: 某局
预算: 100 万元

产出.数量.培训场次 = 4 场
    解释: 每季一场
效益.知晓率 >= 80 %
"""


def test_a_form_in_the_workspace_is_found_and_used(write, findings):
    write("own.form.toml", FORM)
    write("深/a.sheet", SHEET)
    assert findings("深/a.sheet") == []
    (compiled,), _ = sheetlang.compile_file("深/a.sheet")
    assert [one.path for one in compiled.indicators] == [("产出", "数量", "培训场次"), ("效益", "知晓率")]
    page = sheetlang.render((compiled,), "md").decode()
    assert "| 产出 | 培训场次 | =4.00场 | 每季一场 |" in page


@pytest.mark.parametrize("place", ["own.form.toml", "forms/own.form.toml"])
def test_a_form_stands_in_the_root_or_its_folder_forms(write, findings, place):
    write(place, FORM)
    write("a.sheet", SHEET)
    assert findings("a.sheet") == []


@pytest.mark.parametrize(
    "place", ["own.toml", "forms/own.toml", "深/own.form.toml", "own.form.toml.bak", "../own.form.toml"]
)
def test_a_form_is_not_looked_for_elsewhere(write, findings, place):
    write(place, FORM)
    write("a.sheet", SHEET)
    assert findings("a.sheet") == [("a.sheet", 1, "unknown-form")]


def test_a_form_is_found_in_the_folder_named(write, findings):
    write("表式/own.toml", FORM)
    write("a.sheet", SHEET)
    assert findings("a.sheet", form_dir="表式") == []
    assert [rule for _, _, rule in findings("a.sheet")] == ["unknown-form"]


def test_the_command_line_takes_the_folder(write, folder):
    from click.testing import CliRunner

    from sheetlang.cli.main import commands

    write("表式/own.toml", FORM)
    write("a.sheet", SHEET)
    arguments = ["build", "a.sheet", "--form-dir", "表式", "--to", "json"]
    status = CliRunner().invoke(commands, arguments, standalone_mode=False).return_value
    assert (status, (folder / "out/a.json").exists()) == (0, True)


def test_a_form_of_ones_own_replaces_one_of_the_same_id(write, findings):
    write("own.form.toml", FORM.replace('"own"', '"national-2015"'))
    write("a.sheet", SHEET.replace("自己的表", "national-2015"))
    assert findings("a.sheet") == []


def test_the_forms_that_come_with_it_stay(write, sheet, findings):
    write("own.form.toml", FORM)
    write("a.sheet", sheet())
    assert findings("a.sheet") == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("产出.品质.合格率 >= 95 %  [5分 核心]", None),
        ("产出.时效.完工: 6 月", "unknown-category"),
        ("类型: 丙", "not-a-choice"),
        ("类型: 乙", None),
        ("备注: 无", "unknown-field"),
        ("上年预算: 很多", "not-money"),
        ("效益.好评: 多 [要紧]", "unknown-flag"),
        ("效益.好评: 多\n    依据: 历史", None),
        ("效益.好评: 多\n    依据: 猜的", "not-a-choice"),
        ("效益.好评: 多\n    备注: 无", "unknown-attribute"),
    ],
)
def test_the_form_decides_what_a_sheet_may_say(write, findings, line, rule):
    write("own.form.toml", FORM)
    write("a.sheet", f"{SHEET}{line}\n")
    at = SHEET.count("\n") + line.count("\n") + 1
    assert findings("a.sheet") == ([("a.sheet", at, rule)] if rule else [])


# -- wrong form files: what is changed, a text on the line where that is wrong, the rule, and what is said of it

WRONG = [
    ('id = "own"', 'id: "own"', 'id: "own"', "form-not-toml", ""),
    ('id = "own"', '# 甲\u2028乙\u2028丙\nid: "own"', 'id: "own"', "form-not-toml", ""),
    ('title = "绩效目标表"', "title = 绩效目标表", "title = ", "form-not-toml", ""),
    ('note = "注：完。"', 'note = "注：完。', "note = ", "form-not-toml", ""),
    ('id = "own"', 'id = "own"\nid = "two"', 'id = "two"', "form-not-toml", ""),
    ("[[sections]]", "[[sections]", "[[sections]", "form-not-toml", ""),
    ("\ntitle = ", "\ntilte = ", "tilte = ", "form-unknown-key", "是不是“title”？"),
    ("money_unit", "moneyunit", "moneyunit", "form-unknown-key", "是不是“money_unit”？"),
    ('name = "效益"', 'naem = "效益"', "naem", "form-unknown-key", "是不是“name”？"),
    ("required = true, aliases", "requierd = true, aliases", "requierd", "form-unknown-key", "是不是“required”？"),
    ('bute = "解释"', 'bute = "解释"\nattribut = "解释"', "attribut = ", "form-unknown-key", "是不是“attribute”？"),
    ('id = "own"', "id = 7", "id = 7", "form-wrong-type", "要写带引号的文字"),
    ('["自己的表"]', '"自己的表"', 'aliases = "自己的表"', "form-wrong-type", "要写文字的数组"),
    ('["核心"]', "[1, 2]", "flags = ", "form-wrong-type", "要写文字的数组"),
    ("weight_base = 100", "weight_base = 100.0", "weight_base = 100.0", "form-wrong-type", "要写整数"),
    ("weight_base = 100", "weight_base = true", "weight_base = true", "form-wrong-type", "要写整数"),
    ("required = true, aliases", 'required = "是", aliases', 'required = "是"', "form-wrong-type", "true 或 false"),
    ("width = 40", 'width = "40"', 'width = "40"', "form-wrong-type", "要写整数"),
    ('money", required = true', 'money", required = 1', "required = 1", "form-wrong-type", "true 或 false"),
    ("width = 40", "width = 0", "width = 0", "form-out-of-range", "1 到 1000"),
    ("decimals = 2", "decimals = 11", "decimals = 11", "form-out-of-range", "0 到 10"),
    ("per_row = 2", "per_row = 3", "per_row = 3", "form-out-of-range", "1 到 2"),
    ('money_unit = "万元"', 'money_unit = "美元"', '"美元"', "form-not-a-choice", "是不是“元”？"),
    ('shows = "level1"', 'shows = "levl1"', "levl1", "form-not-a-choice", "是不是“level1”？"),
    ('type = "text"', 'type = "txt"', '"txt"', "form-not-a-choice", "是不是“text”？"),
    ('comparators = "ascii"', 'comparators = "sings"', "sings", "form-not-a-choice", "是不是“sign”？"),
    ('["填报单位"]', '["填报单位", ""]', '["填报单位", ""]', "form-empty-text", "空的文字"),
    ('id = "own"\n', "", "# 自己的", "form-missing-key", "缺少“id”"),
    ('id = "own"', 'id = ""', 'id = ""', "form-missing-key", "缺少“id”"),
    ('name = "类别"\n', "", 'shows = "level1"', "form-missing-key", "缺少“name”"),
    ('name = "目标"\n', "", 'shows = "target"', "form-missing-key", "缺少“name”"),
    ('{ name = "数量" }', "{ aliases = [] }", "{ aliases = [] }", "form-missing-key", "缺少“name”"),
    (', choices = ["甲", "乙"]', "", 'name = "类型"', "form-missing-key", "缺少“choices”"),
    ('choices = ["行业", "历史"]\n', "", 'name = "依据"', "form-missing-key", "缺少“choices”"),
    ('attribute = "解释"\n', "", 'shows = "attribute"', "form-missing-key", "缺少“attribute”"),
    ('{ name = "类型",', '{ name = "单位",', 'name = "单位", type', "form-same-name", "“单位”出现了两次"),
    ('name = "类型",', 'name = "类型", aliases = ["填报单位"],', 'name = "类型"', "form-same-name", "“类型”出现了两次"),
    ('aliases = ["品质"]', 'aliases = ["数量"]', 'name = "质量"', "form-same-name", "“质量”出现了两次"),
    ('name = "效益"', 'name = "产出指标"', 'name = "产出指标"', "form-same-name", "“产出指标”出现了两次"),
    ('name = "依据"', 'name = "解释 "', 'name = "解释 "', "form-same-name", "“解释 ”出现了两次"),
    ('attribute = "解释"', 'attribute = "解析"', "解析", "form-no-such-name", "指向“解析”"),
    ('last_year_of = "预算"', 'last_year_of = "去年"', 'last_year_of = "去年"', "form-no-such-name", "指向“去年”"),
    (
        'last_year_of = "预算"',
        'last_year_of = "类型"',
        'last_year_of = "类型"',
        "form-not-another-field",
        "不能指向“类型”",
    ),
    ('last_year_of = "预算"', 'part_of = "上年预算"', 'part_of = "上年预算"', "form-not-another-field", "“part_of”"),
    ('last_year_of = "预算"', 'within = "单位"', 'within = "单位"', "form-not-another-field", "“within”"),
    ('"乙"]', '"乙"], part_of = "预算"', 'part_of = "预算"', "form-not-another-field", "money"),
    ('"乙"]', '"乙"], follows = "类型"', 'follows = "类型"', "form-not-another-field", "date"),
    ('{ name = "数量" }', '{ name = "数量", weight = "40" }', "weight =", "form-wrong-type", "要写整数"),
    ('shows = "name"', 'shows = "unit"', "[[columns]]", "form-no-name-column", 'shows = "name"'),
    (
        'shows = "name"',
        'shows = "name"' + '\n[[columns]]\nname = "空"\nshows = "name"' * 100,
        "[[columns]]",
        "form-out-of-range",
        "[[columns]]",
    ),
    ('{ name = "类型",', '{ name = "# 类型",', '"# 类型"', "form-unsayable-name", "换一个名称"),
    ('{ name = "类型",', '{ name = "导入 类型",', '"导入 类型"', "form-unsayable-name", "换一个名称"),
    ('{ name = "类型",', '{ name = "类\\n型",', "# 自己的", "form-unsayable-name", "换一个名称"),
    ('"数量" }', '"数量", categories = [{ name = "深" }] }', '"深"', "form-too-many-levels", "最多两级"),
]


@pytest.mark.parametrize(
    ("old", "new", "where", "rule", "said"), WRONG, ids=[f"{one[3]} {one[1]}"[:48] for one in WRONG]
)
def test_one_mistake_in_a_form_file_is_one_finding_on_its_line(write, old, new, where, rule, said):
    assert FORM.count(old) == 1, "the change must be plain"
    text = FORM.replace(old, new)
    write("表式/own.toml", text)
    write("a.sheet", "")
    found = [one for one in sheetlang.compile_file("a.sheet", form_dir="表式")[1] if one.rule.startswith("form-")]
    assert [(one.source.name, one.rule) for one in found] == [("表式/own.toml", rule)]
    (only,) = found
    assert only.source.position(only.span.start).line in lines_of(text, where, rule)
    assert said in only.message("zh") + only.help("zh")
    assert only.message("en") and only.help("en")


@pytest.mark.parametrize("level", ['"eror"', "1", '["error"]'], ids=["slip", "number", "list"])
def test_a_wrong_level_costs_no_more_than_itself(write, level):
    first, _, rest = FORM.partition("\n")
    write("表式/own.toml", f'{first}\nrules = {{ placeholder = {level}, pending = "error" }}\n{rest}')
    write("a.sheet", "表式: 自己的表\n项目 甲\n产出.数量.次数: 待定\n")
    _, findings = sheetlang.compile_file("a.sheet", form_dir="表式")
    assert "unknown-form" not in {one.rule for one in findings}
    assert [one.severity for one in findings if one.rule == "pending"] == ["error"]
    told = [one for one in findings if one.rule.startswith("form-")]
    assert [(one.source.line_number(one.span.start), one.rule) for one in told] == [(2, "form-not-a-choice")]
    assert told[0].help("zh") == "是不是“error”？"
    assert "rules 的“placeholder”不能是" in told[0].message("zh")


def lines_of(text, where, rule):
    """The line that holds a text; of what a table lacks, any line of the table."""
    line = text[: text.index(where)].count("\n") + 1
    heads = [number for number, one in enumerate(text.splitlines(), 1) if one.startswith("[[")]
    if rule != "form-missing-key" or text.splitlines()[line - 1].lstrip().startswith("{"):
        return range(line, line + 1)
    first = max((head for head in heads if head <= line), default=1)
    return range(first, min((head for head in heads if head > line), default=len(text)))


@pytest.mark.parametrize(
    ("data", "rule"), [(FORM.encode("gb18030"), "not-utf8"), (b"\x00\xff", "not-utf8"), (b"", "form-missing-key")]
)
def test_a_form_file_that_is_no_text_or_empty_is_a_finding(write, findings, data, rule):
    write("表式/own.toml", data)
    write("a.sheet", "")
    assert ("表式/own.toml", 1, rule) in findings("a.sheet", form_dir="表式")


def test_a_form_file_with_a_mark_and_windows_line_ends_is_sound(write, findings):
    write("own.form.toml", ("\ufeff" + FORM.replace("\n", "\r\n")).encode())
    write("a.sheet", SHEET)
    assert findings("a.sheet") == []


VALUES = [
    "7",
    "1.5",
    "true",
    '""',
    '"{"',
    "[]",
    "[1]",
    '["a", ["b"]]',
    "{}",
    "[{}]",
    "1979-05-27",
    "inf",
    '"\\u202e"',
    "9" * 5000,
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value[:12])
def test_no_value_of_a_key_makes_it_fail(write, value):
    """Whatever stands after a key, a form is read or refused with findings that can be shown."""
    write("a.sheet", SHEET)
    lines = FORM.splitlines()
    for number, line in enumerate(lines):
        key, sign, _ = line.partition(" = ")
        if not sign or key.startswith(("#", " ")):
            continue
        write("表式/own.toml", "\n".join([*lines[:number], f"{key} = {value}", *lines[number + 1 :]]))
        sheets, found = sheetlang.compile_file("a.sheet", form_dir="表式")
        assert all(0 <= one.span.start <= one.span.end <= len(one.source.text) for one in found)
        assert all(one.message("zh") and one.message("en") for one in found)
        for form in ("html", "md", "xlsx", "json"):
            sheetlang.render(sheets, form, draft=found)


def test_a_wrong_form_is_a_finding_of_the_run_and_status_1(write, folder):
    from click.testing import CliRunner

    from sheetlang.cli.main import commands

    write("own.form.toml", FORM.replace('shows = "level1"', 'shows = "levl1"'))
    write("a.sheet", SHEET.replace("自己的表", "national-2015"))
    ran = CliRunner().invoke(commands, ["check", "own.form.toml", "--format", "concise"], standalone_mode=False)
    assert ran.return_value == 1
    line = FORM[: FORM.index('shows = "level1"')].count("\n") + 1
    assert ran.stdout.startswith(f"own.form.toml:{line}:9: error[form-not-a-choice] ")
    assert ran.stdout.count("\n") == 1


def test_a_wrong_form_does_not_hide_the_sound_ones(write, findings):
    write("own.form.toml", FORM)
    write("坏.form.toml", FORM.replace('"own"', '"other"').replace("\ntitle", "\ntilte"))
    write("a.sheet", SHEET)
    assert [(path.rpartition("/")[2], rule) for path, _, rule in findings("a.sheet")] == [
        ("坏.form.toml", "form-unknown-key")
    ]


def test_a_form_of_the_workspace_is_named_as_the_user_would(write, findings):
    write("坏.form.toml", FORM.replace("width = 40", "width = 0"))
    write("a.sheet", "")
    assert [path for path, _, rule in findings("a.sheet") if rule.startswith("form-")] == ["坏.form.toml"]


@pytest.mark.parametrize(
    ("old", "new"),
    [('name = "单位"', 'name = "年度"'), ('name = "单位"', 'name = "表式"'), ('name = "效益"', 'name = "效.益"')],
)
def test_a_name_that_no_sheet_could_write_is_a_finding(write, findings, old, new):
    write("表式/own.toml", FORM.replace(old, new))
    write("a.sheet", "")
    assert [rule for _, _, rule in findings("a.sheet", form_dir="表式") if rule.startswith("form-")] != []


def test_two_fields_that_are_parts_of_one_another_are_each_reported(write):
    ring = FORM.replace('required = true },\n    { name = "上年', 'part_of = "上年预算" },\n    { name = "上年')
    write("表式/own.toml", ring.replace('last_year_of = "预算"', 'part_of = "预算"'))
    write("a.sheet", "")
    found = [one for one in sheetlang.compile_file("a.sheet", form_dir="表式")[1] if one.rule.startswith("form-")]
    assert [one.rule for one in found] == ["form-not-another-field"] * 2
    assert [one.source.text[one.span.start :].partition('"')[2].partition('"')[0] for one in found] == [
        "上年预算",
        "预算",
    ]
