"""Rules of others: which ones installed packages offer, which are taken, and what is told of one that fails."""

import sys
from pathlib import Path

import pytest
from sound import SOUND

from sheetlang.checker.checker import Checker
from sheetlang.checker.plugins import loaded, offers
from sheetlang.checker.registry import own_rules
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.rules.rule import Rule, Verdict, on
from sheetlang.source import Source, Span
from sheetlang.workspace.forms import built_in

FAULT = Fault("own", "warning", Text("“{name}”", "“{name}”"))


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An empty folder of installed packages, the only one that is searched."""
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [str(folder)])
    return folder


def install(place: Path, offered: str | bytes, record: str = "our_rules-1.0.dist-info") -> Path:
    """A package with these entry points."""
    path = place / record / "entry_points.txt"
    path.parent.mkdir(parents=True)
    path.write_bytes(offered if isinstance(offered, bytes) else offered.encode())
    return path


def offered() -> list[str]:
    return [f"{one.module}:{one.attribute}" for one in offers()]


# -- what is offered


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[sheetlang.rules]\nour = a.b:C\n", ["a.b:C"]),
        ("[sheetlang.rules]\nour = a\n", ["a:RULE"]),
        ("[ sheetlang.rules ]\n  our=a : C  \n", ["a:C"]),
        ("[sheetlang.rules]\nour = a:C [more]\ntheirs = b[more]\n", ["a:C", "b:RULE"]),
        ("[sheetlang.rules]\n\n# x = y:Z\nour\n\nour = a:C", ["a:C"]),
        ("[console_scripts]\nx = y:Z\n[sheetlang.rules]\nour = a:C\n[others]\nz = y:Z\n", ["a:C"]),
        ("x = y:Z\n[sheetlang.rules.more]\nx = y:Z\n[sheetlang.rules]\n", []),
        ("[console_scripts]\nx = y:Z\n", []),
        (b"[sheetlang.rules]\nour = \xff:C\n", []),
    ],
)
def test_a_section_of_the_entry_points_offers_rules(place: Path, text: str | bytes, found: list[str]) -> None:
    install(place, text)
    assert offered() == found


def test_an_offer_knows_its_place(place: Path) -> None:
    path = install(place, "[a]\r\nb = c\r\n\r\n[sheetlang.rules]\r\nx = y\r\n  our = a.b:C  \r\n")
    places = [(one.source.name, one.source.text[one.span.start : one.span.end]) for one in offers()]
    assert places == [(str(path), "x = y"), (str(path), "our = a.b:C")]


def test_packages_come_in_a_fixed_order_and_each_once(place: Path) -> None:
    for record, module in [
        ("zebra-1.0.dist-info", "z"),
        ("Ours-1.0.dist-info", "first"),
        ("ours-2.0.dist-info", "second"),
        ("elder-1.0.egg-info", "e"),
        ("notes-1.0", "n"),
    ]:
        install(place, f"[sheetlang.rules]\nour = {module}\n", record)
    (place / "bare-1.0.dist-info").mkdir()
    assert offered() == ["first:RULE", "e:RULE", "z:RULE"]


@pytest.mark.parametrize(("name", "found"), [("site-packages", 1), ("dist-packages", 1), ("sheets", 0), ("lib", 0)])
def test_only_places_of_installed_packages_are_searched(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, found: int
) -> None:
    monkeypatch.setattr(sys, "path", ["", str(tmp_path / "nowhere" / "site-packages"), str(tmp_path / "x" / name)])
    install(tmp_path / "x" / name, "[sheetlang.rules]\nour = a\n")
    assert len(offered()) == found


def test_of_a_package_that_is_there_twice_the_first_counts(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other" / "site-packages"
    install(place, "[sheetlang.rules]\nour = a\n")
    install(other, "[sheetlang.rules]\nour = b\n", "our_rules-2.0.dist-info")
    monkeypatch.setattr(sys, "path", [str(place), str(other)])
    assert offered() == ["a:RULE"]
    monkeypatch.setattr(sys, "path", [str(other), str(place)])
    assert offered() == ["b:RULE"]


# -- what is taken

PRELUDE = """\
from sheetlang.diagnostic import Fault, Text
from sheetlang.rules.rule import Rule
def rule(name, zh="", code="", group="name", severity="info", at_release=None):
    fault = Fault(name, severity, Text("错", "wrong"))
    return Rule(fault, zh, group, lambda *_: (), code=code, at_release=at_release)
