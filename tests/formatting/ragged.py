"""Sheets by number, and as many ways as one likes to type each: a comment in every gap, blanks and widths at random.

What a number says is fixed by it alone; what is chosen while typing says nothing.
"""

import random
from collections.abc import Iterator

from formatting.layout import Layout
from formatting.statements import Piece, indicator, remark, statement
from formatting.statements import field as field_of

from sheetlang.forms.form import Form
from sheetlang.language.keywords import COMMANDS, FORM, YEAR
from sheetlang.workspace.forms import built_in

_FORMS = ("shanghai-2020", "national-2021", "national-2015", "hunan-2023")
_WRONG = (
    "随手一写  ，没有冒号",
    "产出.数量.甲>=5 个",
    "：  没有名称",
    "产出.数量.甲：乙：丙 ",
    "甲 = 1 个 [5分",
    "    散行  ",
    "年  度",
    "产出.数量.看不见\u200b的 >=  5 个",
)


def pieces(number: int) -> list[Piece]:
    """What a number says: a head, a project, indicators, a set; a comment in every gap."""
    dice = random.Random(number)
    form = built_in().find(dice.choice(_FORMS))
    assert form is not None
    said = [piece for one in _statements(dice, form) for piece in (*_between(dice), one)]
    return [*said, *_between(dice)]


def typed(number: int, layout: Layout) -> str:
    """A text that says what a number says."""
    rows = layout.empty_rows() if layout.dice.random() < 0.3 else []
    for piece in pieces(number):
        rows += piece.typed(layout)
    rows += layout.empty_rows() if layout.dice.random() < 0.3 else []
    return layout.ending.join(rows) + (layout.ending if layout.dice.random() < 0.8 else "")


def _between(dice: random.Random) -> Iterator[Piece]:
    """Comments with lines of their own, and empty lines."""
    empty = Piece(Layout.empty_rows)
    if dice.random() < 0.5:
        yield empty
    for _ in range(dice.choice((1, 1, 2))):
        text = remark(dice)
        yield Piece(lambda layout, text=text: [text + layout.trailing()], (text,))
    if dice.random() < 0.3:
        yield empty


def _statements(dice: random.Random, form: Form) -> Iterator[Piece]:
    yield statement(dice, lambda layout: layout.keyword(FORM) + layout.colon() + form.id)
    yield statement(dice, lambda layout: layout.keyword(YEAR) + layout.colon() + layout.wide("2026"))
    fields = [one for one in form.fields if one.type not in ("project", "year")]
    yield from (field_of(dice, one) for one in fields if dice.random() < 0.2)
    name = dice.choice(("安置帮教（一期）", "C#课程  建设", "城东水厂"))
    yield _command(dice, "project", name)
    yield from (field_of(dice, one) for one in fields if dice.random() < 0.3)
    shared = dice.random() < 0.4
    if shared:
        yield _command(dice, "use", "共用")
    for number in range(dice.randrange(5)):
        yield indicator(dice, form, number)
        if dice.random() < 0.3:
            row = dice.choice(_WRONG)
            yield Piece(lambda layout, row=row: [row], wrong=(row,))
    if shared:
        common = [indicator(random.Random(number), form, number) for number in (50, 51)]
        if dice.random() < 0.5:
            yield indicator(random.Random(50), form, 50, overrides=True)
        yield _command(dice, "set", "共用")
        yield from common


def _command(dice: random.Random, name: str, argument: str) -> Piece:
    def rows(layout: Layout) -> str:
        return layout.keyword(COMMANDS[name]) + layout.dice.choice((layout.blank(), layout.colon())) + argument

    return statement(dice, rows)
