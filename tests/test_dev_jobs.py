"""The jobs of dev.py that decide something: whether tests notice enough mutants of the rules."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from subprocess import CompletedProcess

import pytest

DEV = Path(__file__).parents[1] / "dev.py"


@pytest.fixture
def dev():
    spec = spec_from_file_location("dev", DEV)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def judged(dev):
    return dev.judged


def results(rule: str, **counts: int) -> str:
    """What mutmut lists: a line a mutant."""
    statuses = [status for status, count in counts.items() for _ in range(count)]
    lines = [f"    sheetlang.rules.{rule}.x_judge__mutmut_{number}: {one}" for number, one in enumerate(statuses, 1)]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize(
    ("killed", "timeout", "survived", "status"), [(10, 0, 0, 0), (8, 1, 1, 0), (8, 0, 2, 1), (0, 0, 1, 1), (0, 0, 0, 1)]
)
def test_mutants_fail_where_tests_notice_fewer_than_nine_in_ten(judged, killed, timeout, survived, status):
    assert judged(results("pending", killed=killed, timeout=timeout, survived=survived)) == status


def test_what_survives_is_said_by_name_and_by_rule(judged, capsys):
    listed = results("pending", killed=30, survived=1) + results("odd_unit", killed=8, survived=1, suspicious=1)
    assert judged(listed) == 0
    assert capsys.readouterr().out.splitlines() == [
        "    sheetlang.rules.pending.x_judge__mutmut_31: survived",
        "    sheetlang.rules.odd_unit.x_judge__mutmut_9: survived",
        "    sheetlang.rules.odd_unit.x_judge__mutmut_10: suspicious",
        "odd_unit: 8 of 10",
        "38 of 41 mutants were noticed",
    ]


@pytest.mark.parametrize(("survived", "status"), [(1, 0), (2, 1)])
def test_the_job_ends_with_what_was_judged(dev, monkeypatch, survived, status):
    listed = results("pending", killed=10 - survived, survived=survived)
    for name in ("environment", "install", "run"):
        monkeypatch.setattr(dev, name, lambda *_: Path("bin/python"))
    monkeypatch.setattr(dev.subprocess, "run", lambda *_, **__: CompletedProcess((), 0, listed))
    monkeypatch.setattr(dev.sys, "argv", ["dev.py", "mutants"])
    with pytest.raises(SystemExit) as ended:
        dev.main()
    assert ended.value.code == status
