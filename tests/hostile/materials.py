"""What hostile inputs are made of: the examples, the real rows, pieces of the grammar, and files of other kinds."""

import io
import json
import random
import zipfile
from functools import cache
from pathlib import Path

from rows import real_rows
from strategies import PIECES

EXAMPLES = Path(__file__).parents[2] / "examples"
FORMS = Path(__file__).parents[2] / "sheetlang" / "forms"
HEAD = "表式: shanghai-2020\n年度: 2020\n项目 甲\n"
PAIRS = ("()", "（）", "《》", "“”", "「」", "『』", "【】", "〈〉", "[]", "［］", "{}", '""', "(）", "[］")
CONTROLS = (
    "".join(
        map(
            chr, [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xAD, 0x61C, *range(0x200B, 0x2010)]
        )
    )
    + "\u2028\u2029\u202a\u202e\u2060\u2066\u2069\ufeff\ufffe\uffff\U000e0041\r"
)
WIDTHS = str.maketrans(
    dict(zip(":：()（）[]［］.．,，=＝<＜>＞#＃%％ 　", "：:（）()［］[]．.，,＝=＜<＞>＃#％%　 ", strict=True))
)


@cache
def examples() -> tuple[str, ...]:
    """The example sheets."""
    return tuple(path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.sheet")))


@cache
def lines() -> tuple[str, ...]:
    """Every line of the examples and every real row as a line."""
    return (*(line for text in examples() for line in text.split("\n")), *(row.line for row in real_rows()))


def sheet(dice: random.Random) -> str:
    """Some lines of the examples under a head, most often few."""
    count = dice.choice((1, 2, 3, 4, 6, 9))
    start = dice.randrange(len(lines()))
    return dice.choice((HEAD, HEAD, "")) + "\n".join(lines()[start : start + count]) + "\n"


def whole_example(dice: random.Random) -> str:
    """An example as it stands."""
    return dice.choice(examples())


def soup(dice: random.Random) -> str:
    """Pieces of real lines in any order."""
    made = ("".join(dice.choices(PIECES, k=dice.randrange(10))) for _ in range(dice.randrange(1, 7)))
    return dice.choice((HEAD, "")) + "\n".join(made)


def nesting(dice: random.Random) -> str:
    """Brackets in brackets, closed or not, in a name, in a value, or in both."""
    depth = dice.choice((1, 2, 5, 63, 64, 65, 300))
    pairs = [dice.choice(PAIRS) for _ in range(dice.choice((1, 1, 3)))]
    chosen = [pairs[level % len(pairs)] for level in range(depth)]
    opened = "".join(pair[0] for pair in chosen)
    closed = "".join(pair[1] for pair in reversed(chosen))[: dice.choice((depth, depth, depth // 2))]
    return HEAD + f"产出.数量.{opened}名{closed}{dice.choice(('：', ': ', ' = ', ''))}{opened}5 个{closed}\n"


def repetition(dice: random.Random) -> str:
    """One piece very often, as one line or as many."""
    piece = dice.choice((*PIECES, *lines()[:40]))
    times = min(dice.choice((30, 100, 100, 400, 3000)), 12_000 // (len(piece) + 1))
    return dice.choice((HEAD, "产出.数量.", "")) + dice.choice(("", "", "\n", " ")).join([piece] * times)


def indents(dice: random.Random) -> str:
    """Lines at random indents: passages, attributes and strays."""
    made = (
        " " * dice.choice((0, 0, 1, 2, 4, 8)) + dice.choice((*lines()[:60], "名:", "数据来源: 表", ""))
        for _ in range(9)
    )
    return HEAD + "\n".join(made)


def any_characters(dice: random.Random) -> str:
    """Characters from anywhere in Unicode, lone surrogates left out."""
    codes = (
        dice.choice((dice.randrange(0x80), dice.randrange(0x3000, 0xA000), dice.randrange(0x110000))) for _ in range(40)
    )
    return "".join(chr(code) for code in codes if not 0xD800 <= code < 0xE000)


def other_file(dice: random.Random) -> bytes:
    """A file of another kind, or plain junk."""
    return dice.choice(_other_files()) if dice.random() < 0.6 else dice.randbytes(dice.choice((1, 3, 40, 600)))


@cache
def _other_files() -> tuple[bytes, ...]:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 30)
    data = {"表式": "shanghai-2020", "项目": [{"名": "甲", "值": [1, 2.5, None]}]}
    form = min(FORMS.glob("*.toml"), key=lambda path: path.stat().st_size).read_bytes()
    return (stream.getvalue(), json.dumps(data).encode(), json.dumps(data, ensure_ascii=False).encode(), form,
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"\x89PNG\r\n\x1a\n\x00\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"GIF89a\x01\x00", b"", b"\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 50)  # fmt: skip
