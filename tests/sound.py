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
