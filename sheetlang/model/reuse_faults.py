"""The mistakes that resolving sets, imports and directive comments can find."""

from sheetlang.diagnostic import DID_YOU_MEAN, Fault, Text

# -- sets and imports
UNKNOWN_SET = Fault(
    "unknown-set",
    "error",
    Text("没有叫“{name}”的指标集", "there is no set “{name}”"),
    help=DID_YOU_MEAN,
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
IMPORT_TOO_DEEP = Fault(
    "import-too-deep",
    "error",
    Text("导入一层套一层，超过 {limit} 层", "imports are nested more than {limit} deep"),
    help=Text("直接导入含有指标集的文件", "import the file that has the set itself"),
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
ALLOW_WITHOUT_END = Fault(
    "misplaced-allow",
    "error",
    Text("“允许开始”没有“允许结束”", "this “允许开始” has no “允许结束”"),
    help=Text("在最后一行后面写一行“# 允许结束”", "write a line “# 允许结束” after the last line"),
)
ALLOW_END_ALONE = Fault(
    "misplaced-allow",
    "error",
    Text("这个“允许结束”前面没有“允许开始”", "no “允许开始” stands before this “允许结束”"),
    help=Text("去掉这一行，或在前面写“# 允许开始 规则名: 理由”", "remove it, or begin with “# 允许开始 rule: reason”"),
)
ALLOW_NOT_AT_HEAD = Fault(
    "misplaced-allow",
    "error",
    Text("“允许全文”要写在文件开头", "“允许全文” belongs at the head of the file"),
    help=Text("移到第一行内容前面", "move it before the first line that is no comment"),
)
ALLOW_BESIDE = Fault(
    "misplaced-allow",
    "error",
    Text("“允许开始”“允许全文”要单独占一行", "“允许开始” and “允许全文” take a line of their own"),
    help=Text("只管这一行的写“# 允许 规则名: 理由”", "for this line alone write “# 允许 rule: reason”"),
)
