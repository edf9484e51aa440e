"""`sheetlang review`: the file it writes, what it says, and its exit status."""

import io

import openpyxl
import pytest
from sound import SOUND

WRONG = SOUND.replace(">= 42 公里", ">= ** 公里") + "随手一写\n"


@pytest.fixture(autouse=True)
def sheets(write):
    write("表/错.sheet", WRONG)
    write("表/对.sheet", SOUND)


def rows(path, name="意见"):
    return list(openpyxl.load_workbook(io.BytesIO(path.read_bytes()))[name].iter_rows(values_only=True))


def test_a_folder_becomes_a_workbook(run, folder):
    ran = run("review", "表", "-o", "意见/审核.xlsx")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "2 个文件，2 个项目，1 个没有问题：1 个错误、1 个警告、0 个提示 → 意见/审核.xlsx\n"
    assert [row[7] for row in rows(folder / "意见/审核.xlsx")[1:]] == ["占位符", "读不懂的行"]
    assert [path.name for path in (folder / "意见").iterdir()] == ["审核.xlsx"]


def test_only_errors_are_listed_where_that_is_asked_for(run, write, folder):
    ran = run("review", "表", "-o", "审核.xlsx", "--errors-only")
    assert (ran.returncode, [row[7] for row in rows(folder / "审核.xlsx")[1:]]) == (1, ["读不懂的行"])
    assert ran.stderr == "2 个文件，2 个项目，1 个没有错误：1 个错误、0 个警告、0 个提示 → 审核.xlsx\n只列了错误。\n"
    write("表/错.sheet", WRONG.replace("随手一写", ""))
    assert run("review", "表", "-o", "审核.xlsx", "--errors-only", "--force").returncode == 0


def test_the_suffix_decides(run, folder):
    assert run("review", "表", "-o", "审核.HTML").returncode == 1
    assert (folder / "审核.HTML").read_text("utf-8").startswith("<!DOCTYPE html>")
    refused = run("review", "表", "-o", "审核.pdf")
    assert (refused.returncode, "xlsx、html" in refused.stderr) == (2, True)
    assert not (folder / "审核.pdf").exists()


def test_without_a_name_it_is_named_for_what_it_is(run, folder):
    run("review", "表")
    assert (folder / "审核意见.xlsx").exists()


def test_what_a_reviewer_noted_in_it_is_not_lost(run, write, folder):
    write("审核.xlsx", "批注")
    ran = run("review", "表", "-o", "审核.xlsx")
    assert (ran.returncode, (folder / "审核.xlsx").read_text("utf-8")) == (2, "批注")
    assert "--force" in ran.stderr
    assert run("review", "表", "-o", "审核.xlsx", "--force").returncode == 1
    assert len(rows(folder / "审核.xlsx")) == 3


def test_nothing_to_send_back_is_status_0(run, folder):
    ran = run("review", "表/对.sheet", "-o", "审核.xlsx")
    assert (ran.returncode, ran.stderr) == (
        0,
        "1 个文件，1 个项目，1 个没有问题：0 个错误、0 个警告、0 个提示 → 审核.xlsx\n",
    )
    assert (folder / "审核.xlsx").exists()


def test_what_the_table_has_no_room_for_is_told(run, monkeypatch):
    monkeypatch.setattr("sheetlang.review.rows.MOST_ROWS", 1)
    assert run("review", "表", "-o", "审核.xlsx").stderr.splitlines()[1:] == ["放不下，没有逐条列出：1 个警告"]


def test_a_long_review_says_what_it_writes(run, monkeypatch):
    assert "正在写" not in run("review", "表", "-o", "快.xlsx").stderr
    clock = iter(range(0, 1_000, 3))  # three seconds pass each time that it is asked
    monkeypatch.setattr("sheetlang.cli.console.time.monotonic", lambda: next(clock))
    assert run("review", "表", "-o", "审核.xlsx").stderr.splitlines()[-2] == "正在写 审核.xlsx …"
    assert run("review", "表", "-o", "又.xlsx", "--quiet").stderr == ""


def test_notes_alone_are_status_0_until_release(run, write):
    write("待.sheet", SOUND.replace(">= 42 公里", ": 待定"))
    assert run("review", "待.sheet", "-o", "审核.xlsx").returncode == 0
    assert run("review", "待.sheet", "-o", "定稿.xlsx", "--release").returncode == 1


def test_a_wrong_form_file_is_told_once(run, write, folder):
    write("自己.form.toml", 'id = "own"\n')
    run("review", "表", "-o", "审核.xlsx")
    files = [row[2] for row in rows(folder / "审核.xlsx")[1:]]
    assert files.count("自己.form.toml") == files.index("表/错.sheet") > 0


def test_a_shared_set_is_told_once(run, write, folder):
    write("组.sheet", "表式: 项目支出绩效目标申报表(2015)\n指标集 甲\n产出.数量.树 >= ** 棵\n")
    for name in "一二":
        write(f"{name}.sheet", SOUND.replace("年度: 2026\n", '年度: 2026\n导入 "组.sheet"\n') + "引用 甲\n")
    run("review", "一.sheet", "二.sheet", "-o", "审核.xlsx")
    assert [row[2] for row in rows(folder / "审核.xlsx")[1:] if row[7] == "占位符"] == ["组.sheet"]


def test_a_file_that_cannot_be_written_leaves_the_old_one(run, write, folder, monkeypatch):
    write("审核.xlsx", "旧")
    monkeypatch.setattr("os.replace", refuse)
    ran = run("review", "表", "-o", "审核.xlsx", "--force")
    assert (ran.returncode, (folder / "审核.xlsx").read_text("utf-8")) == (2, "旧")
    assert [path.name for path in folder.iterdir() if path.name.endswith(".tmp")] == []


