"""`sheetlang new`: a blank sheet of every form, and next year's sheet from this year's."""

import re

import pytest

import sheetlang
from sheetlang.model.sheet import MoneyValue
from sheetlang.workspace.forms import built_in

FORMS = {form.id: form for form in built_in().forms}

OLD = """\
# 办了多年的项目
表式: 上海市财政项目支出绩效目标表(2020)
年度: 2020

项目 2020 年志愿服务

申报单位名称: 市局
项目类别: 经常性专项业务费
计划开始日期: 2020-01-01
计划完成日期: 2020年12月31日  # 2020 年底
是否含有政府购买服务: 是
绩效类型: 其他类
项目总预算: 3,000,000 元
项目当年预算: 1,805,000 元  # 已批复
同名项目上年预算额: 2,050,000 元
同名项目上年预算执行数: 2,040,000 元  # 决算

项目概况:
    自 2010 年起，2020 年照办。

产出.数量.2020 年培训次数 = 4 次  # 上年 3 次
产出.数量.累计人数 >= 2020 人
产出.时效.完工: 2020年10月底前
产出.时效.开工 <= 2020-03-01
产出.时效.起止: 2020年1月至2020年12月
产出.质量.合格率 >= 95 %
    上年: 94 %
效果.社会效益.知晓率 >= 80 %
效果.满意度.学员满意度 >= 90 %
"""

NEXT = """\
# 办了多年的项目
表式: 上海市财政项目支出绩效目标表(2020)
年度: 2022

项目 2020 年志愿服务

申报单位名称: 市局
项目类别: 经常性专项业务费
计划开始日期: 2022-01-01
计划完成日期: 2022年12月31日  # 2020 年底
是否含有政府购买服务: 是
绩效类型: 其他类
项目总预算: 3,000,000 元
项目当年预算: 1,805,000 元  # 已批复
同名项目上年预算额: 1,805,000 元
同名项目上年预算执行数: 待定  # 决算

项目概况:
    自 2010 年起，2020 年照办。

产出.数量.2020 年培训次数 = 4 次  # 上年 3 次
产出.数量.累计人数 >= 2020 人
产出.时效.完工: 2022年10月底前
产出.时效.开工 <= 2022-03-01
产出.时效.起止: 2022年1月至2022年12月
产出.质量.合格率 >= 95 %
    上年: 94 %
效果.社会效益.知晓率 >= 80 %
效果.满意度.学员满意度 >= 90 %
"""


def leaves(category, path=()):
    """The paths of the categories that hold indicators."""
    if not category.categories:
        return {path}
    return {leaf for child in category.categories for leaf in leaves(child, (*path, child.name))}


def read(text):
    """The one sheet of a text, with nothing wrong in it."""
    (sheet,), findings = sheetlang.compile_text(text)
    assert [finding.message("zh") for finding in findings if finding.severity == "error"] == []
    return sheet


def carried(run, write, old, year=2021):
    """The text that `new --from` prints."""
    write("旧.sheet", old)
    ran = run("new", "--from", "旧.sheet", "--year", str(year))
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


# -- a blank sheet


@pytest.mark.parametrize("year", [(), ("--year", "2027")], ids=["no year", "2027"])
@pytest.mark.parametrize("name", FORMS)
def test_a_blank_sheet_holds_every_required_field_and_every_category(run, name, year):
    ran = run("new", "--form", name, *year)
    assert (ran.returncode, ran.stderr) == (0, "")
    sheet, form = read(ran.stdout), FORMS[name]
    assert (sheet.form, sheet.year, sheet.project) == (form, 2027 if year else None, "待定")
    required = {one.name for one in form.fields if one.required}
    assert {*sheet.fields, *sheet.prose} == required
    assert {indicator.categories for indicator in sheet.indicators} == leaves(form.root)


@pytest.mark.parametrize("name", FORMS)
def test_every_optional_field_waits_in_a_comment(run, name):
    form = FORMS[name]
    text = run("new", "--form", name).stdout
    wanted = "|".join(re.escape(one.name) for one in form.fields)
    sheet = read(re.sub(rf"^# (?=(?:{wanted}):|    待定)", "", text, flags=re.MULTILINE))
    assert {*sheet.fields, *sheet.prose} == {one.name for one in form.fields if one.type != "project"}


@pytest.mark.parametrize("name", FORMS)
def test_a_blank_sheet_passes_the_check_but_not_the_release(run, write, folder, name):
    write("a.sheet", run("new", "--form", name, "--year", "2027").stdout)
    assert run("check", "a.sheet").returncode == 0
    assert run("check", "a.sheet", "--release").returncode == 1
    assert run("build", "a.sheet", "--to", "md", "--release").returncode == 1
    assert not (folder / "out").exists()


