"""导入: sets of other files, from inside the workspace only, each mistake said once and at its place."""

import pytest

import sheetlang
from sheetlang.workspace.find import find
from sheetlang.workspace.imported_files import FileLibrary
from sheetlang.workspace.workspace import Workspace

SET = "指标集 共性\n产出.数量.甲 = 1 个\n产出.质量.乙 = 2 个\n"
IMPORT_LINE = 3
# Where the lines that a test adds begin, if its sheet imports one file.
FIRST, SECOND = 13, 14


def names(path):
    """The names of a file's indicators."""
    return [indicator.name for sheet in sheetlang.compile_file(path)[0] for indicator in sheet.indicators]


def finding(path, rule):
    """The one finding of a rule."""
    (found,) = (one for one in sheetlang.compile_file(path)[1] if one.rule == rule)
    return found


def labels(found):
    """The further places that a finding shows: path, line, text."""
    return [(one.source.name, one.source.position(one.span.start).line, one.text.zh) for one in found.labels]


# -- what can be imported


@pytest.mark.parametrize(
    ("importer", "path"),
    [
        ("a.sheet", "共性.sheet"),
        ("a.sheet", "./共性.sheet"),
        ("a.sheet", "共性"),
        ("a.sheet", "深/../共性.sheet"),
        ("a.sheet", "../docs/共性.sheet"),
        ("深/更深/a.sheet", "../../共性.sheet"),
        ("深/更深/a.sheet", "..\\..\\共性.sheet"),
    ],
)
def test_a_set_of_another_file_is_used(write, sheet, findings, importer, path):
    write("共性.sheet", SET)
    write("深/b.sheet", "")
    write(importer, sheet("引用 共性", imports=(path,)))
    assert findings(importer) == []
    assert names(importer) == ["改造管网", "甲", "乙"]


def test_the_folder_of_the_command_does_not_matter(write, sheet, findings, folder, monkeypatch):
    write("共性.sheet", SET)
    write("年/a.sheet", sheet("引用 共性", imports=("../共性.sheet",)))
    for here, path in ((folder / "年", "a.sheet"), (folder.parent, "docs/年/a.sheet"), (folder, folder / "年/a.sheet")):
        monkeypatch.chdir(here)
        assert findings(path) == []


def test_an_import_brings_sets_and_nothing_else(write, sheet, findings):
    write("别的.sheet", sheet("产出.数量.别人的 = 1 个", SET))
    write("a.sheet", sheet("引用 共性", imports=("别的.sheet",)))
    assert findings("a.sheet") == []
    assert names("a.sheet") == ["改造管网", "甲", "乙"]


def test_sets_come_through_several_files(write, sheet, findings):
    write("深/三.sheet", SET)
    write("深/二.sheet", '导入 "三.sheet"\n')
    write("一.sheet", '导入 "深/二.sheet"\n')
    write("a.sheet", sheet("引用 共性", imports=("一.sheet",)))
    assert findings("a.sheet") == []
    assert names("a.sheet") == ["改造管网", "甲", "乙"]


def test_what_was_imported_says_where_it_stands(write, sheet):
    write("共性.sheet", SET)
    write("a.sheet", sheet("引用 共性", imports=("共性.sheet",)))
    (compiled,), _ = sheetlang.compile_file("a.sheet")
    places = [(one.label.source.name, one.label.line) for one in compiled.indicators]
    assert places == [("a.sheet", 12), ("共性.sheet", 2), ("共性.sheet", 3)]


