"""Words that say the same thing in names of indicators, and are often exchanged where one is renamed.

Origin: what one thing is called in 448 indicators of 44 published sheets. They tell a rename, not a duplicate.
"""

import re
from functools import cache

_GROUPS = """\
开展 召开 举办 组织 举行 实施
次数 场次 场数 期数
合格率 通过率 达标率
处理率 办结率 处置率 查处率
健全性 完善性
合规性 合规度 合规率
及时性 及时率
满意度 满意率
覆盖率 覆盖面
占比 比例 比重 比率
数量 总数 个数 件数 总量 数
人数 人次
印刷 印制
新建 新增 新设
购置 购买 采购 配备
维修 修缮 维护
部门 机关
情况 状况 程度 水平 能力
补助 补贴
发放 拨付 支付
刑满释放 刑释
完成 完工 竣工
成本 费用
流失 离职
招募 招聘
评选 评出
核查 核实 审核
重新犯罪 再犯罪 重新违法犯罪
参加 参与
"""
_STANDS_FOR = {word: line.split()[0] for line in _GROUPS.splitlines() for word in line.split()}


def with_same_words(name: str) -> str:
    """The name with each of these words as the first of its group."""
    return _words().sub(lambda found: _STANDS_FOR[found.group()], name)


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _STANDS_FOR), key=len, reverse=True)))
