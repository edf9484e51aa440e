"""The canonical text of a corpus, kept to the letter; a change of it is a change of style and needs a note.

The cases of `tests/format` stand whole beside their inputs. Of the other sheets that the project has, what
formatting would change is kept. `--bless` keeps all anew.
"""

import re
from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from rows import real_rows, written_label

from sheetlang.compiler import Compiled, compile_source
from sheetlang.formatting.formatter import Formatted, format_source
from sheetlang.forms.form import Form
from sheetlang.source import Source
from sheetlang.starting.blank_sheet import blank_sheet
from sheetlang.starting.carry_over import carry_over
from sheetlang.workspace.forms import built_in
from sheetlang.workspace.imported_files import FileLibrary

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "format"
INPUTS = sorted(CASES.glob("*.sheet"))
OTHERS = sorted((*(ROOT / "tests" / "cases").rglob("*.sheet"), *(ROOT / "tests" / "good_sheets").glob("*.sheet")))
EXAMPLES = sorted((ROOT / "examples").glob("*.sheet"))
_SIGNS = ("<", ">", "=", "≥", "≤", "≧", "≦", "═")

Keeps = Callable[[Path, str], None]


def formatted(name: str, text: str, root: Path = ROOT) -> Formatted:
    library = FileLibrary(root)

    def compiled(source: Source) -> Compiled:
        return compile_source(source, built_in(), library)

    return format_source(compiled(Source(name, text)), compiled)


def text_of(path: Path) -> str:
    return path.read_bytes().decode()


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_a_case_is_written_as_is_kept(path: Path, keeps: Keeps) -> None:
    made = formatted(str(path), text_of(path))
    assert made.broken is None
    keeps(path.with_suffix(".formatted"), made.text)
    assert formatted(str(path), made.text) == made


def test_each_case_has_its_text_and_no_text_is_without_a_case() -> None:
    assert {path.stem for path in INPUTS} == {path.stem for path in CASES.glob("*.formatted")}
    assert len(INPUTS) >= 10


def test_other_sheets_are_changed_as_is_kept(keeps: Keeps) -> None:
    keeps(CASES / "corpus.diff", "".join(changes()))


def changes() -> Iterator[str]:
    for path in OTHERS:
        name = path.relative_to(ROOT).as_posix()
        yield from difference(name, text_of(path), formatted(str(path), text_of(path)))
    yield from difference("real_rows", rows_as_lines(), formatted("real_rows", rows_as_lines()))


def difference(name: str, text: str, made: Formatted) -> Iterator[str]:
    assert made.broken is None, (name, made.broken)
    lines = unified_diff(text.splitlines(), made.text.splitlines(), name, "", n=0, lineterm="")
    return (f"{line}\n" for line in lines if not line.startswith("@@"))


def rows_as_lines() -> str:
    """The real rows as indicators of one sheet, their values as published."""
    lines = []
    for number, row in enumerate(real_rows()):
        label = written_label(("产出", "数量"), f"{row.name}{number}")
        lines.append(f"{label} {row.value}" if row.value.startswith(_SIGNS) else f"{label}: {row.value}".rstrip())
    return "\n".join(["表式: shanghai-2020", "年度: 2020", "项目 甲", *lines, ""])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_in_their_canonical_text(path: Path) -> None:
    assert formatted(str(path), text_of(path)).text == text_of(path)


def test_the_examples_of_the_reference_keep_the_oath() -> None:
    reference = (ROOT / "docs" / "language.md").read_text("utf-8")
    blocks = re.findall(r"^```sheet\S*.*\n((?:.*\n)*?)```$", reference, re.M)
    assert len(blocks) > 10
    assert [text for text in blocks if formatted("x", text).broken] == []


@pytest.mark.parametrize("form", built_in().forms, ids=lambda form: form.id)
@pytest.mark.parametrize("project", ["", "城东水厂（一期）", "“C#”：课程"])
def test_a_new_sheet_is_in_its_canonical_text(form: Form, project: str) -> None:
    text = blank_sheet(form, 2027, project)
    assert formatted("x", text).text == text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_next_years_sheet_is_in_its_canonical_text(path: Path) -> None:
    compiled = compile_source(Source(str(path), text_of(path)), built_in(), FileLibrary(ROOT))
    if compiled.sheets:
        text = carry_over(compiled.document, compiled.sheets, 2031)
        assert formatted(str(path), text).text == text != text_of(path)
