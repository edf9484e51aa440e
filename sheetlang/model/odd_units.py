"""Values that are right but for characters that only look so, as text from PDF files has them: 300 ⼈ with a radical."""

import re
import unicodedata

from sheetlang.diagnostic import Diagnostic
from sheetlang.model import faults
from sheetlang.model.sheet import Origin
from sheetlang.model.target import Words
from sheetlang.model.target_reading import read_target

_ODD = "[\u2e80-\u2fd5\uf900-\ufaff]"


def odd_characters(value: str, at: Origin, rule: str) -> Diagnostic | None:
    """What a rule says of a value that could be read if its radicals were characters; `at` is all of it."""
    found = re.search(_ODD, value)
    if found is None:
        return None
    better = re.sub(_ODD, lambda one: unicodedata.normalize("NFKC", one.group()), value)
    target, problem = read_target(better, needs_number=True)
    if problem is not None or isinstance(target, Words):
        return None
    code = f"U+{ord(found.group()):04X}"
    fault = faults.ODD_CHARACTER._replace(name=rule)
    finding = fault.at(at.source, at.span, odd=found.group(), code=code, better=better)
    return finding.with_fix(at.span, better, safe=True)
