"""The mistakes that resolving a file, its fields, numbers and targets can find."""

from sheetlang.diagnostic import DID_YOU_MEAN, Fault, Text

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
UNKNOWN_FORM_NO_IDEA = Fault(
    "unknown-form",
    "error",
    Text("没有叫“{name}”的表式", "there is no form “{name}”"),
    help=Text("运行 sheetlang forms 看有哪些", "sheetlang forms lists them"),
)
SEVERAL_FORMS = Fault(
    "unknown-form",
    "error",
    Text("“{name}”可以是几种表式：{forms}", "“{name}” could be any of these forms: {forms}"),
    help=Text("写表式的全称", "write the form's full name"),
)
WRONG_FORM = Fault(
    "wrong-form",
    "error",
    Text(
        "“{name}”里没有表中的 {count} 个名称，像是“{suggestion}”的表",
        "“{name}” has no such labels as {count} here; it looks like a sheet of “{suggestion}”",
    ),
    help=Text(
        "写成“表式: {suggestion}”；下面是按它查的",
        "write “表式: {suggestion}”; the rest was checked as such a sheet",
    ),
)
MISSING_PROJECT = Fault(
    "missing-project",
    "error",
    Text("没有“项目”这一行", "there is no “项目” line"),
    help=Text("在指标之前写“项目 项目名称”", "write “项目 name” before the indicators"),
)
PROJECT_AS_FIELD = MISSING_PROJECT._replace(
    help=Text("把“{label}”这一行写成“{suggestion}”", "write the line “{label}” as “{suggestion}”"),
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
    help=DID_YOU_MEAN,
)
CATEGORY_AS_FIELD = UNKNOWN_FIELD._replace(
    message=Text("“{name}”是指标的类别，不是基本信息", "“{name}” is a category of indicators, no header field"),
    help=Text("一行写一条指标：“{example}.指标名 …”", "write an indicator a line: “{example}.指标名 …”"),
)
AMOUNT_LEFT_OUT = Fault(
    "unreadable-line",
    "error",
    Text("“{name}”后面没有冒号，也没有金额", "“{name}” has neither a colon nor an amount after it"),
    help=Text("没有就删掉这一行，或写“{name}: 0”", "if there is none, delete the line or write “{name}: 0”"),
)
UNKNOWN_FIELD_KIN = UNKNOWN_FIELD._replace(
    help=Text(
        "相近的有“{suggestion}”；说的是同一件事，才写成它",
        "“{suggestion}” comes near; write that only where it says the same thing",
    ),
)
SHARED_LABEL = UNKNOWN_FIELD._replace(
    message=Text("“{name}”在表式里不止一项", "the form has several fields “{name}”"),
    help=Text("写清是哪一项：{fields}", "say which one is meant: {fields}"),
)
SHARED_LABEL_UNDER_TOTAL = SHARED_LABEL._replace(
    help=Text("在“{total}”下面，写成“{suggestion}”", "under “{total}” write “{suggestion}”"),
)
UNKNOWN_FIELD_NO_IDEA = UNKNOWN_FIELD._replace(
    help=Text(
        "基本信息要用表式里的名称；指标要写全路径，例如 {example}",
        "header fields use the form's names; an indicator needs its whole path, such as {example}",
    ),
)
UNKNOWN_FIELD_IN_HEAD = UNKNOWN_FIELD._replace(
    help=Text(
        "基本信息要用表式里的名称，运行 sheetlang forms {form} 看有哪些；也可能是另一种表式的表",
        "header fields use the form's names, which sheetlang forms {form} lists; or the sheet is of another form",
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
VALUE_IN_NAME = Fault(
    "empty-value",
    "error",
    Text(
        "“{name}”后面没有值：目标“{target}”写进了名称",
        "“{name}” has no value: its target “{target}” was written into the name",
    ),
    help=Text("写成“{kept}: {target}”", "write “{kept}: {target}”"),
)
LEFT_OVER_ROW = EMPTY_VALUE._replace(
    message=Text(
        "“{name}”后面没有值，像是模板里没有填的行",
        "“{name}” has no value: it looks like a row left over from the template",
    ),
    help=Text("删掉这一行；要考核的，写上名称和目标", "delete the line, or write what is measured and its target"),
)
TARGET_AS_NAME = EMPTY_VALUE._replace(
    message=Text("“{name}”后面没有值：名称里写的就是目标", "“{name}” has no value: the name is the target itself"),
    help=Text(
        "名称只写考核什么，目标写在冒号后面，例如“农民收入: 较上年 提高 5 %”",
        "name only what is measured, with the target after the colon, such as “农民收入: 较上年 提高 5 %”",
    ),
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
NO_SUCH_MONTH = NO_SUCH_DATE._replace(
    message=Text("没有 {month} 月", "there is no month {month}"),
    help=Text("月份写 1 到 12", "a month is one of 1 to 12"),
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
    help=DID_YOU_MEAN,
)
NOT_A_CHOICE_NO_IDEA = NOT_A_CHOICE._replace(help=Text("填其中的一个", "write one of these"))
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
    Text("数超过 {limit} 位", "the number has more than {limit} digits"),
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
SAID_TWICE = TWO_COMPARISONS._replace(
    severity="warning",
    message=Text("“{first}”和“{second}”是一个意思，写了两次", "“{first}” and “{second}” say the same twice"),
    help=Text("去掉后面的“{second}”", "leave out the “{second}” behind it"),
)
COMPARISON_NEEDS_NUMBER = Fault(
    "comparison-needs-number",
    "error",
    Text("比较符后面要写数，这里是文字", "a comparison needs a number after it, not words"),
    help=Text(
        "文字目标用冒号，不写比较符：“名称: 文字”", "use a colon and no comparison for a target in words: “name: words”"
    ),
)
NUMBER_LEFT_OUT = COMPARISON_NEEDS_NUMBER._replace(
    message=Text("“{whole}”里没有数", "“{whole}” has no number"),
    help=Text(
        "在比较符后面写上数；还没定的，去掉比较符，写“待定”",
        "write the number after the comparison; leave that out and write “待定” where it is not decided",
    ),
)
DAY_AS_NUMBER = COMPARISON_NEEDS_NUMBER._replace(
    message=Text("“{text}”是 Excel 里日期的序号，就是 {day}", "“{text}” is how Excel numbers a day, {day}"),
    help=Text("写成“{day}”", "write “{day}”"),
)
GRADE_COMPARED = COMPARISON_NEEDS_NUMBER._replace(
    message=Text("比较符后面要写数，“{text}”是等级", "a comparison needs a number after it; “{text}” is a grade"),
    help=Text("写成“名称: {better}”", "write “name: {better}”"),
)
MORE_THAN_A_NUMBER = COMPARISON_NEEDS_NUMBER._replace(
    message=Text("“{text}”不是一个数加一个单位", "“{text}” is not one number with one unit"),
    help=Text(
        "写成“95 %”“4 期”这样；写不成的，去掉比较符，用冒号：“名称: 文字”",
        "write it like “95 %” or “4 期”; else leave the comparison out and use a colon: “name: words”",
    ),
)
ABOUT_MORE = MORE_THAN_A_NUMBER._replace(help=Text("写成“{better}”", "write “{better}”"))
COMPARED_RANGE = MORE_THAN_A_NUMBER._replace(
    message=Text("“{text}”是一个范围，不能再比较", "“{text}” is a range, which cannot be compared"),
    help=Text(
        "只留一头，写成“{better}”；或者去掉比较符", "keep one end: write “{better}”; or leave the comparison out"
    ),
)
SEVERAL_COMPARED = MORE_THAN_A_NUMBER._replace(
    message=Text("“{text}”里不止一个目标", "“{text}” holds more than one target"),
    help=Text("分成几条指标，每条一个数", "give each a line of its own, with one number"),
)
ODD_CHARACTER = COMPARISON_NEEDS_NUMBER._replace(
    message=Text(
        "“{odd}”（{code}）只是看上去像普通的字，编码不同，所以读不出单位",
        "“{odd}” ({code}) only looks like the ordinary character, so the unit cannot be read",
    ),
    help=Text("写成“{better}”，用输入法重新打字", "type “{better}” anew"),
)
