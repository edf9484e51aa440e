"""The mistakes that reading a text can find: those of shape, before any form is known."""

from sheetlang.diagnostic import Fault, Text

NOT_UTF8 = Fault(
    "not-utf8",
    "error",
    Text(
        "文件不是 UTF-8 编码（第 {byte} 个字节无效），而是 {known_as}",
        "the file is not UTF-8 (byte {byte} is invalid) but {known_as}",
    ),
    help=Text(
        "用记事本打开，“另存为”时编码选 UTF-8；或运行 iconv -f {encoding} -t UTF-8",
        "save it as UTF-8 in your editor, or run: iconv -f {encoding} -t UTF-8",
    ),
)
INVISIBLE_CHARACTER = Fault(
    "invisible-character",
    "error",
    Text("这里有看不见的字符 {code}（{what}）", "invisible character {code} ({what})"),
    help=Text("删去这个字符", "delete the character"),
)
MORE_INVISIBLE_CHARACTERS = Fault(
    "invisible-character",
    "error",
    Text("从这里起还有 {count} 个看不见的字符", "{count} more invisible characters from here on"),
    help=Text("检查是不是选错了文件", "check that this is the file you meant"),
)
OLD_LINE_BREAKS = Fault(
    "invisible-character",
    "error",
    Text(
        "这个文件的换行是老式的，只有回车符 U+000D，读成了一行",
        "the lines of this file end as on old computers, in U+000D alone, so that it is one line",
    ),
    help=Text("加 --fix 换成今天的换行，或在编辑器里换", "--fix puts today's line breaks there; an editor can, too"),
)
UNREADABLE_LINE = Fault(
    "unreadable-line",
    "error",
    Text("读不懂这一行：没有冒号，也没有比较符", "cannot read this line: it has neither a colon nor a comparison"),
    help=Text("写成“名称: 值”或“类别.名称 >= 数 单位”", "write “name: value” or “category.name >= number unit”"),
)
LEFT_OVER_LINE = UNREADABLE_LINE._replace(
    message=Text("这一行像是模板里没有填的", "this line looks like one left over from the template"),
    help=Text("删掉这一行；要考核的，写上名称和目标", "delete the line, or write what is measured and its target"),
)
UNKNOWN_COMMAND = UNREADABLE_LINE._replace(
    help=Text("是不是“{suggestion}”？", "did you mean “{suggestion}”?"),
)
WITHOUT_COLON = UNREADABLE_LINE._replace(help=Text("写成“{suggestion}”", "write “{suggestion}”"))
WITHOUT_SIGN = WITHOUT_COLON._replace(
    help=Text(
        "写成“{suggestion}”；说至少、至多的，冒号换成 >=、<=，正好的换成 =",
        "write “{suggestion}”, with >= or <= for the colon where it is a floor or a ceiling, = where it is exact",
    ),
)
MISSING_COLON = Fault(
    "missing-colon",
    "error",
    Text("冒号后要空一格，否则不当作冒号", "a half-width colon needs a space after it"),
    help=Text("写成“{suggestion}”", "write “{suggestion}”"),
)
SIGN_WITHOUT_SPACE = Fault(
    "sign-without-space",
    "error",
    Text("比较符“{sign}”前要空一格", "the comparison “{sign}” needs a space before it"),
    help=Text("写成“{suggestion}”", "write “{suggestion}”"),
)
AMBIGUOUS_LINE = Fault(
    "ambiguous-line",
    "error",
    Text(
        "这一行有两种读法：名称是“{first}”，还是“{second}”？",
        "this line can be read in two ways: is the name “{first}” or “{second}”?",
    ),
    help=Text(
        "给名称加引号，写成“{one}”或“{other}”",
        "put the name in quotes: write “{one}” or “{other}”",
    ),
)
MISSING_NAME = Fault(
    "missing-name",
    "error",
    Text("“{mark}”前面没有名称", "nothing stands before “{mark}”"),
    help=Text("在前面写上名称", "write the name before it"),
)
STRAY_INDENT = Fault(
    "stray-indent",
    "error",
    Text("这一行缩进了，但不属于上面任何一行", "this indented line belongs to nothing above it"),
    help=Text(
        "缩进的行要写成“名称: 值”并紧跟指标，或写在“名称:”下面；否则去掉行首空格",
        "write it as “name: value” under an indicator, or under a bare “name:”; else remove the indent",
    ),
)
UNRESOLVED_CONFLICT = Fault(
    "unresolved-conflict",
    "error",
    Text("合并冲突还没有解决（到第 {last} 行）", "unresolved merge conflict (up to line {last})"),
    help=Text(
        "留下对的一种写法，删去“<<<<<<<”“|||||||”“=======”“>>>>>>>”各行和原文",
        "keep what is right; delete the lines of markers, and what was there before",
    ),
)
LINE_TOO_LONG = Fault(
    "line-too-long",
    "error",
    Text("这一行有 {length} 个字，超过 {limit}", "this line has {length} characters, more than {limit}"),
    help=Text("把长文字写成缩进的段落", "write long text as indented prose"),
)
NESTED_TOO_DEEP = Fault(
    "nested-too-deep",
    "error",
    Text("括号套得太深，超过 {limit} 层", "brackets are nested more than {limit} deep"),
    help=Text("检查括号是否成对", "check that the brackets are paired"),
)
TOO_MANY_FINDINGS = Fault(
    "too-many-findings",
    "error",
    Text("问题太多：另有 {count} 处没有列出", "too many findings: {count} more are not listed"),
    help=Text("先改好列出的；也看看是不是选错了文件", "mend those that are listed first; or is it the wrong file?"),
)
