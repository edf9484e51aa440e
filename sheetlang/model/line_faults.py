"""The mistakes that resolving paths, brackets and columns against a form can find."""

from sheetlang.diagnostic import DID_YOU_MEAN, Fault, Text

# -- paths
UNKNOWN_CATEGORY = Fault(
    "unknown-category",
    "error",
    Text("“{parent}”下没有“{name}”这一类", "“{parent}” has no category “{name}”"),
    help=DID_YOU_MEAN,
)
UNKNOWN_CATEGORY_NO_IDEA = Fault(
    "unknown-category",
    "error",
    Text("“{parent}”下没有“{name}”这一类", "“{parent}” has no category “{name}”"),
    help=Text("可以写的有：{children}", "it may be one of: {children}"),
)
SKIPPED_CATEGORY = UNKNOWN_CATEGORY_NO_IDEA._replace(
    message=Text(
        "“{parent}”和“{name}”之间少了一级：{children}", "a level is missing between “{parent}” and “{name}”: {children}"
    ),
    help=Text("写在中间，例如“{suggestion}”", "write it between them, such as “{suggestion}”"),
)
MISPLACED_CATEGORY = Fault(
    "misplaced-category",
    "error",
    Text("“{name}”不在“{parent}”下面，它属于“{owner}”", "“{name}” is not under “{parent}” but under “{owner}”"),
    help=Text("写成“{suggestion}”", "write “{suggestion}”"),
)
TOP_CATEGORY_BELOW = Fault(
    "misplaced-category",
    "error",
    Text("“{name}”是一级类别，不在“{parent}”下面", "“{name}” is a category of the first level, not under “{parent}”"),
    help=Text("写成“{suggestion}”", "write “{suggestion}”"),
)
INCOMPLETE_PATH = Fault(
    "incomplete-path",
    "error",
    Text("“{path}”后面还缺一级：{children}", "“{path}” lacks a level: {children}"),
    help=Text("写成“{suggestion}”", "write “{suggestion}”"),
)
MISSING_INDICATOR_NAME = Fault(
    "missing-name",
    "error",
    Text("类别后面没有指标名称", "no indicator name stands after the category"),
    help=Text("写成“{path}.指标名称”", "write “{path}.name”"),
)
NOT_APPLICABLE_CLASS = MISSING_INDICATOR_NAME._replace(
    help=Text("这一类都不适用的，删掉这一行", "delete the line where nothing of this class applies"),
)
DUPLICATE_INDICATOR = Fault(
    "duplicate-indicator",
    "error",
    Text("指标“{name}”写了两次", "the indicator “{name}” is written twice"),
    help=Text("留下一行，或改名", "keep one of the lines, or rename one"),
)
DUPLICATE_OF_SHARED = Fault(
    "duplicate-indicator",
    "error",
    Text("指标“{name}”已经由引用带来", "the indicator “{name}” already came by “引用”"),
    help=Text("要替换它，在行首写“改 ”", "to replace it, begin the line with “改 ”"),
)
NOTHING_TO_OVERRIDE = Fault(
    "nothing-to-override",
    "error",
    Text("没有引用来的指标可改：“{name}”", "no indicator “{name}” came by “引用”, so there is none to override"),
    help=Text("去掉“改”，或检查路径", "remove “改”, or check the path"),
)

# -- brackets and attributes
UNKNOWN_FLAG = Fault(
    "unknown-flag",
    "error",
    Text("没有叫“{name}”的标志", "there is no flag “{name}”"),
    help=Text(
        "方括号里写分值或标志：{flags}；正文里的方括号前不要空格",
        "brackets hold a weight or a flag: {flags}; in a text leave no space before the bracket",
    ),
)
BARE_POINTS = UNKNOWN_FLAG._replace(
    message=Text("“{name}”没有写成分值", "“{name}” is not written as a weight"),
    help=Text("是分值就写成“[{suggestion}]”", "if it is the weight, write “[{suggestion}]”"),
)
FLAG_WITHOUT_SPACE = Fault(
    "flag-without-space",
    "error",
    Text("“{flag}”前要空一格，否则它是值的一部分", "“{flag}” needs a space before it, or it is part of the value"),
    help=Text("写成“{suggestion}”", "write “{suggestion}”"),
)
UNCLOSED_BRACKET = Fault(
    "unclosed-bracket",
    "error",
    Text("“{bracket}”没有配对的右括号", "“{bracket}” has no closing bracket"),
    help=Text("补上右括号", "close the bracket"),
)
REPEATED_WEIGHT = Fault(
    "repeated-weight",
    "error",
    Text("写了两个分值", "two weights are written"),
    help=Text("留下一个", "keep one"),
)
UNKNOWN_ATTRIBUTE = Fault(
    "unknown-attribute",
    "error",
    Text("表式里没有“{name}”这一栏", "the form has no column “{name}”"),
    help=Text("可以写的有：{names}", "it may be one of: {names}"),
)
ATTRIBUTE_WITHOUT_INDICATOR = Fault(
    "stray-indent",
    "error",
    Text("这一行缩进了，但上面不是指标", "this indented line has no indicator above it"),
    help=Text("去掉行首空格，或移到指标下面", "remove the indent, or move it under an indicator"),
)
NOT_A_VALUE = Fault(
    "not-a-value",
    "error",
    Text("“{name}”要写数值，“{text}”不是", "“{name}” takes a number; “{text}” is none"),
    help=Text("写成“9.2 %”这样", "write it like “9.2 %”"),
)
