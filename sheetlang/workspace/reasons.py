"""Why a file could not be read or written, in words that say what to do: the system's own are English, and of few words."""

import errno

from sheetlang.diagnostic import Text
from sheetlang.workspace.faults import NO_ORDINARY_FILE, Refused

_MISSING = Text("没有这个文件或文件夹", "there is no such file or folder")
_DENIED = Text(
    "没有权限，或者它正在 WPS、Excel 里打开着：关掉再来",
    "permission denied, or a program such as Excel has it open: close it and try again",
)
_FULL = Text("磁盘满了：先腾出空间", "no space is left on the disk: make some first")
_TOO_MANY = Text("打开的文件太多：分几次来", "too many files are open: take fewer at a time")
_REASONS = {
    errno.ENOENT: _MISSING,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: Text("磁盘是只读的：换一个地方", "the disk is read-only: take another place"),
    errno.EEXIST: Text(
        "这里已经有一个同名的文件，建不了文件夹", "a file of this name is there, so no folder can be made"
    ),
    errno.ENXIO: NO_ORDINARY_FILE,
    errno.EISDIR: Text("它是文件夹，不是文件", "it is a folder, not a file"),
    errno.ENOTDIR: Text("路径中间有一段不是文件夹", "a part of the path is no folder"),
    errno.ENAMETOOLONG: Text("名称或路径太长", "the name or path is too long"),
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.EIO: Text("磁盘读写出错：检查磁盘或网络盘", "the disk fails: check it, or the network drive"),
    errno.ELOOP: Text("链接绕成了圈，或者那里不许有链接", "links go in a ring, or one stands where none may"),
}


def reason_of(error: OSError) -> Text:
    """What the system, or sheetlang itself, says against opening or writing a file."""
    if isinstance(error, Refused):
        return error.reason
    own = error.strerror or str(error)
    return _REASONS.get(error.errno or 0, Text(own, own))