# -- what cannot


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("没有.sheet", "import-not-found"),
        ("没有", "import-not-found"),
        ("深", "import-not-found"),
        (".", "import-not-found"),
        ("*.sheet", "import-not-found"),
        ("共性.s?eet", "import-not-found"),
        ("[共]性.sheet", "import-not-found"),
        ("**/共性.sheet", "import-not-found"),
        ("/etc/passwd", "import-escapes"),
        ("\\etc\\passwd", "import-escapes"),
        ("../外.sheet", "import-escapes"),
        ("../没有.sheet", "import-escapes"),
        ("深/../../外.sheet", "import-escapes"),
        ("../docs_secret/密.sheet", "import-escapes"),
        ("../docs/../docs_secret/密.sheet", "import-escapes"),
        ("链.sheet", "import-escapes"),
        ("链夹/密.sheet", "import-escapes"),
        ("断链.sheet", "import-escapes"),
        ("旧编码.sheet", "import-unreadable"),
        ("圈.sheet", "import-not-found"),
        ("长" * 100 + ".sheet", "import-not-found"),
    ],
)
def test_a_refused_import_is_one_finding_at_its_path(write, sheet, findings, folder, path, rule):
    for outside in ("../外.sheet", "../docs_secret/密.sheet", "共性.sheet", "深/b.sheet"):
        write(outside, SET)
    write("旧编码.sheet", SET.encode("gb18030"))
    (folder / "链.sheet").symlink_to("../docs_secret/密.sheet")
    (folder / "链夹").symlink_to("../docs_secret")
    (folder / "断链.sheet").symlink_to("../没有/密.sheet")
    (folder / "圈.sheet").symlink_to("圈.sheet")
    write("a.sheet", sheet(imports=(path,)))
    assert findings("a.sheet") == [("a.sheet", IMPORT_LINE, rule)]
    found = finding("a.sheet", rule)
    assert found.source.text[found.span.start : found.span.end] == f'"{path}"'
    assert path in found.message("zh")


@pytest.mark.parametrize("spelling", ["{}/共性.sheet", "\\{}\\共性.sheet"])
def test_an_absolute_path_is_refused_even_inside_the_workspace(write, sheet, findings, folder, spelling):
    write("共性.sheet", SET)
    path = spelling.format(folder) if spelling.startswith("{") else spelling.format(str(folder).replace("/", "\\")[1:])
    write("a.sheet", sheet(imports=(path,)))
    assert findings("a.sheet") == [("a.sheet", IMPORT_LINE, "import-escapes")]


def test_a_link_inside_the_workspace_may_be_followed(write, sheet, findings, folder):
    write("深/共性.sheet", SET)
    (folder / "链.sheet").symlink_to("深/共性.sheet")
    write("a.sheet", sheet("引用 共性", imports=("链.sheet",)))
    assert findings("a.sheet") == []


def test_the_nearest_marker_bounds_the_workspace(write, sheet, findings):
    write("共性.sheet", SET)
    write("年/sheetlang.toml", "")
    write("年/a.sheet", sheet(imports=("../共性.sheet",)))
    assert findings("年/a.sheet") == [("年/a.sheet", IMPORT_LINE, "import-escapes")]


def test_an_import_without_a_path_lacks_its_name(write, sheet, findings):
    write("a.sheet", sheet("导入"))
    assert findings("a.sheet") == [("a.sheet", FIRST - 1, "missing-name")]


def test_lines_that_need_a_failed_import_are_told_of_too(write, sheet, findings):
    write("a.sheet", sheet("引用 共性", "改 产出.数量.甲 = 3 个", imports=("没有.sheet",)))
    told = [(line, rule) for _, line, rule in findings("a.sheet")]
    assert told == [(IMPORT_LINE, "import-not-found"), (FIRST, "unknown-set"), (FIRST + 1, "nothing-to-override")]


def test_the_lines_around_a_failed_import_are_read(write, sheet, findings):
    write("共性.sheet", SET)
    write("a.sheet", sheet("引用 共性", "产出.数量.丙: ", imports=("没有.sheet", "共性.sheet")))
    assert findings("a.sheet") == [("a.sheet", 3, "import-not-found"), ("a.sheet", 15, "empty-value")]
    assert names("a.sheet") == ["改造管网", "甲", "乙"]


def test_why_a_file_cannot_be_imported_is_said_in_either_language(write, sheet):
    write("旧编码.sheet", SET.encode("gb18030"))
    write("a.sheet", sheet(imports=("旧编码.sheet",)))
    found = finding("a.sheet", "import-unreadable")
    assert found.message("zh").endswith("：文件不是 UTF-8 编码（第 3 个字节无效），而是 GB18030（GBK）")
    assert found.message("en").endswith(": the file is not UTF-8 (byte 3 is invalid) but GB18030 (GBK)")


# -- cycles and diamonds


def ring(write, sheet, files):
    """Files that import one another in a ring; the first is a sheet, each has a set of its own."""
    for number, (file, following) in enumerate(zip(files, [*files[1:], files[0]], strict=True)):
        own = f"指标集 集{number}\n产出.数量.甲{number} = 1 个"
        write(file, sheet(own, imports=(following,)) if number == 0 else f'导入 "{following}"\n{own}\n')


