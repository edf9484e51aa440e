"""A byte or character that no one can see is a finding at its place; none is replaced in silence."""

import re

import pytest
from hostile.ordeal import compiled

from sheetlang.diagnostic import LANGUAGES
from sheetlang.report.report import report
from sheetlang.workspace.read import decoded

HEAD = "表式: shanghai-2020\n年度: 2020\n项目 甲\n"
PLACES = {
    "start of the file": ("", HEAD),
    "inside a name": (HEAD + "产出.数量.培训", "次数 = 4 次\n"),
    "inside a value": (HEAD + "绩效类型: 其他", "类\n"),
}
CONTROLS = [*range(0x09), *range(0x0B, 0x20), 0x7F, 0x85, 0x2028, 0x2029]
BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]
BIDI_PLACES = {
    "name": (HEAD + "产出.数量.培训", "次数 = 4 次\n"),
    "text value": (HEAD + "绩效类型: 其他", "类\n"),
    "target in words": (HEAD + "产出.质量.名: 提", "高\n"),
    "comment": (HEAD + "# 说", "明\n"),
    "comment after a value": (HEAD + "产出.数量.名 = 1 个  # 说", "明\n"),
    "unit": (HEAD + "产出.数量.名 = 1 人", "次\n"),
    "prose": (HEAD + "项目概况:\n    第一", "段\n"),
    "project": ("表式: shanghai-2020\n项目 甲", "乙\n"),
    "field": (HEAD + "绩效", "类型: 其他类\n"),
    "category": (HEAD + "产", "出.数量.名 = 1 个\n"),
    "set": ("表式: shanghai-2020\n指标集 甲", "乙\n项目 丙\n"),
    "form": ("表式: shanghai", "-2020\n项目 甲\n"),
}


def invisible_at(data: bytes) -> list[int]:
    return [one.span.start for one in compiled(data).findings if one.rule == "invisible-character"]


def shown(data: bytes) -> dict[tuple[str, str], str]:
    findings = compiled(data).findings
    return {
        (name, lang): report(name).render(findings, lang, False) for name in ("text", "concise") for lang in LANGUAGES
    }


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("byte", range(256))
def test_every_single_byte(place, byte):
    before, after = PLACES[place]
    data = before.encode() + bytes([byte]) + after.encode()
    if byte >= 0x80:
        (finding,) = compiled(data).findings
        assert finding.rule == "not-utf8"
        assert finding.values["byte"] == len(before.encode()) + 1
        assert f"第 {finding.values['byte']} 个字节" in finding.message("zh")
        assert f"byte {finding.values['byte']}" in finding.message("en")
        return
    source, findings = decoded("x", data)
    assert (source.text, findings) == (data.decode(), [])
    unseen = (byte < 0x20 and chr(byte) not in "\t\n") or byte == 0x7F
    assert invisible_at(data) == ([len(before)] if unseen else [])


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("code", CONTROLS, ids="U+{:04X}".format)
def test_controls(place, code):
    before, after = PLACES[place]
    data = (before + chr(code) + after).encode()
    assert invisible_at(data) == [len(before)]
    for text in shown(data).values():
        assert f"\\u{{{code:04X}}}" in text or f"U+{code:04X}" in text
        assert chr(code) not in text


def test_there_are_34_controls():
    assert len(CONTROLS) == 34


@pytest.mark.parametrize("place", list(PLACES)[1:])
def test_a_byte_order_mark_inside_a_file(place):
    before, after = PLACES[place]
    assert invisible_at((before + "\ufeff" + after).encode()) == [len(before)]
    assert invisible_at(("\ufeff" + before + after).encode()) == []
    assert invisible_at(("\ufeff\ufeff" + before + after).encode()) == [0]


def test_carriage_returns_alone_are_found_one_by_one_beside_line_breaks():
    text = HEAD + "产出.数量.名 = 1 个\n"
    lone = text.replace("\n", "\r")
    assert invisible_at(lone.encode()) == [lone.index("\r")], "one finding where no line ends in another way"
    lone = "\n" + lone
    assert invisible_at(lone.encode()) == [at for at, one in enumerate(lone) if one == "\r"]
    assert invisible_at(text.replace("\n", "\r\n").encode()) == []


def test_the_characters_past_the_hundredth_are_counted():
    found = [one for one in compiled((HEAD + "\u200b" * 250).encode()).findings if one.rule == "invisible-character"]
    assert len(found) == 101
    assert found[-1].span.start == len(HEAD) + 100
    assert "150" in found[-1].message("zh")
    assert "150" in found[-1].message("en")
    assert (
        len([one for one in compiled((HEAD + "\u200b" * 100).encode()).findings if one.rule == "invisible-character"])
        == 100
    )


@pytest.mark.parametrize("place", BIDI_PLACES)
@pytest.mark.parametrize("code", BIDI, ids="U+{:04X}".format)
def test_what_turns_the_direction_of_text_is_refused_and_shown(place, code):
    before, after = BIDI_PLACES[place]
    result = compiled((before + chr(code) + after).encode())
    (found,) = (one for one in result.findings if one.rule == "invisible-character")
    assert found.span == (len(before), len(before) + 1)
    assert found.severity == "error"
    for (name, _), text in shown((before + chr(code) + after).encode()).items():
        assert chr(code) not in text
        assert f"\\u{{{code:04X}}}" in text or name == "concise"
        assert f"U+{code:04X}" in text


@pytest.mark.parametrize("code", BIDI, ids="U+{:04X}".format)
def test_a_message_that_quotes_such_a_text_shows_the_code(code):
    text = shown(f"表式: 没有{chr(code)}的\n项目 甲\n".encode())
    assert all(re.search(rf"没有\\u\{{{code:04X}\}}的", one) for (name, _), one in text.items() if name == "text")
    assert all(chr(code) not in one for one in text.values())


def test_there_are_12_such_characters():
    assert len(set(BIDI)) == 12


@pytest.mark.parametrize(
    ("data", "byte", "encoding"),
    [
        ((HEAD + "绩效类型: 其他类\n").encode("gb18030"), 1, "GB18030"),
        (("abc: " + HEAD).encode("gb18030"), 6, "GB18030"),
        (HEAD.encode("utf-16"), 1, "UTF-16"),
        (HEAD.encode("utf-16-be"), 1, None),
        (HEAD.encode() + b"\xed\xa0\x80", len(HEAD.encode()) + 1, None),
        (HEAD.encode() + b"\xff\xff", len(HEAD.encode()) + 1, None),
    ],
)
def test_a_file_in_another_encoding_says_where_it_shows(data, byte, encoding):
    (finding,) = compiled(data).findings
    assert finding.rule == "not-utf8"
    for lang in LANGUAGES:
        assert re.search(rf"\b{byte}\b", finding.message(lang))
        assert encoding is None or encoding in finding.message(lang)
