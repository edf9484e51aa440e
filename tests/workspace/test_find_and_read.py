"""Files found and read: encodings, folders and sizes."""

import pytest

import sheetlang
from sheetlang.workspace import read as reading
from sheetlang.workspace.find import NothingFound, find, workspace_root
from sheetlang.workspace.read import decoded, read_source

TEXT = "表式: 甲\n"


def message(findings):
    """What the one finding says."""
    (found,) = findings
    return found.rule, found.message("zh")


# -- reading


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (b"\xef\xbb\xbf" + TEXT.encode(), TEXT),
        (TEXT.replace("\n", "\r\n").encode(), TEXT.replace("\n", "\r\n")),
        (b"\xef\xbb\xbf" * 2, "\ufeff"),
        (b"", ""),
        ("㎡℃①½：（）".encode(), "㎡℃①½：（）"),
    ],
)
def test_utf8_is_read_as_it_stands(data, text):
    source, findings = decoded("a.sheet", data)
    assert (source.text, findings) == (text, [])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (TEXT.encode("gb18030"), "而是 GB18030（GBK）"),
        (TEXT.encode("gbk"), "而是 GB18030（GBK）"),
        ("负责人朱镕基、㐀丂🀄".encode("gb18030"), "而是 GB18030（GBK）"),
        ("改造老舊管網，提高居民滿意度".encode("big5"), "而是 Big5（繁体）"),
        ((TEXT * 9).encode("big5", "replace"), "而是 Big5（繁体）"),
        (TEXT.encode("utf-32"), "而是 UTF-32"),
        ("あいうえお、カタカナ".encode("shift-jis"), "第 1 个字节无效"),
        (TEXT.encode("utf-16"), "而是 UTF-16"),
        (TEXT.encode("utf-16-be"), "而是 UTF-16"),
        (TEXT.encode("utf-16-le"), "而是 UTF-16"),
        (bytes(range(256)) * 9, "第 129 个字节无效"),
        (b"a\x00\xff", "第 3 个字节无效"),
        (b"abc\xe4", "第 4 个字节无效"),
        (b"\xed\xa0\x80", "第 1 个字节无效"),
        (b"\x80", "第 1 个字节无效"),
    ],
)
def test_what_is_no_utf8_is_named_and_never_replaced(data, reason):
    source, findings = decoded("a.sheet", data)
    assert source.text == ""
    rule, text = message(findings)
    assert rule == "not-utf8"
    assert text.startswith("文件不是 UTF-8")
    assert text.endswith(reason)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04\x14\xff\x00[Content_Types].xml\x00xl/workbook.xml", "这是 Excel 文件，不是文本"),
        (b"PK\x03\x04\x14\xff\x00[Content_Types].xml\x00word/document.xml", "这是 Word 文件，不是文本"),
        (b"PK\x03\x04\x14\xff\x00", "这是 Excel、Word 文件或压缩包，不是文本"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "这是旧版的 Excel 或 Word 文件（.xls、.doc），不是文本"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "这是 PDF 文件，不是文本"),
    ],
)
def test_a_file_of_another_kind_is_named(data, told):
    source, findings = decoded("a.sheet", data)
    assert (source.text, *message(findings)) == ("", "not-utf8", told)


def test_a_file_that_ends_within_a_character_is_cut_off():
    whole = (TEXT * 9).rstrip("\n").rstrip("个").encode() + "个".encode()
    _, findings = decoded("a.sheet", whole[:-1])
    line = whole.count(b"\n") + 1
    assert message(findings)[1] == f"文件到第 {line} 行断了：最后一个字只有一半（第 {len(whole) - 2} 个字节）"


@pytest.mark.parametrize("pasted", ["培训人次".encode("gbk"), b"\x80", b"\xe4\xba "])
@pytest.mark.parametrize("line", [1, 2, 12])
def test_the_line_is_told_where_only_a_part_is_no_utf8(pasted, line):
    lines = ["改造老旧管网，提高居民满意度".encode()] * 12
    lines[line - 1] += pasted
    _, findings = decoded("a.sheet", b"\n".join(lines))
    rule, text = message(findings)
    assert rule == "not-utf8"
    assert text.startswith(f"第 {line} 行有不是 UTF-8 编码的字")


def test_every_single_byte_is_read_or_refused():
    for byte in range(256):
        for data in (bytes([byte]), b"ab" + bytes([byte]), bytes([byte]) + "甲".encode()):
            source, findings = decoded("a.sheet", data)
            assert (source.text.encode() == data) is not bool(findings)


def test_a_file_has_the_name_that_was_typed(write):
    write("深/a.sheet", TEXT)
    assert read_source("深/a.sheet")[0].name == "深/a.sheet"
    assert read_source("./深//a.sheet")[0].name == "深/a.sheet"


