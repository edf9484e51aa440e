"""Seeded synthetic sheets as plain data: names, values and prose are those of real sheets, varied.

Every sheet has the form shanghai-2020, about 42 indicators and six texts, as the published ones do, and as
many findings of rules a line as they have; no mistake of writing, which only sheetlang would forgive.
Sheet number k of a seed is the same whatever the size of the corpus.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rows import real_rows

from sheetlang.checker.checker import Checker
from sheetlang.compiler import compile_source
from sheetlang.language.document import Passage
from sheetlang.language.parse import parse
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

FORM = "shanghai-2020"
EXAMPLES = Path(__file__).parents[2] / "examples"
FEWEST, MOST = 38, 46
# What gives a sheet as many findings a line as the published ones have.
_BAD = 0.3

# Where the second levels of other authorities' forms belong in this one.
_CATEGORIES = {
    "投入管理": ("投入与管理", "投入管理"),
    "财务管理": ("投入与管理", "财务管理"),
    "实施管理": ("投入与管理", "实施管理"),
    "成本": ("投入与管理", "投入管理"),
    "数量": ("产出目标", "数量"),
    "质量": ("产出目标", "质量"),
    "时效": ("产出目标", "时效"),
    "经济": ("效果目标", "经济效益"),
    "生态": ("效果目标", "环境效益"),
    "社会": ("效果目标", "社会效益"),
    "满意度": ("效果目标", "满意度"),
    "可持续": ("影响力目标", "长效管理"),
    "长效": ("影响力目标", "长效管理"),
    "部门协助": ("影响力目标", "部门协助"),
}
_ORDER = {categories: place for place, categories in enumerate(dict.fromkeys(_CATEGORIES.values()))}
_DISTRICTS = "黄浦区 徐汇区 长宁区 静安区 普陀区 虹口区 杨浦区 闵行区 宝山区 嘉定区 金山区 松江区 青浦区 奉贤区 崇明区 浦东新区".split()
_TOPICS = "安置帮教工作办案经费 社区矫正工作办案经费 农村饮水安全巩固提升 民办幼儿园租金补贴 食品安全监管 办公大楼维修维护 乡村旅游扶贫 义务教育学校改造 雾炮车降尘抑尘服务".split()
_OFFICES = "社区矫正管理局 水务局 教育局 市场监督管理局 生态环境局 文化和旅游局 财政局".split()
_KINDS = "经常性专项业务费 一次性项目 其他一次性项目 政策补贴类项目".split()
# Whoever types a sheet has signs of one kind; in one sheet out of eight, several hands have typed.
_KEYBOARD = {"≥": ">=", "≤": "<="}
_FONT = {ascii: sign for sign, ascii in _KEYBOARD.items()}
_HANDS = (*[_KEYBOARD] * 4, *[_FONT] * 3, {})
_QUANTITY = re.compile(r"(>=|<=|=|≥|≤|>|<)?\s*([0-9]+(?:\.[0-9]+)?)\s*([^\s0-9,、;；。年月-][^\s0-9,、;；。]{0,8})?")


class Item(NamedTuple):
    """An indicator: a number with its comparator and unit, or words."""

    level1: str
    level2: str
    name: str
    comparator: str = ""
    value: str = ""
    unit: str = ""
    words: str = ""


class Content(NamedTuple):
    """One project's sheet; amounts are in yuan."""

    project: str
    year: int
    texts: dict[str, str]
    amounts: dict[str, int]
    prose: dict[str, list[str]]
    items: list[Item]


def corpus(count: int, seed: int = 1, first: int = 0) -> Iterator[Content]:
    """So many sheets of a seed, from number `first` on."""
    for number in range(first, first + count):
        yield _content(random.Random(f"{seed}/{number}"))


@cache
def real_items() -> tuple[Item, ...]:
    """The real rows that this form takes without a mistake of writing, each name once in its category."""
    items = {(item.level1, item.level2, item.name): item for item in map(_item, real_rows()) if item is not None}
    return tuple(item for item in items.values() if _findings_alone(item, Checker(())) == 0)


@cache
def _good_and_bad() -> tuple[Sequence[Item], Sequence[Item]]:
    """The real rows of which no rule says anything, and the others."""
    checker = Checker()
    bad = {item for item in real_items() if _findings_alone(item, checker)}
    return [item for item in real_items() if item not in bad], [item for item in real_items() if item in bad]


