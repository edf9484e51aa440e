"""Rules of a bureau on the command line: they run like sheetlang's own, and never a traceback."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sound import SOUND

from sheetlang.rules.rule import Rule, Verdict

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "own-rules.md"


def block(kind: str) -> str:
    """A block of the documentation, by the words after its opening."""
    return DOCUMENTATION.read_text("utf-8").partition(f"```{kind}\n")[2].partition("```")[0]


def searched(folder: Path) -> str:
    """Where packages are searched: those of a test, then whatever runs it."""
    return os.pathsep.join(filter(None, (str(folder / "site-packages"), os.environ.get("PYTHONPATH"))))


@pytest.fixture
def installed(folder):
    """Puts a package where installed packages stand, with its entry points; gives that place."""

    def installed(module="our_rules", text="", entry="our = our_rules:RULE", group="sheetlang.rules"):
        place = folder / "site-packages"
        record = place / f"{module}-1.0.dist-info"
        record.mkdir(parents=True)
        (place / f"{module}.py").write_text(text or block("python our_rules.py"), "utf-8")
        (record / "entry_points.txt").write_text(f"[console_scripts]\nx = y:z\n\n[{group}]\n{entry}\n", "utf-8")
        return place

    return installed


@pytest.fixture
def sheetlang(folder, write):
    """Runs the command line with the installed packages."""

    def sheetlang(*arguments, sheet=f"{SOUND}产出.质量.尽快到位率 >= 90 %\n"):
        write("a.sheet", sheet)
        environment = os.environ | {"PYTHONPATH": searched(folder), "SHEETLANG_LANG": "zh"}
        ran = subprocess.run(
            [sys.executable, "-m", "sheetlang", *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
        )
        assert "Traceback" not in ran.stderr
        return ran

    return sheetlang


def test_the_documented_rule_runs_like_any_other(installed, sheetlang):
    installed()
    ran = sheetlang("check", "a.sheet", "--format", "concise")
    assert (ran.returncode, ran.stdout) == (1, "a.sheet:12:7: warning[no-hurry] “尽快到位率”没有说到什么时候\n")
    assert sheetlang("check", "a.sheet", "--ignore", "尽快").returncode == 0
    assert re.search("no-hurry +尽快 ", sheetlang("rules", "表述").stdout)
    assert "审核时没法判断" in sheetlang("explain", "尽快").stdout
    allowed = sheetlang("check", "a.sheet", sheet=f"{SOUND}产出.质量.尽快到位率 >= 90 %  # 允许 尽快: 应急项目\n")
    assert allowed.returncode == 0


@pytest.mark.parametrize(("module", "rule"), [("our_rules", "no-hurry"), ("our_satisfaction", "uneven-satisfaction")])
def test_the_documented_test_of_the_rule_passes_and_can_fail(installed, folder, write, module, rule):
    installed(module, block(f"python {module}.py"))
    write("tests/test_our_rules.py", block("python tests/test_our_rules.py").replace("our_rules", module))
    case = block(f"sheet tests/cases/{rule}.sheet")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]

    def outcome(case):
        write(f"tests/cases/{rule}.sheet", case)
        environment = os.environ | {"PYTHONPATH": searched(folder)}
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8")

    passed = outcome(case)
    assert passed.returncode == 0, passed.stdout
    assert outcome(case.replace(f"  #! {rule}", "")).returncode == 1


def test_a_rule_that_compares_is_graver_at_release(installed, sheetlang):
    installed("our_satisfaction", block("python our_satisfaction.py"), "our = our_satisfaction:RULE")
    shares = "".join(f"满意度.服务对象满意度.{who}满意度 >= {share} %\n" for who, share in (("甲", 90), ("乙", 85)))
    ran = sheetlang("check", "a.sheet", "--format", "concise", "--select", "满意度不一", sheet=SOUND + shares)
    assert ran.stdout == "a.sheet:13:21: info[uneven-satisfaction] “乙满意度”的要求和前面的不一样\n"
    ran = sheetlang("build", "a.sheet", "--release", "--out", "out", sheet=SOUND + shares)
    assert ran.returncode == 1
    assert "uneven-satisfaction" in ran.stderr


def test_all_that_a_rule_may_have_is_documented():
    document = DOCUMENTATION.read_text("utf-8")
    plain = {"fault", "zh", "group", "code"}
    assert [one for one in Rule._fields if one not in plain and not re.search(rf"`{one}[(=]", document)] == []
    methods = [name for name, one in vars(Verdict).items() if callable(one) and not name.startswith("_")]
    assert len(methods) == 5
    assert [one for one in methods if f"`.{one}(" not in document] == []


def test_packages_that_offer_no_rule_are_not_imported(installed, sheetlang):
    installed(text="raise SystemExit('imported')", group="others.rules")
    assert sheetlang("check", "a.sheet").returncode == 0


def test_a_folder_of_sheets_runs_no_code(installed, sheetlang, folder):
    place = installed(text="raise SystemExit('imported')")
    for one in place.iterdir():
        one.rename(folder / one.name)
    assert sheetlang("check", "a.sheet").returncode == 0


@pytest.mark.parametrize(
    ("text", "entry", "reason"),
    [
        ("", "our = our_rule:RULE", "ModuleNotFoundError"),
        ("", "our = our_rules:RULES", "AttributeError"),
        ("1 / 0", "our = our_rules", "ZeroDivisionError"),
        ("import sys\nsys.exit(3)", "our = our_rules", "SystemExit: 3"),
        ("RULE = 1", "our = our_rules", "：它不是 sheetlang.rules.rule.Rule"),
        ("from sheetlang.rules.pending import RULE", "our = our_rules", "：已经有规则或规则组叫“pending”"),
        (
            "from sheetlang.rules.pending import RULE\nfrom sheetlang.rules.rule import Rule\n"
            "RULE = Rule(RULE.fault._replace(name='x'), '甲', 'none', RULE.check)",
            "our = our_rules",
            "：它的组不是 completeness、",
        ),
    ],
)
def test_a_rule_that_cannot_be_loaded_is_one_finding(installed, sheetlang, text, entry, reason):
    installed(text=text, entry=entry)
    ran = sheetlang("check", "a.sheet", "--format", "concise")
    (line,) = ran.stdout.splitlines()
    assert "entry_points.txt:5:1: error[rule-not-loaded]" in line
    assert reason in line
    assert ran.returncode == 1


LOUD = """
print("imported")
from sheetlang.diagnostic import Fault, Text
from sheetlang.rules.rule import Rule, on
def judge(indicator, form, known):
    print("judged")
    yield on("name")