@pytest.mark.parametrize(("path", "reason"), [("没有.sheet", "没有这个文件或文件夹"), (".", "它是文件夹，不是文件")])
def test_a_file_that_cannot_be_opened_is_a_finding(path, reason):
    assert message(read_source(path)[1]) == ("cannot-read", f"读不了这个文件：{reason}")


def test_a_file_that_may_not_be_read_is_a_finding(write, monkeypatch):
    write("a.sheet", TEXT)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(reading, "open", refuse, raising=False)
    assert message(read_source("a.sheet")[1]) == (
        "cannot-read",
        "读不了这个文件：没有权限，或者它正在 WPS、Excel 里打开着：关掉再来",
    )


def test_a_file_too_large_is_not_read_on(write, folder):
    with open(folder / "a.sheet", "wb") as file:
        file.truncate(65 << 20)
    assert message(read_source("a.sheet")[1])[0] == "file-too-large"


def test_a_file_of_the_largest_size_is_read(monkeypatch):
    monkeypatch.setattr(reading, "read_bytes", lambda *_: b"#" * (64 << 20))
    source, findings = read_source("a.sheet")
    assert (len(source.text), findings) == (64 << 20, [])


def test_endless_input_is_not_read_for_ever():
    assert message(read_source("/dev/zero")[1])[0] == "file-too-large"


# -- finding


def found(*paths):
    """What paths name: the path to open and the path below the folder given."""
    return [(one.path, str(one.relative)) for one in find(paths)]


@pytest.fixture
def tree(write, folder):
    """Sheets in folders, and what is passed over."""
    for path in ("b.sheet", "a.sheet", "深/c.sheet", "深/更深/d.sheet", ".隐/e.sheet", "别的.txt", "假.sheet/f.txt"):
        write(f"年/{path}", "")
    for skipped in (".git", ".venv", "node_modules", "__pycache__"):
        write(f"年/{skipped}/x.sheet", "")
        write(f"年/深/{skipped}/里/y.sheet", "")
    (folder / "年/断.sheet").symlink_to("没有.sheet")


def test_a_folder_is_searched_in_a_fixed_order(tree):
    expected = [".隐/e.sheet", "a.sheet", "b.sheet", "深/c.sheet", "深/更深/d.sheet"]
    assert sorted(found("年")) == [(f"年/{path}", path) for path in expected]
    assert found("年") == found("年/") == found("年")


def test_each_file_is_found_once_under_its_first_name(tree, folder):
    (folder / "链.sheet").symlink_to("年/a.sheet")
    assert found("年/a.sheet", "年/深/../a.sheet", str(folder / "年/a.sheet"), "链.sheet") == [
        ("年/a.sheet", "a.sheet")
    ]
    assert len(found("年", "年/深", "年/b.sheet")) == 5


def test_a_file_is_given_by_any_name(tree):
    assert found("年/别的.txt") == [("年/别的.txt", "别的.txt")]


def test_folders_that_lead_in_a_ring_are_searched_once(tree, folder):
    (folder / "年/深/圈").symlink_to("..")
    assert len(found("年")) == 5


def test_standard_input_is_found_without_a_file():
    assert found("-", "-") == [("-", "stdin")]


def test_a_folder_below_a_skipped_one_is_searched_when_named(tree):
    assert found("年/node_modules") == [("年/node_modules/x.sheet", "x.sheet")]


@pytest.mark.parametrize(
    ("path", "exists"), [("没有", False), ("没有.sheet", False), ("空", True), ("年/断.sheet", False)]
)
def test_a_path_that_names_nothing_is_told(tree, folder, path, exists):
    (folder / "空").mkdir()
    with pytest.raises(NothingFound) as refused:
        find([path])
    assert (refused.value.path, refused.value.exists) == (path, exists)


@pytest.mark.parametrize("marker", [".git", "sheetlang.toml", "pyproject.toml"])
def test_the_workspace_begins_at_the_nearest_marker(write, folder, marker):
    file = write("年/深/a.sheet", "")
    (folder / "年" / marker).mkdir()
    assert workspace_root(file) == folder / "年"
    assert workspace_root(folder / "b.sheet") == folder


def test_without_a_marker_the_workspace_is_the_folder_given_or_that_of_the_command(tmp_path, folder, monkeypatch):
    # Whatever folders above this machine's temporary one hold, none of it is a marker now.
    monkeypatch.setattr("sheetlang.workspace.find._MARKERS", ("没有这样的标记",))
    (folder / "深").mkdir()
    assert workspace_root(folder / "深/a.sheet", folder / "深") == folder / "深"
    assert workspace_root(folder / "深/a.sheet") == folder
    assert workspace_root(tmp_path / "a.sheet") == tmp_path


def test_the_library_reads_a_file_that_is_missing_as_a_finding():
    sheets, findings = sheetlang.compile_file("没有.sheet")
    assert (sheets, [one.rule for one in findings]) == ((), ["cannot-read"])
