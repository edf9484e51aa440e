"""The rules of the house: sizes, what is banned, and that one more rule, format or form is one new file."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import sheetlang
from sheetlang.resources import folder

ROOT = Path(__file__).parent.parent
PACKAGE = Path(sheetlang.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted(path for path in folder("templates").iterdir() if path.suffix == ".jinja")
PRINTED = sorted(
    path for name in ("grammar", "templates", "forms") for path in folder(name).glob("*.*") if path.suffix != ".py"
)

LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_RULE, LONGEST_TEMPLATE = 300, 50, 80, 80
BANNED_WRITES = (
    "write",
    "write_row",
    "write_column",
    "write_formula",
    "write_array_formula",
    "write_url",
    "write_rich_string",
)


def short(path):
    return str(path.relative_to(PACKAGE.parent)) if path.is_relative_to(PACKAGE.parent) else path.name


def lines(path):
    return len(path.read_text("utf-8").splitlines())


def tree(path):
    return ast.parse(path.read_text("utf-8"))


def documented(path):
    """How many lines of a rule are its page in two languages."""
    return len(ast.get_docstring(tree(path), clean=False).splitlines())


def functions(path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_the_house_is_where_it_is_looked_for():
    assert len(MODULES) > 50
    assert {path.name for path in TEMPLATES} >= {"sheet.html.jinja", "sheet.md.jinja"}
    assert {path.suffix for path in PRINTED} == {".lark", ".txt", ".jinja", ".css", ".toml"}


# -- sizes


def test_no_module_is_too_long():
    assert [short(path) for path in MODULES if lines(path) > LONGEST_MODULE] == []


def test_no_function_is_too_long():
    long = [
        f"{short(path)}: {one.name}"
        for path in MODULES
        for one in functions(path)
        if one.end_lineno - one.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_rule_is_too_long():
    rules = sorted(path for path in (PACKAGE / "rules").glob("*.py") if path.stem != "rule")
    assert rules != []
    assert [short(path) for path in rules if lines(path) - documented(path) > LONGEST_RULE] == []


def test_every_list_of_words_has_a_reader_and_an_origin():
    """A bureau that adds a word to a list expects something of it."""
    code = "".join(path.read_text("utf-8") for path in MODULES)
    lists = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in (PACKAGE / "knowledge").glob("*.toml")}
    assert [name for name in lists if f'"{name}"' not in code] == []
    assert [name for name, table in lists.items() if not table.get("origin")] == []


def test_no_template_is_too_long():
    assert [path.name for path in TEMPLATES if lines(path) > LONGEST_TEMPLATE] == []


# -- what is said and what is named


def test_every_module_says_its_one_job():
    mute = [
        short(path) for path in MODULES if ast.get_docstring(tree(path)) is None and path.read_text("utf-8").strip()
    ]
    assert mute == []


def test_no_module_has_a_name_for_everything():
    vague = {"utils", "util", "helpers", "common", "base", "manager", "misc", "core"}
    assert [short(path) for path in MODULES if {path.stem, *path.relative_to(PACKAGE).parts} & vague] == []


def test_a_rule_is_named_after_its_file():
    from sheetlang.registry import module_names, offered_by

    names = [name for name in module_names(sheetlang_rules()) if name != "rule"]
    assert names != []
    for name in names:
        rule = offered_by(sheetlang_rules(), name, "RULE")
        assert rule.name == name.replace("_", "-")
        assert len(sys.modules[f"sheetlang.rules.{name}"].__doc__.split("\n\n")) >= 2


def sheetlang_rules():
    import sheetlang.rules

    return sheetlang.rules


# -- what is banned


def test_cells_are_written_by_typed_calls_only():
    """`write` guesses, and makes a formula of `=100%`."""
    calls = [
        f"{short(path)}:{node.lineno}"
        for path in MODULES
        if path.parent.name in ("emit", "painting", "review")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in BANNED_WRITES
    ]
    assert calls == []


def test_no_result_of_a_write_is_dropped():
    """The library tells of a cell that it did not write by a number, not by an error."""
    calls = [
        (node, isinstance(statement, ast.Expr) and statement.value is node)
        for path in MODULES
        if path.parent.name in ("emit", "painting", "review")
        for statement in ast.walk(tree(path))
        for node in ast.iter_child_nodes(statement)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if re.match(r"write_(?!result)|merge_range", node.func.attr)
    ]
    assert len(calls) == 5
    assert [ast.unparse(node) for node, dropped in calls if dropped] == []


def test_only_the_style_is_let_through_a_template_unescaped():
    safe = [
        (path.name, found)
        for path in TEMPLATES
        for found in re.findall(r"\{\{.*?\|\s*safe.*?\}\}", path.read_text("utf-8"))
    ]
    assert safe == [
        (name, "{{ style | safe }}") for name in ("changes.html.jinja", "review.html.jinja", "sheet.html.jinja")
    ]
    marked = [short(path) for path in MODULES if "Markup" in path.read_text("utf-8")]
    assert marked == []


def test_templates_do_not_reckon():
    reckoned = [
        (path.name, found)
        for path in TEMPLATES
        for found in re.findall(
            r"\{[{%](?:(?!%\}|\}\}).)*[^\s\"'-]\s[-+*/]\s(?:(?!%\}|\}\}).)*[%}]\}", path.read_text("utf-8")
        )
    ]
    assert reckoned == []


def test_no_file_knows_a_machine():
    machine = re.compile(
        "|".join(["/" + "home/", "/" + "root/", "/" + "Users/", "/" + "work/", r"\b[A-Z]:\\\\", "/" + "tmp/"])
    )
    files = [*MODULES, *PRINTED, ROOT / "pyproject.toml", *(ROOT / "examples").glob("*")]
    assert [short(path) for path in files if machine.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("lark", {"language"}),
        ("click", {"cli"}),
        ("jinja2", {"painting"}),
        ("xlsxwriter", {"emit", "painting", "review"}),
    ],
)
def test_a_library_is_known_in_its_room_only(library, rooms):
    homes = {
        path.relative_to(PACKAGE).parts[0]
        for path in MODULES
        for node in ast.walk(tree(path))
        if library in imported(node)
    }
    assert homes == rooms


def imported(node):
    """The top names that a statement imports."""
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    return {name.partition(".")[0] for name in names}


# -- one more is one new file

FORM = """\
id = "village"
name = "村表"
title = "村里的表"
[[sections]]
fields = [{ name = "村名", required = true }]
[[columns]]
name = "指标"
shows = "name"
"""

RULE = '''\
"""A name holds a bad omen."""

from sheetlang.diagnostic import Fault, Text
from sheetlang.rules.rule import Rule, on

FAULT = Fault("bad-omen", "error", Text("“{name}”不吉利", "“{name}” is a bad omen"))


def judge(indicator, form, known):
    """A verdict on each such name."""
    if "四" in indicator.name:
        yield on("path")


RULE = Rule(FAULT, "不吉利", "name", judge=judge)
'''

FORMAT = '''\
"""Plain text: the projects and their indicators."""

from sheetlang.painting.emitter import Emitter


def paint(book):
    """A line each."""
    lines = [line for sheet in book.sheets for line in (sheet.project, *(f"- {one.name}" for one in sheet.indicators))]
    return "".join(f"{line}\\n" for line in lines).encode()


EMITTER = Emitter("txt", paint)
'''

REPORT = '''\
"""Findings counted."""

from sheetlang.report.report import Report

REPORT = Report("count", lambda findings, lang, color, ambiguous_width=1, files=(): f"{len(findings)}\\n")
'''

COMMAND = '''\
"""`sheetlang greet`."""

import click


@click.command(help="例: sheetlang greet")
def greet():
    """Print a greeting."""
    click.echo("你好")
    return 0


COMMAND = greet
'''

SHEET = "表式: 村表\n年度: 2026\n\n项目 修路\n\n村名: 东村\n\n路长 >= 3 公里\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the installed package to build on: every file of it, and nothing of the checkout."""
    place = tmp_path_factory.mktemp("house")
    shutil.copytree(PACKAGE, place / "sheetlang", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("grammar", "templates"):
        if not (place / "sheetlang" / name).is_dir():
            shutil.copytree(folder(name), place / name)
    for path, text in (
        ("forms/village.toml", FORM),
        ("rules/bad_omen.py", RULE),
        ("emit/txt.py", FORMAT),
        ("report/count.py", REPORT),
        ("cli/commands/greet.py", COMMAND),
    ):
        assert not (place / "sheetlang" / path).exists()
        (place / "sheetlang" / path).write_text(text, "utf-8")
    return place


@pytest.fixture
def in_the_house(house, tmp_path):
    """Runs the copy's command line in an empty folder."""
    (tmp_path / "sheetlang.toml").touch()

    def run(*arguments, sheet=SHEET):
        (tmp_path / "a.sheet").write_text(sheet, "utf-8")
        environment = os.environ | {"PYTHONPATH": str(house), "SHEETLANG_LANG": "zh"}
        command = [sys.executable, "-m", "sheetlang", *arguments]
        ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", timeout=60)
        assert "Traceback" not in ran.stderr
        return ran

    return run


def test_the_copy_is_what_runs(house, in_the_house, tmp_path):
    ask = "import sheetlang.resources as r; print(r.__file__, r.folder('grammar'), r.folder('forms'))"
    environment = os.environ | {"PYTHONPATH": str(house)}
    told = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8"
    )
    assert told.returncode == 0, told.stderr
    assert [path.startswith(str(house)) for path in told.stdout.split()] == [True] * 3


