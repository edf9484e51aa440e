"""The mistakes that reading a form file can find."""

from sheetlang.diagnostic import Fault, Text

NOT_TOML = Fault(
    "form-not-toml",
    "error",
    Text("表式文件读不懂：{reason}", "the form file is not valid TOML: {reason}"),
    help=Text("名称和文字要加引号；数组用方括号", "put names and texts in quotes, lists in brackets"),
)
UNKNOWN_KEY = Fault(
    "form-unknown-key",
    "error",
    Text("表式文件里没有“{key}”这个键（{table}）", "a form file has no key “{key}” in {table}"),
    help=Text("是不是“{suggestion}”？", "did you mean “{suggestion}”?"),
)
MISSING_KEY = Fault(
    "form-missing-key",
    "error",
    Text("{table} 缺少“{key}”", "{table} lacks “{key}”"),
    help=Text("加上 {key} = …", "add {key} = …"),
)
WRONG_TYPE = Fault(
    "form-wrong-type",
    "error",
    Text("{table} 的“{key}”要写{expected}", "“{key}” in {table} takes {expected}"),
    help=Text("改成{expected}", "make it {expected}"),
)
NOT_A_CHOICE = Fault(
    "form-not-a-choice",
    "error",
    Text(
        "{table} 的“{key}”不能是“{value}”，只能是：{choices}",
        "“{key}” in {table} cannot be “{value}”; it is one of: {choices}",
    ),
    help=Text("是不是“{suggestion}”？", "did you mean “{suggestion}”?"),
)
SAME_NAME_TWICE = Fault(
    "form-same-name",
    "error",
    Text("{table} 里“{name}”出现了两次", "“{name}” stands twice in {table}"),
    help=Text("改一个名称或别名", "rename one, or drop an alias"),
)
NO_SUCH_NAME = Fault(
    "form-no-such-name",
    "error",
    Text(
        "{table} 的“{key}”指向“{name}”，但表式里没有它",
        "“{key}” in {table} points to “{name}”, which the form does not have",
    ),
    help=Text("先定义“{name}”", "define “{name}” first"),
)
NOT_ANOTHER = Fault(
    "form-not-another-field",
    "error",
    Text(
        "{table} 的“{key}”要从一项 {type} 指向另一项 {type}，不能指向“{name}”",
        "“{key}” in {table} points from a field of type {type} to another; “{name}” cannot be it",
    ),
    help=Text("改成另一项的名称，或去掉“{key}”", "name another field, or drop “{key}”"),
)
TOO_MANY_LEVELS = Fault(
    "form-too-many-levels",
    "error",
    Text("“{name}”下面不能再分类：最多两级", "“{name}” cannot have categories below it: there are two levels at most"),
    help=Text("去掉它下面的 categories", "remove the categories below it"),
)
NO_NAME_COLUMN = Fault(
    "form-no-name-column",
    "error",
    Text("没有一栏显示指标名称", "no column shows the indicator's name"),
    help=Text('加一栏 shows = "name"', 'add a column with shows = "name"'),
)
OUT_OF_RANGE = Fault(
    "form-out-of-range",
    "error",
    Text("{table} 的“{key}”要在 {low} 到 {high} 之间", "“{key}” in {table} must lie between {low} and {high}"),
    help=Text("改成这个范围里的整数", "make it a whole number in that range"),
)
TOO_MANY_COLUMNS = OUT_OF_RANGE._replace(
    message=Text("这里有 {count} 栏，一张表最多 {limit} 栏", "there are {count} columns; a form has {limit} at most"),
    help=Text("去掉多余的 [[columns]]", "remove some of the [[columns]]"),
)
EMPTY_ALIAS = Fault(
    "form-empty-text",
    "error",
    Text("{table} 的“{key}”里有空的文字", "“{key}” in {table} holds an empty text"),
    help=Text("去掉空的引号", "remove the empty quotes"),
)
INVISIBLE_CHARACTER = Fault(
    "form-invisible-character",
    "error",
    Text("{table} 的“{key}”里有看不见的字符：“{value}”", "“{key}” in {table} has an invisible character: “{value}”"),
    help=Text("删去这个字符", "delete the character"),
)
UNSAYABLE_NAME = Fault(
    "form-unsayable-name",
    "error",
    Text(
        "“{name}”没法在表里写：它是关键词，含有点号或换行，或者像命令、注释那样开头",
        "no sheet could write “{name}”: it is a keyword, has a dot or a line break, or begins as a command or comment",
    ),
    help=Text("换一个名称", "choose another name"),
)
