"""What ragged sheets are made of: fields, indicators with their columns, prose; each can be typed in many ways."""

import random
from collections.abc import Callable

from attrs import frozen
from formatting.layout import Layout

from sheetlang.forms.form import Form
from sheetlang.forms.parts import Attribute, Category, FormField
from sheetlang.language.keywords import COMPARATORS, OVERRIDE

_NAMES = (
    "志愿者（含  社工）人数",
    "C#课程",
    "平台 v2.0 上线",
    "《手册》印数",
    "投诉率",
    "服务“两类人员”",
    "保温层厚度（㎡）",
    "ＡＢ类 项目",
    "「甲：乙」",
)
_UNITS = ("人", "%", "元/人·月", "个工作日", "万元", "km²", "场次", "个")
_NUMBERS = ("5", "19000", "1,805,000", "95.0", "0.20", "300")
_WORDS = (
    "健全",
    "按需开展  并留痕",
    "不低于上年",
    "完成（含  验收）",
    "每月 1 次",
    "三分之二以上",
    "待定",
    "** 人",
    "不适用",
    "沪财绩〔2019〕19号",
    '"1：12"',
)
_PROSE = ("项目一：规范  志愿服务，培训 > 400 人次。", "# 这也是正文", "①第一期；\u3000②第二期", "＞＝ 5 个，照写")
_DEEPER = ("", "", "  ", "\u3000\u3000")
# A name that is no rule's is compared with all that are: seldom, for it takes a while.
_REMARKS = (
    *("# 注", "#注  意", "＃ 全角", "#", "##  两个", "# 甲：乙 >= 5") * 3,
    *("# 允许 pending: 方案  未定", "# 允许 placeholder: 待下达", "#允许 缺单位: 沿用", "# 允许全文 number: 旧表") * 2,
    "# 允许 没有这条: 理由",
)
_FLAGS = (["5分"], ["2.5分", "核心"], ["曾用名 培训次数"], ["10分", "曾用名 甲 乙", "曾用名 丙"])

Said = Callable[[Layout], str]


@frozen
class Piece:
    """Some rows of a text; the comments in them, and the rows that are wrong and stay as they are, in order."""

    typed: Callable[[Layout], list[str]]
    comments: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def remark(dice: random.Random) -> str:
    """A comment."""
    return dice.choice(_REMARKS)


def statement(dice: random.Random, said: Said) -> Piece:
    """A line that says something, perhaps with a comment at its end."""
    text = remark(dice) if dice.random() < 0.4 else ""
    return Piece(lambda layout: [said(layout) + layout.comment(text) + layout.trailing()], (text,) if text else ())


def field(dice: random.Random, one: FormField) -> Piece:
    """A field of a form with a value of its kind."""
    if one.type == "prose" and dice.random() < 0.7:
        return _passage(dice, one.name, inner=False)
    return statement(dice, _after(one.name, _value(dice, one.type, one.choices)))


def indicator(dice: random.Random, form: Form, number: int, overrides: bool = False) -> Piece:
    """An indicator with its columns, and comments between these."""
    categories, label = _categories(dice, form.root), f"{dice.choice(_NAMES)}{number}"
    if label[0] == "「":
        label = f"「甲：乙{number}」"
    target = _target(dice)
    flags = dice.choice((*_FLAGS, [], [], []))
    flags = [one for one in flags if one != "核心" or "核心" in form.flags]

    def said(layout: Layout) -> str:
        word = layout.keyword(OVERRIDE) + layout.blank() if overrides else ""
        return word + layout.path(categories, label) + target(layout) + layout.flags(flags)

    head = statement(dice, said)
    inner = [_column(dice, one) for one in form.attributes if dice.random() < 0.25]
    return Piece(
        lambda layout: head.typed(layout) + _at_one_depth(inner, layout),
        head.comments + tuple(text for one in inner for text in one.comments),
    )


def _at_one_depth(inner: list[Piece], layout: Layout) -> list[str]:
    depth = layout.indent()
    return [f"{depth}{row}" if row.strip() else row for piece in inner for row in piece.typed(layout)]


