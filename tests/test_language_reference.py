"""docs/language.md keeps its word: every example and every table of it is run.

A block ```sheet gives no finding. A block ```sheet-bad gives those that stand after `#!`, on their
lines, and no others. A block without 表式 goes after a preamble, unless it is marked 整篇; a block
with a file name can be imported by the others. A table is known by its first row.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from sheetlang.checker.checker import Checker
from sheetlang.checker.registry import all_rules
from sheetlang.compiler import Compiled, compile_source, emit
from sheetlang.diagnostic import Fault, has_errors
from sheetlang.language import faults as shape_faults
from sheetlang.language import keywords
from sheetlang.model import faults as model_faults
from sheetlang.model import line_faults, reuse_faults
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in
from sheetlang.workspace.imported_files import FileLibrary
from sheetlang.workspace.read import decoded

REFERENCE = Path(__file__).parents[1] / "docs" / "language.md"
PREAMBLE = """\
表式: 上海2020
年度: 2026
申报单位名称: 市局
项目类别: 其他
计划开始日期: 2026-01-01
计划完成日期: 2026-12-31
是否含有政府购买服务: 否
绩效类型: 其他类
项目总预算: 1 元
项目当年预算: 2 元
项目概况: 略
项目 示例
"""
# Beside the blocks with a file name these files can be imported; the last one cannot be read.
OTHER_FILES = {"旧编码.sheet": "指标集 旧\n".encode("gb18030")}
# The rules that the reference speaks of: its examples show how a thing is written, not whether it is a good target.
CHECKER = Checker(
    rule for rule in all_rules() if rule.name in ("missing-attribute", "missing-field", "pending", "placeholder")
)

Row = tuple[str, ...]
Found = set[tuple[int, str]]


@frozen
class Block:
    """An example: the words after ```` ``` ````, its text, and its first line in the reference."""

    words: tuple[str, ...]
    text: str
    line: int

    @property
    def file(self) -> str:
        """Its file name, if it has one."""
        return next((word for word in self.words if word.endswith(".sheet")), "")

    @property
    def is_whole(self) -> bool:
        """Whether nothing is to be put before it."""
        return bool(self.file) or "整篇" in self.words or "表式" in self.text


def _blocks(text: str) -> list[Block]:
    found = re.finditer(r"^```(sheet\S*)[ ]*(.*)\n((?:.*\n)*?)```$", text, re.M)
    return [Block((match[1], *match[2].split()), match[3], text.count("\n", 0, match.start()) + 2) for match in found]


def _tables(text: str) -> dict[Row, list[Row]]:
    """The rows of each table, by its heading."""
    tables: dict[Row, list[Row]] = {}
    for lines in re.findall(r"(?:^\|.*\n)+", text, re.M):
        heading, _, *rows = [_cells(line) for line in lines.splitlines()]
        assert heading not in tables, heading
        assert all(len(row) == len(heading) for row in rows), heading
        tables[heading] = rows
    return tables


def _cells(line: str) -> Row:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _code(cell: str) -> str:
    """What a cell shows as code, one line for each piece."""
    return _spelled_out("\n".join(re.findall(r"`([^`]*)`", cell)))


def _spelled_out(text: str) -> str:
    text = re.sub(r"⟨U\+([0-9A-F]+)⟩", lambda match: chr(int(match[1], 16)), text)
    return re.sub(r"⟨(.)×(\d+)⟩", lambda match: match[1] * int(match[2]), text)


TEXT = REFERENCE.read_text("utf-8")
BLOCKS = _blocks(TEXT)
TABLES = _tables(TEXT)

FIELDS = ("这样写", "种类", "读成")
MONEY = ("这样写", "数", "单位", "单位是“元”的表里印成")
PATHS = ("这样写", "读成")
MARKS = ("这样写", "名称", "目标")
TARGETS = ("写在名称后面", "种类", "比较", "值", "单位")
COMPARATORS = ("比较", "含本数", "写在数前面", "写在数和单位后面")
FLAGS = ("行末", "分值", "标志", "曾用名")
KEYWORDS = ("中文", "英文", "也读作", "用处")
ERRORS = ("规则", "意思", "错", "对")

# The least number of rows, so that a table that is no longer read is missed.
LEAST = {FIELDS: 7, MONEY: 3, PATHS: 4, MARKS: 9, TARGETS: 30, COMPARATORS: 6, FLAGS: 4, KEYWORDS: 12, ERRORS: 40}


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that holds the examples with a file name."""
    named = {block.file: _without_expectations(block.text).encode() for block in BLOCKS if block.file}
    for name, data in (named | OTHER_FILES).items():
        (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)


def _without_expectations(text: str) -> str:
    return _spelled_out(re.sub(r"[ ]*#!.*", "", text))


def _compiled(text: str, name: str = "例.sheet") -> Compiled:
    return compile_source(Source(name, text), built_in(), FileLibrary(Path.cwd()), checker=CHECKER)


def _found(compiled: Compiled, preamble: str = "") -> Found:
    """The line of each finding, counted from the end of the preamble, and its rule."""
    before = preamble.count("\n")
    return {(finding.source.position(finding.span.start).line - before, finding.rule) for finding in compiled.findings}


def _after_preamble(text: str) -> Compiled:
    return _compiled(PREAMBLE + text)


def _only_indicator(line: str) -> dict[str, Any]:
    compiled = _after_preamble(line)
    assert not has_errors(compiled.findings), compiled.findings
    (sheet,) = json.loads(emit(compiled, "json"))["sheets"]
    (indicator,) = sheet["indicators"]
    return dict(indicator)


# -- the blocks


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"line {block.line}")
def test_block(block: Block) -> None:
    expected: Found = set()
    for number, line in enumerate(block.text.splitlines(), 1):
        expected |= {(number, rule) for rule in line.partition("#!")[2].split()}
    assert bool(expected) == (block.words[0] == "sheet-bad"), "only sheet-bad expects findings, and it must"
    preamble = "" if block.is_whole else PREAMBLE
    text = _without_expectations(block.text)
    compiled = _compiled(preamble + text, block.file or "例.sheet")
    assert _found(compiled, preamble) == expected
    assert compiled.sheets or block.file or "整篇" in block.words


def test_there_are_enough_examples() -> None:
    good = [block for block in BLOCKS if block.words[0] == "sheet"]
    bad = [block for block in BLOCKS if block.words[0] == "sheet-bad"]
    assert len(good) >= 8
    assert len(bad) >= 4
    assert TEXT.count("```") == 2 * len(BLOCKS), "a block that no test reads"


def test_preamble_is_sound() -> None:
    assert _after_preamble("").findings == ()


@pytest.mark.parametrize("change", [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n")])
def test_mark_and_line_ends_do_not_matter(change: Callable[[bytes], bytes]) -> None:
    plain, findings = decoded("例.sheet", BLOCKS[0].text.encode())
    changed, more_findings = decoded("例.sheet", change(BLOCKS[0].text.encode()))
    assert not findings + more_findings
    assert emit(_compiled(changed.text), "json") == emit(_compiled(plain.text), "json")


def test_other_encodings_are_named() -> None:
    for encoding in ("gb18030", "utf-16"):
        _, (finding,) = decoded("例.sheet", BLOCKS[0].text.encode(encoding))
        assert finding.rule == "not-utf8"
        assert encoding.upper() in finding.message("zh")


# -- the tables


def _rows(heading: Row) -> list[Any]:
    return [pytest.param(row, id=row[0]) for row in TABLES.get(heading, [])]


def test_every_table_is_read() -> None:
    assert set(TABLES) == set(LEAST)
    assert {heading: len(rows) for heading, rows in TABLES.items() if len(rows) < LEAST[heading]} == {}


@pytest.mark.parametrize("row", _rows(FIELDS))
def test_field(row: Row) -> None:
    compiled = _after_preamble(_code(row[0]))
    assert not has_errors(compiled.findings)
    (sheet,) = json.loads(emit(compiled, "json"))["sheets"]
    form = built_in().find("上海2020")
    field = form and form.field_named(re.split("[:：]", _code(row[0]))[0])
    assert field is not None
    value = sheet["prose"][field.name] if field.type == "prose" else [sheet["fields"][field.name]]
    assert value == [row[2]]
    kinds = {"text": "文字", "date": "日期", "choice": "选择", "prose": "成段文字"}
    assert row[1] == ("还没定" if row[2] == "待定" else kinds[field.type])


@pytest.mark.parametrize("row", _rows(MONEY))
def test_money(row: Row) -> None:
    compiled = _after_preamble(_code(row[0]))
    assert not compiled.findings
    (sheet,) = json.loads(emit(compiled, "json"))["sheets"]
    value = sheet["fields"]["项目总预算"]
    assert (value["amount"], value["unit"]) == row[1:3]
    assert re.search(rf"(?<![\d,]){re.escape(row[3])}(?![\d.,])", emit(compiled, "md").decode())


@pytest.mark.parametrize("row", _rows(PATHS))
def test_path(row: Row) -> None:
    assert " › ".join(_only_indicator(f"{_code(row[0])} = 1 个")["path"]) == row[1]


@pytest.mark.parametrize("row", _rows(MARKS))
def test_mark(row: Row) -> None:
    indicator = _only_indicator(_code(row[0]))
    assert (indicator["path"][-1], indicator["target"]["text"]) == row[1:]


@pytest.mark.parametrize("row", _rows(TARGETS))
def test_target(row: Row) -> None:
    assert row[0].startswith(("`:", "` ")), "a colon, or a blank and the comparison"
    value = _only_indicator(f"产出.数量.示例{_code(row[0])}")["target"]
    assert value["text"] == _code(row[0]).removeprefix(":").strip()
    assert (f"{row[1]} `{value['kind']}`" in TEXT, *_shown(value)) == (True, *row[2:])


def _shown(value: dict[str, Any]) -> Row:
    """Comparator, value and unit of a target as the reference writes them."""
    unit = value.get("unit") or ""
    comparator = value.get("comparator") or ""
    match value["kind"]:
        case "quantity":
            return (comparator, value["value"], unit)
        case "range":
            return (comparator, f"{value['low']} 到 {value['high']}", unit)
        case "change":
            direction = {"increase": "增", "decrease": "减"}[value["direction"]]
            base = f"，比{value['base']}" if value["base"] else ""
            return (comparator, f"{direction} {value['amount']}{base}", unit)
        case "date":
            ends = [_moment(value[end]) for end in ("start", "end") if value[end]]
            return (comparator, "最晚 " * value["deadline"] + " 到 ".join(ends), unit)
        case "compound":
            parts = (" ".join(filter(None, _shown(part))) for part in value["parts"])
            return (comparator, "；".join(parts), unit)
        case "placeholder":
            found = re.fullmatch(r"(\S+ (?=.* ))?(\S+) ?(\S*)", value["text"])
            assert found
            return (found[1] or "").strip(), found[2], found[3]
        case _:
            return ("", "", "")


def _moment(iso: str) -> str:
    """2026年12月31日 for 2026-12-31, 12月 for --12."""
    year, *rest = re.findall(r"\d+", iso) if not iso.startswith("--") else ["", *re.findall(r"\d+", iso)]
    parts = zip((year, *rest), "年月日", strict=False)
    return "".join(f"{part.lstrip('0')}{unit}" for part, unit in parts if part)


@pytest.mark.parametrize("row", _rows(FLAGS))
def test_flags(row: Row) -> None:
    indicator = _only_indicator(f"产出.数量.示例 = 1 个  {_code(row[0])}")
    shown = (indicator["weight"] or "", " ".join(indicator["flags"]), " ".join(indicator.get("former_names", [])))
    assert shown == row[1:]


def test_comparators_are_those_of_the_language() -> None:
    rows = {
        _code(sign): (tuple(before.split()), tuple(after.split())) for sign, _, before, after in TABLES[COMPARATORS]
    }
    assert {sign: before for sign, (before, _) in rows.items()} == dict(keywords.COMPARATORS)
    assert {sign: after for sign, (_, after) in rows.items() if after} == dict(keywords.BOUNDS)
    for sign, (before, after) in rows.items():
        typed = (sign, *(sign.translate(str.maketrans("<>=", other)) for other in ("＜＞＝", "﹤﹥﹦")), *before)
        lines = [f"产出.数量.示例 {word} 3 ﹪" for word in typed]
        lines += [f"产出.数量.示例: {word} 3 次" for word in typed]
        lines += [f"产出.数量.示例: 3 次{word}" for word in after]
        assert {line: _only_indicator(line)["target"].get("comparator") for line in lines} == dict.fromkeys(lines, sign)


def test_trends_are_those_of_the_language() -> None:
    directions = {"增": "increase", "减": "decrease"}
    written = {directions[one]: tuple(words.split()) for one, words in re.findall(r"^- ([增减])：(.*)$", TEXT, re.M)}
    assert written == dict(keywords.TRENDS)
    for direction, words in written.items():
        for word in words:
            assert _only_indicator(f"产出.数量.示例: {word} 3 %")["target"].get("direction") == direction


def test_keywords_are_those_of_the_language() -> None:
    written = {row[0]: keywords.Keyword(row[0], row[1], tuple(row[2].split())) for row in TABLES[KEYWORDS]}
    language = [*keywords.COMMANDS.values(), keywords.OVERRIDE, keywords.FORM, keywords.YEAR, keywords.FORMERLY]
    language += [keywords.ALLOW, keywords.POINTS, keywords.PENDING, keywords.NOT_APPLICABLE]
    assert written == {keyword.zh: keyword for keyword in language}


@pytest.mark.parametrize("row", [row for row in _rows(ERRORS) if row.values[0][2] != "…"])
def test_error(row: Row) -> None:
    rule, _, bad, good = row
    assert {found for _, found in _found(_after_preamble(_code(bad)))} == {rule}
    assert _after_preamble(_code(good)).findings == ()


def _structural() -> Iterator[str]:
    for module in (shape_faults, model_faults, line_faults, reuse_faults):
        yield from (fault.name for fault in vars(module).values() if isinstance(fault, Fault))


def test_every_structural_rule_is_explained_and_shown() -> None:
    explained = [row[0] for row in TABLES[ERRORS]]
    assert len(explained) == len(set(explained))
    assert set(explained) == set(_structural())
    in_blocks = {
        rule for block in BLOCKS for line in block.text.splitlines() for rule in line.partition("#!")[2].split()
    }
    elsewhere = {row[0] for row in TABLES[ERRORS] if row[2] == "…"}
    # No block can show these: one is about bytes, one takes 65 files.
    assert elsewhere - in_blocks == {"not-utf8", "import-too-deep", "too-many-findings"}
