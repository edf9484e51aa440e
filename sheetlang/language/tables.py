"""What the grammar is made into, kept in files beside it: making it takes a tenth of a second.

The files are data, not code. Those of another grammar or of another Lark are not used: then all is made
anew in each run, which is slower and no less right. `python -m sheetlang.language.tables` writes them.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from sheetlang.language.keywords import terminals
from sheetlang.resources import folder

if TYPE_CHECKING:
    from lark import Lark

# One terminal a line, which is read without the help of a library: every start needs them.
_PATTERNS = "patterns.txt"
# Targets are read in nearly every run: the states of their parser are kept as text, which needs no Lark either.
_STATES = "target.states.txt"
_PARSERS = ("document", "statement")


@cache
def grammar_text() -> str:
    """The grammar with its word terminals filled from the keyword table."""
    return (folder("grammar") / "sheet.lark").read_text("utf-8") + terminals()


def patterns() -> dict[str, str]:
    """The pattern of each terminal, by its name."""
    lines = _kept_lines(_PATTERNS)
    if lines is None:
        return _made_patterns()
    pairs = (line.partition(" ") for line in lines)
    return {name: escaped.encode().decode("unicode_escape") for name, _, escaped in pairs}


def target_states() -> list[str]:
    """The states of the parser of targets, as `states.py` reads them."""
    lines = _kept_lines(_STATES)
    return made_states() if lines is None else lines


def kept_parser(start: str) -> "Lark | None":
    """The parser of a start rule from its kept tables; None where there are none of this grammar and Lark."""
    import lark

    kept = _kept(start)
    if kept is None or kept["lark"] != lark.__version__:
        return None
    data, memo = kept["content"]["data"], kept["content"]["memo"]
    table = data["parser"]["parser"]
    table["tokens"] = _numbered(table["tokens"])
    table["states"] = {state: _numbered(actions) for state, actions in _numbered(table["states"]).items()}
    return lark.Lark.load({"data": data, "memo": _numbered(memo)})


def made_parser(*starts: str) -> "Lark":
    """The parser of start rules, made from the grammar itself."""
    from lark import Lark

    return Lark(grammar_text(), parser="lalr", start=list(starts), maybe_placeholders=False)


def made_states() -> list[str]:
    """The states of the parser of targets, made from the grammar itself; in each its terminals as the lexer tries them.

    Lark numbers states anew each time. Here they are numbered as they are come to, so that there is one text.
    """
    parser = made_parser("target")
    table, lexer = parser.parser.parser.parser.parse_table, parser.parser.lexer.root_lexer
    place = {terminal.name: number for number, terminal in enumerate(lexer.terminals)}
    rules = sorted({(rule.origin.name, len(rule.expansion)) for rule in parser.rules})
    number_of, lines = {table.start_states["target"]: 0}, list[str]()
    while len(lines) < len(number_of):
        actions = table.states[list(number_of)[len(lines)]]
        words = []
        for name in sorted(actions, key=lambda name: (place.get(name, len(place)), name)):
            _, to = actions[name]
            is_state = isinstance(to, int)
            number = (
                number_of.setdefault(to, len(number_of))
                if is_state
                else ~rules.index((to.origin.name, len(to.expansion)))
            )
            words.append(f"{name} {number}")
        lines.append(",".join(words))
    return [f"0 {number_of[table.end_states['target']]}", *(f"{name} {size}" for name, size in rules), "", *lines]


def write_tables() -> None:
    """Make what is kept and no longer that of the grammar; Lark numbers its tables anew each time."""
    import pickle
    from io import BytesIO

    lines = [f"{name} {one.encode('unicode_escape').decode()}" for name, one in sorted(_made_patterns().items())]
    _write_lines(_PATTERNS, lines)
    _write_lines(_STATES, made_states())
    for start in (start for start in _PARSERS if kept_parser(start) is None):
        saved = BytesIO()
        made_parser(start).save(saved)
        _write(start, pickle.loads(saved.getvalue()))


def _made_patterns() -> dict[str, str]:
    parser = made_parser(*_PARSERS, "target")
    return {one.name: one.pattern.to_regexp() for one in parser.terminals}


def _kept(start: str) -> dict[str, Any] | None:
    import json

    try:
        kept: dict[str, Any] = json.loads(_kept_bytes(_tables(start)))
    except ValueError:
        return None
    return kept if kept.get("grammar") == _mark() else None


def _kept_lines(name: str) -> list[str] | None:
    mark, *lines = _kept_bytes(name).decode("ascii", "replace").splitlines() or [""]
    return lines if mark == str(_mark()) else None


def _write_lines(name: str, lines: list[str]) -> None:
    _file(name).write_text("\n".join([str(_mark()), *lines, ""]), "ascii")


def _kept_bytes(name: str) -> bytes:
    try:
        return _file(name).read_bytes()
    except OSError:
        return b""


def _write(start: str, content: object) -> None:
    import json

    import lark

    kept = {"grammar": _mark(), "lark": lark.__version__, "content": content}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    _file(_tables(start)).write_text(text + "\n", "utf-8")


def _file(name: str) -> Path:
    return folder("grammar") / name


def _tables(start: str) -> str:
    return f"{start}.tables.json"


def _mark() -> int:
    return crc32(grammar_text().encode())


def _numbered(table: dict[str, Any]) -> dict[int, Any]:
    """A table with numbers for keys, which JSON does not have."""
    return {int(number): value for number, value in table.items()}


if __name__ == "__main__":
    write_tables()