"""


@pytest.fixture
def taken(place: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    """The names of rules that are taken from a module of these lines, and what is told of the others."""

    def taken(lines: str, *objects: str) -> tuple[list[str], list[str]]:
        module = f"offered_{abs(hash(request.node.name))}"
        (place / f"{module}.py").write_text(PRELUDE + lines, "utf-8")
        install(place, "[sheetlang.rules]\n" + "".join(f"x{one} = {module}:{one}\n" for one in objects))
        rules, findings = loaded(own_rules())
        told = [
            f"{one.source.text[one.span.start : one.span.end]}: {one.message('zh')}".replace(module, "ours")
            for one in findings
        ]
        return [rule.name for rule in rules], told

    yield taken
    for name in [name for name in sys.modules if name.startswith("offered_")]:
        del sys.modules[name]


def test_rules_of_others_come_by_name(taken) -> None:
    assert taken("B, A, C = rule('b', '乙'), rule('a', '甲'), rule('c')", "B", "A", "C") == (["a", "b", "c"], [])


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("A = 1", "它不是 sheetlang.rules.rule.Rule"),
        ("", "AttributeError: module 'ours' has no attribute 'A'"),
        ("A = 1 / 0", "ZeroDivisionError: division by zero"),
        ("A = rule('pending')", "已经有规则或规则组叫“pending”"),
        ("A = rule('a', '占位符')", "已经有规则或规则组叫“占位符”"),
        ("A = rule('a', code='S02')", "已经有规则或规则组叫“S02”"),
        (
            "A = rule('a', group='none')",
            "它的组不是 completeness、number、wording、name、class、money、weight 之一",
        ),
        ("A = rule('a', severity='fatal')", "它的级别“fatal”不是 error、warning、info 之一"),
        ("A = rule('a', severity='off')", "它的级别“off”不是 error、warning、info 之一"),
        ("A = rule('a', severity=None)", "它的级别“None”不是 error、warning、info 之一"),
        ("A = rule('a', at_release='Error')", "它的级别“Error”不是 error、warning、info 之一"),
        *[
            (f"A = rule({name!r})", f"“{name}”不能作规则名：只用小写字母、数字和连字符")
            for name in ("", "a b,c=d", "规则-ü", "A", "-a", "a-", "a--b", "1a", "a_b", "a\n")
        ],
        *[
            (f"A = rule('a', {name!r})", f"“{name}”不能作规则的中文名：不要空格和标点")
            for name in ("甲 乙", "甲,乙", "甲、乙", "甲=关", "甲：", "#甲")
        ],
        ("A = rule('a', code='X 1')", "“X 1”不能作规则的编号：只用字母和数字"),
        ("A = rule('all')", "已经有规则或规则组叫“all”"),
        ("A = rule('a', '全部')", "已经有规则或规则组叫“全部”"),
        ("A = rule('wording')", "已经有规则或规则组叫“wording”"),
        ("A = rule('a', '表述')", "已经有规则或规则组叫“表述”"),
        ("A = rule('a', code='s02')", "已经有规则或规则组叫“s02”"),
    ],
)
def test_what_is_no_rule_or_takes_a_name_is_told(taken, lines: str, reason: str) -> None:
    assert taken(lines, "A") == ([], [f"xA = ours:A: 装不上规则“ours:A”：{reason}"])


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("A, B = rule('a'), rule('a')", "a"),
        ("A, B = rule('a', '甲'), rule('b', '甲')", "甲"),
        ("A, B = rule('a', code='X1'), rule('b', code='X1')", "X1"),
        ("A, B = rule('a'), rule('b', '', 'a')", "a"),
    ],
)
def test_rules_of_others_take_no_name_from_one_another(taken, lines: str, name: str) -> None:
    told = f"xB = ours:B: 装不上规则“ours:B”：已经有规则或规则组叫“{name}”"
    more = "C, D = rule('c'), rule('d')"
    assert taken(f"{lines}\n{more}", "A", "C", "B", "D") == (["a", "c", "d"], [told])


def test_without_packages_there_are_no_more_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    assert loaded(own_rules()) == ((), ())


# -- rules that fail


def raising(*_: object) -> None:
    raise ZeroDivisionError("by nothing")


RAISING = f"{Path(__file__).name}:{raising.__code__.co_firstlineno + 1}"


def leaving(*_: object) -> None:
    sys.exit(3)


LEAVING = f"{Path(__file__).name}:{leaving.__code__.co_firstlineno + 1}"


def late(*_: object):
    yield on("name")
    raise KeyError("x")


def always(*_: object) -> bool:
    return True


def check_of(*findings: object):
    return lambda *_: findings


def at(start: int, end: int, **values: object):
    return lambda sheet, known: [FAULT.at(sheet.origin.source, Span(start, end), **values)]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (Rule(FAULT, judge=raising), f"ZeroDivisionError: by nothing ({RAISING})"),
        (Rule(FAULT, check=raising), f"ZeroDivisionError: by nothing ({RAISING})"),
        (Rule(FAULT, judge=late), "KeyError: 'x'"),
        (Rule(FAULT, check=late), "不是一处问题"),
        (Rule(FAULT, judge=lambda *_: 1), "TypeError: 'int' object is not iterable"),
        (Rule(FAULT, judge=lambda *_: "甲"), "它说的 '甲' 不是一处问题"),
        (Rule(FAULT, check=lambda sheet: []), "TypeError"),
        (Rule(FAULT, check=check_of("a text")), "它报的 'a text' 不是一处问题"),
        (Rule(FAULT, check=at(0, 1)), "KeyError: 'name'"),
        (Rule(FAULT, check=at(0, 10_000, name="x")), "它指的位置 0 到 10000 不在表里"),
        (Rule(FAULT, check=at(3, 2, name="x")), "它指的位置 3 到 2 不在表里"),
        (Rule(FAULT, check=check_of({"a": 1})), "它报的 {'a': 1} 不是一处问题"),
        (Rule(FAULT, check=leaving), f"SystemExit: 3 ({LEAVING})"),
        (Rule(FAULT, judge=leaving), f"SystemExit: 3 ({LEAVING})"),
        (Rule(FAULT._replace(message=Text("{no}", "{no}")), judge=lambda *_: on("name")), "KeyError: 'no'"),
        (Rule(FAULT, picks=raising, compare=check_of()), f"ZeroDivisionError: by nothing ({RAISING})"),
        (Rule(FAULT, picks=always, compare=raising), f"ZeroDivisionError: by nothing ({RAISING})"),
        (Rule(FAULT, picks=always, compare=late), "不是一处问题"),
        (Rule(FAULT, picks=always, compare=lambda them, sheet: ()), "TypeError"),
        (Rule(FAULT, judge=lambda *_: Verdict("name", 5)), "TypeError"),  # type: ignore[arg-type]
        (Rule(FAULT, judge=lambda *_: on("name").within("a", "b")), "TypeError"),  # type: ignore[arg-type]
    ],
)
def test_a_rule_that_fails_is_one_finding_on_each_sheet(rule: Rule, reason: str) -> None:
    text = f"{SOUND}产出.数量.乙 = 1 个\n产出.数量.丙 = 1 个\n\n项目 乙\n产出.数量.甲 = 1 个\n"
    failed = [one for one in found(text, rule) if one.rule == "rule-failed"]
    assert len(failed) == 2
    assert all(reason in one.message("zh") and "“own”" in one.message("zh") for one in failed)
    assert "--ignore own" in failed[0].help("en")


def found(text: str, *rules: Rule) -> tuple[Diagnostic, ...]:
    return compile_source(Source("x", text), built_in(), checker=Checker(rules)).findings


@pytest.mark.parametrize(
    "rule",
    [
        Rule(FAULT, judge=lambda *_: None),
        Rule(FAULT, check=lambda *_: None),
        Rule(FAULT, picks=always, compare=lambda *_: None),
        Rule(FAULT, alike=lambda *_: None),
    ],
    ids=["judge", "check", "compare", "alike"],
)
def test_none_is_silence(rule: Rule) -> None:
    assert (
        found(f"{SOUND}\n项目 乙\n产出.数量.甲 = 1 个\n", rule)[1:]
        == found(f"{SOUND}\n项目 乙\n产出.数量.甲 = 1 个\n")[1:]
    )


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        (Rule(FAULT, judge=raising), "产出.数量.改造管网"),
        (Rule(FAULT, picks=raising, compare=check_of()), "产出.数量.改造管网"),
        (Rule(FAULT, judge=lambda *_: on("value").within("a", "b")), "产出.数量.改造管网"),  # type: ignore[arg-type]
        (Rule(FAULT, check=raising), "项目 甲"),
        (Rule(FAULT, picks=always, compare=raising), "项目 甲"),
    ],
)
def test_what_fails_is_told_where_it_was_asked(rule: Rule, place: str) -> None:
    (failed,) = found(SOUND, rule)
    assert failed.source.text[failed.span.start : failed.span.end] == place


GOOD, BAD = Text("甲", "a"), (Text("{no}", "a"), Text("甲", "{no}"))


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("text", ["message", "help", "label"])
def test_each_text_must_be_sayable_in_both_languages(text: str, bad: Text) -> None:
    fault = Fault("own", "warning", GOOD, help=GOOD, label=GOOD)
    rules = [Rule(one, judge=lambda *_: on("name")) for one in (fault, fault._replace(**{text: bad}))]
    assert [one.rule for rule in rules for one in found(SOUND, rule)] == ["own", "rule-failed"]


@pytest.mark.parametrize("place", [(0, 0), (0, 1), (5, 5), (len(SOUND) - 1, len(SOUND)), (len(SOUND), len(SOUND))])
def test_every_place_in_the_text_can_be_told(place: tuple[int, int]) -> None:
    (finding,) = found(SOUND, Rule(FAULT, check=at(*place, name="x")))
    assert (finding.rule, finding.span) == ("own", place)


def test_a_rule_that_fails_leaves_the_others_at_work() -> None:
    rules = [Rule(FAULT, judge=raising), *own_rules()]
    assert {one.rule for one in found(f"{SOUND}产出.数量.乙: **\n", *rules)} == {"rule-failed", "placeholder"}


def of_kind(kind: str, name: str, finds=None) -> Rule:
    """A rule that finds something in the first place of the text, or as it is given."""
    fault = FAULT._replace(name=name)
    said = on("name") if kind == "judge" else None
    finds = finds or (lambda *asked: said or [fault.at(asked[-2].origin.source, Span(0, 1), name="x")])
    return Rule(fault, **{kind: finds}, picks=always if kind == "compare" else None)


@pytest.mark.parametrize("kind", ["judge", "check", "compare"])
def test_a_rule_that_fails_silences_none_of_its_kind(kind: str) -> None:
    rules = [of_kind(kind, "a"), of_kind(kind, "b", raising), of_kind(kind, "c"), of_kind(kind, "d", raising)]
    told = sorted(str(one.values.get("rule", one.rule)) for one in found(SOUND, *rules))
    assert told == ["a", "b", "c", "d"]
