"""The mistakes that resolving a document against its form can find."""

from sheetlang.diagnostic import Fault, Text

_DID_YOU_MEAN = Text("是不是“{suggestion}”？", "did you mean “{suggestion}”?")

# -- the file as a whole
MISSING_FORM = Fault(
    "missing-form",
    "error",
    Text("没有写表式", "the form is not named"),
    help=Text(
        "在项目之前写一行“表式: …”；运行 sheetlang forms 看有哪些",
        "write a line “表式: …” before the project; sheetlang forms lists them",
    ),
)
UNKNOWN_FORM = Fault(
    "unknown-form",
    "error",
    Text("没有叫“{name}”的表式", "there is no form “{name}”"),
    help=Text(
        "是不是“{suggestion}”？运行 sheetlang forms 看有哪些",
        "did you mean “{suggestion}”? sheetlang forms lists them",
    ),
)
SEVERAL_FORMS = Fault(
    "unknown-form",
    "error",
    Text("“{name}”可以是几种表式：{forms}", "“{name}” could be any of these forms: {forms}"),
    help=Text("写表式的全称", "write the form's full name"),
)
MISSING_PROJECT = Fault(
    "missing-project",
    "error",
    Text("没有“项目”这一行", "there is no “项目” line"),
    help=Text("在指标之前写“项目 项目名称”", "write “项目 name” before the indicators"),
)
EMPTY_NAME = Fault(
    "missing-name",
    "error",
    Text("“{keyword}”后面没有名称", "no name stands after “{keyword}”"),
    help=Text("在后面写上名称", "write the name after it"),
)
BAD_YEAR = Fault(
    "bad-year",
    "error",
    Text("“{text}”不是年度", "“{text}” is not a year"),
    help=Text("写成四位数字，例如 2026", "write four digits, such as 2026"),
)

# -- fields
UNKNOWN_FIELD = Fault(
    "unknown-field",
    "error",
    Text("表式里没有“{name}”这一项", "the form has no field “{name}”"),
    help=_DID_YOU_MEAN,
)
UNKNOWN_FIELD_NO_IDEA = Fault(
    "unknown-field",
    "error",
    Text("表式里没有“{name}”这一项", "the form has no field “{name}”"),
    help=Text(
        "基本信息要用表式里的名称；指标要写全路径，例如 {example}",
        "header fields use the form's names; an indicator needs its whole path, such as {example}",
    ),
)
REPEATED_FIELD = Fault(
    "repeated-field",
    "error",
    Text("“{name}”写了两次", "“{name}” is written twice"),
    help=Text("留下一行", "keep one of the lines"),
)
MISSING_FIELD = Fault(
    "missing-field",
    "error",
    Text("缺少必填项“{name}”", "the required field “{name}” is missing"),
    help=Text("加一行“{name}: …”", "add a line “{name}: …”"),
)
EMPTY_VALUE = Fault(
    "empty-value",
    "error",
    Text("“{name}”后面没有值", "“{name}” has no value"),
    help=Text("写上值；还没定的写“待定”", "write the value; write “待定” where it is not decided"),
)
NOT_A_DATE = Fault(
    "not-a-date",
    "error",
    Text("“{name}”要写日期，“{text}”不是日期", "“{name}” takes a date; “{text}” is none"),
    help=Text("写成 2026-01-31 这样的日期", "write it like 2026-01-31"),
)
NO_SUCH_DATE = Fault(
    "no-such-date",
    "error",
    Text("没有 {text} 这一天", "{text} does not exist"),
    help=Text("检查年、月、日", "check the year, the month and the day"),
)
NOT_MONEY = Fault(
    "not-money",
    "error",
    Text("“{name}”要写金额，“{text}”不是金额", "“{name}” takes an amount of money; “{text}” is none"),
    help=Text("写成“{example}”这样，只写数和单位", "write it like “{example}”: a number and its unit"),
)
NOT_A_CHOICE = Fault(
    "not-a-choice",
    "error",
    Text("“{name}”不能填“{text}”，只能填：{choices}", "“{name}” cannot be “{text}”; it is one of: {choices}"),
    help=_DID_YOU_MEAN,
)
FIELD_WITH_COMPARISON = Fault(
    "field-with-comparison",
    "error",
    Text(
        "“{name}”是基本信息，后面要用冒号，不用“{sign}”", "“{name}” is a header field: it takes a colon, not “{sign}”"
    ),
    help=Text("写成“{name}: …”", "write “{name}: …”"),
)

