"""Money that is paid by a standard: neither more nor less of it is meant, whatever it costs in all."""

from sheetlang.knowledge.knowledge import Knowledge

_STANDARD = "标准"
# These may be paid by a standard, or be what may be spent on each.
_PAID_OR_SPENT = (
    _STANDARD,
    "工资",
    "生活费",
    "每人",
    "每生",
    "每户",
    "每亩",
    "每人每年",
    "每人每月",
    "每生每年",
    "每户每年",
)
_FUNDS, _FOR_EACH_HEAD = "经费", ("人均", "生均")
_EACH = frozenset("/每")


def is_paid_by_standard(name: str, known: Knowledge) -> bool:
    """Whether a name is that of what is paid to people: the standard of it, an allowance, or funds for each head."""
    if name.endswith(_STANDARD) or _is_for_each_head(name):
        return True
    return (
        known.words("allowances").ending(name) is not None or known.words("fixed-standards").found_in(name) is not None
    )


def sign_of_cost(name: str, unit: str | None, known: Knowledge) -> str | None:
    """The comparison of a cost in money: `=` for what policy fixes, else a ceiling; None where it may be either."""
    each = not _EACH.isdisjoint(unit or "")
    paid = known.words("allowances").ending(name) is not None
    if (paid and each) or known.words("fixed-standards").found_in(name):
        return "="
    # One of 元 alone may be paid to each, or be all that is paid.
    of_each = (each or unit == "元") and (paid or name.endswith(_PAID_OR_SPENT))
    return None if of_each or _is_for_each_head(name) else "<="


def _is_for_each_head(name: str) -> bool:
    return name.endswith(_FUNDS) and any(word in name for word in _FOR_EACH_HEAD)
