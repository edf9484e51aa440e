"""`check --baseline`: old findings are not told, new ones are, wherever their lines have moved."""

import json
import subprocess

import pytest

from sheetlang.checker.checker import plain_checker
from sheetlang.checker.plugin_faults import NOT_LOADED
from sheetlang.checker.registry import all_rules
from sheetlang.source import Source, Span

SHEET = """\
表式: 项目支出绩效目标申报表(2021)
年度: 2026
主管部门及代码: **
实施单位: 县社会工作服务中心
年度资金总额: 86.50 万元
年度绩效目标: 见附件
项目 示例

产出.数量.受益人数 >= ** 人
    数据来源: **
产出.数量.受助人数 >= 4 人
    数据来源: 台账
随手一写
"""
OPTIONS = ("--baseline", "基线.json", "--select", "placeholder", "--format", "concise")


@pytest.fixture
def old(run, write, folder):
    """A sheet with four findings, all in the baseline; gives its text."""
    write("甲.sheet", SHEET)
    ran = run("check", "甲.sheet", *OPTIONS, "--write-baseline")
    assert (ran.stdout, ran.returncode) == ("", 0)
    assert "基线 基线.json 记了 4 处：新增 4 处，去掉 0 处。" in ran.stderr
    return SHEET


def test_old_findings_are_not_told(run, old):
    ran = run("check", "甲.sheet", *OPTIONS)
    assert (ran.stdout, ran.returncode) == ("", 0)
    assert "基线里的 4 处没有报。" in ran.stderr


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: "# 头\n\n" + text,
        lambda text: text.replace(">= 4 人", ">= 5 人").replace("台账", "年报"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("    数据", "  数据").replace(" >= **", "  >=  **"),
        lambda text: text.replace("随手一写\n", "").replace("产出.数量.受益", "随手一写\n产出.数量.受益"),
        lambda text: text.replace("项目 示例\n", "项目 示例\n产出.数量.新增人数 >= 9 人\n"),
        lambda text: text.replace(">= ** 人", ">= ** 人  # 待核实"),
    ],
    ids=["moved", "neighbours", "line-ends", "blanks", "order", "added", "comment"],
)  # fmt: skip
def test_lines_may_move_and_their_neighbours_change(run, write, old, edit):
    write("甲.sheet", edit(old))
    assert run("check", "甲.sheet", *OPTIONS).stdout == ""


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (lambda text: text + "产出.数量.新增人数 >= ** 人\n", 14),
        (lambda text: text.replace("4 人\n    数据来源: 台账", "4 人\n    数据来源: **"), 12),
        (lambda text: text.replace("来源: **", "来源: 表").replace("来源: 台账", "来源: **"), 12),
        (lambda text: text.replace("受益人数", "受惠人数").replace("    数据来源: **\n", ""), 9),
        (lambda text: text + "随手一写\n", 14),
    ],
    ids=["another", "same-column-once-more", "same-column-elsewhere", "other-name", "once-more"],
)
def test_a_new_finding_is_told(run, write, old, edit, line):
    write("甲.sheet", edit(old))
    ran = run("check", "甲.sheet", *OPTIONS)
    assert [one.split(":")[1] for one in ran.stdout.splitlines()] == [str(line)]
    assert ran.returncode == 1


def test_what_was_mended_leaves_the_baseline(run, write, folder, old):
    before = (folder / "基线.json").read_bytes()
    run("check", "甲.sheet", *OPTIONS, "--write-baseline")
    assert (folder / "基线.json").read_bytes() == before
    write("甲.sheet", old.replace("随手一写\n", ""))
    assert "另有 1 处已经改好" in run("check", "甲.sheet", *OPTIONS).stderr
    assert "记了 3 处：新增 0 处，去掉 1 处。" in run("check", "甲.sheet", *OPTIONS, "--write-baseline").stderr
    write("甲.sheet", old)
    assert "unreadable-line" in run("check", "甲.sheet", *OPTIONS).stdout


def test_files_that_were_not_checked_stay_and_those_that_are_gone_leave(run, write, folder, old):
    write("表/乙.sheet", old)
    run("check", "表", *OPTIONS, "--write-baseline")
    assert list(json.loads((folder / "基线.json").read_text("utf-8"))["files"]) == ["甲.sheet", "表/乙.sheet"]
    assert run("check", "甲.sheet", "表", *OPTIONS).stdout == ""
    assert "已经改好" not in run("check", "甲.sheet", *OPTIONS).stderr
    (folder / "甲.sheet").rename(folder / "表/改名.sheet")
    assert "基线里有 1 个文件已经不在，例如“甲.sheet”" in run("check", "表", *OPTIONS).stderr
    (folder / "表/改名.sheet").unlink()
    assert "已经不在" not in run("check", "表", *OPTIONS).stderr
    told = run("check", "表", *OPTIONS, "--write-baseline").stderr
    assert "记了 4 处：新增 0 处，去掉 4 处。基线里有 1 个文件已经不在" in told
    assert list(json.loads((folder / "基线.json").read_text("utf-8"))["files"]) == ["表/乙.sheet"]


