"""What a file is that is no text, by its first bytes: people take a workbook for the sheet that is in it."""

from sheetlang.diagnostic import Text

_KINDS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": Text(
        "旧版的 Excel 或 Word 文件（.xls、.doc）", "an old Excel or Word file (.xls, .doc)"
    ),
    b"%PDF": Text(" PDF 文件", "a PDF file"),
}
_PACKED = b"PK\x03\x04"
# Files that such a package has by their names, which stand in it as they are.
_PARTS = {b"xl/": Text(" Excel 文件", "an Excel file"), b"word/": Text(" Word 文件", "a Word file")}
_ANY_PACKED = Text(" Excel、Word 文件或压缩包", "an Excel or Word file, or an archive")


def kind_of_file(data: bytes) -> Text | None:
    """What it is called; None where its first bytes do not tell."""
    if data.startswith(_PACKED):
        return next((kind for part, kind in _PARTS.items() if part in data), _ANY_PACKED)
    return next((kind for mark, kind in _KINDS.items() if data.startswith(mark)), None)