@pytest.mark.parametrize("files", [["a.sheet"], ["a.sheet", "b.sheet"], ["a.sheet", "b.sheet", "c.sheet"]], ids=len)
def test_a_cycle_is_said_once_where_it_closes(write, sheet, findings, files):
    ring(write, sheet, files)
    assert findings("a.sheet") == [(files[-1], IMPORT_LINE if len(files) == 1 else 1, "import-cycle")]
    assert finding("a.sheet", "import-cycle").values["cycle"] == " → ".join([*files, "a.sheet"])


def test_of_a_long_cycle_both_ends_are_named(write, sheet):
    ring(write, sheet, [f"{number}.sheet" for number in range(10)])
    shown = " → ".join(
        [*(f"{number}.sheet" for number in range(4)), "…", *(f"{number}.sheet" for number in (7, 8, 9, 0))]
    )
    assert finding("0.sheet", "import-cycle").values["cycle"] == shown


def test_a_path_is_looked_for_once_however_often_it_is_imported(write, sheet, monkeypatch):
    files = [f"{number}.sheet" for number in range(6)]
    for file in files:
        write(file, sheet(imports=files))
    looked_for = []
    original = FileLibrary._looked_for
    monkeypatch.setattr(FileLibrary, "_looked_for", lambda *given: looked_for.append(given[2]) or original(*given))
    workspace = Workspace()
    for found in find(files):
        workspace.compile(found)
    assert sorted(looked_for) == files


@pytest.mark.parametrize("path", ["./a.sheet", "深/../a.sheet", "链夹/a.sheet", "链.sheet", "绝对"])
def test_a_cycle_is_said_once_however_the_file_is_named(write, sheet, findings, folder, path):
    ring(write, sheet, ["a.sheet", "b.sheet"])
    write("深/c.sheet", "")
    (folder / "链夹").symlink_to(".")
    (folder / "链.sheet").symlink_to("a.sheet")
    found = findings(str(folder / "a.sheet") if path == "绝对" else path)
    assert [rule for _, _, rule in found] == ["import-cycle"]


def test_a_diamond_says_each_finding_once(write, sheet, findings):
    write("共性.sheet", SET + "胡写\n产出.数量.丙 >= 好\n")
    write("左.sheet", '导入 "共性.sheet"\n')
    write("右.sheet", '导入 "./共性.sheet"\n')
    write("a.sheet", sheet("引用 共性", imports=("左.sheet", "右.sheet", "共性.sheet")))
    assert findings("a.sheet") == [("共性.sheet", 4, "unreadable-line"), ("共性.sheet", 5, "comparison-needs-number")]
    assert names("a.sheet") == ["改造管网", "甲", "乙"]


# -- faults in what is imported


def test_errors_of_an_imported_file_are_shown_in_that_file(write, sheet, findings):
    write("共性.sheet", "指标集 共性\n产出.数两.甲 = 1 个\n胡写\n产出.数量.乙 >= 好\n产出.质量.丙: 好\n")
    write("a.sheet", sheet("引用 共性", imports=("共性.sheet",)))
    rules = ["unknown-category", "unreadable-line", "comparison-needs-number"]
    assert findings("a.sheet") == [("共性.sheet", line, rule) for line, rule in enumerate(rules, 2)]
    assert names("a.sheet") == ["改造管网", "丙"]


def test_a_set_that_is_not_used_is_read_for_its_shape_alone(write, sheet, findings):
    write("共性.sheet", "指标集 共性\n产出.数两.甲 = 1 个\n胡写\n")
    write("a.sheet", sheet(imports=("共性.sheet",)))
    assert findings("a.sheet") == [("共性.sheet", 3, "unreadable-line")]


def test_a_set_used_by_two_projects_complains_once(write, sheet, findings):
    write("共性.sheet", "指标集 共性\n产出.数两.甲 = 1 个\n")
    second = sheet().partition("项目 甲")[2]
    write("a.sheet", sheet("引用 共性", "项目 乙", second, "引用 共性", imports=("共性.sheet",)))
    assert findings("a.sheet") == [("共性.sheet", 2, "unknown-category")]


def test_only_indicators_stand_in_an_imported_set(write, sheet, findings):
    write("共性.sheet", "指标集 共性\n产出.数量.甲 = 1 个\n实施单位: 别人\n引用 别的\n")
    write("a.sheet", sheet("引用 共性", imports=("共性.sheet",)))
    assert findings("a.sheet") == [("共性.sheet", 3, "not-in-a-set"), ("共性.sheet", 4, "not-in-a-set")]


# -- names of sets, and what replaces what