def _item(row: object) -> Item | None:
    level = re.sub(r"\s", "", row.level2) or row.level1
    categories = next((to for word, to in _CATEGORIES.items() if word in level), ("产出目标", "数量"))
    found = _QUANTITY.fullmatch(row.value)
    if found:
        return Item(*categories, row.name, found[1] or "", found[2], found[3] or "")
    return Item(*categories, row.name, words=row.value) if row.value else None


def _findings_alone(item: Item, checker: Checker) -> int:
    """How many findings the only line of a sheet has; one if it is no indicator."""
    from benchmarks.writers import sheet_line

    head = f"表式: {FORM}\n年度: 2020\n项目 甲\n"
    compiled = compile_source(Source("row", f"{head}{sheet_line(item)}\n"), built_in(), checker=checker)
    if not compiled.sheets[0].indicators:
        return 1
    return sum(finding.span.start >= len(head) for finding in compiled.findings)


@cache
def real_prose() -> dict[str, list[tuple[str, ...]]]:
    """The texts of the two published sheets, by the name of their field."""
    prose: dict[str, list[tuple[str, ...]]] = {}
    for path in sorted(EXAMPLES.glob("*办案经费.sheet")):
        for line in parse(Source(path.name, path.read_text("utf-8")))[0].lines:
            if isinstance(line, Passage):
                prose.setdefault(line.label, []).append(line.paragraphs)
    return prose


def _content(draw: random.Random) -> Content:
    year, district = draw.randint(2016, 2026), draw.choice(_DISTRICTS)
    total = draw.randint(100, 90_000) * 100
    amounts = {
        "项目总预算": total * draw.randint(1, 3),
        "项目当年预算": total,
        "同名项目上年预算额": draw.randint(100, 90_000) * 100,
        "同名项目上年预算执行数": draw.randint(100, 90_000) * 100,
    }
    texts = {
        "申报单位名称": district + draw.choice(_OFFICES),
        "项目类别": draw.choice(_KINDS),
        "计划开始日期": f"{year}-{draw.randint(1, 3):02}-01",
        "计划完成日期": f"{year}-12-{draw.randint(20, 31)}",
        "是否含有政府购买服务": draw.choice("是否"),
        "绩效类型": "其他类",
    }
    prose = {name: _varied_prose(draw.choice(of), draw) for name, of in real_prose().items()}
    return Content(district + draw.choice(_TOPICS), year, texts, amounts, prose, _items(draw, year, district))


def _items(draw: random.Random, year: int, district: str) -> list[Item]:
    (good, bad), count = _good_and_bad(), draw.randint(FEWEST, MOST)
    chosen = draw.sample(good, count - round(count * _BAD)) + draw.sample(bad, round(count * _BAD))
    chosen.sort(key=lambda item: _ORDER[item.level1, item.level2])
    hand = draw.choice(_HANDS)
    varied = (_varied(_typed(item, hand), draw, year, district) for item in chosen)
    return list({(item.level1, item.level2, item.name): item for item in varied}.values())


def _typed(item: Item, hand: Mapping[str, str]) -> Item:
    return item._replace(comparator=hand.get(item.comparator, item.comparator))


def _varied(item: Item, draw: random.Random, year: int, district: str) -> Item:
    """The item with another number three times out of four, and another name one time out of four."""
    if draw.random() < 0.25 and not item.name.startswith(("指标", "“", "《", "*")):
        item = item._replace(name=draw.choice((f"{district}{item.name}", f"{year}年{item.name}")))
    if not item.value or draw.random() < 0.25:
        return item
    if "%" in item.unit:
        return item._replace(value=f"{draw.randint(600, 1000) / 10:.1f}".removesuffix(".0"))
    whole, _, decimals = item.value.partition(".")
    value = str(draw.randint(1, 3 * int(whole) + 10))
    return item._replace(value=f"{value}.{draw.randint(1, 9)}" if decimals else value)


def _varied_prose(paragraphs: tuple[str, ...], draw: random.Random) -> list[str]:
    """The paragraphs with other numbers of the same length, but for years, and a number of their own."""
    *others, last = (
        re.sub("[1-9][0-9]{2,}(?!年|[0-9])", lambda found: str(draw.randint(1, 9)) + found[0][:0:-1], text)
        for text in paragraphs
    )
    return [*others, f"{last}（第{draw.randint(1, 99_999)}号）"]