def test_the_overview_tells_what_was_asked_for(run, write, folder):
    write("sheetlang.toml", 'ignore = ["年份"]\n')
    run("review", "表", "表/对.sheet", "--select", "数值，资金", "--severity", "占位符=error", "-o", "审核.xlsx")
    told = dict(rows(folder / "审核.xlsx", "总览")[1:-1])
    assert [told[name] for name in ("查的文件夹或文件", "设置", "只查这些规则", "改了级别的规则")] == [
        "表、表/对.sheet", "sheetlang.toml", "数值，资金", "占位符=error",
    ]  # fmt: skip
    assert "不查的规则" not in told
    run("review", "表", "-o", "又.xlsx", "--config", "表/../sheetlang.toml")
    assert dict(rows(folder / "又.xlsx", "总览")[1:-1])["设置"] == "表/../sheetlang.toml"


def refuse(*_, **__):
    raise OSError(28, "No space left on device")


def test_what_is_not_there_is_status_2(run):
    assert run("review", "没有", "-o", "审核.xlsx").returncode == 2


BASELINE = ("review", "表", "-o", "审核.xlsx", "--force", "--baseline", "基线.json")


@pytest.fixture
def old(run):
    """A baseline of what is wrong in the folder."""
    run("check", "表", "--baseline", "基线.json", "--write-baseline")


def test_what_a_baseline_holds_is_not_listed_and_is_counted(run, write, folder, old):
    before = (folder / "基线.json").read_bytes()
    ran = run(*BASELINE)
    assert (ran.returncode, len(rows(folder / "审核.xlsx"))) == (0, 2)
    assert ran.stderr.splitlines() == [
        "2 个文件，2 个项目，2 个没有新问题：0 个错误、0 个警告、0 个提示 → 审核.xlsx",
        "基线里的 2 处没有报。",
    ]
    assert [row[-1] for row in rows(folder / "审核.xlsx", "按项目")[1:]] == ["没有新问题", "没有新问题"]
    assert rows(folder / "审核.xlsx")[1][0] == "没有新问题。"
    assert "2 个没有新错误：" in run(*BASELINE, "--errors-only").stderr
    write("表/对.sheet", SOUND + "又随手一写\n")
    ran = run(*BASELINE)
    assert ran.returncode == 1
    assert [row[2] for row in rows(folder / "审核.xlsx")[1:]] == ["表/对.sheet"]
    told = dict(rows(folder / "审核.xlsx", "总览")[1:-1])
    assert (told["基线"], told["基线里的，没有报"], told["没有新问题的项目"]) == ("基线.json", 2, 1)
    assert (folder / "基线.json").read_bytes() == before


def test_the_page_of_new_findings_says_how_many_were_old(run, folder, old):
    run("review", "表", "-o", "审核.html", "--baseline", "基线.json", "--lang", "en")
    text = (folder / "审核.html").read_text("utf-8")
    assert "in the baseline, not told" in text
    assert "随手一写" not in text


def test_of_equal_findings_as_many_are_old_as_there_were(run, write, folder, old):
    write("表/错.sheet", WRONG + "随手一写\n")
    assert run(*BASELINE).returncode == 1
    assert len(rows(folder / "审核.xlsx")) == 2


def test_what_is_wrong_in_a_shared_set_is_old_for_every_sheet_of_it(run, write, folder):
    write("表/组.sheet", "表式: 项目支出绩效目标申报表(2015)\n指标集 甲\n产出.数量.树 >= ** 棵\n")
    for name in "一二":
        sheet = SOUND.replace("年度: 2026\n", '年度: 2026\n导入 "组.sheet"\n') + "引用 甲\n"
        write(f"表/{name}.sheet", sheet)
    run("check", "表", "--baseline", "基线.json", "--write-baseline")
    for paths in (("表",), ("表/一.sheet", "表/二.sheet"), ("表/组.sheet", "表/二.sheet", "表/一.sheet")):
        ran = run("review", *paths, "-o", "审核.xlsx", "--force", "--baseline", "基线.json")
        assert (ran.returncode, len(rows(folder / "审核.xlsx"))) == (0, 2), paths


def test_a_release_lists_what_it_refuses_though_it_is_old(run, folder, old):
    assert run(*BASELINE, "--release").returncode == 1
    assert [row[7] for row in rows(folder / "审核.xlsx")[1:]][-1:] == ["占位符"]


def test_what_could_not_be_read_is_listed_though_it_is_old(run, write, folder, old):
    write("表/坏.sheet", b"\xff")
    run("check", "表", "--baseline", "基线.json", "--write-baseline")
    assert run(*BASELINE).returncode == 1


def test_a_baseline_of_another_folder_is_told_in_a_review(run, write, folder, old):
    write("别/错.sheet", WRONG)
    ran = run("review", "别", "-o", "审核.xlsx", "--baseline", "基线.json")
    assert ran.stderr.splitlines()[-1].endswith("这是不是另一个文件夹的基线？")
    assert len(rows(folder / "审核.xlsx")) == 3


def test_a_baseline_that_is_none_is_refused_before_anything_is_written(run, write, folder):
    write("基线.json", "[]")
    assert (run(*BASELINE).returncode, (folder / "审核.xlsx").exists()) == (2, False)
    ran = run("review", "表", "-o", "审核.xlsx", "--baseline", "没有.json")
    assert (ran.returncode, "没有基线文件“没有.json”" in ran.stderr) == (2, True)
    write("基线.html", '{"schema": "sheetlang.baseline/1", "files": {}}')
    refused = run("review", "表", "-o", "基线.html", "--force", "--baseline", "基线.html")
    assert refused.returncode == 2
    assert (folder / "基线.html").read_text("utf-8").startswith("{")
