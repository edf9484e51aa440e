"""What the grammar is made into, kept in files beside it: making it takes a tenth of a second, and Lark.

The files are data, not code. Those of another grammar are not used: then all is made anew in each run,
which is slower and no less right. `python -m sheetlang.language.tables` writes them.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from sheetlang.language.keywords import terminals
from sheetlang.resources import folder

if TYPE_CHECKING:
    from lark import Lark

# All have one thing a line, which is read without the help of a library: every start needs them.
_PATTERNS = "patterns.txt"
_STATES = "target.states.txt"


@cache
def grammar_text() -> str:
    """The grammar with its word terminals filled from the keyword table."""
    return (folder("grammar") / "sheet.lark").read_text("utf-8") + terminals()


def patterns() -> dict[str, str]:
    """The pattern of each terminal, by its name."""
    lines = _kept(_PATTERNS)
    if lines is None:
        return _made_patterns()
    pairs = (line.partition(" ") for line in lines)
    return {name: escaped.encode().decode("unicode_escape") for name, _, escaped in pairs}


def target_states() -> list[str]:
    """The states of the parser of targets, as `states.py` reads them."""
    lines = _kept(_STATES)
    return made_states() if lines is None else lines


def made_parser(*starts: str) -> "Lark":
    """The LALR parser of start rules, made from the grammar itself."""
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
    """Make anew what is kept."""
    made = sorted(_made_patterns().items())
    _write(_PATTERNS, [f"{name} {one.encode('unicode_escape').decode()}" for name, one in made])
    _write(_STATES, made_states())


def _made_patterns() -> dict[str, str]:
    parser = made_parser("document", "statement", "target")
    return {one.name: one.pattern.to_regexp() for one in parser.terminals}


def _kept(name: str) -> list[str] | None:
    """The lines of a kept file; None where there is none of this grammar."""
    try:
        mark, *lines = _file(name).read_bytes().decode("ascii", "replace").splitlines() or [""]
    except OSError:
        return None
    return lines if mark == _mark() else None


def _write(name: str, lines: list[str]) -> None:
    _file(name).write_text("\n".join([_mark(), *lines, ""]), "ascii")


def _file(name: str) -> Path:
    return folder("grammar") / name


def _mark() -> str:
    return str(crc32(grammar_text().encode()))


if __name__ == "__main__":
    write_tables()
