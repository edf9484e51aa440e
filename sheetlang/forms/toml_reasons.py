"""Why a text is no TOML, in Chinese too: the reader of Python says it in English only."""

from sheetlang.diagnostic import Text

_TWICE = "同一个键写了两次"
_TAKEN = "这个键前面已经有别的内容"
_CHARACTER = "这里有不能用的字符"
_ESCAPE = "“\\”后面写得不对"
# By how the reader's message begins; the first that fits.
_REASONS = {
    "Expected ']]'": "表头后面缺“]]”",
    "Expected ']'": "表头后面缺“]”",
    "Expected '='": "键后面缺“=”",
    "Cannot declare": "同一个表写了两次",
    "Cannot overwrite": _TWICE,
    "Duplicate inline table key": _TWICE,
    "Cannot redefine": _TAKEN,
    "Cannot mutate": _TAKEN,
    "There is no nest": _TAKEN,
    "An object other than list": _TAKEN,
    "Invalid value": "“=”后面的值写得不对",
    "Invalid statement": "行首要写键、表头或注释",
    "Invalid initial character": "键写得不对",
    "Invalid date": "没有这个日期或时刻",
    "Unterminated string": "文字后面缺引号",
    "Unclosed array": "数组后面缺“]”",
    "Unclosed inline table": "行内的表后面缺“}”",
    "Unescaped": "双引号里的“\\”要写两个，或者改用单引号",
    "Escaped character": _ESCAPE,
    "Invalid hex": _ESCAPE,
    "Illegal character": _CHARACTER,
    "Found invalid character": _CHARACTER,
    "maximum recursion depth": "括号套得太深",
    "Exceeds the limit": "数太长",
}


def toml_reason(message: str) -> Text:
    """What the reader's message says, without its place; its own words where it says something new."""
    zh = next((zh for start, zh in _REASONS.items() if message.startswith(start)), message)
    return Text("{zh}", "{message}").filled(zh=zh, message=message)