def _column(dice: random.Random, one: Attribute) -> Piece:
    text = remark(dice)
    if one.type == "text" and dice.random() < 0.3:
        passage = _passage(dice, one.name, inner=True)
        return Piece(lambda layout: [text, *passage.typed(layout)], (text, *passage.comments))
    column = statement(dice, _after(one.name, _value(dice, one.type, one.choices)))
    empty = dice.random() < 0.3
    return Piece(
        lambda layout: [text, *(layout.empty_rows() if empty else ()), *column.typed(layout)], (text, *column.comments)
    )


def _passage(dice: random.Random, label: str, inner: bool) -> Piece:
    """Prose in lines under its name, some deeper than the first, with or without empty lines between."""
    first, *others = (dice.choice(_PROSE) for _ in range(dice.randrange(1, 4)))
    lines = [(False, first), *((dice.random() < 0.3, dice.choice(_DEEPER) + one) for one in others)]
    text = remark(dice) if dice.random() < 0.2 else ""

    def typed(layout: Layout) -> list[str]:
        depth = layout.indent()
        body = [
            row
            for empty, one in lines
            for row in (*(layout.empty_rows() if empty else ()), depth + one + layout.trailing())
        ]
        return [label + layout.dice.choice(":：") + layout.comment(text) + layout.trailing(), *body]  # fmt: skip

    return Piece(typed, (text,) if text else ())


def _after(label: str, value: Said) -> Said:
    return lambda layout: label + value(layout)


def _value(dice: random.Random, kind: str, choices: tuple[str, ...]) -> Said:
    number, unit, words = dice.choice(_NUMBERS), dice.choice(_UNITS), dice.choice(_WORDS[:5])
    match kind:
        case "date":
            day = dice.choice(("2026-03-01", "2026年3月1日", "2026/12/31"))
            return lambda layout: layout.colon() + layout.wide(day)
        case "money":
            return lambda layout: layout.colon() + layout.figure(number, "万元")
        case "choice":
            chosen = dice.choice(choices)
            return lambda layout: layout.colon() + chosen
        case "value" | "target":
            comparator = dice.choice(("", ">=", "="))
            return lambda layout: _quantity(layout, comparator, number, unit, words=False)
        case _:
            return lambda layout: layout.colon() + words


def _target(dice: random.Random) -> Said:
    number, unit, words = dice.choice(_NUMBERS), dice.choice(_UNITS), dice.choice(_WORDS)
    comparator = dice.choice(("", *COMPARATORS))
    measured: tuple[Said, ...] = (
        lambda layout: layout.colon() + f"提高{layout.gap()}{layout.figure('1', '个百分点')}",
        lambda layout: layout.colon() + f"较上年{layout.gap()}下降{layout.gap()}{layout.figure(number, '次')}",
        lambda layout: layout.colon() + layout.wide("2026-12-31") + layout.gap() + "前",
        lambda layout: layout.colon() + layout.wide("2026") + "年" + layout.wide("12") + "月底前",
        lambda layout: layout.colon() + f"6月底前{layout.gap()}{layout.figure('50', '人')}{layout.gap()}，{layout.gap()}12月底前{layout.gap()}100{layout.gap()}人",
        lambda layout: layout.colon() + f"{layout.wide('90')}{layout.gap()}..{layout.gap()}{layout.wide('95')}{layout.gap()}次",
        lambda layout: layout.colon() + layout.wide("10±2") + layout.gap() + "℃",
    )  # fmt: skip
    return dice.choice(
        (
            *([lambda layout: _quantity(layout, comparator, number, unit)] * 5),
            *([lambda layout: layout.colon() + words] * 2),
            dice.choice(measured),
        )
    )


def _quantity(layout: Layout, comparator: str, number: str, unit: str, words: bool = True) -> str:
    return (
        layout.target(comparator, number, unit, words) if comparator else layout.colon() + layout.figure(number, unit)
    )


def _categories(dice: random.Random, below: Category) -> tuple[str, ...]:
    if not below.categories:
        return ()
    one = dice.choice(below.categories)
    return (one.name, *_categories(dice, one))