def test_a_baseline_of_another_folder_is_told(run, write, old):
    write("表/甲.sheet", old)
    other = "基线里的 1 个文件这次一个也没有查，例如“甲.sheet”：这是不是另一个文件夹的基线？\n"
    assert run("check", "表", *OPTIONS).stderr.endswith(f"基线里的 0 处没有报。{other}")
    assert "None of the 1 file(s) of the baseline was checked" in run("check", "表", *OPTIONS, "--lang", "en").stderr
    assert other not in run("check", "表", "甲.sheet", *OPTIONS).stderr
    assert other in run("check", "表", *OPTIONS, "--write-baseline").stderr
    assert "没有查" not in run("check", "表", *OPTIONS, "--write-baseline").stderr


def test_the_baseline_knows_files_from_where_it_stands(run, write, folder, old, monkeypatch):
    (folder / "下").mkdir()
    monkeypatch.chdir(folder / "下")
    ran = run("check", "../甲.sheet", "--baseline", "../基线.json", "--select", "placeholder", "--lang", "en")
    assert (ran.stdout, ran.returncode) == ("", 0)


def test_a_release_refuses_what_the_baseline_holds(run, old):
    told = run("check", "甲.sheet", *OPTIONS, "--release")
    assert [line.split(":")[1] for line in told.stdout.splitlines()] == ["3", "9", "10"]
    assert "基线里的 1 处没有报。" in told.stderr
    assert told.returncode == 1
    again = run("check", "甲.sheet", *OPTIONS, "--release", "--write-baseline")
    assert (again.stdout, again.returncode) == (told.stdout, 1)
    assert "记了 4 处：新增 0 处，去掉 0 处。" in again.stderr


@pytest.mark.parametrize("style", [(), ("--diff3",)], ids=["merge", "diff3"])
def test_a_baseline_that_two_branches_added_to_is_read_and_settled(run, write, folder, old, style):
    before = (folder / "基线.json").read_bytes()
    for name in ("乙", "丙"):
        write(f"{name}.sheet", old)
        write("基线.json", before)
        run("check", f"{name}.sheet", *OPTIONS, "--write-baseline")
        (folder / "基线.json").rename(folder / f"{name}.json")
    write("原.json", before)
    merged = subprocess.run(
        ["git", "merge-file", "-p", *style, "乙.json", "原.json", "丙.json"], capture_output=True, cwd=folder
    )
    assert merged.returncode == 1, merged.stderr
    write("基线.json", merged.stdout)
    told = run("check", ".", *OPTIONS)
    assert (told.stdout, told.returncode) == ("", 0)
    assert "里面有 git 合并的冲突" in told.stderr
    run("check", ".", *OPTIONS, "--write-baseline")
    assert "冲突" not in run("check", ".", *OPTIONS).stderr
    assert len(json.loads((folder / "基线.json").read_text("utf-8"))["files"]) == 3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "第 1 行不是 JSON 的写法"),
        ('{\n"schema":\n?', "第 3 行不是 JSON 的写法"),
        ("[]", "里面没有基线"),
        ("{}", "里面没有基线"),
        ("[" * 100_000, "里面没有基线"),
        ('{"schema": "sheetlang.diagnostics/1", "files": {}}', "里面没有基线"),
        ('{"schema": "sheetlang.baseline/2"}', "它的格式是 sheetlang.baseline/2，这个 sheetlang 只认 sheetlang.baseline/1：先升级 sheetlang"),
        ('{"schema": "sheetlang.baseline/1", "files": {"甲": {"r": {"m": 0}}}}', "“甲”下面的内容不对"),
        ('{"schema": "sheetlang.baseline/1", "files": {"甲": []}}', "“甲”下面的内容不对"),
    ],
)  # fmt: skip
def test_what_is_no_baseline_is_refused_with_the_reason(run, write, text, reason):
    write("甲.sheet", SHEET)
    write("基线.json", text)
    told = run("check", "甲.sheet", *OPTIONS).stderr.splitlines()[0]
    assert told == f"错误: “基线.json”不是基线文件：{reason}"


def test_a_baseline_that_notepad_saved_is_read(run, folder, old):
    text = (folder / "基线.json").read_bytes()
    (folder / "基线.json").write_bytes(b"\xef\xbb\xbf" + text)
    assert run("check", "甲.sheet", *OPTIONS).stdout == ""
    (folder / "基线.json").write_bytes(text.decode().encode("utf-16"))
    assert "基线.json" in run("check", "甲.sheet", *OPTIONS).stderr.splitlines()[0]


