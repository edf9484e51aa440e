"""Texts for the laws: lines made of the pieces that real lines are made of, in any order."""

from hypothesis import strategies as st

PIECES = (
    *(
        "产出",
        "数量",
        "质量",
        "指标1",
        "培训次数",
        "项目概况",
        "年度",
        "表式",
        "数据来源",
        "重.要",
        "《手册（分册）》",
        "“两类人员”",
    ),
    *(
        ".",
        "。",
        "．",
        ":",
        "：",
        ": ",
        " ",
        "　",
        "\t",
        "  ",
        ">=",
        " >= ",
        " ＞＝ ",
        "≥",
        " = ",
        "不少于",
        " 不少于 ",
    ),
    *("19000", "1,805,000", "９５．５", "**", "xx", "三分之二", "待定", "2020-12-31", "12月底前", "90..95", "提高"),
    *("个", "%", "（％）", "元/人·月", "[5分]", "【核心】", "[曾用名 旧名]", "#", " # 注", " # 注:", " # 注：\n    文字", "# 允许 pending: 因为"),
    *(
        "(",
        ")",
        "（",
        "）",
        "「",
        "」",
        '"',
        "[",
        "]",
        "改 ",
        "项目 ",
        "引用 ",
        "指标集 ",
        "导入 ",
        "project ",
        "    ",
        "\r",
    ),
    *("\u200b", "\u202e", "\u2003", "\x00", "𠮷", "ｘ"),
)

lines = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)
soups = st.lists(lines, max_size=9).map("\n".join)
texts = st.one_of(soups, st.text(max_size=60))
