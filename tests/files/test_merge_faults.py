"""`merge-driver`: a step that fails leaves ours as it was, and nothing is written through a link that leads away."""

import errno
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from files.nobody import nobody
from files.snapshot import everything
from files.test_write_faults import ERRORS, let_fail

from sheetlang.workspace.reasons import reason_of

VERSIONS = {
    "原": "产出.数量.甲 = 1 个\n",
    "我": "产出.数量.甲 = 1 个\n产出.数量.乙 = 2 个\n",
    "对": "产出.数量.甲 = 3 个\n",
}
PATHS = ("支/原.sheet", "支/我.sheet", "支/对.sheet")
MERGED = "产出.数量.甲 = 3 个\n产出.数量.乙 = 2 个\n"
FAILED = 129
# Where the command is to write: over ours, as git has it, or elsewhere.
WAYS = {"over ours": (), "elsewhere": ("-o", "支/合.sheet")}
# There is no folder to be made: it is that of ours.
STEPS = ("open a folder", "open the file", "write", "write by halves", "fsync", "replace")


@pytest.fixture(autouse=True)
def versions(write):
    for name, text in VERSIONS.items():
        write(f"支/{name}.sheet", text)


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("way", WAYS)
def test_a_step_that_fails_leaves_all_as_it_was(run, folder, way, step, number):
    (folder / "sheetlang.toml").unlink()  # nothing but the output is opened in a folder
    before = everything(folder)
    with pytest.MonkeyPatch.context() as patch:
        let_fail(step, OSError(number, os.strerror(number), ".tmp"), patch)
        ran = run("merge-driver", *PATHS, *WAYS[way])
    assert (ran.returncode, ran.stdout) == (FAILED, "")
    assert ran.stderr.endswith(f": {reason_of(OSError(number, '')).zh}\n")
    assert len(ran.stderr.splitlines()) == 1
    assert everything(folder) == before
    assert run("merge-driver", *PATHS, *WAYS[way]).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="the modes of Unix")
def test_ours_that_may_not_be_written_is_not_replaced_either(run, monkeypatch):
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "支").mkdir()
        for name, text in VERSIONS.items():
            (folder / f"支/{name}.sheet").write_text(text, "utf-8")
        monkeypatch.chdir(folder)
        assert run("merge-driver", *PATHS, "-p").stdout == MERGED, "what a run loads is loaded"
        (folder / "支/我.sheet").chmod(0o444)
        with nobody(folder):
            ran = run("merge-driver", *PATHS)
        assert (ran.returncode, ran.stdout) == (FAILED, "")
        assert "没有权限" in ran.stderr
        assert (folder / "支/我.sheet").read_text("utf-8") == VERSIONS["我"]
        (folder / "支/我.sheet").chmod(0o644)
        with nobody(folder):
            assert run("merge-driver", *PATHS).returncode == 0
        monkeypatch.undo()


def test_a_link_in_the_folder_is_followed_to_its_file(run, folder):
    (folder / "支/真.sheet").write_text(VERSIONS["我"], "utf-8")
    (folder / "支/我.sheet").unlink()
    (folder / "支/我.sheet").symlink_to("真.sheet")
    assert run("merge-driver", *PATHS).returncode == 0
    assert (folder / "支/我.sheet").is_symlink()
    assert (folder / "支/真.sheet").read_text("utf-8") == MERGED


@pytest.mark.parametrize("target", ["../外.sheet", "../支_外/外.sheet"])
def test_a_link_that_leads_away_is_not_written_through(run, folder, write, target):
    outside = write(os.path.normpath(f"支/{target}"), VERSIONS["我"])
    (folder / "支/我.sheet").unlink()
    (folder / "支/我.sheet").symlink_to(target)
    ran = run("merge-driver", *PATHS)
    assert ran.returncode == FAILED
    assert "链接指到别的文件夹" in ran.stderr
    assert outside.read_text("utf-8") == VERSIONS["我"]


@pytest.mark.parametrize("which", ["原", "我", "对"])
def test_a_folder_in_the_place_of_a_version_is_a_failure(run, folder, which):
    (folder / f"支/{which}.sheet").unlink()
    (folder / f"支/{which}.sheet").mkdir()
    before = everything(folder)
    assert run("merge-driver", *PATHS).returncode == FAILED
    assert everything(folder) == before


def test_what_another_program_changed_meanwhile_is_left_to_it(run, folder, monkeypatch):
    from sheetlang.cli.commands import merge_driver

    real = merge_driver.merge

    def slow(*versions):
        (folder / "支/我.sheet").write_text("别人的\n", "utf-8")
        return real(*versions)

    monkeypatch.setattr(merge_driver, "merge", slow)
    ran = run("merge-driver", *PATHS)
    assert ran.returncode == FAILED
    assert "刚才有别的程序改了这个文件" in ran.stderr
    assert (folder / "支/我.sheet").read_text("utf-8") == "别人的\n"