def test_a_new_form_is_one_new_file(in_the_house):
    assert "village\t村表\n" in in_the_house("forms").stdout
    assert in_the_house("forms", "村表").stdout.startswith("村表  (village)\n")
    assert in_the_house("check", "a.sheet").returncode == 0
    assert "村名: 待定" in in_the_house("new", "--form", "village").stdout


def test_a_new_rule_is_one_new_file(in_the_house):
    ran = in_the_house("check", "a.sheet", "--format", "concise", sheet=f"{SHEET}四号路长 >= 4 公里\n")
    assert (ran.returncode, ran.stdout) == (1, "a.sheet:9:1: error[bad-omen] “四号路长”不吉利\n")
    allowed = in_the_house("check", "a.sheet", sheet=f"{SHEET}四号路长 >= 4 公里  # 允许 bad-omen: 本来就是四号\n")
    assert (allowed.returncode, allowed.stdout) == (0, "")
    unused = in_the_house(
        "check", "a.sheet", "--format", "concise", sheet=f"{SHEET}路宽 >= 4 米  # 允许 bad-omen: 没有\n"
    )
    assert "warning[unused-allow]" in unused.stdout


def test_a_new_format_is_one_new_file(in_the_house, tmp_path):
    assert "txt" in in_the_house("build", "--help").stdout
    assert in_the_house("build", "a.sheet", "--to", "txt,md").returncode == 0
    assert (tmp_path / "out/a.txt").read_text("utf-8") == "修路\n- 路长\n"
    assert in_the_house("build", "a.sheet", "--to", "txt", "--out", "-").stdout == "修路\n- 路长\n"
    assert "是不是“txt”？" in in_the_house("build", "a.sheet", "--to", "text").stderr


def test_a_new_report_is_one_new_file(in_the_house):
    assert in_the_house("check", "a.sheet", "--format", "count", sheet="胡写\n").stdout != "0\n"
    assert in_the_house("check", "a.sheet", "--format", "count").stdout == "0\n"


def test_a_new_command_is_one_new_file(in_the_house):
    assert in_the_house("greet").stdout == "你好\n"
    assert "  greet" in in_the_house("--help").stdout
    assert "是不是“greet”？" in in_the_house("gret").stderr