@pytest.mark.parametrize(
    ("typed", "help_text"),
    [("共幸", "是不是“共性”？"), ("上海通用", "先用“指标集 上海通用”定义，或“导入”含有它的文件")],
)
def test_an_unknown_set_gets_a_suggestion(write, sheet, findings, typed, help_text):
    write("共性.sheet", SET)
    write("a.sheet", sheet(f"引用 {typed}", imports=("共性.sheet",)))
    assert findings("a.sheet") == [("a.sheet", FIRST, "unknown-set")]
    assert finding("a.sheet", "unknown-set").help("zh") == help_text


def test_one_name_for_two_sets_shows_both_places(write, sheet, findings):
    write("一.sheet", SET)
    write("二.sheet", f"\n{SET}")
    write("a.sheet", sheet("引用 共性", imports=("一.sheet", "二.sheet")))
    assert findings("a.sheet") == [("二.sheet", 2, "duplicate-set")]
    assert labels(finding("a.sheet", "duplicate-set")) == [("一.sheet", 1, "第一次在这里")]


def test_a_set_of_its_own_beside_an_imported_one_shows_both_places(write, sheet, findings):
    write("一.sheet", SET)
    write("a.sheet", sheet("引用 共性", SET, imports=("一.sheet",)))
    assert findings("a.sheet") == [("一.sheet", 1, "duplicate-set")]
    assert labels(finding("a.sheet", "duplicate-set")) == [("a.sheet", SECOND, "第一次在这里")]


def test_a_line_that_came_by_a_set_is_replaced_in_its_place(write, sheet, findings):
    write("共性.sheet", SET)
    write("a.sheet", sheet("引用 共性", "改 产出.数量.甲 = 6 个  [5分]", imports=("共性.sheet",)))
    assert findings("a.sheet") == []
    (compiled,), _ = sheetlang.compile_file("a.sheet")
    assert [(one.name, one.target.text) for one in compiled.indicators[1:]] == [("甲", "= 6 个"), ("乙", "= 2 个")]
    assert compiled.indicators[1].weight.points.digits == "5"


def test_replacing_in_one_project_leaves_the_other(write, sheet, findings):
    write("共性.sheet", SET)
    second = sheet().partition("项目 甲")[2]
    write(
        "a.sheet", sheet("引用 共性", "改 产出.数量.甲 = 6 个", "项目 乙", second, "引用 共性", imports=("共性.sheet",))
    )
    assert findings("a.sheet") == []
    sheets, _ = sheetlang.compile_file("a.sheet")
    assert [one.indicators[1].target.text for one in sheets] == ["= 6 个", "= 1 个"]


@pytest.mark.parametrize("path", ["产出.数量.丙", "产出.质量.甲", "产出.数量.改造管网"])
def test_there_must_be_something_to_replace(write, sheet, findings, path):
    write("共性.sheet", SET)
    write("a.sheet", sheet("引用 共性", f"改 {path} = 6 个", imports=("共性.sheet",)))
    assert findings("a.sheet") == [("a.sheet", SECOND, "nothing-to-override")]


def test_a_second_line_of_the_same_path_shows_both_places(write, sheet, findings):
    write("共性.sheet", SET)
    write("a.sheet", sheet("引用 共性", "产出.质量. 乙 = 3 个", imports=("共性.sheet",)))
    assert findings("a.sheet") == [("a.sheet", SECOND, "duplicate-indicator")]
    found = finding("a.sheet", "duplicate-indicator")
    assert labels(found) == [("共性.sheet", 3, "第一次在这里")]
    assert found.help("zh") == "要替换它，在行首写“改 ”"


def test_a_set_that_repeats_a_line_of_the_sheet_shows_where_it_is_used(write, sheet, findings):
    write("共性.sheet", SET)
    write("a.sheet", sheet("产出.数量.甲 = 9 个", "引用 共性", imports=("共性.sheet",)))
    assert findings("a.sheet") == [("a.sheet", SECOND, "duplicate-indicator")]
    assert labels(finding("a.sheet", "duplicate-indicator")) == [("a.sheet", FIRST, "第一次在这里")]
    assert names("a.sheet") == ["改造管网", "甲", "乙"]


def test_a_set_used_twice_repeats_each_of_its_lines(write, sheet, findings):
    write("共性.sheet", SET)
    write("a.sheet", sheet("引用 共性", "引用 共性", imports=("共性.sheet",)))
    assert findings("a.sheet") == [("a.sheet", SECOND, "duplicate-indicator")] * 2
