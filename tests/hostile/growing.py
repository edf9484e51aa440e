"""Sheets that grow: each kind makes a text of any size whose cost could run away."""

from collections.abc import Callable
from itertools import cycle, islice

from hostile.materials import HEAD
from rows import real_rows

_NAMES = [row.name for row in real_rows()]
_UNDER = "产出.数量."


def _lines(made: Callable[[int], str], head: str = HEAD) -> Callable[[int], str]:
    return lambda count: head + "".join(f"{made(number)}\n" for number in range(count))


def _real(count: int) -> str:
    rows = islice(cycle(real_rows()), count)
    return HEAD + "".join(
        f"{_UNDER}{row.name.replace('.', '')}{number}: {row.value}\n" for number, row in enumerate(rows)
    )


def _sets(count: int) -> str:
    made = (f"指标集 集{number}\n{_UNDER}名{number} = 1 个\n" for number in range(count))
    return HEAD.replace("项目 甲\n", "") + "".join(made) + "项目 甲\n" + "".join(f"引用 集{n}\n" for n in range(count))


def _one_line(count: int) -> str:
    return HEAD + _UNDER + "名" * 20 * count


def _goals(said: Callable[[int], str], made: Callable[[int], str]) -> Callable[[int], str]:
    """As many statements in the prose as indicators."""
    head = "表式: national-2021\n年度: 2026\n项目 甲\n年度绩效目标: "
    return lambda count: _lines(made, head + "，".join(map(said, range(count))) + "\n")(count)


GROWING: dict[str, Callable[[int], str]] = {
    "indicators": _lines(lambda n: f"{_UNDER}{_NAMES[n % len(_NAMES)]}{n} >= {n} 个"),
    "real rows": _real,
    "prose in one passage": _lines(lambda n: f"    第 {n} 段的文字。", HEAD + "项目概况:\n"),
    "counts in prose": _goals(lambda n: f"管网{100 + n}万公里", lambda n: f"{_UNDER}管网改造{n}段 >= {100 + n} 公里"),
    "one count in prose": _goals(lambda n: "修管网120公里", lambda n: f"{_UNDER}管网改造{n}段 >= 210 公里"),
    "days in prose": _goals(lambda n: "6月底前完成管网改造", lambda n: f"产出.时效.管网改造完成时间{n}: 2026年9月底前"),
    "names in prose": _goals(lambda n: "管网改造12公里", lambda n: f"{_UNDER}管网改造 >= {n} 公里"),
    "blank lines": _lines(lambda n: " " * (n % 3)),
    "blank lines in a passage": lambda n: HEAD + "项目概况:\n    字\n" + "\n" * n + "    字\n",
    "lines without a mark": _lines(lambda n: f"第 {n} 行什么也没说"),
    "unknown fields": _lines(lambda n: f"没有的项{n}: 值"),
    "unknown categories": _lines(lambda n: f"产岀.数量.名{n} = 1 个"),
    "unknown flags": _lines(lambda n: f"{_UNDER}名{n} = 1 个 [合心{n}]"),
    "unknown columns": _lines(lambda n: f"    没有的栏{n}: 值", HEAD + f"{_UNDER}名 = 1 个\n"),
    "columns under one indicator": _lines(lambda n: "    数据来源: 表", HEAD + f"{_UNDER}名 = 1 个\n"),
    "one path again and again": _lines(lambda n: f"{_UNDER}名 = {n} 个"),
    "one field again and again": _lines(lambda n: f"项目类别: {n}"),
    "stray indents": _lines(lambda n: f"    第 {n} 行"),
    "two readings": _lines(lambda n: f"{_UNDER}比例：{n}：1: 合适"),
    "signs without a blank": _lines(lambda n: f"{_UNDER}名{n}>=1 个"),
    "projects": _lines(lambda n: f"项目 项目{n}\n{_UNDER}名 = 1 个"),
    "projects without a form": _lines(lambda n: f"项目 项目{n}\n{_UNDER}名 = 1 个", ""),
    "sets and uses": _sets,
    "uses of one set": _lines(lambda n: "引用 甲集", f"{HEAD}指标集 甲集\n{_UNDER}名 = 1 个\n项目 乙\n"),
    "uses of unknown sets": _lines(lambda n: f"引用 没有{n}"),
    "sets of one name": _lines(lambda n: "指标集 甲集"),
    "sets of names of their own": _lines(lambda n: f"指标集 集{n}\n{_UNDER}名 = 1 个"),
    "imports that fail": _lines(lambda n: f'导入 "没有{n}.sheet"'),
    "directives": _lines(lambda n: f"{_UNDER}名{n}: 待定  # 允许 pending: 理由"),
    "directives without use": _lines(lambda n: "# 允许 pending, placeholder: 理由"),
    "directives for the whole file": lambda n: "# 允许全文 pending: 理由\n" * n + HEAD,
    "directives for blocks": _lines(lambda n: "# 允许开始 pending: 理由\n# 允许结束"),
    "directives for blocks in blocks": lambda n: "# 允许开始 pending: 理由\n" * n + HEAD + "# 允许结束\n" * n,
    "invisible characters": _lines(lambda n: f"{_UNDER}名\u200b{n} = 1 个"),
    "flags on one line": lambda n: HEAD + _UNDER + "名 = 1 个 " + "[核心]" * n,
    "one long line": _one_line,
    "one long value": lambda n: HEAD + "项目概况: " + "长文字，" * 5 * n,
    "one long paragraph": lambda n: HEAD + "项目概况:\n    " + "长文字，" * 5 * n,
    "marks on one line": lambda n: HEAD + "名：" * n,
    "brackets open": lambda n: HEAD + _UNDER + "（" * n + " = 1 个",
    "brackets open, mixed": lambda n: HEAD + _UNDER + "（《“「[" * n + " = 1 个",
    "brackets close": lambda n: HEAD + _UNDER + "）" * n + " = 1 个",
    "brackets in brackets": lambda n: HEAD + _UNDER + "（" * n + "）" * n + " = 1 个",
    "quotes": lambda n: HEAD + _UNDER + '"' * n + " = 1 个",
    "carriage returns": lambda n: HEAD + "甲\r" * n,
    "indents ever deeper": _lines(lambda n: " " * (n % 100) + "名:"),
    "no head at all": _lines(lambda n: f"没有的项{n}: 值", ""),
}