def test_a_blank_sheet_is_written_with_its_year_and_project(run, folder):
    ran = run("new", "--form", "national-2015", "--year", "2027", "--project", "志愿服务", "-o", "新/a.sheet")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert ran.stderr == "写好了 新/a.sheet；填完后运行 sheetlang check 新/a.sheet\n"
    sheet = read((folder / "新/a.sheet").read_text("utf-8"))
    assert (sheet.form.id, sheet.year, sheet.project) == ("national-2015", 2027, "志愿服务")


@pytest.mark.parametrize(
    "name", ["national-2015", "项目支出绩效目标申报表(2015)", "项目支出绩效目标申报表（2015）", "NATIONAL-2020"]
)
def test_a_form_is_found_by_any_of_its_names(run, name):
    assert read(run("new", "--form", name).stdout).form.id == "national-2015"


@pytest.mark.parametrize("name", ["志愿服务", "甲: 乙", "100% = 全部", "甲 #1", "「甲」楼", "甲 [5分]", " 甲 "])
def test_the_project_is_named_as_asked(run, name):
    ran = run("new", "--form", "national-2015", "--project", name)
    assert read(ran.stdout).project == name.strip()


@pytest.mark.parametrize("name", ["甲\n乙", "甲\r\n年度: 2030"])
def test_the_name_of_a_project_keeps_to_one_line(run, name):
    ran = run("new", "--form", "national-2015", "--project", name)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.splitlines()[0] == "错误: 项目名称要写在一行里"


def test_an_own_form_can_be_started_from(run, write):
    form = 'id = "own"\nname = "自己的表"\ntitle = "表"\n[[sections]]\nfields = [{ name = "单位", required = true }]\n'
    write("表式/own.toml", f'{form}[[columns]]\nname = "名"\nshows = "name"\n')
    text = run("new", "--form", "own", "--form-dir", "表式").stdout
    assert text.splitlines()[1] == "表式: 自己的表"
    write("a.sheet", text)
    assert run("check", "a.sheet", "--form-dir", "表式").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "写 --form 或 --from，二者选一"),
        (("--form", "national-2015", "--from", "旧.sheet"), "写 --form 或 --from，二者选一"),
        (("--form", "national-2012"), "没有“national-2012”这个表式"),
        (("--form", ""), "没有“”这个表式"),
        (("--from", "旧.sheet"), "--from 要同时写 --year"),
        (
            ("--from", "旧.sheet", "--year", "2021", "--project", "新名"),
            "--project 和 --from 不能同时用：名称在写出的表里改",
        ),
        (("--form", "national-2015", "--year", "20"), "--year: "),
        (("--form", "national-2015", "--year", "明年"), "--year: "),
        (("--from", "没有.sheet", "--year", "2021"), "“没有.sheet”有错误，先改好它"),
    ],
)
def test_what_cannot_be_started_is_a_sentence(run, write, folder, arguments, message):
    write("旧.sheet", OLD)
    ran = run("new", *arguments, "-o", "新.sheet")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"错误: {message}" in ran.stderr
    assert not (folder / "新.sheet").exists()


def test_a_mistyped_form_gets_the_nearest(run):
    (meant,) = re.findall("是不是“(.+)”？", run("new", "--form", "上海市财政项目支出绩效目标申报表2026").stderr)
    assert meant == "上海市财政项目支出绩效目标申报表(2026)"


@pytest.mark.parametrize("start", [("--form", "national-2015"), ("--from", "旧.sheet", "--year", "2021")])
def test_a_file_that_exists_is_replaced_only_by_force(run, write, start):
    write("旧.sheet", OLD)
    file = write("新.sheet", "要紧的内容")
    ran = run("new", *start, "-o", "新.sheet")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.splitlines()[0] == "错误: “新.sheet”已经存在；加 --force 覆盖"
    assert file.read_text("utf-8") == "要紧的内容"
    assert run("new", *start, "-o", "新.sheet", "--force").returncode == 0
    assert "表式: " in file.read_text("utf-8")


def test_a_sheet_may_replace_itself_by_force(run, write):
    file = write("表.sheet", OLD)
    assert run("new", "--from", "表.sheet", "--year", "2022", "-o", "表.sheet", "--force").returncode == 0
    assert file.read_text("utf-8") == NEXT


# -- next year's sheet


