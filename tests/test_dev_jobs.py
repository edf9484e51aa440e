"""The jobs of dev.py that decide something: whether tests notice enough mutants and take enough branches."""

import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from measured import branches, mutants
from measured.groups import ROOT, Group, all_groups, asked_for, modules_of

GROUP = Group("checker", ("sheetlang/checker/*.py",), ("tests/test_checker.py",), noticed=0.9, branches=0.9)


def results(module: str, **counts: int) -> str:
    """What mutmut lists: a line a mutant."""
    statuses = [status for status, count in counts.items() for _ in range(count)]
    lines = [f"    sheetlang.{module}.x_judge__mutmut_{number}: {one}" for number, one in enumerate(statuses, 1)]
    return "".join(f"{line}\n" for line in lines)


# -- mutants


@pytest.mark.parametrize(
    ("killed", "timeout", "survived", "status"), [(10, 0, 0, 0), (8, 1, 1, 0), (8, 0, 2, 1), (0, 0, 1, 1), (0, 0, 0, 1)]
)
def test_mutants_fail_where_tests_notice_fewer_than_the_group_asks_for(killed, timeout, survived, status):
    listed = results("checker.run", killed=killed, timeout=timeout, survived=survived)
    assert mutants.judged(GROUP, listed) == status


def test_a_group_may_ask_for_less():
    listed = results("checker.run", killed=17, survived=3)
    assert [mutants.judged(GROUP._replace(noticed=share), listed) for share in (0.85, 0.86)] == [0, 1]


def test_what_survives_is_said_by_name_and_by_module(capsys):
    listed = results("checker.run", killed=30, survived=1) + results("findings", killed=8, survived=1, suspicious=1)
    assert mutants.judged(GROUP, listed) == 0
    assert capsys.readouterr().out.splitlines() == [
        "    sheetlang.checker.run.x_judge__mutmut_31: survived",
        "    sheetlang.findings.x_judge__mutmut_9: survived",
        "    sheetlang.findings.x_judge__mutmut_10: suspicious",
        "sheetlang.findings: 8 of 10",
        "checker: 38 of 41 mutants were noticed, 92.7 %",
    ]


def test_mutmut_is_told_what_to_change_and_what_the_tests_read():
    paths = ["sheetlang/findings.py", "tests/test_checker.py", "pyproject.toml", "grammar/a.lark", "README.md"]
    assert tomllib.loads(mutants.settings(GROUP, paths))["tool"]["mutmut"] == {
        "source_paths": ["sheetlang"],
        "only_mutate": modules_of(GROUP),
        "also_copy": ["README.md", "grammar"],
        "pytest_add_cli_args_test_selection": ["tests/test_checker.py"],
    }


@pytest.mark.parametrize(("survived", "status"), [((0, 1), 0), ((2, 0), 1), ((0, 2), 1)])
def test_every_group_that_is_asked_for_must_reach_its_share(monkeypatch, survived, status):
    listed = [results("checker.run", killed=10 - some, survived=some) for some in survived]
    monkeypatch.setattr(mutants, "asked_for", lambda names: [GROUP._replace(name=name) for name in names])
    monkeypatch.setattr(mutants, "results", lambda *_: listed.pop(0))
    monkeypatch.setattr(mutants.sys, "argv", ["mutants.py", "one", "other"])
    assert mutants.main() == status
    assert listed == []


# -- branches


def report(lines: tuple[int, int], taken: tuple[int, int]) -> dict:
    """What coverage.py says of two modules, of which one has all that is missing."""
    names = ("covered_lines", "num_statements", "covered_branches", "num_branches")
    whole = {"missing_lines": [], "missing_branches": []}
    part = {"missing_lines": [7, 8], "missing_branches": [[6, 7], [9, -1]]}
    return {
        "totals": dict(zip(names, (*lines, *taken), strict=True)),
        "files": {"sheetlang/b.py": part, "sheetlang/a.py": whole},
    }


