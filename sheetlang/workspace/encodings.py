"""Which encoding bytes that are no UTF-8 are likely in, by how common the characters are that they would be."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

_MARKS = {BOM_UTF32_LE: "UTF-32", BOM_UTF32_BE: "UTF-32", BOM_UTF16_LE: "UTF-16", BOM_UTF16_BE: "UTF-16"}
# With which bytes the common characters begin: those of the first level.
_COMMON = {"GB18030": range(0xB0, 0xD8), "Big5": range(0xA4, 0xC7)}
_WITHOUT_MARK = ("UTF-16LE", "UTF-16BE")
_LOOKED_AT = 20_000
_ENOUGH = 8
_TIMES_AS_MANY = 3
_TIMES_AS_ODD = 20
_PUNCTUATION = "，。、；：？！“”‘’（）《》【】…—·％≥≤＞＜＝"


def likely_encoding(data: bytes) -> str | None:
    """The encoding; UTF-8 where only a part is in another, as pasted text can be; None where no text is likely."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding
    if _is_mostly_utf8(data):
        return "UTF-8"
    if b"\x00" in data:
        return next((encoding for encoding in _WITHOUT_MARK if _is_text_in(encoding, data[:_LOOKED_AT])), None)
    most, likeliest = max((_common_characters(data, encoding), encoding) for encoding in _COMMON)
    return likeliest if most else None


def _is_mostly_utf8(data: bytes) -> bool:
    text = data[:_LOOKED_AT].decode("utf-8", "replace")
    return sum(map(_is_chinese, text)) >= max(_ENOUGH, _TIMES_AS_MANY * text.count("\ufffd"))


def _is_text_in(encoding: str, data: bytes) -> bool:
    """Whether nearly all of it is Chinese, its punctuation, or ASCII; and some of it Chinese."""
    text = data.decode(encoding, "replace")
    odd = sum(not (_is_chinese(one) or one in "\r\n\t" or " " <= one <= "~" or one in _PUNCTUATION) for one in text)
    return any(map(_is_chinese, text)) and len(text) >= _TIMES_AS_ODD * odd


def _common_characters(data: bytes, encoding: str) -> int:
    """How many common Chinese characters it holds in an encoding; none where others are more, or it cannot be read so."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0
    beginnings = [one.encode(encoding)[0] for one in text[:_LOOKED_AT] if _is_chinese(one)]
    common = sum(one in _COMMON[encoding] for one in beginnings)
    return common if 2 * common > len(beginnings) else 0


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