_FORM = 'id = "x"\nname = "表"\ntitle = "表"\n[[sections]]\nfields = [{}]\n[[columns]]\nname = "指标"\nshows = "name"\n'
_PROJECT = '{ name = "名称", type = "project" }'


def _form(made: Callable[[int], str]) -> Callable[[int], str]:
    return lambda count: _FORM.format(_PROJECT) + "".join(made(number) for number in range(count))


def _fields(count: int) -> str:
    return _FORM.format(", ".join([_PROJECT, *(f'{{ name = "项{number}" }}' for number in range(count))]))


GROWING_FORMS: dict[str, Callable[[int], str]] = {
    "fields": _fields,
    "categories": _form(lambda n: f'[[categories]]\nname = "类{n}"\n'),
    "categories of one name": _form(lambda n: '[[categories]]\nname = "类"\n'),
    "unknown keys": _form(lambda n: f'[[categories]]\nname = "类{n}"\nnaem = "类"\n'),
    "columns of nothing": _form(lambda n: f'[[columns]]\nname = "栏{n}"\nshows = "attribute"\n'),
}

GROWING_SETTINGS: dict[str, Callable[[int], str]] = {
    "unknown keys": lambda n: "".join(f"k{number} = 1\n" for number in range(n)),
    "unknown rules": lambda n: "ignore = [" + "".join(f'"r{number}", ' for number in range(n)) + "]\n",
    "unknown lists": lambda n: "[words]\n" + "".join(f'w{number} = ["甲"]\n' for number in range(n)),
    "overrides": lambda n: "".join(
        f'[[overrides]]\npaths = ["{number}"]\nrules = {{ pending = "off" }}\n' for number in range(n)
    ),
}
