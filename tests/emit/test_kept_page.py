"""A page, kept to the letter in `kept` but for its style; `--bless` keeps it anew.

What a template prints around texts is remembered from one page to the next: here it is printed anew.
"""

import re
from collections.abc import Callable
from pathlib import Path

import sheetlang
from sheetlang.emit import html
from sheetlang.painting import article, indicator_rows, pages

KEPT = Path(__file__).parent / "kept"

# Prose of two paragraphs, categories over several rows, a row of its own, columns, and what a page would obey.
LEVELS = """\
表式: 项目支出绩效目标申报表(2021)
年度: 2026

项目 <b>饮水</b>

主管部门及代码: 县水利局 & "综合处"
年度资金总额: 1,280.50 万元
年度绩效目标:
    更换管网。
    <i>建立制度</i>；

产出.数量.管网<长度> >= 42.6 公里  [10分]
    数据来源: 验收 & 资料
产出.数量.水厂 = 7 座
产出.质量.合格率 = 100%
效益.社会.受益人数 >= 9 人
效益.社会.受益户数 >= 3 户
"""
FLAT = """\
表式: 重庆市项目支出绩效目标表(2022)
年度: 2026
项目 平安建设
实施单位: 县公安局
当年绩效目标:
    保持平安。
巡逻 >= 4 次
宣传 >= 2 次
"""


def test_a_page_is_what_is_kept(keeps: Callable[[Path, str], None]) -> None:
    for remembered in (
        html._around, article._printed, indicator_rows._around, indicator_rows.between_paragraphs, pages.template,
    ):  # fmt: skip
        remembered.cache_clear()
    sheets = [sheet for text in (LEVELS, FLAT) for sheet in sheetlang.compile_text(text)[0]]
    page = sheetlang.render(sheets, "html").decode()
    page = re.sub("sha256-[^']+", "sha256-", re.sub("<style>.*</style>", "<style></style>", page, flags=re.DOTALL))
    keeps(KEPT / "page.html", page)
