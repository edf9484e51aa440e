"""What is printed of any document reads back as the same, and no kind of line or value is forgotten anywhere."""

import json
from collections import defaultdict
from typing import get_args

import pytest
from hostile.documents import MAKERS, document
from long_run.documents import difference

import sheetlang
from sheetlang.language import document as language
from sheetlang.language.document import Document, Entry, Line
from sheetlang.language.unparse import unparse
from sheetlang.model import sheet as model
from sheetlang.model import target as targets
from sheetlang.model.sheet import AttributeValue, FieldValue
from sheetlang.model.target import Target
from sheetlang.model.target_reading import read_target
from sheetlang.source import Source

DOCUMENTS, CHUNK = 5_000, 1_250

HEAD = "表式: shanghai-2020\n年度: 2020\n项目 甲\n"
# For each class of target, a text that is one, and what a form shows of it.
TARGETS = {
    targets.Quantity: (">= 19000 个", "19000"),
    targets.Range: ("90..95 %", "90~95%"),
    targets.Change: ("较上年提高 5 %", "较上年提高5%"),
    targets.Date: ("2020-12-31 前", "2020-12-31前"),
    targets.Compound: ("完成 3 次，举办 4 场", "完成3次，举办4场"),
    targets.Words: ("按需开展", "按需开展"),
    targets.Pending: ("待定", "待定"),
    targets.NotApplicable: ("不适用", "不适用"),
    targets.Placeholder: ("** 人", "** 人"),
}
# For each class of field value, a line that gives one, and what a form shows of it.
FIELDS = {
    model.TextValue: ("申报单位名称: 县水利局", "县水利局"),
    model.DateValue: ("计划开始日期: 2020-1-31", "2020-01-31"),
    model.MoneyValue: ("项目总预算: 1,805,000 元", "1,805,000"),
    model.ChoiceValue: ("是否含有政府购买服务: 是", "是"),
    model.PendingValue: ("计划完成日期: 待定", "待定"),
}


@pytest.mark.parametrize("start", range(0, DOCUMENTS, CHUNK))
def test_what_is_printed_reads_back_as_the_same(start):
    numbers = range(start, start + CHUNK)
    assert {number: how for number in numbers if (how := difference(number))} == {}


def parts(kind):
    """The parts of a class that say something, not where it stands."""
    return [name for name in kind._fields if not name.endswith(("at", "_end", "places"))]


def test_documents_hold_every_kind_of_line_with_every_part_of_it():
    made = defaultdict(lambda: defaultdict(set))
    for number in range(1_500):
        for line in document(number).lines:
            made[type(line)]["there is one"] = {True, False}
            for name in parts(type(line)):
                made[type(line)][name].add(getattr(line, name))
    assert set(made) == set(MAKERS) == set(get_args(Line))
    assert [
        (kind.__name__, name) for kind, parts in made.items() for name, values in parts.items() if len(values) < 2
    ] == []


def test_every_class_of_the_document_is_a_line_that_is_printed():
    here = {one for one in vars(language).values() if isinstance(one, type) and one.__module__ == language.__name__}
    classes = here - {Document}
    assert classes == set(get_args(Line))
    printed = {
        type(line): unparse(Document((line,), Source("made", "")))
        for number in range(200)
        for line in document(number).lines
    }
    assert set(printed) == classes
    assert [kind for kind, text in printed.items() if "None" in text] == []


def test_every_class_of_target_and_value_is_known_here():
    assert set(TARGETS) == set(get_args(Target))
    assert set(FIELDS) == set(get_args(FieldValue))
    assert set(get_args(AttributeValue)) == {model.TextValue, model.ChoiceValue, *TARGETS}
    public = [one for name, one in vars(targets).items() if not name.startswith("_")]
    assert {one for one in public if isinstance(one, type) and one.__module__ == targets.__name__} == set(TARGETS)


def built(lines):
    sheets, _ = sheetlang.compile_text(HEAD + lines)
    shown = {name: sheetlang.render(sheets, name).decode() for name in ("html", "md")}
    return sheets[0], json.loads(sheetlang.render(sheets, "json"))["sheets"][0], shown


@pytest.mark.parametrize("kind", TARGETS, ids=lambda kind: kind.__name__)
def test_a_class_of_target_has_its_json_and_its_text(kind):
    text, expected = TARGETS[kind]
    sheet, value, shown = built(f"产出.数量.名{'' if text[0] in '>' else ':'} {text}\n")
    target = sheet.indicators[0].target
    assert type(target) is kind is type(read_target(text)[0])
    written = value["indicators"][0]["target"]
    told = {name for name in parts(kind) if name == "text" or getattr(target, name) is not None}
    assert told <= {*written}
    assert written["text"] == text
    for page in shown.values():
        assert expected in page.replace("\\", "")


def test_each_class_of_target_has_a_kind_of_its_own():
    lines = "".join(
        f"产出.数量.名{number}{'' if text[0] in '>' else ':'} {text}\n"
        for number, (text, _) in enumerate(TARGETS.values())
    )
    kinds = [one["target"]["kind"] for one in built(lines)[1]["indicators"]]
    assert len(set(kinds)) == len(TARGETS)


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_a_class_of_field_value_has_its_json_and_its_text(kind):
    line, expected = FIELDS[kind]
    name, _, text = line.partition(": ")
    sheet, value, shown = built(f"{line}\n")
    assert type(sheet.fields[name]) is kind
    assert expected in json.dumps(value["fields"][name], ensure_ascii=False) or text in json.dumps(
        value, ensure_ascii=False
    )
    for page in shown.values():
        assert expected in page


def test_lines_that_say_the_same_are_not_unequal():
    here, there = (Entry("名", ":", "值", places=(at, at + 1, at + 2, 0, 0)) for at in (0, 9))
    assert here == there
    assert not here != there  # noqa: SIM202
    assert hash(here) == hash(there)
    assert here != Entry("名", ":", "另一值")
