"""A hundred sheets of real rows give the same bytes in every format, whatever surrounds the run."""

import os
import random
import shutil
import subprocess
import sys
import time

from rows import real_rows
from sound import SOUND

from sheetlang.compiler import compile_source
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

COUNT = 100
FORMATS = ("html", "md", "xlsx", "json")
LAST = "two seconds later, files in reverse"
# What surrounds a run: its variables, and what else is different.
SURROUNDINGS = {
    "hash seed 0": {"PYTHONHASHSEED": "0"},
    "hash seed 1, Shanghai": {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"},
    "random hash seed, west": {"PYTHONHASHSEED": "random", "TZ": "Pacific/Honolulu"},
    "the locale C": {"LC_ALL": "C", "LANG": "C", "COLUMNS": "20"},
    "English": {"LC_ALL": "en_US.UTF-8", "LANG": "en_US.UTF-8", "SHEETLANG_LANG": "en"},
    "a Chinese console": {"LANG": "zh_CN.GBK", "PYTHONIOENCODING": "gbk", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1"},
    "another folder, other times": {"HOME": "/nowhere", "PYTHONOPTIMIZE": "1"},
    LAST: {"PYTHONDONTWRITEBYTECODE": "1", "FORCE_COLOR": "1"},
}


def sheets():
    """Sound sheets: the head of one, and rows as published under the categories of its form."""
    lines = [line for row in real_rows() if is_sound(line := row._replace(level1="产出", level2="数量").line)]
    assert len(lines) > 60
    for number in range(COUNT):
        chosen = random.Random(number).sample(lines, 1 + number % 15)
        texts = dict.fromkeys(chosen)
        head = SOUND.replace("县水利局", f"县水利局（{number}）").replace("项目 甲", f"项目 甲{number}号")
        yield f"{number:03}.sheet", head + "".join(f"{line}\n" for line in texts)


def is_sound(line):
    return compile_source(Source("x", f"{SOUND}{line}\n"), built_in()).is_sound


def outputs(places):
    """The bytes of every output by its name, for each of the surroundings."""
    files, started = list(sheets()), time.monotonic()
    for at, (name, variables) in enumerate(SURROUNDINGS.items()):
        folder = places / ("一处" if at % 2 else "elsewhere") / ("深/" * (at % 3))
        write_all(folder / "年", files[::-1] if at % 2 else files, at)
        paths = [f"年/{file}" for file, _ in reversed(files)] if name == LAST else ["年"]
        if name == LAST:
            time.sleep(max(0.0, started + 2.1 - time.monotonic()))
        build(folder, paths, variables, umask=0o077 if at % 2 else 0o022)
        yield name, {path.name: path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file()}
        shutil.rmtree(places)


def write_all(folder, files, at):
    folder.mkdir(parents=True)
    for name, text in files:
        (folder / name).write_text(text, "utf-8")
        os.utime(folder / name, (at * 86_400, at * 86_400 + 1))


def build(folder, paths, variables, umask):
    surrounding = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    command = [
        sys.executable,
        "-m",
        "sheetlang",
        "build",
        *paths,
        "--to",
        ",".join(FORMATS),
        "--quiet",
        "--severity",
        "all=info",
    ]
    subprocess.run(command, cwd=folder, env=surrounding | variables, umask=umask, check=True, timeout=120)


def test_the_bytes_do_not_know_what_surrounds_the_run(tmp_path):
    """One test, so that each of the eight runs is made once however the tests are shared out."""
    made = dict(outputs(tmp_path / "here"))
    assert list(made) == list(SURROUNDINGS)
    expected = made["hash seed 0"]
    assert sorted(expected) == sorted(f"{number:03}.{name}" for number in range(COUNT) for name in FORMATS)
    assert len(set(expected.values())) == len(expected)
    different = {name: [file for file in expected if files.get(file) != expected[file]] for name, files in made.items()}
    assert different == {name: [] for name in SURROUNDINGS}
