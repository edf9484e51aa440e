"""The benchmark measures like with like: all contestants hold the same content, and the run adds up."""

import io
import json
import re
import tomllib
from decimal import Decimal
from pathlib import Path

import openpyxl
import pydantic
import pytest
from tools import need_module

from benchmarks.__main__ import main
from benchmarks.contestants import CONTESTANTS, FLOORS, installed, named
from benchmarks.corpus import Item, corpus, real_items
from benchmarks.race import Result, race
from benchmarks.tables import floors, growth
from benchmarks.workbook_calls import ready, recorded, replayed
from benchmarks.writers import WRITERS, as_sheet
from sheetlang.checker.checker import Checker
from sheetlang.compiler import compile_source, emit
from sheetlang.model.target import Quantity
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

SHEETS = list(corpus(5))
ONLY_FOR_RACES = {"strictdoc", "beancount"}


def compiled(content):
    return compile_source(Source("sheet", as_sheet(content)), built_in())


def done(name, content):
    """What a contestant makes of a sheet. Those that only a race wants, because they bring much, may be lacking."""
    contestant = named(name)
    for module in contestant.needs:
        if module in ONLY_FOR_RACES:
            pytest.importorskip(module)
        else:
            need_module(module)
    return contestant.prepare()(contestant.ready(WRITERS[contestant.written](content)))


# -- the corpus


def test_a_sheet_depends_on_its_seed_and_number_alone():
    assert list(corpus(2, first=3)) == SHEETS[3:]
    assert list(corpus(2, seed=2)) != SHEETS[:2]


def test_sheets_are_like_the_real_ones():
    assert len(real_items()) >= 180
    sizes = [len(content.items) for content in corpus(50)]
    assert 40 <= sum(sizes) / len(sizes) <= 44
    assert all(len(content.prose) == 6 for content in SHEETS)


def test_sheets_are_read_whole_and_have_no_path_twice():
    for content in corpus(40):
        result = compile_source(Source("sheet", as_sheet(content)), built_in(), checker=Checker(()))
        assert result.findings == ()
        (sheet,) = result.sheets
        assert [(*one.categories, one.name) for one in sheet.indicators] == [tuple(one[:3]) for one in content.items]
        assert len({one.path for one in sheet.indicators}) == len(content.items)


def test_numbers_and_names_are_new_again_and_again():
    items = [item for content in corpus(100) for item in content.items]
    assert len({(item.comparator, item.value, item.unit) for item in items if item.value}) > 1_000
    assert len({item.name for item in items}) > 2 * len(real_items())


# -- the contestants hold the same content


def numbers(items):
    return sum(Decimal(item.value) for item in items if item.value)


@pytest.mark.parametrize("content", SHEETS, ids=lambda content: content.project)
def test_sheetlang_holds_it(content):
    (sheet,) = compiled(content).sheets
    assert [one.name for one in sheet.indicators] == [item.name for item in content.items]
    # A number without more is a number in words of this form where it stands after a colon.
    for one, item in zip(sheet.indicators, content.items, strict=True):
        if item.value:
            assert isinstance(one.target, Quantity), item
            assert (one.target.value.decimal, one.target.unit or "") == (Decimal(item.value), item.unit)
        else:
            assert one.target.text == item.words
    assert [value.text for value in sheet.fields.values()][:6] != []
    assert [list(of) for of in sheet.prose.values()] == list(content.prose.values())
    assert done("sheetlang: check", content).sheets == compiled(content).sheets


@pytest.mark.parametrize("content", SHEETS, ids=lambda content: content.project)
def test_yaml_and_its_models_hold_it(content):
    plain = done("CSafeLoader", content)
    assert [one["name"] for one in plain["indicators"]] == [item.name for item in content.items]
    assert list(plain["prose"].values()) == ["\n".join(of) for of in content.prose.values()]
    model = done("CSafeLoader + pydantic", content)
    assert sum(one.value for one in model.indicators if one.value is not None) == numbers(content.items)
    assert [one.text or "" for one in model.indicators] == [item.words for item in content.items]
    assert model.fields.total == content.amounts["项目总预算"]


def test_the_models_refuse_what_is_wrong():
    from benchmarks.peers import Sheet, loaded

    sound = WRITERS["yaml"](SHEETS[0])
    Sheet.model_validate(loaded(sound))
    first = loaded(sound)["indicators"][0]
    for wrong in (
        {**loaded(sound), "indicators": [first, first]},
        {**loaded(sound), "indicators": [{**first, "level2": "没有"}]},
        {**loaded(sound), "indicators": [{"level1": first["level1"], "level2": first["level2"], "name": "空"}]},
        {**loaded(sound), "more": 1},
    ):
        with pytest.raises(pydantic.ValidationError):
            Sheet.model_validate(wrong)