BASELINE = ("--baseline", "基线.json")


def held(folder):
    """How many findings of each rule the baseline holds."""
    files = json.loads((folder / "基线.json").read_text())["files"]
    return {rule: sum(marks.values()) for rules in files.values() for rule, marks in rules.items()}


@pytest.fixture
def whole(run, write, folder):
    """A baseline of all that is found in a sheet; what it holds."""
    write("甲.sheet", f"{SHEET}产出.数量.待办人数: 待定\n")
    run("check", "甲.sheet", *BASELINE, "--write-baseline")
    rules = held(folder)
    assert {"placeholder", "pending"} < rules.keys()
    return rules


@pytest.mark.parametrize(
    "options", [("--select", "pending"), ("--ignore", "placeholder"), ("--severity", "number=off")]
)
def test_what_rules_found_that_did_not_run_stays(run, folder, whole, options):
    assert "已经改好" not in run("check", "甲.sheet", *BASELINE, *options).stderr
    assert "新增 0 处，去掉 0 处" in run("check", "甲.sheet", *BASELINE, *options, "--write-baseline").stderr
    assert held(folder) == whole


def test_what_settings_turned_off_stays(run, write, folder, whole):
    write("sheetlang.toml", 'ignore = ["placeholder"]\n')
    run("check", "甲.sheet", *BASELINE, "--write-baseline")
    assert held(folder) == whole


def test_what_rules_that_ran_no_longer_find_leaves_beside_what_stays(run, write, folder, whole):
    write("甲.sheet", SHEET.replace(">= ** 人", ">= 9 人"))
    assert "去掉 1 处" in run("check", "甲.sheet", *BASELINE, "--select", "pending", "--write-baseline").stderr
    assert held(folder).get("pending") is None
    assert held(folder)["placeholder"] == whole["placeholder"]


def test_what_a_rule_found_that_is_not_loaded_today_stays(run, folder, whole):
    file = folder / "基线.json"
    text = file.read_text().replace('"pending"', '"our-rule"').replace('"placeholder"', '"our-other-rule"')
    file.write_text(text)
    refused = NOT_LOADED.at(Source("entry_points.txt", "a"), Span(0, 1), name="our", reason="gone")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sheetlang.checker.registry._others", lambda: ((), (refused,)))
        run("check", "甲.sheet", *BASELINE, "--write-baseline")
    assert {"our-rule", "our-other-rule", "pending", "placeholder"} < held(folder).keys()
    run("check", "甲.sheet", *BASELINE, "--write-baseline")
    assert held(folder) == whole


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("sheetlang.toml", "ignor = 1\n", "config-unknown-key"),
        ("sheetlang.toml", '[rules]\npendin = "off"\n', "unknown-rule"),
        ("forms/甲.form.toml", "id = 1\n", "form-"),
    ],
)
def test_what_is_wrong_with_the_set_up_is_never_old(run, write, folder, whole, name, text, rule):
    write(name, text)
    for more in (("--write-baseline",), ()):
        ran = run("check", "甲.sheet", *BASELINE, *more, "--format", "concise")
        assert ran.returncode == 1
        assert {line.split(":")[0] for line in ran.stdout.splitlines()} == {name}
        assert rule in ran.stdout
    assert held(folder) == whole


def test_a_rule_that_fails_is_never_old_and_what_it_found_stays(run, folder, whole, monkeypatch):
    def fails(*_):
        raise ValueError

    (rule,) = [one for one in all_rules() if one.name == "pending"]
    rules = tuple(one for one in all_rules() if one is not rule)
    monkeypatch.setattr(
        "sheetlang.checker.checker.all_rules", lambda: (*rules, rule._replace(judge=fails, check=fails))
    )
    plain_checker.cache_clear()
    try:
        for more in (("--write-baseline",), ()):
            ran = run("check", "甲.sheet", *BASELINE, *more, "--format", "concise")
            assert (ran.returncode, "rule-failed" in ran.stdout) == (1, True)
        assert held(folder) == whole
    finally:
        plain_checker.cache_clear()


def test_old_findings_are_not_allowed_again(run, write, folder, whole):
    held_before = (folder / "基线.json").read_text()
    text = f"{SHEET}产出.数量.待办人数: 待定\n"
    write("甲.sheet", f"{text}产出.数量.新增人数 >= ** 人\n")
    run("check", "甲.sheet", *BASELINE, "--add-allow", "--reason", "新")
    assert (folder / "甲.sheet").read_text("utf-8") == f"{text}产出.数量.新增人数 >= ** 人  # 允许 placeholder: 新\n"
    assert run("check", "甲.sheet", *BASELINE).returncode == 0
    assert (folder / "基线.json").read_text() == held_before
