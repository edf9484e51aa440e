"""Document to text: one canonical spelling of each line; reading it back gives an equal document.

Order, blank lines, comments, names and values stay as they were written.
"""

from sheetlang.language.document import COLONS, Blank, Command, Comment, Document, Entry, Forked, Line, Passage, Refused
from sheetlang.language.keywords import COMMANDS, OVERRIDE

INDENT = "    "


def unparse(document: Document) -> str:
    """The text of a document, each line ended by a line feed."""
    texts, indent = [], INDENT
    for line in document.lines:
        texts.append(f"{line_text(line, indent)}\n")
        indent = _indent_after(line, indent)
    return "".join(texts)


def _indent_after(line: Line, indent: str) -> str:
    """What may stand before the next line: deeper than one that was refused, or that has no value, it would be prose under that."""
    if isinstance(line, Blank) or (isinstance(line, Entry | Passage) and line.indented):
        return indent
    before = line.text[: len(line.text) - len(line.text.lstrip())] if isinstance(line, Refused) else ""
    return before if before and INDENT.startswith(before) else INDENT


def line_text(line: Line, indent: str = INDENT) -> str:
    """The text of a line; `indent` is what stands before a line that belongs to another."""
    match line:
        case Blank():
            return ""
        case Comment():
            return line.text
        case Command():
            # A colon after the keyword is no part of the argument; one that is needs another before it.
            colon = ":" if line.argument.startswith(COLONS) else ""
            return _with_comment(f"{COMMANDS[line.name].zh}{colon} {line.argument}".rstrip(), line.comment)
        case Entry():
            return _entry(line, indent)
        case Passage():
            before = indent * line.indented
            head = _with_comment(f"{before}{line.label}:", line.comment)
            return "\n".join([head, *(f"{before}{INDENT}{paragraph}" for paragraph in line.paragraphs)])
        case Forked() | Refused():
            return line.text


def _entry(entry: Entry, indent: str) -> str:
    start = indent * entry.indented + f"{OVERRIDE.zh} " * entry.overrides + entry.label
    gap = "" if not entry.has_sign else " "
    # A value that begins with # does so because no blank stood before it, which would make a comment.
    after = "" if entry.value.startswith(("#", "＃")) else " "
    text = f"{start}{gap}{entry.mark}{after}{entry.value}".rstrip()
    return _with_comment(f"{text}  {entry.flags}" if entry.flags else text, entry.comment)


def _with_comment(text: str, comment: str) -> str:
    return f"{text}  {comment}" if comment else text
