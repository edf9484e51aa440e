"""A fault of sheetlang itself, in whichever command, is one line to report; its traceback is for --debug alone."""

from importlib.metadata import version

import pytest

from sheetlang.cli.main import commands

COMMANDS = commands.list_commands(None)
# Git takes anything below for a merge with conflicts.
COULD_NOT = {"merge-driver": 129}
# Puts a fault into one command, which then asks for nothing, and runs it.
FAULT = """
import importlib
command = importlib.import_module("sheetlang.cli.commands." + "{name}".replace("-", "_")).COMMAND
def fail(*_, **__):
    raise {error}
command.callback = fail
for parameter in command.params:
    parameter.required = False
from sheetlang.cli.main import main
main()
"""
# Puts a fault into a function that the commands use, where it is called for the second time.
DEEP_FAULT = """
import importlib
module, name = importlib.import_module("{module}"), "{name}"
real, calls = getattr(module, name), []
def fail(*given, **more):
    calls.append(name)
    if len(calls) == 2:
        raise ZeroDivisionError("除以零")
    return real(*given, **more)
setattr(module, name, fail)
from sheetlang.cli.main import main
main()
"""
BY_ZERO = "ZeroDivisionError('除以零')"
ZH = "错误[internal-error]: sheetlang {version} 自身出错（{what}）。请把文件删短，删到再删一行就不出错为止，连同这一行一起报告；加 --debug 看详情。\n"
EN = (
    "error[internal-error]: sheetlang {version} itself failed ({what}). Please cut the file down to the fewest lines "
    "that still fail and report it with this line; --debug shows more.\n"
)


def said(ran):
    """What a process wrote to standard error."""
    return ran.stderr.decode()


@pytest.mark.parametrize(("lang", "line"), [("zh", ZH), ("en", EN)])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_fault_of_its_own_is_one_line_to_report(process, name, lang, line):
    ran = process(name, "--lang", lang, code=FAULT.format(name=name, error=BY_ZERO))
    assert (ran.returncode, ran.stdout) == (COULD_NOT.get(name, 2), b"")
    assert said(ran) == line.format(version=version("sheetlang"), what="ZeroDivisionError: 除以零")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_fault_shows_its_traceback_for_debugging_only(process, name):
    ran = process(name, "--debug", code=FAULT.format(name=name, error=BY_ZERO))
    assert (ran.returncode, ran.stdout) == (COULD_NOT.get(name, 2), b"")
    assert said(ran).startswith("Traceback (most recent call last):")
    assert said(ran).endswith("ZeroDivisionError: 除以零\n")


@pytest.mark.parametrize(
    "error",
    [
        "RecursionError()",
        "MemoryError()",
        "AssertionError()",
        "ValueError('一\\n二')",
        "KeyError('甲')",
        "StopIteration()",
    ],
)
def test_any_fault_keeps_to_one_line(process, error):
    ran = process("schema", code=FAULT.format(name="schema", error=error))
    assert ran.returncode == 2
    (line,) = said(ran).splitlines()
    assert line.startswith(
        f"错误[internal-error]: sheetlang {version('sheetlang')} 自身出错（{error.partition('(')[0]}"
    )


def test_endless_recursion_is_one_line_too(process):
    ran = process("schema", code=FAULT.format(name="schema", error="fail()"))
    assert (ran.returncode, len(said(ran).splitlines())) == (2, 1)
    assert "RecursionError" in said(ran)


@pytest.mark.parametrize(
    ("module", "name", "written"),
    [
        ("sheetlang.compiler", "parse", ["a.md"]),
        ("sheetlang.compiler", "settled", ["a.md"]),
        ("sheetlang.cli.writing", "emit", ["a.md"]),
        ("sheetlang.cli.writing", "write_whole", ["a.md"]),
        ("sheetlang.workspace.write", "_lock", ["a.md"]),
    ],
)
def test_a_fault_in_the_middle_leaves_whole_what_was_done_before(process, write, sound, folder, module, name, written):
    for sheet in "abc":
        write(f"年/{sheet}.sheet", sound)
    ran = process("build", "年", "--to", "md", code=DEEP_FAULT.format(module=module, name=name))
    assert ran.returncode == 2
    assert said(ran) == ZH.format(version=version("sheetlang"), what="ZeroDivisionError: 除以零")
    assert sorted(path.name for path in (folder / "out").iterdir()) == written


def test_a_fault_where_sheetlang_is_not_installed_is_told_all_the_same(process):
    """From a folder of sources there is no version to tell."""
    code = (
        "import importlib.metadata as m\ndef none(name): raise m.PackageNotFoundError(name)\nm.version = none\n"
        + FAULT.format(name="schema", error=BY_ZERO)
    )
    ran = process("schema", code=code)
    assert (ran.returncode, len(said(ran).splitlines())) == (2, 1)
    assert "internal-error" in said(ran)


def test_a_refusal_of_the_system_is_one_line_and_no_fault(process):
    error = "PermissionError(13, 'Permission denied', '甲.sheet')"
    ran = process("schema", code=FAULT.format(name="schema", error=error))
    assert (ran.returncode, said(ran)) == (2, "错误: 甲.sheet: 没有权限，或者它正在 WPS、Excel 里打开着：关掉再来\n")
