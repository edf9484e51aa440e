"""Outputs: no link below the output folder leads a build out of it."""

import os

import pytest
from files.snapshot import everything

TARGET = "out/深/更深/a.md"
# A link below the output folder, where it leads ({away} is a folder outside), and what becomes of the build.
REFUSED = [
    ("out/深", "{away}"),
    ("out/深", "../{up}{away}"),
    ("out/深", "{away}/里"),
    ("out/深", "{away}/没有"),
    ("out/深", "{away}/a.md"),
    ("out/深", ".."),
    ("out/深", "../.."),
    ("out/深", "../out_secret"),
    ("out/深", "../OUT"),
    ("out/深", "../一环"),
    ("out/深", "深"),
    ("out/深", "甲"),
    ("out/深", "/"),
    ("out/深/更深", "{away}"),
    ("out/深/更深", "../../out_secret"),
    ("out/深/更深", "../../out/../out_secret"),
    ("out/深/更深", "更深"),
    ("out/深/更深", "/dev"),
    (TARGET, "{away}"),
    (TARGET, "{away}/里"),
    (TARGET, "a.md"),
    (TARGET, "/dev/null"),
    (TARGET, "/dev/zero"),
]
REPLACED = [
    (TARGET, "{away}/a.md"),
    (TARGET, "../../../{up}{away}/a.md"),
    (TARGET, "{away}/没有.md"),
    (TARGET, "../../../out_secret/a.md"),
    (TARGET, "../../b.md"),
]
FOLLOWED = [
    ("out/深", "内"),
    ("out/深", "."),
    ("out/深", "./内/../内"),
    ("out/深", "../来回"),
    ("out/深/更深", "../内"),
    ("out/深/更深", ".."),
]


@pytest.fixture
def linked(folder, away, write):
    """Puts a link into a workspace that has an output folder and, beside it, what must not change."""

    def linked(place, leads):
        write("out/b.md", "另一个")
        write("out_secret/a.md", "机密")
        for path in ("out/内", "out/深/更深", "OUT"):
            (folder / path).mkdir(parents=True)
        (folder / "一环").symlink_to(away)
        (folder / "来回").symlink_to("out/内")
        (folder / "out/甲").symlink_to("乙")
        (folder / "out/乙").symlink_to("甲")
        if (folder / place).is_dir():
            os.rename(folder / place, folder / "挪开")
        (folder / place).symlink_to(leads.format(away=away, up="../" * 20))
        return [everything(away), everything(folder / "out_secret"), everything(folder / "OUT")]

    return linked


@pytest.mark.parametrize(("place", "leads"), REFUSED)
def test_a_link_that_leads_out_is_refused_in_one_line(built, linked, folder, away, place, leads):
    before = linked(place, leads)
    ran = built()
    assert (ran.returncode, ran.stdout) == (2, "")
    line, *others, summary = ran.stderr.splitlines()
    assert line.startswith(TARGET)
    assert all(one.endswith("：out/b.md") for one in others)  # it comes from no sheet
    assert summary == "1 个文件，写出 0 个，1 个写不出"
    assert [everything(away), everything(folder / "out_secret"), everything(folder / "OUT")] == before
    assert (folder / place).is_symlink()
    assert not (folder / "out/a.md").exists()


@pytest.mark.parametrize(("place", "leads"), REPLACED)
def test_a_link_in_the_place_of_the_file_is_replaced_and_not_followed(built, linked, folder, away, place, leads):
    before = linked(place, leads)
    assert built().returncode == 0
    assert [everything(away), everything(folder / "out_secret"), everything(folder / "OUT")] == before
    assert (folder / "out/b.md").read_text("utf-8") == "另一个"
    assert not (folder / TARGET).is_symlink()
    assert "## 甲" in (folder / TARGET).read_text("utf-8")


@pytest.mark.parametrize(("place", "leads"), FOLLOWED)
def test_a_link_that_stays_inside_is_followed(built, linked, folder, away, place, leads):
    before = linked(place, leads)
    assert built().returncode == 0
    assert [everything(away), everything(folder / "out_secret"), everything(folder / "OUT")] == before
    assert "## 甲" in (folder / TARGET).read_text("utf-8")


def test_the_output_folder_itself_may_be_a_link(built, folder, away):
    (folder / "out").symlink_to(away)
    assert built().returncode == 0
    assert sorted(path for path in everything(away) if path.endswith(".md")) == ["a.md", "深/更深/a.md"]


def test_a_file_that_has_a_second_name_outside_keeps_it(built, folder, away):
    (folder / TARGET).parent.mkdir(parents=True)
    os.link(away / "a.md", folder / TARGET)
    assert built().returncode == 0
    assert (away / "a.md").read_text("utf-8") == "别处的"
