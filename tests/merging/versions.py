"""A made sheet, and changes that two people make to it: what each wrote is known, so that a merge can be judged.

Numbers and comments are written once in all versions, so that each is known by its writer.
"""

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field

PLACES = (
    ("成本", "经济成本"),
    ("产出", "数量"),
    ("产出", "质量"),
    ("产出", "时效"),
    ("效益", "社会效益"),
    ("满意度", "服务对象满意度"),
)
COLUMNS = ("指标解释", "数据来源", "评分标准", "佐证资料要求")
FIELDS = ("主管部门及代码", "实施单位", "项目期", "年度资金总额")
UNITS = ("场", "人", "%", "万元", "个", "公里/人")
SIGNS = (">=", "<=", "=", ":", "不少于")


@dataclass
class Item:
    """An indicator with all that its line and the lines at it say; or a `raw` line that is no good one."""

    name: str
    place: tuple[str, str]
    sign: str
    number: str
    unit: str
    weight: str = ""
    is_core: bool = False
    comment: str = ""
    former: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)
    raw: str = ""


@dataclass
class Made:
    """A version of the sheet."""

    fields: dict[str, str]
    prose: list[str]
    items: dict[int, Item]
    order: list[int]
    end: list[str] = field(default_factory=list)
    spelling: int = 0

    def text(self) -> str:
        return "".join(f"{line}\n" for line in written(self))


class Writer:
    """Makes numbers, names and comments that nobody else makes."""

    def __init__(self, dice: random.Random, sign: str) -> None:
        self.dice, self.sign, self.count = dice, sign, 0

    def number(self) -> str:
        self.count += 1
        return f"{'原我对'.index(self.sign) + 1}{self.count:02}{self.dice.choice(('', '.5', '.25'))}"

    def words(self, what: str) -> str:
        self.count += 1
        letters = "甲乙丙丁戊己庚辛壬癸"
        return f"{what}{self.sign}{''.join(letters[int(digit)] for digit in str(self.count))}"

    def item(self) -> Item:
        dice = self.dice
        made = Item(self.words("指标"), dice.choice(PLACES), dice.choice(SIGNS), self.number(), dice.choice(UNITS))
        made.weight = f"{self.number()}分" if dice.random() < 0.6 else ""
        made.is_core = dice.random() < 0.3
        made.comment = f"# {self.words('注')}" if dice.random() < 0.3 else ""
        made.columns = {name: self.words("说明") for name in COLUMNS if dice.random() < 0.3}
        made.before = [f"# {self.words('前注')}" for _ in range(dice.choice((0, 0, 0, 1, 2)))]
        return made


def written(made: Made) -> Iterator[str]:
    """The lines of a version."""
    gap = ("", "  ", "", " ")[made.spelling]
    yield from ("表式: 项目支出绩效目标申报表(2021)", "年度: 2026", "", "项目 示例", "")
    yield from (f"{name}:{gap} {value}" for name, value in made.fields.items())
    if made.prose:
        yield from ("", "年度绩效目标:", *(f"    {gap}{paragraph}" for paragraph in made.prose))
    last = None
    for number in made.order:
        one = made.items[number]
        if one.place != last:
            yield ""
        last = one.place
        yield from one.before
        yield line(one, made.spelling)
        yield from (f"    {name}:{gap} {value}" for name, value in one.columns.items())
    yield from made.end


def line(one: Item, spelling: int) -> str:
    """The line of an indicator, spelt in one of four ways."""
    if one.raw:
        return one.raw
    suffix = ("", "", "指标", "")[spelling]
    sign = one.sign if one.sign == ":" else f" {one.sign}"
    if spelling == 3:
        sign = {" >=": " ≥", " <=": " ≤", ":": "："}.get(sign, sign)
    gap = ("", "  ", "", " ")[spelling]
    label = f"{one.place[0]}{suffix}.{one.place[1]}{suffix}.{one.name}"
    marks = [one.weight] * bool(one.weight) + ["核心"] * one.is_core + [f"曾用名 {one.former}"] * bool(one.former)
    joined = (", " if one.former or spelling == 1 else " ").join(marks)
    brackets = f"  {gap}[{joined}]" if marks else ""
    comment = f"  {gap}{one.comment}" if one.comment else ""
    return f"{label}{sign} {gap}{one.number} {one.unit}{brackets}{comment}"


def base(dice: random.Random) -> Made:
    writer = Writer(dice, "原")
    fields = {
        name: f"{writer.number()} 万元" if name == "年度资金总额" else writer.words("值")
        for name in FIELDS
        if dice.random() < 0.8
    }
    prose = [writer.words("段落") + "。" for _ in range(dice.choice((0, 1, 2, 3, 5)))]
    items = {number: writer.item() for number in range(dice.choice((0, 1, 2, 3, 5, 8)))}
    end = [f"# {writer.words('尾注')}"] if dice.random() < 0.3 else []
    if items and dice.random() < 0.1:
        items[0].raw = writer.words("随手")
    order = sorted(items, key=lambda number: PLACES.index(items[number].place))
    return Made(fields, prose, items, order, end)


