"""Faults that are no rules: mistakes of writing, of meaning and of files, which other passes than the rules report."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from sheetlang.diagnostic import Fault
from sheetlang.naming import key

# Where they are told from, higher floors too: named, not imported, they are loaded when somebody asks.
_MODULES = (
    "language.faults",
    "model.faults",
    "model.line_faults",
    "model.reuse_faults",
    "model.table_rows",
    "forms.faults",
    "checker.settings_faults",
    "checker.plugin_faults",
    "workspace.faults",
    "interchange.faults",
)

# By the codes that rules have, where a candidate for a rule became one.
_CODES = {"S01": "empty-value", "S03": "unknown-category", "S06": "misplaced-category"}
# What they are called in Chinese.
_MISTAKES = """
unreadable-line 读不懂的行        missing-colon 缺冒号              sign-without-space 符号旁缺空格
ambiguous-line 一行两种读法       line-too-long 行太长              nested-too-deep 括号层数太多
too-many-findings 问题太多        stray-indent 多余的缩进           missing-name 缺名称
unresolved-conflict 合并冲突没解决
invisible-character 看不见的字符  not-utf8 不是UTF-8编码            cannot-read 文件读不了
file-too-large 文件太大           malformed-number 数写错了         number-too-long 数太长
two-comparisons 两个比较符        comparison-needs-number 比较符后缺数
target-on-next-line 目标写在下一行
unknown-category 没有这个类别     misplaced-category 类别放错位置   incomplete-path 类别没写全
duplicate-indicator 指标重复      nothing-to-override 没有可改的指标
unknown-flag 没有这个标志         flag-without-space 标志前缺空格   unclosed-bracket 括号没关上
repeated-weight 分值写了两次      unknown-attribute 没有这一栏      not-a-value 不是这一栏的值
unknown-set 没有这个指标集        duplicate-set 指标集重名          not-in-a-set 指标集里不能写
set-without-form 指标集没有表式   import-not-found 找不到导入文件   import-escapes 导入出了工作文件夹
import-cycle 循环导入             import-too-deep 导入层数太多      import-unreadable 导入文件读不了
allow-without-reason 允许没写理由 unused-allow 允许没有用上         misplaced-allow 允许位置不对
missing-form 缺表式               unknown-form 没有这个表式         missing-project 缺项目
wrong-form 表式用错了
bad-year 年度写错了               unknown-field 没有这一项          repeated-field 同一项填了两次
empty-value 空值                  not-a-date 不是日期               no-such-date 没有这一天
not-money 不是金额                not-a-choice 不在可选项里         field-with-comparison 信息项用了比较符
form-not-toml 表式文件写错了      form-unknown-key 表式多了键       form-missing-key 表式缺键
form-wrong-type 表式值类型不对    form-not-a-choice 表式值不在可选项里
form-same-name 表式里重名         form-no-such-name 表式里没有这个名称
form-too-many-levels 表式类别层数太多  form-no-name-column 表式缺名称列  form-out-of-range 表式数超出范围
form-empty-text 表式文字为空      form-invisible-character 表式有看不见的字符
form-unsayable-name 表式名称写不出来
unknown-rule 没有这条规则         not-a-rule 不是规则               config-not-toml 设置文件写错了
config-unknown-key 设置多了键     config-missing-paths 设置缺路径   config-wrong-type 设置值类型不对
config-not-a-level 没有这个级别   config-unknown-list 没有这个词表  form-not-another-field 表式项指错了
not-json 不是JSON                 json-same-key JSON同名键           json-other-schema JSON是别的版本
json-wrong-value JSON值不对       json-missing-key JSON缺键         json-unknown-key JSON多了键
json-unknown-form JSON里没有这个表式  json-not-in-form JSON里表式没有的东西
json-misread JSON读错了           json-draft JSON是草稿
rule-not-loaded 规则装不上        rule-failed 规则自身出错
"""


@cache
def structural_faults() -> Mapping[str, tuple[Fault, ...]]:
    """The faults by name, each with its other wordings; those that are rules' left out."""
    from sheetlang.checker.registry import all_rules

    rules = {rule.name for rule in all_rules()}
    named: dict[str, tuple[Fault, ...]] = {}
    for module in _MODULES:
        for fault in vars(import_module(f"sheetlang.{module}")).values():
            if isinstance(fault, Fault) and fault.name not in rules:
                named[fault.name] = (*named.get(fault.name, ()), fault)
    return named


@cache
def chinese_names() -> Mapping[str, str]:
    """What each is called in Chinese, by its name."""
    words = _MISTAKES.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def is_structural(name: str) -> bool:
    """Whether a name is that of such a fault."""
    return name in structural_faults()


def structural_named(text: str) -> str | None:
    """The name of such a fault, by that, by its Chinese one or by a code; None where it is none of them."""
    by_chinese = {key(zh): name for name, zh in chinese_names().items()}
    name = _CODES.get(text.strip().upper()) or by_chinese.get(key(text), text.strip().lower())
    return name if name in structural_faults() else None
