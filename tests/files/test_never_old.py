"""A finding that says that a file, or what it needs of another, was not read at all is in no baseline: it would hide the rest."""

import json

import pytest

from sheetlang.baseline import _UNRESOLVED
from sheetlang.checker.structural import structural_faults

BASELINE = ("--baseline", "基线.json", "--format", "concise")
OLD = "产出.数量.受益人数 >= ** 人\n"
# What is put behind a sheet with an old finding, or instead of a text in it.
FAULTS = {
    "import-not-found": ("\n项目", '\n导入 "没有.sheet"\n项目'),
    "import-escapes": ("\n项目", '\n导入 "/共性.sheet"\n项目'),
    "import-cycle": ("\n项目", '\n导入 "甲.sheet"\n项目'),
    "import-unreadable": ("\n项目", '\n导入 "坏.sheet"\n项目'),
    "unknown-set": (OLD, f"{OLD}引用 没有的\n"),
    "unknown-form": ("项目支出绩效目标申报表", "没有这样的表"),
    "unresolved-conflict": (OLD, f"<<<<<<< a\n{OLD}=======\n>>>>>>> b\n"),
}


@pytest.fixture
def held(folder):
    """Gives what the baseline holds of the sheet."""
    return lambda: json.loads((folder / "基线.json").read_text())["files"].get("甲.sheet", {})


@pytest.fixture
def sheet(sound):
    """A sheet with one old finding."""
    return sound + OLD


@pytest.mark.parametrize("rule", FAULTS)
def test_it_is_not_put_into_a_baseline_and_always_told(run, write, sheet, held, rule):
    write("坏.sheet", b"\xff")
    write("甲.sheet", sheet.replace(*FAULTS[rule], 1))
    for more in (("--write-baseline",), (), ("--write-baseline",)):
        ran = run("check", "甲.sheet", *BASELINE, *more)
        assert (ran.returncode, f"error[{rule}]" in ran.stdout, "已经改好" in ran.stderr) == (1, True, False)
    assert rule not in held()


@pytest.mark.parametrize("rule", FAULTS)
def test_meanwhile_what_the_file_had_stays(run, write, sheet, held, rule):
    """Of a sheet that is read in part not all is found: what is not, was not mended."""
    write("坏.sheet", b"\xff")
    write("甲.sheet", sheet)
    run("check", "甲.sheet", *BASELINE, "--write-baseline")
    before = held()
    assert "placeholder" in before
    write("甲.sheet", sheet.replace(*FAULTS[rule], 1).replace(">= ** 人", ">= 9 人"))
    run("check", "甲.sheet", *BASELINE, "--write-baseline")
    assert held()["placeholder"] == before["placeholder"]
    write("甲.sheet", sheet)
    assert run("check", "甲.sheet", *BASELINE).returncode == 0


def test_what_an_older_baseline_holds_of_it_is_told_and_leaves(run, write, sheet, held):
    write("甲.sheet", sheet.replace(*FAULTS["import-not-found"], 1))
    with pytest.MonkeyPatch.context() as once:
        once.setattr("sheetlang.baseline._UNRESOLVED", frozenset())
        run("check", "甲.sheet", *BASELINE, "--write-baseline")
    assert "import-not-found" in held()
    ran = run("check", "甲.sheet", *BASELINE)
    assert (ran.returncode, "import-not-found" in ran.stdout, "已经改好" in ran.stderr) == (1, True, False)
    assert "新增 0 处，去掉 1 处" in run("check", "甲.sheet", *BASELINE, "--write-baseline").stderr
    assert held().keys() == {"placeholder"}


def test_each_of_these_is_the_name_of_a_fault():
    assert structural_faults().keys() >= _UNRESOLVED


def test_too_many_findings_are_never_old(run, write, sheet, held, monkeypatch):
    """Of those that are not listed nobody can tell an old one from a new one."""
    monkeypatch.setattr("sheetlang.diagnostic.MOST_FINDINGS", 2)
    write("甲.sheet", sheet + "随手一写\n" * 9)
    for more in (("--write-baseline",), ()):
        assert "error[too-many-findings]" in run("check", "甲.sheet", *BASELINE, *more).stdout
    assert "too-many-findings" not in held()