# -- numbers and targets
MALFORMED_NUMBER = Fault(
    "malformed-number",
    "error",
    Text("数“{text}”的逗号或小数点放错了位置", "the number “{text}” has a comma or point out of place"),
    help=Text("千分位每三位一个逗号，例如 1,805,000", "group by three digits, such as 1,805,000"),
)
NUMBER_TOO_LONG = Fault(
    "number-too-long",
    "error",
    Text("数超过 30 位", "the number has more than 30 digits"),
    help=Text("检查是不是多打了数字", "check for digits typed by mistake"),
)
TARGET_ON_NEXT_LINE = Fault(
    "target-on-next-line",
    "error",
    Text("“{name}”的目标值“{text}”要和名称写在同一行", "the target “{text}” of “{name}” belongs on the same line"),
    help=Text("写成“{name}: {text}”", "write “{name}: {text}”"),
)
TWO_COMPARISONS = Fault(
    "two-comparisons",
    "error",
    Text("“{first}”和“{second}”互相矛盾", "“{first}” and “{second}” contradict each other"),
    help=Text("留下一个", "keep one of them"),
)
COMPARISON_NEEDS_NUMBER = Fault(
    "comparison-needs-number",
    "error",
    Text("比较符后面要写数，这里是文字", "a comparison needs a number after it, not words"),
    help=Text("文字目标用冒号：“名称: 文字”", "use a colon for a target in words: “name: words”"),
)

# -- paths
UNKNOWN_CATEGORY = Fault(
    "unknown-category",
    "error",
    Text("“{parent}”下没有“{name}”这一类", "“{parent}” has no category “{name}”"),
    help=_DID_YOU_MEAN,
)
UNKNOWN_CATEGORY_NO_IDEA = Fault(
    "unknown-category",
    "error",
    Text("“{parent}”下没有“{name}”这一类", "“{parent}” has no category “{name}”"),
    help=Text("可以写的有：{children}", "it may be one of: {children}"),
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

# -- sets and imports
UNKNOWN_SET = Fault(
    "unknown-set",
    "error",
    Text("没有叫“{name}”的指标集", "there is no set “{name}”"),
    help=_DID_YOU_MEAN,
)
UNKNOWN_SET_NO_IDEA = Fault(
    "unknown-set",
    "error",
    Text("没有叫“{name}”的指标集", "there is no set “{name}”"),
    help=Text(
        "先用“指标集 {name}”定义，或“导入”含有它的文件",
        "define it with “指标集 {name}”, or import the file that has it",
    ),
)
DUPLICATE_SET = Fault(
    "duplicate-set",
    "error",
    Text("指标集“{name}”定义了两次", "the set “{name}” is defined twice"),
    help=Text("改一个名称", "rename one of them"),
)
NOT_IN_A_SET = Fault(
    "not-in-a-set",
    "error",
    Text("指标集里只能写指标", "a set holds indicators only"),
    help=Text("把这一行移到“项目”下面", "move this line under a project"),
)
IMPORT_NOT_FOUND = Fault(
    "import-not-found",
    "error",
    Text("找不到要导入的文件“{path}”", "the imported file “{path}” is not there"),
    help=Text("路径从本文件所在的文件夹算起", "the path counts from this file's folder"),
)
IMPORT_ESCAPES = Fault(
    "import-escapes",
    "error",
    Text("不能导入工作文件夹以外的“{path}”", "“{path}” lies outside the workspace"),
    help=Text("把文件放进工作文件夹，写相对路径", "put the file inside the workspace and write a relative path"),
)
IMPORT_CYCLE = Fault(
    "import-cycle",
    "error",
    Text("导入绕成了圈：{cycle}", "the imports form a cycle: {cycle}"),
    help=Text("去掉其中一行导入", "remove one of the import lines"),
)
IMPORT_UNREADABLE = Fault(
    "import-unreadable",
    "error",
    Text("读不了要导入的文件“{path}”：{reason}", "cannot read the imported file “{path}”: {reason}"),
    help=Text("先修好那个文件", "mend that file first"),
)
SET_WITHOUT_FORM = Fault(
    "set-without-form",
    "info",
    Text("没有写表式，这个指标集只查了写法，没有查类别", "without a form, only the writing of this set was checked"),
    help=Text("在文件开头写一行“表式: …”", "begin the file with a line “表式: …”"),
)
ALLOW_WITHOUT_REASON = Fault(
    "allow-without-reason",
    "error",
    Text("“允许”要写明理由", "“允许” needs a reason"),
    help=Text("写成“# 允许 规则名: 理由”", "write “# 允许 rule: reason”"),
)
UNUSED_ALLOW = Fault(
    "unused-allow",
    "warning",
    Text("这里没有“{rule}”可以允许", "there is no “{rule}” here to allow"),
    help=Text("去掉这条注释", "remove the comment"),
)
