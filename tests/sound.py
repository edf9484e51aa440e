"""A sheet without a finding, which cases change in one place."""

SOUND = """\
表式: 项目支出绩效目标申报表(2015)
年度: 2026

项目 甲

主管部门及代码: 县水利局
实施单位: 饮水中心
年度资金总额: 100 万元
年度总体目标: 通水

产出.数量.改造管网 >= 42 公里
"""

# With these lines it has all that a sheet needs that is to be handed in.
REST = """\
产出.质量.管网验收合格率 = 100 %
产出.时效.通水时间: 2026年11月底前
效益.社会效益.受益人口 >= 3 万人
满意度.服务对象满意度.用水户满意度 >= 90 %
"""