def check(sheet, known):
    print("checked")
    yield FAULT.at(*sheet.origin)
def picks(indicator, form, known):
    print("picked")
    return True
def compare(picked, sheet, known):
    print("compared")
    yield FAULT.at(*sheet.origin)
def alike(sheet, known):
    print("likened")
FAULT = Fault("own", "warning", Text("错", "wrong"))
RULE = Rule(FAULT, "自己的", "name", check, judge, picks=picks, compare=compare, alike=alike)
"""


@pytest.mark.parametrize(
    "command",
    [
        ("check", "a.sheet", "--format", "json"),
        ("check", "a.sheet", "--format", "sarif"),
        ("build", "a.sheet", "--to", "json", "--out", "-"),
    ],
)
def test_what_a_rule_prints_does_not_reach_the_output(installed, sheetlang, command):
    installed(text=LOUD)
    ran = sheetlang(*command)
    json.loads(ran.stdout)
    told = ["imported", "judged", "checked", "picked", "compared", "likened"]
    assert [one for one in told if one not in ran.stderr] == []


LOST = "规则“{name}”装不上：ZeroDivisionError: division by zero"


@pytest.mark.parametrize("name", ["no-hurry", "No-Hurry", "our_rules:RULE", "our_rules"])
def test_a_rule_that_cannot_be_loaded_is_called_that_where_it_is_named(installed, sheetlang, write, name):
    installed(text="1 / 0", entry="no-hurry = our_rules")
    told = LOST.format(name=name)
    for command in (
        ("check", "a.sheet", "--select", name),
        ("check", "a.sheet", "--ignore", name),
        ("check", "a.sheet", "--severity", f"{name}=off"),
        ("rules", name),
        ("explain", name),
    ):
        ran = sheetlang(*command)
        assert (ran.returncode, ran.stderr.splitlines()[0]) == (2, f"错误: {told}"), command
    write("sheetlang.toml", f'ignore = ["{name}"]\n')
    ran = sheetlang("check", "a.sheet", "--format", "concise")
    assert f"sheetlang.toml:1:11: error[unknown-rule] {told}" in ran.stdout
    assert "error[rule-not-loaded]" in ran.stdout


def test_a_rule_that_is_not_fit_is_known_by_its_own_names(installed, sheetlang):
    text = block("python our_rules.py").replace('"wording"', '"none"')
    installed(text=text, entry="x = our_rules:RULE")
    for name in ("no-hurry", "尽快"):
        assert f"规则“{name}”装不上：它的组不是" in sheetlang("check", "a.sheet", "--select", name).stderr


def test_where_a_name_is_unknown_rules_that_cannot_be_loaded_are_named(installed, sheetlang):
    """Of one that fails at import nobody can tell its Chinese name."""
    installed(text="1 / 0", entry="no-hurry = our_rules")
    for command in (("check", "a.sheet", "--select", "尽快"), ("rules", "尽快"), ("explain", "尽快")):
        (line, *_) = sheetlang(*command).stderr.splitlines()
        assert line.endswith("；另有装不上的规则：no-hurry"), command


def test_braces_in_the_reason_are_told_as_they_are(installed, sheetlang):
    installed(text="raise ValueError('{x} }{')", entry="no-hurry = our_rules")
    assert "ValueError: {x} }{" in sheetlang("explain", "no-hurry").stderr
    assert '"zh": "ValueError: {x} }{"' in sheetlang("rules", "--format", "json").stdout


def test_rules_lists_what_cannot_be_loaded(installed, sheetlang):
    installed(text="1 / 0", entry="no-hurry = our_rules")
    ran = sheetlang("rules")
    assert ran.returncode == 0
    assert ran.stdout.splitlines()[-1] == "装不上规则“our_rules:RULE”：ZeroDivisionError: division by zero"
    assert "装不上" not in sheetlang("rules", "表述").stdout
    (lost,) = json.loads(sheetlang("rules", "--format", "json").stdout)["not_loaded"]
    reason = "ZeroDivisionError: division by zero"
    assert lost == {"name": "no-hurry", "object": "our_rules:RULE", "reason": {"zh": reason, "en": reason}}
