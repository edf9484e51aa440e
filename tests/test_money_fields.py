"""A field of money that says more than an amount: it is named as it is typed, and the amount in it is offered."""

import pytest

from sheetlang.compiler import compile_source
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in


def told(line: str) -> tuple[str, str]:
    text = f"表式: hunan-2023\n年度: 2026\n项目 甲\n{line}\n"
    (found,) = [one for one in compile_source(Source("a", text), built_in()).findings if one.rule == "not-money"]
    return found.message("zh").partition("要写")[0], found.help("zh")


@pytest.mark.parametrize(
    ("line", "label", "amount"),
    [
        ("资金总额(万元): 320万元(其中县级90万元)", "资金总额(万元)", "320万元"),
        ("年度资金总额: 320 万元，其中县级 90 万元", "年度资金总额", "320 万元"),
        ("本年度申请资金: ￥320万其中县级90万", "本年度申请资金", "320万"),
        ("资金总额: 一百多万", "资金总额", "180.5 万元"),
        ("资金总额: 320(其中县级90)", "资金总额", "180.5 万元"),
        ("资金总额: 不超过320万元(其中县级90万元)", "资金总额", "180.5 万元"),
        ("资金总额: 320人(其中县级90人)", "资金总额", "180.5 万元"),
    ],
)
def test_the_label_as_typed_and_the_amount_that_is_there_are_told(line: str, label: str, amount: str) -> None:
    assert told(line) == (f"“{label}”", f"写成“{amount}”这样，只写数和单位")
