"""The mistakes that can be made where rules are named and graded: settings files, forms, directive comments."""

from sheetlang.diagnostic import DID_YOU_MEAN, Fault, Text

UNKNOWN_RULE = Fault(
    "unknown-rule",
    "error",
    Text("没有叫“{name}”的规则或规则组", "there is no rule or group of rules “{name}”"),
    help=DID_YOU_MEAN,
)
UNKNOWN_RULE_NO_IDEA = Fault(
    "unknown-rule",
    "error",
    UNKNOWN_RULE.message,
    help=Text("全部规则见 sheetlang rules", "`sheetlang rules` lists all rules"),
)
LOST_RULE = Fault(
    "unknown-rule",
    "error",
    Text("规则“{name}”装不上：{reason}", "the rule “{name}” cannot be loaded: {reason}"),
    help=Text("更新提供它的软件包", "update the package that offers it"),
)
NOT_A_RULE = Fault(
    "not-a-rule",
    "error",
    Text(
        "“{name}”是写法错误，不是规则：不能关，也不能调级别",
        "“{name}” is a mistake of writing, no rule: it has no other severity",
    ),
    help=Text("去掉它，改好写法", "remove it, and mend what it speaks of"),
)
NOT_TOML = Fault(
    "config-not-toml",
    "error",
    Text("设置文件读不懂：{reason}", "the settings file is not valid TOML: {reason}"),
    help=Text(
        '文字和中文的键要加引号："数值" = "info"；数组用方括号',
        'put texts and Chinese keys in quotes: "数值" = "info"; lists in brackets',
    ),
)
UNKNOWN_KEY = Fault(
    "config-unknown-key",
    "error",
    Text("{table} 里没有“{key}”这个设置", "{table} has no setting “{key}”"),
    help=Text("可以写：{known}", "it may be one of: {known}"),
)
MISSING_PATHS = Fault(
    "config-missing-paths",
    "error",
    Text("[[overrides]] 没有写 paths，不知道管哪些文件", "[[overrides]] lacks paths: which files it is for"),
    help=Text('加上 paths = ["2019/**"]', 'add paths = ["2019/**"]'),
)
WRONG_TYPE = Fault(
    "config-wrong-type",
    "error",
    Text("“{key}”要写{expected}", "“{key}” takes {expected}"),
    help=Text("例如 {example}", "such as {example}"),
)
NOT_A_LEVEL = Fault(
    "config-not-a-level",
    "error",
    Text("“{key}”的级别不能是“{value}”", "“{value}” is no severity for “{key}”"),
    help=Text("写 error、warning、info 或 off", "write error, warning, info or off"),
)
UNKNOWN_LIST = Fault(
    "config-unknown-list",
    "error",
    Text("没有叫“{name}”的词表或分组", "there is no list of words or group of one “{name}”"),
    help=Text("可以写：{known}", "it may be one of: {known}"),
)
