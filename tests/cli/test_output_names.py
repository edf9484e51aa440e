"""Names of outputs, from names of sheets: always inside the output folder, each its own, fit for every system."""

import os
import re
from pathlib import Path, PureWindowsPath
from random import Random

import pytest
from sound import SOUND

from sheetlang.workspace.output_names import collision_key, output_path

NAMES = 240
STEMS = (
    *("CON", "con", "PRN", "AUX", "NUL", "COM1", "com9", "LPT1", "LPT¹", "CONIN$", "nul.txt", "CON ", "aux.b.c", "COM0", "CONSOLE"),
    *("a", "A", "a.b", "a.sheet", "a.", "a..", "a ", " a", "...", "..", ".", ".a", "~", "-", "--out", "-rf", "#", "%", "%2e%2e", "&"),
    *("甲", "甲:乙", "甲*", "甲?", "甲|乙", "<甲>", "\"甲\"", "甲\\乙", "..\\..\\x", "C:", "C:\\x", "\\\\a\\b", "é", "e\u0301", "İ", "ß", "SS"),
    *("\n", "a\nb", "a\rb", "\t", "\x1b[31m", "\x07", "\x7f", "\x85", "\u202e", "\u200b", "\ufeff", "😀", "$(x)", "`x`", "; x", "'", "a\udcffb"),
    *("长" * 83, "x" * 249, "x" * 250, "x" * 255, "desktop.ini", "Thumbs.db", "a" + " " * 50),
)  # fmt: skip
FOLDERS = ("", "", "", "CON/", "夹./", "夹 /", "a:b/", "..a/", "a../", "...//", "-/", "x\ny/", "深/深/深/", "NUL.txt/")
SUFFIXES = (".sheet", ".sheet", ".sheet", ".SHEET", ".txt", "", ".")


def name_of(number: int) -> str:
    """A path of a sheet below the folder that is given, by its number."""
    rng = Random(number)
    stem = STEMS[number % len(STEMS)] if rng.random() < 0.8 else "".join(rng.choices(STEMS[:60], k=2))
    return f"{rng.choice(FOLDERS)}{stem}{rng.choice(SUFFIXES)}"


def is_fit_for_windows(name: str) -> bool:
    stem = name.partition(".")[0].strip(" ").upper()
    return not (
        re.search(r'[<>:"|?*\\/\x00-\x1f]', name)
        or name.endswith((".", " "))
        or PureWindowsPath(name).is_reserved()
        or stem in ("CON", "PRN", "AUX", "NUL")
    )


