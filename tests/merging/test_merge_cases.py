"""The cases: three versions of a sheet and what is to become of them, one situation a file."""

import re
from pathlib import Path

import pytest

from sheetlang.checker.checker import Checker
from sheetlang.compiler import compile_source
from sheetlang.merging.result import Result, merge
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
HEADINGS = ["原文", "我方", "对方", "合并"]
CONFLICT = re.compile(r"<{7} 我方\n(.*?)\|{7} 原文\n((?:# 冲突：[^\n]*\n)+)(.*?)={7}\n(.*?)>{7} 对方\n", re.S)


def read(path: Path) -> list[str]:
    """The base, ours, theirs, and the merge that is wanted."""
    _, *parts = re.split(r"^-- (\S+)\n", path.read_text("utf-8"), flags=re.M)
    assert parts[::2] == HEADINGS
    return parts[1::2]


def merged(base: str, ours: str, theirs: str, size: int = 7) -> Result:
    return merge(base, ours, theirs, built_in(), size)


def mistakes(text: str) -> list[str]:
    findings = compile_source(Source("x", text), built_in(), checker=Checker(())).findings
    return [one.rule for one in findings if one.severity == "error"]


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_merged_as_it_says(path: Path) -> None:
    *versions, wanted = read(path)
    assert merged(*versions).text == wanted


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_conflict_is_one_finding_and_brings_no_other(path: Path) -> None:
    base, ours, theirs, wanted = read(path)
    conflicts = CONFLICT.findall(wanted)
    assert len(merged(base, ours, theirs).clashes) == len(conflicts)
    found = mistakes(wanted)
    assert found.count("unresolved-conflict") == len(conflicts)
    of_no_form = {"missing-form"} if any("表式: " in conflict[0] for conflict in conflicts) else set()
    assert {*found} - {"unresolved-conflict"} <= {*mistakes(ours), *mistakes(theirs)} | of_no_form


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_sides_of_all_conflicts_can_be_taken_as_they_stand(path: Path) -> None:
    """What is told of a conflict stands with the base, so that nothing of it is left where a side is taken."""
    base, ours, theirs, wanted = read(path)
    for number, side in ((1, ours), (4, theirs)):
        taken = CONFLICT.sub(rf"\{number}", wanted)
        assert "冲突" not in taken
        assert {*mistakes(taken)} <= {*mistakes(base), *mistakes(ours), *mistakes(theirs)}
        for conflict in CONFLICT.findall(wanted):
            assert numbers(conflict[number - 1]) <= numbers(side)


def numbers(text: str) -> set[str]:
    return set(re.findall(r"[0-9]+(?:\.[0-9]+)?", text))


BASE, OURS, THEIRS = (
    f"表式: national-2021\n项目 示例\n产出.数量.甲 >= {amount} 场\n产出.数量.乙 = 1 个\n" for amount in (4, 5, 6)
)


@pytest.mark.parametrize(("asked", "size"), [(7, 7), (12, 12), (3, 7)])
def test_markers_are_as_long_as_git_asks_but_never_shorter_than_they_are_known_by(asked: int, size: int) -> None:
    text = merged(BASE, OURS, THEIRS, asked).text
    assert re.findall(r"^([<|=>]{3,})(?: |$)", text, re.M) == [sign * size for sign in "<|=>"]
    assert mistakes(text) == ["unresolved-conflict"]


def test_lines_end_as_ours_do() -> None:
    theirs = THEIRS.replace("6 场", "4 场").replace("1 个", "2 个")
    wanted = OURS.replace("1 个", "2 个")
    for ours_end, theirs_end in (("\n", "\r\n"), ("\r\n", "\n"), ("\r\n", "\r\n")):
        ours, other = OURS.replace("\n", ours_end), theirs.replace("\n", theirs_end)
        assert merged(BASE, ours, other) == (wanted.replace("\n", ours_end), ())
        assert merged(BASE.replace("\n", "\r\n"), ours, other) == (wanted.replace("\n", ours_end), ())
        assert merged(BASE, ours, THEIRS.replace("\n", theirs_end)).text.count("\n") == 11
        assert merged(BASE, ours, THEIRS.replace("\n", theirs_end)).text.count(ours_end) == 11


