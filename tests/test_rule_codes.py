"""docs/rules-and-codes.md keeps its word: each code and each rule stands in it once, as severe as it is."""

import re
from importlib import import_module
from pathlib import Path

from sheetlang.checker.registry import own_rules
from sheetlang.checker.structural import structural_faults
from sheetlang.diagnostic import Fault

TEXT = (Path(__file__).parents[1] / "docs" / "rules-and-codes.md").read_text("utf-8")
KEPT, OTHER, CASES, BEYOND = (part.partition("|---")[2] for part in TEXT.split("\n## ")[1:])
SEVERITY = {rule.name: "off" if rule.off else rule.fault.severity for rule in own_rules()}
CODE = {rule.code: rule.name for rule in own_rules() if rule.code}


def test_codes_that_kept_their_severity():
    rows = re.findall(r"^\| (\w+) \| (.*) \|$", KEPT, re.M)
    assert len(rows) == KEPT.count("\n| ") > 0
    for severity, codes in rows:
        assert {code: SEVERITY[CODE[code]] for code in codes.split()} == dict.fromkeys(codes.split(), severity)


def test_codes_that_are_other_than_listed():
    rows = re.findall(r"^\| (\w\d\d) \| (\w+) \| `([\w-]+)`,? ([\w ]+) \| \S", OTHER, re.M)
    assert len(rows) == OTHER.count("\n| ") > 0
    for code, listed, name, here in rows:
        if here == "a mistake of writing":
            assert name in structural_faults()
            assert code not in CODE
        else:
            assert (CODE[code], SEVERITY[name]) == (name, here)
            assert here != listed


def test_every_code_has_one_place():
    codes = re.findall(r"\b[A-Z]\d\d\b", KEPT) + re.findall(r"^\| (\w\d\d) ", OTHER, re.M)
    assert len(codes) == len(set(codes)) == 49
    assert CODE.keys() <= set(codes)


def test_cases_with_a_severity_of_their_own():
    stated = set(re.findall(r"^\| `([\w-]+)` \| .* \| (\w+) \|$", CASES, re.M))
    assert len(stated) == CASES.count("\n| ")
    others = {
        (rule.name, fault.severity)
        for rule in own_rules()
        for fault in vars(import_module(f"sheetlang.rules.{rule.name.replace('-', '_')}")).values()
        if isinstance(fault, Fault) and fault.name == rule.name and fault.severity != rule.fault.severity
    }
    assert stated == others


def test_rules_without_a_code():
    stated = dict(re.findall(r"^\| `([\w-]+)` \| (\w+) \| \S", BEYOND, re.M))
    assert stated == {rule.name: SEVERITY[rule.name] for rule in own_rules() if not rule.code}
