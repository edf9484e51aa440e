"""The pages of `docs/rules`: one a rule, and a table of all, made from the rules' docstrings.

    python -m sheetlang.rule_pages docs/rules

writes them anew, and takes away those of rules that are gone.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from sheetlang.checker.documentation import documentation
from sheetlang.checker.registry import own_rules
from sheetlang.diagnostic import LANGUAGES, Language
from sheetlang.explanation import SEVERITY, Explanation, of_rule
from sheetlang.rules.rule import GROUPS, Rule

INDEX = "README.md"
_MADE = "<!-- python -m sheetlang.rule_pages docs/rules -->\n"


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    rules = own_rules()
    return {INDEX: _index(rules), **{f"{rule.name}.md": _page(of_rule(rule), rule) for rule in rules}}


def write_pages(folder: Path) -> None:
    """Write the pages, and remove what is none of them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (made := pages()).items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    for path in folder.glob("*.md"):
        if path.name not in made:
            path.unlink()


def _page(one: Explanation, rule: Rule) -> str:
    halves = ("\n".join(_half(one, lang)) for lang in LANGUAGES)
    return f"{_MADE}\n# {rule.zh} / {rule.name}\n\n" + "\n---\n\n".join(halves)


def _half(one: Explanation, lang: Language) -> Iterator[str]:
    yield f"{_in(one.summary, lang)}  \n`{_in(one.title, lang)}`\n"
    for part in one.parts:
        text = _in(part.text, lang)
        yield f"**{_in(part.heading, lang)}**\n"
        yield f"```text\n{text}\n```\n" if part.code else "  \n".join(map(_escaped, text.splitlines())) + "\n"


def _in(text: tuple[str, str], lang: Language) -> str:
    return text[LANGUAGES.index(lang)]


def _escaped(text: str) -> str:
    """A line as Markdown; what is in backticks stays."""
    pieces = text.split("`")
    plain = [piece.replace("*", "\\*").replace("<", "&lt;").replace("_", "\\_") for piece in pieces[::2]]
    code = [f"`{piece}`" for piece in pieces[1::2]]
    return "".join(piece for pair in zip(plain, [*code, ""], strict=True) for piece in pair)


def _index(rules: tuple[Rule, ...]) -> str:
    lines = [_MADE, "# 规则 / Rules", ""]
    for group, title in GROUPS.items():
        members = [rule for rule in rules if rule.group == group]
        if members:
            lines += [
                f"## {title.zh} / {title.en}",
                "",
                "| 规则 rule | 编号 code | 级别 severity | 说什么 | says |",
                "|---|---|---|---|---|",
            ]
            lines += [*map(_row, members), ""]
    return "\n".join(lines)


def _row(rule: Rule) -> str:
    what = documentation(rule).what
    severity = SEVERITY["off" if rule.off else rule.fault.severity]
    names = f"[{rule.zh}<br>{rule.name}]({rule.name}.md)"
    cells = (names, rule.code, f"{severity.zh} {severity.en}", *(_escaped(text).replace("|", "\\|") for text in what))
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