def test_year_and_dates_move_and_all_else_stays_to_the_letter(run, write):
    assert carried(run, write, OLD, 2022) == NEXT


def test_the_old_file_is_not_touched(run, write):
    file = write("旧.sheet", OLD)
    assert run("new", "--from", "旧.sheet", "--year", "2022", "-o", "新.sheet").returncode == 0
    assert file.read_text("utf-8") == OLD


def test_a_sheet_may_move_back(run, write):
    text = carried(run, write, NEXT.replace("待定  # 决算", "2,040,000 元  # 决算"), 2020)
    for line in ("年度: 2020", "计划开始日期: 2020-01-01", "产出.时效.起止: 2020年1月至2020年12月"):
        assert line in text.splitlines()


def test_two_steps_of_a_year_are_one_of_two(run, write):
    assert carried(run, write, carried(run, write, OLD, 2021), 2022) == NEXT


def test_standard_input_can_be_carried_over(run):
    assert run("new", "--from", "-", "--year", "2022", stdin=OLD).stdout == NEXT


def test_the_new_sheet_has_notes_only_for_what_must_be_renewed(run, write):
    write("新.sheet", carried(run, write, OLD))
    ran = run("check", "新.sheet", "--format", "concise")
    assert ran.stdout == "新.sheet:16:14: info[pending] “同名项目上年预算执行数”还没有定\n"


def test_last_years_budget_is_added_below_this_years(run, write):
    old = "".join(line for line in OLD.splitlines(keepends=True) if not line.startswith("同名"))
    lines = carried(run, write, old).splitlines()
    at = lines.index("项目当年预算: 1,805,000 元  # 已批复")
    assert lines[at + 1 : at + 3] == ["同名项目上年预算额: 1,805,000 元", ""]
    assert not any(line.startswith("同名项目上年预算执行数") for line in lines)


def test_last_years_budget_is_added_at_the_end_of_a_file(run, write):
    kept = "".join(line for line in OLD.splitlines(keepends=True) if not line.startswith(("同名", "项目当年预算")))
    assert carried(run, write, f"{kept}项目当年预算: 5 元").endswith("\n项目当年预算: 5 元\n同名项目上年预算额: 5 元")


@pytest.mark.parametrize("typed", ["项目当年预算: 180.5 万元", "项目当年预算（万元）: 180.5", "当年预算: 1805000"])
@pytest.mark.parametrize("there", [True, False])
def test_last_years_budget_is_the_same_amount_in_whatever_unit(run, write, typed, there):
    old = OLD.replace("项目当年预算: 1,805,000 元", typed)
    old = old if there else old.replace("同名项目上年预算额: 2,050,000 元\n", "")
    value = read(carried(run, write, old)).fields["同名项目上年预算额"]
    assert isinstance(value, MoneyValue)
    assert value.amount.value * {"元": 1, "万元": 10_000}[value.unit] == 1_805_000


def test_last_years_budget_does_not_stay_that_of_the_year_before(run, write):
    text = carried(run, write, OLD.replace("项目当年预算: 1,805,000 元", "项目当年预算: 待定"))
    assert "同名项目上年预算额: 2,050,000 元" not in text.splitlines()


@pytest.mark.parametrize(
    ("typed", "year", "moved"),
    [
        ("2020-02-29", 2021, "2021-02-28"),
        ("2020-02-29", 2024, "2024-02-29"),
        ("2020年2月29日", 2021, "2021年2月28日"),
        ("2020/2/28", 2021, "2021/2/28"),
        ("2020.12.31", 2021, "2021.12.31"),
        ("２０２０年３月１日", 2021, "2021年３月１日"),
        ("2021-01-15", 2021, "2022-01-15"),
        ("待定", 2021, "待定"),
    ],
)
def test_a_day_moves_by_years_and_stays_a_day(run, write, typed, year, moved):
    old = OLD.replace("计划开始日期: 2020-01-01", f"计划开始日期: {typed}").replace("2020年12月31日", "2021年12月31日")
    assert f"计划开始日期: {moved}" in carried(run, write, old, year).splitlines()


@pytest.mark.parametrize(
    ("typed", "moved"),
    [
        (": 2020年底前", ": 2021年底前"),
        (": 2020-06-30", ": 2021-06-30"),
        (" <= 2020年6月30日", " <= 2021年6月30日"),
        (": 2020-01-01 至 2020-12-31", ": 2021-01-01 至 2021-12-31"),
        (": 12月底前", ": 12月底前"),
        (": 2020 个", ": 2020 个"),
        (": 按 2020 年的计划办", ": 按 2020 年的计划办"),
        (": 2020年12月底前 100 %", ": 2021年12月底前 100 %"),
        (": 202001-202012", ": 202101-202112"),
    ],
)
def test_a_date_in_a_target_moves_and_a_number_does_not(run, write, typed, moved):
    text = carried(run, write, OLD.replace("产出.时效.完工: 2020年10月底前", f"产出.时效.完工{typed}"))
    assert f"产出.时效.完工{moved}" in text.splitlines()


