"""Documents by number, made node by node without the parser: what is printed of each must read back as the same."""

import random
from collections.abc import Callable
from functools import cache

from rows import real_rows

from sheetlang.language.document import Blank, Command, Comment, Document, Entry, Forked, Line, Passage, Refused
from sheetlang.source import Source

_SPECIAL = set('：:<>=＝＜＞≥≤≧≦═≈#＃"“”「」『』《》【】〈〉［］[]（）(){} \t\u3000')
_SIGNS = (">=", "<=", "=", "<", ">", "≥", "≤", "≈", "＞＝", "＝", "═")
_ENGLISH = ("projects", "sets", "form", "userX", "importance")


def document(number: int) -> Document:
    """The document of a number."""
    dice = random.Random(number)
    lines: list[Line] = []
    for _ in range(dice.choice((1, 2, 3, 5, 8, 13))):
        kind = dice.choice((Entry, Entry, Entry, *MAKERS))
        lines.append(MAKERS[kind](dice, _may_be_indented(lines)))
    return Document(tuple(lines), Source("made", ""))


def _may_be_indented(lines: list[Line]) -> bool:
    """Indented lines right under a bare name, or under prose, would be its text."""
    written = [line for line in lines if not isinstance(line, (Blank, Comment))]
    last = written[-1] if written else Blank()
    bare = isinstance(last, Entry) and not last.value and not last.indented and not last.flags
    return not bare and not (isinstance(last, Passage) and not last.indented)


@cache
def _words() -> tuple[str, ...]:
    texts = {text for row in real_rows() for text in (row.name, row.value)}
    return (*sorted(text for text in texts if text and not _SPECIAL & set(text)), *_ENGLISH, "𠮷", "é", "重。要")


def _text(dice: random.Random) -> str:
    """Words that stand alone, in brackets, or with a bracket stuck to them."""
    word, other = dice.choice(_words()), dice.choice(_words())
    return dice.choice((word, word, f"{word}（{other}）", f"《{other}》{word}", f"“{word}”", f"{word}[2010]{other}", f"{word}({other}) {other}",
                        f"（{word}（{other}））", f"{word} {other}", f"{word}#{other}"))  # fmt: skip


def _label(dice: random.Random) -> str:
    path = dice.choice(("", "产出.数量.", "效果.社会效益.", "投入与管理.投入管理.", "甲。"))
    name = _text(dice)
    quoted = (f"「{name}：{name}」", f'"{name}: {dice.choice(_words())} = 1"', f"「{name} >= 5」")
    return path + (dice.choice(quoted) if dice.random() < 0.2 else name)


def _comment(dice: random.Random) -> str:
    """A comment, most often none."""
    said = dice.choice((_text(dice), "允许 pending: 理由", "项目 甲：乙 = 1", ""))
    return (dice.choice(("#", "# ", "＃", "##  ")) + said).rstrip() if dice.random() < 0.3 else ""


def _number(dice: random.Random) -> str:
    return f"{dice.choice(('5', '1,805,000', '95.0', '９０', '10..20'))}{dice.choice((' 个', '%', '', '元/人·月'))}"


def _value(dice: random.Random) -> str:
    return dice.choice(
        (_text(dice), _number(dice), "待定", "2020-12-31 前", f">= {_number(dice)}", "三分之二", f"#{_text(dice)}")
    )


def _flags(dice: random.Random) -> str:
    flags = dice.choices(("[5分]", "【核心】", "[曾用名 旧名]", "［10 分］", "[没有的]"), k=dice.choice((1, 1, 2, 3)))
    return " ".join(flags) if dice.random() < 0.25 else ""


def _entry(dice: random.Random, may_be_indented: bool) -> Entry:
    if may_be_indented and dice.random() < 0.3:
        return _attribute(dice)
    overrides = dice.random() < 0.15
    if dice.random() < 0.1 and not overrides:
        return Entry(_name(dice), ":", "", comment=_comment(dice))
    mark = dice.choice((":", "：", *_SIGNS, "不少于", "约"))
    number = mark not in (":", "：") and (mark not in _SIGNS or dice.random() < 0.8)
    value = _number(dice) if number else _value(dice).removeprefix(">= ")
    if mark != "：":
        value = value.lstrip("#")  # after a blank it would be a comment
    return Entry(_label(dice), mark, value, _flags(dice), _comment(dice), False, overrides)


def _attribute(dice: random.Random) -> Entry:
    mark = dice.choice((":", "：", ">=", "≤"))
    value = "" if dice.random() < 0.1 else _number(dice) if mark in _SIGNS else _text(dice)
    return Entry(_name(dice), mark, value, "", _comment(dice), True)


def _name(dice: random.Random) -> str:
    """A name without comments, quotes and marks in it, as a bare name and a column need."""
    return dice.choice(
        ("数据来源", "项目概况", "评分标准（分）", "上年", dice.choice(_words()), f"甲.{dice.choice(_words())}")
    )


def _passage(dice: random.Random, may_be_indented: bool) -> Passage:
    first, *others = (
        dice.choice((_text(dice), f"{_text(dice)}：{_value(dice)}", "# 不是注释", "项目 甲", ">= 5"))
        for _ in range(dice.randrange(1, 5))
    )
    paragraphs = (first, *(dice.choice(("", "", "  ", "\u3000")) + one for one in others))
    return Passage(_name(dice), paragraphs, _comment(dice), may_be_indented and dice.random() < 0.3)


def _command(dice: random.Random, _: bool) -> Command:
    argument = dice.choice(
        ("", dice.choice(_words()), f'"{_text(dice)}.sheet"', f"「{dice.choice(_words())}」", "甲：乙 = 1", "甲 乙")
    )
    return Command(dice.choice(("project", "set", "use", "import")), argument, _comment(dice))


def _forked(dice: random.Random, _: bool) -> Forked:
    first, second, third = (dice.choice(_words()) for _ in range(3))
    text = f"{first}：{second}"
    match dice.randrange(3):
        case 0:
            line = f"{text}：{third}"
            return Forked(line, (Entry(first, "：", f"{second}：{third}"), Entry(text, "：", third)), None)
        case 1:
            signed = Entry(text, ">=", "5 个")
            return Forked(f"{text} >= 5 个", (Entry(first, "：", f"{second} >= 5 个"), signed), signed)
        case _:
            line = f"{first}:{second}"
            return Forked(line, (Entry(first, ":", second),), None)


def _refused(dice: random.Random, may_be_indented: bool) -> Refused:
    texts = (
        "随手一写",
        f"{dice.choice(_words())} 没有冒号",
        ">= 5 个",
        "：没有名称",
        "名称>=5 个",
        "（" * 65 + "）" * 65 + "：1",
    )
    return Refused(dice.choice((*texts, "    散行") if may_be_indented else texts))


MAKERS: dict[type, Callable[[random.Random, bool], Line]] = {
    Blank: lambda *_: Blank(),
    Comment: lambda dice, _: Comment(f"#{_comment(dice)}"),
    Command: _command,
    Entry: _entry,
    Passage: _passage,
    Forked: _forked,
    Refused: _refused,
}