Change = Callable[[Made, Writer], None]


def some(made: Made, writer: Writer) -> Item | None:
    return made.items[writer.dice.choice(made.order)] if made.order else None


def change_target(made: Made, writer: Writer) -> None:
    if one := some(made, writer):
        one.number = writer.number()
        one.sign = writer.dice.choice((one.sign, one.sign, *SIGNS))


def change_weight(made: Made, writer: Writer) -> None:
    if one := some(made, writer):
        one.weight = writer.dice.choice((f"{writer.number()}分", f"{writer.number()}分", ""))


def change_flag(made: Made, writer: Writer) -> None:
    if one := some(made, writer):
        one.is_core = not one.is_core


def change_comment(made: Made, writer: Writer) -> None:
    if one := some(made, writer):
        one.comment = writer.dice.choice((f"# {writer.words('注')}", ""))


def change_before(made: Made, writer: Writer) -> None:
    if one := some(made, writer):
        at = writer.dice.randint(0, len(one.before))
        one.before[at : at + writer.dice.choice((0, 1))] = [f"# {writer.words('前注')}"] * writer.dice.choice((0, 1))


def change_column(made: Made, writer: Writer) -> None:
    if one := some(made, writer):
        name = writer.dice.choice(COLUMNS)
        if name in one.columns and writer.dice.random() < 0.3:
            del one.columns[name]
        else:
            one.columns[name] = writer.words("说明")


def rename(made: Made, writer: Writer) -> None:
    one = some(made, writer)
    if one and not one.former and not any(one.name in other.raw for other in made.items.values()):
        one.former, one.name = one.name, writer.words("指标")


def delete(made: Made, writer: Writer) -> None:
    if made.order:
        del made.items[made.order.pop(writer.dice.randrange(len(made.order)))]


def add(made: Made, writer: Writer) -> None:
    number = 1000 * "原我对".index(writer.sign) + writer.count
    made.items[number] = writer.item()
    made.order.insert(writer.dice.randint(0, len(made.order)), number)


def change_field(made: Made, writer: Writer) -> None:
    name = writer.dice.choice(FIELDS)
    if name in made.fields and writer.dice.random() < 0.2:
        del made.fields[name]
    else:
        made.fields[name] = f"{writer.number()} 万元" if name == "年度资金总额" else writer.words("值")


def change_prose(made: Made, writer: Writer) -> None:
    at = writer.dice.randint(0, len(made.prose))
    new = [writer.words("段落") + "。"] * writer.dice.choice((0, 1, 1))
    made.prose[at : at + writer.dice.choice((0, 1, 1, 2))] = new


def change_end(made: Made, writer: Writer) -> None:
    made.end = [*made.end, f"# {writer.words('尾注')}"] if writer.dice.random() < 0.7 else []


def move(made: Made, writer: Writer) -> None:
    if len(made.order) > 1:
        number = made.order.pop(writer.dice.randrange(len(made.order)))
        made.order.insert(writer.dice.randint(0, len(made.order)), number)


def scribble(made: Made, writer: Writer) -> None:
    """A line that cannot be read, a second line of an indicator, or one such line put right."""
    bad = [number for number in made.order if made.items[number].raw]
    if bad and writer.dice.random() < 0.5:
        made.items[writer.dice.choice(bad)].raw = ""
    elif one := some(made, writer):
        add(made, writer)
        last = max(made.order)
        made.items[last].raw = writer.dice.choice((writer.words("随手"), line(one, made.spelling)))


def respell(made: Made, writer: Writer) -> None:
    made.spelling = writer.dice.randrange(1, 4)


CHANGES: tuple[Change, ...] = (
    change_target, change_target, change_weight, change_flag, change_comment, change_before, change_column,
    rename, delete, add, add, change_field, change_prose, change_end, move, scribble, respell,
)  # fmt: skip


def changed(made: Made, dice: random.Random, sign: str) -> tuple[Made, list[str]]:
    """A version with a few changes, and what these are called."""
    other, writer = deepcopy(made), Writer(dice, sign)
    changes = dice.choices(CHANGES, k=dice.choice((1, 1, 2, 3, 5)))
    for change in changes:
        change(other, writer)
    return other, [change.__name__ for change in changes]


def three(number: int) -> tuple[Made, Made, Made]:
    """The base and two versions of a number; now and then both sides made the same changes."""
    dice = random.Random(number)
    made = base(dice)
    ours, _ = changed(made, dice, "我")
    theirs, _ = changed(ours if dice.random() < 0.1 else made, dice, "对")
    return made, ours, theirs