def test_lines_that_end_unlike_stay_as_they_are() -> None:
    ours = OURS.replace("项目 示例\n", "项目 示例\r\n")
    theirs = THEIRS.replace("6 场", "4 场").replace("1 个", "2 个")
    assert merged(BASE, ours, theirs) == (ours.replace("1 个", "2 个"), ())


@pytest.mark.parametrize("which", range(8))
def test_the_end_of_the_last_line_is_as_the_side_has_it_that_changed_it(which: int) -> None:
    open_ended = [bool(which & bit) for bit in (4, 2, 1)]
    texts = BASE, OURS, THEIRS.replace("6 场", "4 场").replace("产出.数量.乙", "产出.质量.丙 = 1 个\n产出.数量.乙")
    versions = [text[:-1] if is_open else text for text, is_open in zip(texts, open_ended, strict=True)]
    base, ours, theirs = open_ended
    result = merged(*versions)
    assert result.clashes == ()
    assert result.text.endswith(
        "产出.数量.乙 = 1 个" if (theirs if ours == base else ours) else "产出.数量.乙 = 1 个\n"
    )


def test_the_lines_of_a_conflict_at_the_end_are_ended() -> None:
    result = merged("项目 甲\n年度: 2024", "项目 甲\n年度: 2025", "项目 甲\n年度: 2026")
    assert [line[:7] for line in result.text.splitlines()[1:]] == [
        "<<<<<<<",
        "年度: 202"[:7],
        "|||||||",
        "# 冲突：年度"[:7],
        "年度: 202"[:7],
        "=======",
        "年度: 202"[:7],
        ">>>>>>>",
    ]


def test_nothing_is_merged_that_was_not_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof stands apart from the merge: what comes out wrong by a mistake of ours is shown line by line."""
    from sheetlang.merging import merge as merging

    theirs = THEIRS.replace("6 场", "4 场").replace("1 个", "2 个")
    assert merged(BASE, OURS, theirs).clashes == ()
    monkeypatch.setattr(merging, "merged_line", lambda parts: parts.ours.head)
    result = merged(BASE, OURS, theirs)
    assert [clash.lines for clash in result.clashes] == [
        (
            "产出.数量.甲 >= 4 场\n产出.数量.乙 = 1 个\n",
            "产出.数量.甲 >= 5 场\n产出.数量.乙 = 1 个\n",
            "产出.数量.甲 >= 4 场\n产出.数量.乙 = 2 个\n",
        )
    ]
    assert result.clashes[0].notes[0].said("en").startswith("merged by item it did not prove right")


@pytest.mark.parametrize("lost", ["ours", "theirs"])
def test_nothing_beside_a_conflict_is_merged_that_was_not_proven(monkeypatch: pytest.MonkeyPatch, lost: str) -> None:
    from sheetlang.merging import merge as merging

    ours, theirs = OURS.replace("乙 = 1 个", "乙 = 1 个  [5分]"), THEIRS.replace("1 个", "2 个")
    (clash,) = merged(BASE, ours, theirs).clashes
    assert clash.lines.base == "产出.数量.甲 >= 4 场\n"
    real = merging.merged_line

    def forgetful(parts):
        line = real(parts)
        return getattr(parts, lost).head if isinstance(line, str) else line

    monkeypatch.setattr(merging, "merged_line", forgetful)
    (clash,) = merged(BASE, ours, theirs).clashes
    assert clash.lines.ours.count("\n") == 2
    assert clash.notes[0].said("zh") == "逐项合并后核对不上，改为逐行列出"