@pytest.mark.parametrize(
    ("lines", "taken", "status"),
    [
        ((10, 10), (10, 10), 0),
        ((9, 10), (9, 10), 0),
        ((8, 10), (10, 10), 1),
        ((10, 10), (8, 10), 1),
        ((0, 0), (0, 0), 1),
    ],
)
def test_branches_fail_where_tests_take_too_few(lines, taken, status):
    assert branches.judged(GROUP, report(lines, taken)) == status


def test_what_no_test_takes_is_said_by_its_place(capsys):
    branches.judged(GROUP, report((8, 10), (2, 4)))
    assert capsys.readouterr().out.splitlines() == [
        "    sheetlang/b.py: lines 7, 8",
        "    sheetlang/b.py: branches 9->-1",
        "checker: 8 of 10 (80.0 %) lines, 2 of 4 (50.0 %) branches",
    ]


@pytest.mark.parametrize(("share", "status"), [(0.9, 1), (0.0, 0)])
def test_a_group_without_a_share_of_branches_is_not_measured_for_them(monkeypatch, share, status):
    monkeypatch.setattr(branches, "asked_for", lambda names: [GROUP._replace(branches=share)])
    monkeypatch.setattr(branches, "measured", lambda group: report((1, 2), (1, 2)))
    monkeypatch.setattr(branches.sys, "argv", ["branches.py"])
    assert branches.main() == status


# -- groups


@pytest.mark.parametrize("group", all_groups().values(), ids=all_groups())
def test_each_pattern_and_test_of_a_group_is_there(group):
    assert [pattern for pattern in (*group.modules, *group.but) if not list(ROOT.glob(pattern))] == []
    assert [test for test in group.tests if not is_there(test)] == []
    assert group.noticed >= 0.85
    assert group.branches in (0, 0.95)


def is_there(test: str) -> bool:
    """Whether a file of tests, or one test of it, is there."""
    file, _, name = test.partition("::")
    return (ROOT / file).is_file() and f"def {name}" in (ROOT / file).read_text("utf-8")


def test_a_group_leaves_out_what_it_says():
    assert {"sheetlang/rules/pending.py"} == set(modules_of(all_groups()["rules"])) & {
        "sheetlang/rules/pending.py", "sheetlang/rules/rule.py"
    }  # fmt: skip


def test_groups_are_those_that_are_named_or_all():
    assert [group.name for group in asked_for([])] == list(all_groups())
    assert [group.name for group in asked_for(["checker"])] == ["checker"]
    with pytest.raises(SystemExit, match="no such group: chequer; there are rules, knowledge, checker"):
        asked_for(["chequer"])


# -- the command


@pytest.fixture
def dev():
    spec = spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("arguments", "ran"),
    [
        (["mutants"], ["tests/measured/mutants.py"]),
        (["mutants", "checker", "rules"], ["tests/measured/mutants.py", "checker", "rules"]),
        (["coverage", "checker"], ["tests/measured/branches.py", "checker"]),
    ],
)
def test_a_measure_is_run_for_the_groups_that_are_named(dev, monkeypatch, arguments, ran):
    commands = []
    for name in ("environment", "install"):
        monkeypatch.setattr(dev, name, lambda *_: Path("bin/python"))
    monkeypatch.setattr(dev, "run", lambda python, *command: commands.append(list(command)))
    monkeypatch.setattr(dev.sys, "argv", ["dev.py", *arguments])
    dev.main()
    assert commands == [ran]
    assert (ROOT / ran[0]).exists()


@pytest.mark.parametrize("arguments", [[], ["mutant"], ["lock", "checker"]])
def test_a_job_that_is_none_is_told_the_jobs(dev, monkeypatch, arguments):
    monkeypatch.setattr(dev.sys, "argv", ["dev.py", *arguments])
    with pytest.raises(SystemExit, match=r"python3 dev\.py mutants"):
        dev.main()