@pytest.mark.parametrize("name", ["sheetlang: html + json", "CSafeLoader + pydantic + Jinja2"])
def test_pages_hold_it(name):
    for content in SHEETS:
        html, data = done(name, content)
        page = re.sub(r"&(?:#3[49]|quot|gt|lt|amp);", "", html.decode())
        cells = re.findall(r'class="name"[^>]*>([^<]*)', page)
        assert cells == [re.sub("""[<>&'"]""", "", item.name) for item in content.items]
        assert len(re.findall('class="target"', page)) == len(content.items)
        assert all(paragraph[-12:] in page for of in content.prose.values() for paragraph in of)
        written = json.loads(data)
        sheet = written["sheets"][0] if "sheets" in written else written
        assert len(sheet["indicators"]) == len(content.items)


def test_the_peer_prints_the_very_same_page():
    for content in corpus(20):
        ours, theirs = (
            done(name, content)[0] for name in ("sheetlang: html + json", "CSafeLoader + pydantic + Jinja2")
        )
        assert ours.rstrip() == theirs.rstrip()


def test_strictdoc_holds_it():
    for content in SHEETS:
        nodes = [one for one in done("StrictDoc", content).section_contents if one.node_type == "REQUIREMENT"]
        held = [
            Item(*((node.get_field_by_name(name).get_text_value() if name in node.ordered_fields_lookup else "")
                   for name in ("LEVEL1", "LEVEL2", "TITLE", "COMPARATOR", "VALUE", "UNIT", "WORDS")))
            for node in nodes
        ]  # fmt: skip
        assert held == content.items


def test_beancount_holds_it():
    for content in SHEETS:
        entries, errors, _ = done("Beancount", content)
        assert errors == []
        values = [[one.value for one in entry.values] for entry in entries if entry.type == "indicator"]
        assert [one[2] for one in values] == [item.name for item in content.items]
        assert sum(one[4] for one in values if len(one) > 4) == numbers(content.items)


def test_bare_xlsxwriter_makes_the_very_same_workbook():
    for content in SHEETS:
        made = emit(compiled(content), "xlsx")
        assert (
            done("XlsxWriter", content)
            == made
            == done("sheetlang: xlsx", content)
            == done("sheetlang: xlsx from text", content)[0]
        )
        assert replayed(ready(json.loads(json.dumps(recorded(as_sheet(content)))))) == made
        texts = {cell for row in openpyxl.load_workbook(io.BytesIO(made)).active.values for cell in row}
        assert texts >= {item.name for item in content.items}


# -- the run


def test_a_race_gives_every_contestant_its_turns(tmp_path):
    runners = [one for one in CONTESTANTS if installed(one)]
    results = race(runners, 5, tmp_path)
    assert [one.contestant for one in results] == [one.name for one in runners]
    assert all(len(one.turns) == 11 and min(one.turns) > 0 and one.memory >= 0 for one in results)


def test_a_contestant_that_fails_stops_the_race(tmp_path, monkeypatch, capfd):
    monkeypatch.setitem(WRITERS, "sheet", lambda content: "胡写\n")
    with pytest.raises(ChildProcessError, match="sheetlang: check"):
        race([named("sheetlang: check")], 5, tmp_path)
    assert "cannot be read" in capfd.readouterr().err


def result(name, seconds, memory=0):
    return Result(name, 100, [seconds], memory)


def test_a_floor_is_kept_or_missed():
    for floor in FLOORS:
        faster, slower = (floor.times, 1.0) if floor.slower else (1.0, floor.times)
        at = list(floors([result(floor.name, faster), result(floor.peer, slower)]))
        assert at[-1].endswith(f"| {floor.times:.2f}× | ok |")
        over = list(floors([result(floor.name, faster * 1.01), result(floor.peer, slower)]))
        assert over[-1].endswith("| **missed** |")


def test_growth_is_seen():
    flat = Result("sheetlang: parse", 100, [1.0] * 9, 0)
    assert list(growth([flat]))[-1].endswith("| ok |")
    assert list(growth([flat._replace(turns=[1.0] * 6 + [1.3] * 3)]))[-1].endswith("| **missed** |")
    assert list(growth([flat._replace(memory=65 * 2**20)]))[-1].endswith("| **missed** |")


def test_the_command_prints_and_writes_its_tables(tmp_path, capsys):
    page = tmp_path / "performance.md"
    page.write_text("before\n<!-- measured -->\nold\n<!-- end of what is measured -->\nafter\n", "utf-8")
    main(["--counts", "5", "--only", "sheetlang: parse,XlsxWriter", "--without-start", "--write", str(page)])
    written = page.read_text("utf-8")
    assert written.startswith("before\n<!-- measured -->\n\n")
    assert written.endswith("\n<!-- end of what is measured -->\nafter\n")
    assert "old" not in written
    assert "| sheetlang: parse |" in written
    assert capsys.readouterr().out.strip() in written


def test_every_peer_can_be_installed_by_one_extra():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    extra = " ".join(project["optional-dependencies"]["bench"]).lower()
    assert {module for one in CONTESTANTS for module in one.needs if module not in extra} == set()