@pytest.fixture
def room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the test stands in; what is around it is looked at too."""
    (folder / "room").mkdir()
    monkeypatch.chdir(folder / "room")
    return folder / "room"


def tree(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and not path.is_symlink()}


def is_written(room: Path, name: str) -> bool:
    """Whether the system can hold a sheet of this name; then it is there."""
    if Path(name).name in ("", ".", ".."):
        return False
    try:
        path = room / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SOUND, "utf-8")
    except OSError:
        return False
    return True


@pytest.mark.parametrize("number", range(NAMES))
def test_an_output_is_inside_its_folder_and_fit_for_every_system(room, run, number):
    name = name_of(number)
    if not is_written(room, name):
        assert len(os.fsencode(name)) > 249 or Path(name).name in ("", "..")
        return
    before = tree(room.parent)
    ran = run("build", str(room / "in" / name), "--to", "md,json", "--out", "出")
    after = tree(room.parent)
    new = [path.relative_to(room) for path in after.keys() - before.keys()]
    assert {path.parts[0] for path in new} <= {"出"}
    assert {path: after[path] for path in before} == before
    assert [part for path in new for part in path.parts if not is_fit_for_windows(part)] == []
    assert (ran.returncode, len(new)) == (0, 2) or (ran.returncode == 2 and is_too_long(ran.stderr))


def is_too_long(told: str) -> bool:
    """Whether only the length of a name was in the way."""
    return "名称或路径太长" in told and "sheetlang" not in told


def test_names_tried_are_many_and_most_can_be_held(room):
    assert len({name_of(number) for number in range(NAMES)}) >= 200
    assert sum(is_written(room, name_of(number)) for number in range(NAMES)) > NAMES * 0.9


def test_a_whole_folder_of_them_gives_each_its_own_or_a_sentence(room, run):
    sheets = [stem for stem in STEMS if is_written(room, f"{stem}.sheet")]
    before = tree(room.parent)
    ran = run("build", "in", "--to", "json", "--out", "出")
    new = [path.relative_to(room / "出") for path in tree(room.parent).keys() - before.keys()]
    refused = ran.stderr.count("两个文件会写到这里")
    assert len(new) == len({collision_key(path) for path in new}) == len(sheets) - refused
    assert 5 < refused < len(sheets) / 4
    assert ran.returncode == 2


@pytest.mark.parametrize(
    ("sheet", "output"),
    [
        ("甲.sheet", "甲.html"), ("a.b.sheet", "a.b.html"), ("甲", "甲.html"), (".sheet", ".sheet.html"),
        ("CON.sheet", "CON_.html"), ("con.txt.sheet", "con_.txt.html"), ("COM¹.sheet", "COM¹_.html"), ("CON .sheet", "CON_.html"),
        ("CONSOLE.sheet", "CONSOLE.html"), ("NUL/aux.sheet", "NUL_/aux_.html"), ("夹./ 甲 .sheet", "夹._/ 甲 .html"),
        ("甲:乙?.sheet", "甲_乙_.html"), ("..\\x.sheet", ".._x.html"), ("a\nb.sheet", "a_b.html"), ("a..sheet", "a..html"),
        ("夹 /X甲.sheet", "夹 _/X甲.html"), ("a\x85b\x9b.sheet", "a_b_.html"), ("a\u202elmth\u2066.sheet", "a_lmth_.html"),
        ("❤\ufe0f👩\u200d🔧.sheet", "❤\ufe0f👩\u200d🔧.html"),
    ],
)  # fmt: skip
def test_the_name_of_an_output(sheet, output):
    assert output_path(Path(sheet), "html") == Path(output)


def test_names_are_one_where_case_or_the_storing_of_an_accent_does_not_count():
    one = ["A/é.html", "a/e\u0301.html", "A/É.HTML"]
    assert len({collision_key(Path(name)) for name in one}) == 1
    assert len({collision_key(Path(name)) for name in ("a.html", "b.html", "a/b.html", "á.html")}) == 4


@pytest.mark.parametrize("pair", [("A", "a"), ("é", "e\u0301"), ("CON", "CON_"), ("a:b", "a?b"), ("STRASSE", "straße")])
def test_two_sheets_whose_outputs_would_be_one_file_on_some_system_are_told(room, run, pair):
    assert all(is_written(room, f"{name}.sheet") for name in pair)
    ran = run("build", "in", "--to", "json", "--out", "出")
    assert (ran.returncode, ran.stderr.count("两个文件会写到这里")) == (2, 1)
    assert len(tree(room / "出")) == 1


@pytest.mark.parametrize(
    "project", ["../../x", "/etc/x", "CON", "a\\b", "长" * 300, "..", "%2e%2e/x", "a.html", "~", "C:\\x", "$(x)"]
)
def test_the_name_of_a_project_names_no_file(room, run, project):
    Path("甲.sheet").write_text(SOUND.replace("项目 甲", f"项目 {project}"), "utf-8")
    before = tree(room.parent)
    assert run("build", "甲.sheet", "--to", "html,md,xlsx,json", "--out", "出").returncode == 0
    new = {path.relative_to(room).as_posix() for path in tree(room.parent).keys() - before.keys()}
    assert new == {f"出/甲.{suffix}" for suffix in ("html", "md", "xlsx", "json")}
