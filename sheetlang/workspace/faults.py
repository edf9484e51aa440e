"""What can go wrong with files before a text is there to be read, and what is not even opened."""

from pathlib import Path

from sheetlang.diagnostic import Fault, Text

CANNOT_READ = Fault(
    "cannot-read",
    "error",
    Text("读不了这个文件：{reason}", "cannot read the file: {reason}"),
    help=Text("检查路径和权限", "check the path and its permissions"),
)
CANNOT_ENTER = Fault(
    "cannot-read",
    "error",
    Text("进不了这个文件夹，里面的没有查：没有权限", "may not enter the folder, so nothing in it was checked"),
    help=Text(
        "请管理员给权限；本来不用查它，就只写要查的文件和文件夹",
        "ask for the permission; if it is none of yours, name the files and folders that are",
    ),
)
NOT_TEXT = Fault(
    "not-utf8",
    "error",
    Text("文件不是 UTF-8 文本：第 {byte} 个字节无效", "the file is not UTF-8 text: byte {byte} is invalid"),
    help=Text("检查是不是选错了文件", "check that this is the file you meant"),
)
OTHER_FILE = Fault(
    "not-utf8",
    "error",
    Text("这是{kind}，不是文本", "it is {kind}, no text"),
    help=Text(
        "改扩展名不会把它变成文本：运行 sheetlang new 得到一份空表，把内容写进去",
        "another suffix makes no text of it: run sheetlang new for a blank sheet, and write in it what this one says",
    ),
)
CUT_OFF = Fault(
    "not-utf8",
    "error",
    Text(
        "文件到第 {line} 行断了：最后一个字只有一半（第 {byte} 个字节）",
        "the file is cut off in line {line}: of its last character there is only a part (byte {byte})",
    ),
    help=Text(
        "多半没有传完或没有存完：重新取一份完整的", "it was likely not sent or saved to its end: get the whole of it"
    ),
)
PARTLY_UTF8 = Fault(
    "not-utf8",
    "error",
    Text(
        "第 {line} 行有不是 UTF-8 编码的字（文件的第 {byte} 个字节无效）",
        "line {line} has text that is not UTF-8 (byte {byte} of the file is invalid)",
    ),
    help=Text(
        "那里多半是从别的文件粘来的：在编辑器里把显示不出来的字删掉，重新输入",
        "it was likely pasted from another file: delete what your editor cannot show there, and type it anew",
    ),
)
TOO_LARGE = Fault(
    "file-too-large",
    "error",
    Text("文件超过 {limit} MB", "the file has more than {limit} MB"),
    help=Text("把它分成几个文件", "split it into several files"),
)
LEADS_OUT = Text("链接指到输出文件夹外面", "a link leads out of the output folder")
LEADS_ASTRAY = Text("链接指到工作区或表式文件夹外面", "a link leads out of the workspace or the form folder")
LEADS_ELSEWHERE = Text("链接指到别的文件夹；请直接给出那个文件", "a link leads elsewhere; name the file itself")
CHANGED_MEANWHILE = Text(
    "刚才有别的程序改了这个文件，没有写；请再运行一次", "another program has just changed it, so it was left; run again"
)
CLOSED = Text(
    "标准输入关着：用“<”接上文件，或者写出文件名", "standard input is closed: redirect a file to it, or name the file"
)
NO_ORDINARY_FILE = Text("那里有一个不是普通文件的东西", "what is there is no ordinary file")


class Refused(OSError):
    """A file that the system would let us open, and we do not; `reason` says why."""

    def __init__(self, reason: Text, path: Path) -> None:
        super().__init__(0, reason.en, str(path))
        self.reason = reason
