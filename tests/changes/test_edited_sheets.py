"""The real sheets with edits of every kind, each alone and all at once: exactly these changes are told, nothing else."""

from pathlib import Path

import pytest

from sheetlang.changes.change import Change
from sheetlang.changes.compare import diff
from sheetlang.changes.grouping import subject
from sheetlang.changes.prose import changed_sentences
from sheetlang.changes.words import WHAT_NAMES, called
from sheetlang.changes.written import written
from sheetlang.checker.structural import is_structural
from sheetlang.model.sheet import Sheet
from sheetlang.source import Source
from sheetlang.workspace.find import Found
from sheetlang.workspace.workspace import Workspace

EXAMPLES = Path(__file__).parents[2] / "examples"

# An edit: its name, what is replaced (several lines with \n), by what, and what is told. → is there where both are.
CORRECTION = """\
目标放宽 | 效果.满意度.服务对象满意度 >= 95 % | 效果.满意度.服务对象满意度 >= 90 % | 放宽 目标值 服务对象满意度: >= 95 % → >= 90 %
上限放宽 | 产出.质量.社工帮教服务投诉率 <= 1 % | 产出.质量.社工帮教服务投诉率 <= 2 % | 放宽 目标值 社工帮教服务投诉率: <= 1 % → <= 2 %
等于零放宽 | 服务对象发生群体性事件 = 0 | 服务对象发生群体性事件 <= 1 | 放宽 目标值 服务对象发生群体性事件: = 0 → <= 1
目标收紧 | 刑满释放人员衔接率 >= 95 % | 刑满释放人员衔接率 >= 98 % | 收紧 目标值 刑满释放人员衔接率: >= 95 % → >= 98 %
定量上调 | 党支部活动次数 = 4 次 | 党支部活动次数 = 6 次 | 上调 目标值 党支部活动次数: = 4 次 → = 6 次
定量下调 | 专业研究会参与人数 = 100 人 | 专业研究会参与人数 = 80 人 | 下调 目标值 专业研究会参与人数: = 100 人 → = 80 人
去掉比较符 | 公共法律服务线上咨询值班天数 >= 250 天 | 公共法律服务线上咨询值班天数: 250 天 | 口径变更 目标值 公共法律服务线上咨询值班天数: >= 250 天 → 250 天
换单位 | 服务对象信息排查 = 190000 人次 | 服务对象信息排查 = 190000 人 | 口径变更 目标值 服务对象信息排查: = 190000 人次 → = 190000 人
单位换算 | 帮教人数 = 41000 人 | 帮教人数 = 4.1 万人 | 改写 目标值 社区服刑人员和五年内刑满释放人员帮教人数: = 41000 人 → = 4.1 万人
数变文字 | 重点对象个案服务覆盖率 = 100 % | 重点对象个案服务覆盖率: 基本覆盖 | 口径变更 目标值 重点对象个案服务覆盖率: = 100 % → 基本覆盖
文字改写 | 社会资源整合程度: 提升 | 社会资源整合程度: 明显提升 | 改写 目标值 社会资源整合程度: 提升 → 明显提升
新增指标 | 产出.数量.社工沙龙活动完成数 | 产出.数量.心理健康讲座场数 = 5 场\\n产出.数量.社工沙龙活动完成数 | 新增 指标 心理健康讲座场数: = 5 场
删除指标 | 产出.数量.社工慰问人数 = 30 人\\n |  | 删除 指标 社工慰问人数: = 30 人
移动一行 | 产出.数量.爱启新航项目活动完成数 = 12 次\\n产出.数量.专业研究会参与人数 = 100 人\\n产出.数量.评选出优秀案例 = 15 篇\\n | 产出.数量.专业研究会参与人数 = 100 人\\n产出.数量.评选出优秀案例 = 15 篇\\n产出.数量.爱启新航项目活动完成数 = 12 次\\n | 移动 次序 爱启新航项目活动完成数
换类别 | 效果.社会效益.社工流失率 <= 6 % | 影响力.人力资源.社工流失率 <= 6 % | 移动 类别 社工流失率
声明改名 | 产出.数量.理事会开展次数 = 6 次 | 产出.数量.集体决策场次 = 6 次  [曾用名 理事会开展次数] | 改名 名称 集体决策场次: 理事会开展次数 → 集体决策场次
未声明改名 | 社区服刑人员走访见面率 = 100 % | 社区服刑人员见面走访率 = 100 % | 疑似改名 名称 社区服刑人员见面走访率: 社区服刑人员走访见面率 → 社区服刑人员见面走访率
加分值 | 产出.质量.服务对象信息核查率 >= 95 % | 产出.质量.服务对象信息核查率 >= 95 %  [5 分] | 新增 分值 服务对象信息核查率: 5 分
加核心标志 | 产出.质量.社区服刑人员帮教服务覆盖率 = 100 % | 产出.质量.社区服刑人员帮教服务覆盖率 = 100 %  [核心] | 新增 标志 社区服刑人员帮教服务覆盖率: 核心
加一列 | 产出.质量.社工专业培训通过率 >= 96 %\\n | 产出.质量.社工专业培训通过率 >= 96 %\\n    数据来源: 培训签到表\\n | 新增 列 社工专业培训通过率·数据来源: 培训签到表
预算增加 | 项目当年预算: 3,215,200 元 | 项目当年预算: 3,500,000 元 | 上调 金额 项目当年预算: 3,215,200 元 → 3,500,000 元
金额换单位 | 项目总预算: 3,215,200 元 | 项目总预算: 321.52 万元 | 改写 金额 项目总预算: 3,215,200 元 → 321.52 万元
日期推后 | 计划完成日期: 2020-12-31 | 计划完成日期: 2021-03-31 | 推后 日期 计划完成日期: 2020-12-31 → 2021-03-31
栏目 | 绩效类型: 其他类 | 绩效类型: 民生保障类 | 修改 栏目 绩效类型: 其他类 → 民生保障类
单位名称 | 申报单位名称: 上海市社区矫正管理局 | 申报单位名称: 上海市司法局 | 修改 栏目 申报单位名称: 上海市社区矫正管理局 → 上海市司法局
一句话 | 6月，开展项目中期评估， | 7月，开展项目中期评估， | 修改 文字 项目实施计划: 6月，开展项目中期评估，对项目工作进行阶段性总结； → 7月，开展项目中期评估，对项目工作进行阶段性总结；
年度 | 年度: 2020 | 年度: 2021 | 修改 年度 年度: 2020 → 2021
项目改名 | 项目 社区矫正工作办案经费 | 项目 社区矫正办案经费 | 改名 项目 项目: 社区矫正工作办案经费 → 社区矫正办案经费
只改写法 | 产出.质量.五年内刑满释放人员帮教服务覆盖率 >= 95 % | 产出.质量.五年内刑满释放人员帮教服务覆盖率   ≥95% |
只改注释 | # 看点：同一个指标集用在两张表里；更多计量单位；比例、天数和变化。 | # 审过。 |
"""
RESETTLEMENT = """\
占比收紧 | 专业志愿者队伍人数占比 >= 10 % | 专业志愿者队伍人数占比 > 10 % | 收紧 目标值 专业志愿者队伍人数占比: >= 10 % → > 10 %
等于改下限 | 志愿者培训通过率 = 95 % | 志愿者培训通过率 >= 95 % | 放宽 目标值 志愿者培训通过率: = 95 % → >= 95 %
文字变数 | 法治宣传进社区、监所: 按需开展 | 法治宣传进社区、监所 >= 4 次 | 口径变更 目标值 法治宣传进社区、监所: 按需开展 → >= 4 次
待定 | 新增志愿服务工作站 = 1 家 | 新增志愿服务工作站: 待定 | 口径变更 目标值 新增志愿服务工作站: = 1 家 → 待定
删一类 | 产出.时效.活动开展及时性: 及时\\n产出.时效.培训开展及时性: 及时\\n |  | 删除 指标 活动开展及时性: 及时 ; 删除 指标 培训开展及时性: 及时
换成本表自己的 | 引用 上海通用管理指标 | 引用 上海通用管理指标\\n改 投入与管理.投入管理.预算执行率 >= 95 % | 放宽 目标值 预算执行率: = 100 % → >= 95 %
删日期 | 计划开始日期: 2020-01-01\\n |  | 删除 日期 计划开始日期: 2020-01-01
删一段 | 子项目一深化专业品牌项目，保持良好运行态势； |  | 修改 文字 项目概况: 子项目一深化专业品牌项目，保持良好运行态势； → （无）
加一段 | 项目概况:\\n | 项目概况:\\n    本项目延续上年。\\n | 修改 文字 项目概况: （无） → 本项目延续上年。
预算减少 | 项目总预算: 1,805,000 元 | 项目总预算: 1,700,000 元 | 下调 金额 项目总预算: 1,805,000 元 → 1,700,000 元
"""
SHEETS = {"社区矫正工作办案经费": CORRECTION, "安置帮教工作办案经费": RESETTLEMENT}
Edit = tuple[str, str, str, list[str]]