@pytest.mark.parametrize("typed", ["2020-02-29", "2020年2月29日前", "2020-02-29 至 2020-12-31"])
def test_the_29th_of_february_in_a_target_stays_a_day(run, write, typed):
    read(carried(run, write, OLD.replace("2020年10月底前", typed)))


def test_a_form_without_fields_for_last_year_moves_its_year_alone(run, write, sound):
    assert carried(run, write, sound, 2027) == sound.replace("年度: 2026", "年度: 2027")


def test_several_projects_move_together_and_what_they_share_once(run, write, sound):
    first, second = sound.split("项目 甲\n")
    old = f"{first}年度总体目标: 2026 年通水\n项目 甲\n{second}\n项目 乙\n年度: 2025\n{second}产出.时效.完工: 2026-05-01\n"
    old = old.replace("年度总体目标: 通水\n", "")
    new = carried(run, write, old, 2028)
    assert new == old.replace("年度: 2026", "年度: 2028").replace("年度: 2025", "年度: 2028").replace(
        "2026-05-01", "2029-05-01"
    )


def test_sets_move_once_however_often_they_are_used(run, write, sound):
    old = f"{sound}引用 共性\n\n项目 乙\n{sound.split('项目 甲')[1]}引用 共性\n\n指标集 共性\n产出.时效.完工: 2026-05-01\n"
    assert carried(run, write, old, 2027) == old.replace("年度: 2026", "年度: 2027").replace("2026-05", "2027-05")


def test_what_was_imported_stays_in_its_file(run, write, sound):
    shared = write("共性.sheet", "指标集 共性\n产出.时效.完工: 2026-05-01\n")
    old = sound.replace("\n项目 甲", '导入 "共性.sheet"\n\n项目 甲') + "引用 共性\n"
    assert carried(run, write, old, 2027) == old.replace("年度: 2026", "年度: 2027")
    assert "2026-05-01" in shared.read_text("utf-8")


@pytest.mark.parametrize("year", ["２０２０", "2020 年", "2020年度"])
def test_a_year_in_any_spelling_becomes_four_digits(run, write, year):
    assert "年度: 2021" in carried(run, write, OLD.replace("年度: 2020", f"年度: {year}")).splitlines()


def test_windows_line_ends_stay(run, write):
    text = carried(run, write, OLD.replace("\n", "\r\n"), 2022)
    assert text == NEXT.replace("\n", "\r\n")


def test_an_added_line_ends_like_the_others(run, write):
    text = carried(run, write, OLD.replace("同名项目上年预算额: 2,050,000 元\n", "").replace("\n", "\r\n"))
    assert "同名项目上年预算额: 1,805,000 元\r\n" in text
    assert text.count("\n") == text.count("\r\n")


def test_a_sheet_without_a_year_cannot_be_moved(run, write):
    write("旧.sheet", OLD.replace("年度: 2020\n", ""))
    ran = run("new", "--from", "旧.sheet", "--year", "2021")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.splitlines()[0] == "错误: “旧.sheet”没有写年度，不知道日期要移几年"


@pytest.mark.parametrize(
    ("old", "rule"), [(OLD + "随手一写\n", "unreadable-line"), (OLD.encode("gb18030"), "not-utf8")]
)
def test_a_sheet_with_errors_is_shown_and_not_carried_over(run, write, folder, old, rule):
    write("旧.sheet", old)
    ran = run("new", "--from", "旧.sheet", "--year", "2021", "-o", "新.sheet")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"错误[{rule}]" in ran.stderr
    assert "错误: “旧.sheet”有错误，先改好它" in ran.stderr
    assert not (folder / "新.sheet").exists()


def test_notes_and_warnings_do_not_stop_it(run, write):
    assert "= ** 次" in carried(run, write, OLD.replace("= 4 次", "= ** 次").replace("知晓率 >= 80 %", "知晓率: 待定"))


def test_what_a_comment_allows_does_not_stop_it(run, write):
    allowed = "合格率 >= 95 %  # 允许 exact-floor: 合同写明"
    assert allowed in carried(run, write, OLD.replace("合格率 >= 95 %", allowed))
