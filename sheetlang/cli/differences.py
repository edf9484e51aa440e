"""Differences of two texts, as `--diff` shows them."""

import re


def difference(name: str, before: str, after: str) -> str:
    """A unified difference of two texts, for `patch` too; empty where they are equal."""
    from difflib import unified_diff

    # As git and GNU diff do: without a tab, `patch` takes a blank for the end of the name.
    named = f"{name}\t" if " " in name else name
    lines = unified_diff(_lines(before), _lines(after), named, named)
    ended = (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return "".join(f"-{line[1:]}+{line[1:]}" if _is_obeyed(line) else line for line in ended)


def _lines(text: str) -> list[str]:
    """The lines as sheets have them: other characters that Python takes for the end of a line are none."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _is_obeyed(line: str) -> bool:
    """Whether a build server would obey a line that is in both texts; it is shown as taken out and put back."""
    return line.startswith(" ") and line.lstrip().startswith(("::", "##[", "##vso[", "##teamcity["))
