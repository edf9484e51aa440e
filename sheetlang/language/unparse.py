"""Document to text: one canonical spelling of each line; reading it back gives an equal document.

Order, depth, blank lines, comments, names and values stay as they were written.
"""

from sheetlang.language.document import COLONS, Blank, Command, Comment, Document, Entry, Forked, Line, Passage, Refused
from sheetlang.language.keywords import COMMANDS, OVERRIDE
from sheetlang.language.signs import BLANKS
from sheetlang.source import Source

INDENT = "    "


def unparse(document: Document) -> str:
    """The text of a document, each line ended by a line feed, and as deep as it was: what is prose under what depends on that."""
    return "".join(f"{line_text(line, _blanks_before(line, document.source))}\n" for line in document.lines)


def _blanks_before(line: Line, source: Source) -> str:
    """What stands before a line in its source; lines that were made have none."""
    row = source.text[source.text.rfind("\n", 0, line.at) + 1 : line.at]
    return row[: len(row) - len(row.lstrip(BLANKS))] or INDENT


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
