"""What a start may load: each command pays for what it does, and for nothing else."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from sound import SOUND

from sheetlang import compile_text
from sheetlang.forms.build import built
from sheetlang.workspace import forms

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.sheet"))
CHECKS_NOTHING = (
    "attrs attr lark jinja2 xlsxwriter msgspec wcwidth tomllib json pathlib decimal importlib.metadata zipfile email "
    "logging traceback sheetlang.compiler sheetlang.diagnostic sheetlang.naming"
).split()
MERGES_NOTHING = ["difflib", "sheetlang.merging.result"]
PAINTS_NOTHING = "jinja2 xlsxwriter msgspec sheetlang.painting.book sheetlang.layout.grid".split()
NOT_FOR = {
    "--version": CHECKS_NOTHING,
    "--help": ["lark", *PAINTS_NOTHING],
    "check a.sheet": [
        "attrs",
        "attr",
        "lark",
        "tomllib",
        "sheetlang.forms.read",
        "sheetlang.versions",
        "subprocess",
        "wcwidth",
        "importlib.metadata",
        "zipfile",
        "logging",
        "traceback",
        "sheetlang.formatting",
        "sheetlang.changes.change",
        *PAINTS_NOTHING,
        *MERGES_NOTHING,
    ],
    "fmt a.sheet": ["lark", "wcwidth", "importlib.metadata", "zipfile", "logging", "traceback", *PAINTS_NOTHING],
    "diff a.sheet a.sheet": ["lark", "wcwidth", "zipfile", "sheetlang.changes.policy", *PAINTS_NOTHING],
    "build a.sheet --to json": ["lark", "jinja2", "xlsxwriter", "wcwidth", "importlib.metadata"],
    "build a.sheet --to html": ["lark", "xlsxwriter", "msgspec", "importlib.metadata"],
    "build a.sheet --to xlsx": ["lark", "jinja2", "msgspec", "importlib.metadata"],
    "merge-driver a.sheet a.sheet a.sheet": ["lark", "wcwidth", "importlib.metadata", *PAINTS_NOTHING],
    "forms": ["lark", "wcwidth", "importlib.metadata", *PAINTS_NOTHING],
    "rules": ["lark", "importlib.metadata", *PAINTS_NOTHING],
    "explain placeholder": ["lark", "wcwidth", "importlib.metadata", *PAINTS_NOTHING],
    "new --form shanghai-2020": ["lark", "importlib.metadata", *PAINTS_NOTHING],
}
RUN = """\
import sys
from sheetlang.cli.main import main
try:
    main()
finally:
    print(*sys.modules, file=open("loaded", "w"))
"""


def loaded(folder: Path, arguments: str, sheet: str = SOUND, statuses: tuple[int, ...] = (0,)) -> set[str]:
    """The modules that a process has loaded at the end of a command."""
    (folder / "a.sheet").write_text(sheet, "utf-8")
    environment = os.environ | {"SHEETLANG_LANG": "zh"}
    ran = subprocess.run(
        [sys.executable, "-c", RUN, *arguments.split()], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert ran.returncode in statuses, ran.stderr
    assert "Traceback" not in ran.stderr
    return set((folder / "loaded").read_text("utf-8").split())


@pytest.mark.parametrize("arguments", NOT_FOR)
def test_a_command_loads_only_what_it_needs(arguments, folder):
    modules = loaded(folder, arguments)
    assert "sheetlang.cli.main" in modules
    assert [name for name in NOT_FOR[arguments] if name in modules] == []


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        ("fmt a.sheet", "attr"),
        ("build a.sheet --to json", "msgspec"),
        ("build a.sheet --to html", "jinja2"),
        ("build a.sheet --to xlsx", "xlsxwriter"),
    ],
)
def test_what_is_needed_is_seen_to_be_loaded(arguments, needed, folder):
    assert needed in loaded(folder, arguments)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_example_needs_the_library_that_the_grammar_is_made_with(path, folder):
    copytree(path.parent, folder, dirs_exist_ok=True)
    assert "lark" not in loaded(folder, f"check {path.name} --severity all=info")


RARE = """\
产出.时效.完工: 2026 年 10 月底前
产出.数量.水质 检测 >= 3 (月均): 二十五次以上
改 产出.质量.合格率 从 85 % 提升至 90 %
产出.数量.管网 不少于 3 公里
产出.数量.水厂 约3座
"""


def test_rare_shapes_and_crooked_lines_do_not_need_it_either(folder):
    assert "lark" not in loaded(folder, "check a.sheet", SOUND + RARE, statuses=(1,))


def test_a_sheet_builds_its_own_form_and_no_other(monkeypatch):
    taken = []

    def noted(table, origin):
        taken.append(Path(origin).name)
        return built(table, origin)

    monkeypatch.setattr(forms, "built", noted)
    forms.built_in.cache_clear()
    try:
        assert compile_text(SOUND)[1] == compile_text(SOUND)[1] == ()
        assert taken == ["national-2015.toml"]
    finally:
        forms.built_in.cache_clear()


@pytest.mark.parametrize(
    ("project", "is_read"),
    [
        ('[project]\nname = "sheetlang"\n[tool.ruff]\n', False),
        ("[tool.sheetlang]\n", True),
        ("[tool.sheetlang.rules]\n", True),
        ('[ tool . "sheetlang" ]\n', True),
        ("[tool]\nsheetlang.ignore = ['M06']\n", True),
        ("tool.sheetlang.ignore = ['M06']\n", True),
        ("tool = { sheetlang = { ignore = ['M06'] } }\n", True),
        ("'tool'.'sheetlang'.ignore = ['M06']\n", True),
    ],
)
def test_a_project_file_is_read_where_it_may_hold_settings(project, is_read, folder):
    (folder / "sheetlang.toml").unlink()
    (folder / "pyproject.toml").write_text(project, "utf-8")
    assert ("tomllib" in loaded(folder, "check a.sheet")) == is_read