def edits(sheet: str) -> list[Edit]:
    found = []
    for line in SHEETS[sheet].splitlines():
        name, old, new, told = (part.strip(" ").replace("\\n", "\n") for part in line.split("|"))
        found.append((name, old, new, [one.strip() for one in told.split(" ; ") if one.strip()]))
    return found


ALL = [(sheet, *edit) for sheet in SHEETS for edit in edits(sheet)]


def text_of(sheet: str) -> str:
    return (EXAMPLES / f"{sheet}.sheet").read_text("utf-8")


def compiled(text: str) -> Sheet:
    """The sheet of a text that stands among the examples."""
    path = EXAMPLES / "甲.sheet"
    result = Workspace().compile_text(Source(str(path), text), Found(str(path), Path(path.name), EXAMPLES))
    assert [one.rule for one in result.findings if is_structural(one.rule)] == []
    (sheet,) = result.sheets
    return sheet


def replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def told(change: Change) -> list[str]:
    """A change in a line, as the table has it; of prose, each sentence."""
    head = f"{called(change).zh} {WHAT_NAMES[change.what].zh} {subject(change)}"
    if change.what in ("order", "category"):
        return [head]
    if change.what == "prose" and change.kind == "changed":
        return [
            f"{head}: {(one.old or '（无）').strip()} → {(one.new or '（无）').strip()}"
            for one in changed_sentences(change.old, change.new)
        ]
    sides = [written(one) for one in (change.old, change.new) if one is not None]
    return [f"{head}: {' → '.join(sides)}"]


def all_told(old: str, new: str) -> list[str]:
    return [line for change in diff(compiled(old), compiled(new)) for line in told(change)]


def test_there_are_more_than_twenty_kinds_of_edit() -> None:
    assert len(edits("社区矫正工作办案经费")) >= 20


@pytest.mark.parametrize(("sheet", "name", "old", "new", "expected"), ALL, ids=[f"{each[0]}-{each[1]}" for each in ALL])
def test_one_edit_is_told_and_nothing_else(sheet: str, name: str, old: str, new: str, expected: list[str]) -> None:
    text = text_of(sheet)
    assert all_told(text, replaced(text, old, new)) == expected


@pytest.mark.parametrize("sheet", SHEETS)
def test_all_edits_at_once_are_told_and_nothing_else(sheet: str) -> None:
    before = after = text_of(sheet)
    expected = []
    for name, old, new, lines in edits(sheet):
        if name == "移动一行":  # two other edits change lines that it moves
            old, new = (
                part.replace("专业研究会参与人数 = 100 人", "专业研究会参与人数 = 80 人") for part in (old, new)
            )
        after = replaced(after, old, new)
        expected += lines
    assert sorted(all_told(before, after)) == sorted(expected)
