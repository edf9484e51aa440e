"""The mistakes that reading a sheet's JSON can find; `place` is a path in it, such as `sheets[0].year`."""

from sheetlang.diagnostic import DID_YOU_MEAN, Fault, Text

_BUILD_ANEW = Text("用 sheetlang build --to json 重新生成", "build it anew with sheetlang build --to json")

NOT_JSON = Fault(
    "not-json",
    "error",
    Text("读不懂，不是 JSON：{reason}", "this is not JSON: {reason}"),
    help=_BUILD_ANEW,
)
SAME_KEY = Fault(
    "json-same-key",
    "error",
    Text("“{key}”在一个对象里出现了两次", "“{key}” stands twice in one object"),
    help=Text("留下一个", "keep one of them"),
)
OTHER_SCHEMA = Fault(
    "json-other-schema",
    "error",
    Text("{place} 是“{found}”，这里只读“{known}”", "{place} is “{found}”; only “{known}” is read here"),
    help=_BUILD_ANEW,
)
WRONG_VALUE = Fault(
    "json-wrong-value",
    "error",
    Text("{place} 要写{expected}", "{place} takes {expected}"),
    help=Text("sheetlang schema 说明每一处要写什么", "sheetlang schema says what each place takes"),
)
MISREAD = Fault("json-misread", "error", Text("{place}：{reason}", "{place}: {reason}"))
MISSING_KEY = Fault(
    "json-missing-key",
    "error",
    Text("{place} 缺少“{key}”", "{place} lacks “{key}”"),
    help=Text("加上“{key}”", "add “{key}”"),
)
UNKNOWN_KEY = Fault(
    "json-unknown-key",
    "error",
    Text("{place} 里没有“{key}”这个键", "{place} has no key “{key}”"),
    help=Text("去掉“{key}”", "remove “{key}”"),
)
UNKNOWN_FORM = Fault(
    "json-unknown-form",
    "error",
    Text("{place}：没有表式“{name}”", "{place}: there is no form “{name}”"),
    help=DID_YOU_MEAN,
)
UNKNOWN_FORM_NO_IDEA = Fault(
    "json-unknown-form",
    "error",
    Text("{place}：没有表式“{name}”", "{place}: there is no form “{name}”"),
    help=Text("先把这个表式的文件放进 --form-dir 的文件夹", "put the form's file in the folder of --form-dir"),
)
NOT_IN_FORM = Fault(
    "json-not-in-form",
    "error",
    Text("{place}：表式“{form}”里没有“{name}”", "{place}: the form “{form}” has no “{name}”"),
    help=Text("用 sheetlang forms {form} 看它有什么", "sheetlang forms {form} shows what it has"),
)
DRAFT = Fault(
    "json-draft",
    "warning",
    Text("这是草稿：有错误的行不在里面", "this is a draft: lines with errors are not in it"),
    help=Text("改好原文件，再生成一次", "mend the source and build it again"),
)
