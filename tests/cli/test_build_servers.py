"""What build servers are given: SARIF, workflow commands, code quality, JUnit; each held to its own schema."""

import json
import os
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlparse
from xml.etree import ElementTree

import pytest
import xmlschema
from hostile_sheet import hostile_finding
from injections import INJECTIONS
from jsonschema import Draft4Validator
from sound import SOUND

from sheetlang.checker.registry import all_rules
from sheetlang.checker.structural import structural_faults
from sheetlang.checker.titles import rule_title
from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.report.report import report
from sheetlang.source import Source, Span
from sheetlang.visible import INVISIBLE, one_line

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"
# A name that no address, command or attribute can hold as it is.
FILE = "县 级/50%,甲:乙.sheet"
WRONG = """\
表式: 项目支出绩效目标申报表(2015)
年度: 2026

项目 甲

主管部门及代码: 县水利局
实施单位: 饮水中心
年度资金总额: 1 万元
年度总体目标: 通水
产出.数量.“两类”📎 >= ** 公里
产出.数量.改造管网 = 40 公里
产出.数量.改造管网 = 41 公里
产出.数量.打井 : 待定
随手一写
"""
RULES = ["placeholder", "duplicate-indicator", "pending", "unreadable-line"]
SEVERITIES = ["warning", "error", "info", "error"]
LINES = [10, 12, 13, 14]


@pytest.fixture
def reported(run, write):
    """The report of a format on the wrong sheet, beside one that is sound."""

    def reported(name, *options, text=WRONG):
        write(FILE, text)
        write("对.sheet", SOUND)
        return run("check", FILE, "对.sheet", "--format", name, *options).stdout

    return reported


# -- SARIF


@cache
def sarif_schema():
    return Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text("utf-8")))


def sarif(text):
    """The one run of a log, which is valid."""
    log = json.loads(text)
    assert [error.message for error in sarif_schema().iter_errors(log)] == []
    (run,) = log["runs"]
    return run


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_is_valid_and_says_what_json_says(reported, lang):
    run = sarif(reported("sarif", "--lang", lang))
    plain = json.loads(reported("json", "--lang", lang))["diagnostics"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result, expected in zip(run["results"], plain, strict=True):
        place = result["locations"][0]["physicalLocation"]
        region = {"startLine": "line", "startColumn": "column", "endLine": "end_line", "endColumn": "end_column"}
        assert {key: expected[value] for key, value in region.items()} == place["region"]
        assert unquote(place["artifactLocation"]["uri"]) == expected["path"] == FILE
        assert result["message"]["text"] == expected["message"] + (f"\n{expected['help']}" if expected["help"] else "")
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == expected["rule"]
    assert [result["level"] for result in run["results"]] == ["warning", "error", "note", "error"]


def test_sarif_columns_count_code_points(reported):
    region = sarif(reported("sarif"))["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = WRONG.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "** 公里"


def test_sarif_names_a_file_by_the_bytes_of_its_name(run, folder):
    name = os.fsdecode(b"gbk\xc4\xe3.sheet")
    (folder / name).write_text(WRONG, "utf-8")
    location = sarif(run("check", name, "--format", "sarif").stdout)["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "gbk%C4%E3.sheet"
    finding = Fault("甲", "error", Text("甲", "a")).at(Source("a\ud800.sheet", ""), Span(0, 0))
    assert "a%ED%A0%80.sheet" in report("sarif").render([finding], "zh", False)  # half a character, as Windows has it


def test_sarif_points_to_the_second_place(reported):
    duplicate = sarif(reported("sarif"))["results"][1]
    (related,) = duplicate["relatedLocations"]
    assert related["message"]["text"] == "第一次在这里"
    assert related["physicalLocation"]["region"]["startLine"] == 11


def test_sarif_names_all_files_that_were_looked_at(reported):
    uris = [artifact["location"]["uri"] for artifact in sarif(reported("sarif"))["artifacts"]]
    assert [unquote(uri) for uri in uris] == [FILE, "对.sheet"]


def test_an_address_of_sarif_is_one(reported):
    for artifact in sarif(reported("sarif"))["artifacts"]:
        location = artifact["location"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", location["uri"])
        assert urlparse(location["uri"]).scheme == ""
        assert location["uriBaseId"] == "SRCROOT"


@pytest.mark.parametrize(
    ("name", "uri"), [("/甲/a.sheet", "file:///%E7%94%B2/a.sheet"), ("C:/a.sheet", "file:///C:/a.sheet")]
)
def test_a_whole_path_is_an_address_too(name, uri):
    run = sarif(report("sarif").render([hostile_finding(name)], "zh", False))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_describes_the_rules_in_both_languages(reported, lang):
    rules = {rule["id"]: rule for rule in sarif(reported("sarif", "--lang", lang))["tool"]["driver"]["rules"]}
    assert sorted(rules) == sorted(RULES)
    names = [(rule["properties"]["name.zh"], rule["properties"]["name.en"]) for rule in rules.values()]
    assert ("占位符", "placeholder") in names and ("指标重复", "duplicate-indicator") in names
    said = rules["placeholder"]
    sentence = {
        "zh": "目标、基本信息或者正文里还留着模板的占位符。",
        "en": "A template's placeholder was left in a target, a field or its text.",
    }
    assert said["fullDescription"]["text"] == sentence[lang]
    assert said["help"]["text"].startswith(sentence[lang])
    assert "```text\n产出.数量.受益人数 >= ** 人\n产出.数量.指标2 >= 4 个\n```" in said["help"]["markdown"]
    assert said["defaultConfiguration"]["level"] == "warning"


def test_sarif_says_what_a_release_makes_of_a_rule(reported):
    run = sarif(reported("sarif", "--release"))
    pending = next(result for result in run["results"] if result["ruleId"] == "pending")
    assert pending["level"] == "error"
    assert run["tool"]["driver"]["rules"][pending["ruleIndex"]]["defaultConfiguration"]["level"] == "note"


FIXABLE = Fault("fixable", "warning", Text("错字", "a slip"), help=Text("改成“于”", "write “于”"))


def test_sarif_carries_a_fix():
    source = Source("甲.sheet", "一行\n关与管网\n")
    finding = Diagnostic(FIXABLE, source, Span(4, 5)).with_fix(Span(4, 5), "于", safe=True)
    (fix,) = sarif(report("sarif").render([finding], "zh", False))["results"][0]["fixes"]
    assert fix["description"]["text"] == "改成“于”"
    (change,) = fix["artifactChanges"]
    assert unquote(change["artifactLocation"]["uri"]) == "甲.sheet"
    deleted = {"startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 3}
    assert change["replacements"] == [{"deletedRegion": deleted, "insertedContent": {"text": "于"}}]


@pytest.mark.parametrize(
    ("text", "said"),
    [("[看](http://a.invalid)", "\\[看](http://a.invalid)"), ("{0} 个", "{{0}} 个"), ("[甲] {乙}", "[甲] {乙}")],
)
def test_a_message_of_sarif_is_no_link_and_has_no_places_to_fill(text, said):
    run = sarif(report("sarif").render([hostile_finding(text)], "zh", False))
    assert run["results"][0]["message"]["text"] == f"{said}\n{said}"


@pytest.mark.parametrize("text", INJECTIONS, ids=ascii)
def test_whatever_is_said_sarif_and_junit_stay_valid(text):
    sarif(report("sarif").render([hostile_finding(text)], "zh", False, 1, [text]))
    junit(report("junit").render([hostile_finding(text)], "zh", False, 1, [text]))


# -- what a finding is known by


def marks(text):
    return [result["partialFingerprints"]["sheetlang/v1"] for result in sarif(text)["results"]]


def test_fingerprints_stay_when_lines_move(reported):
    before = marks(reported("sarif"))
    moved = WRONG.replace("项目 甲\n", "# 一行\n\n\n项目 甲\n").replace(
        "产出.数量.改造管网 = 41", "产出.数量.改造管网  =  41"
    )
    assert marks(reported("sarif", text=moved)) == before
    assert marks(reported("sarif", "--lang", "en")) == before
    assert len(set(before)) == len(RULES)


def test_fingerprints_change_with_the_words_of_the_line_and_no_others(reported):
    before = marks(reported("sarif"))
    after = marks(reported("sarif", text=WRONG.replace("随手一写", "随手又写")))
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, True, True, False]


def test_equal_lines_are_told_apart(reported):
    text = f"{WRONG}随手一写\n随手一写\n"
    before = marks(reported("sarif", text=text))
    assert len(set(before)) == len(before) == len(RULES) + 2
    assert before[: len(RULES)] == marks(reported("sarif"))


def test_what_else_is_missing_keeps_its_fingerprint_when_one_thing_is_added(reported):
    bare = "表式: 项目支出绩效目标申报表(2015)\n\n项目 甲\n"
    before, after = (by_message(reported("sarif", text=text)) for text in (bare, f"{bare}主管部门及代码: 县水利局\n"))
    assert (len(before), len(after)) == (4, 3)
    assert after.items() < before.items()


def by_message(text):
    """The fingerprint of each message."""
    return dict(zip((one["message"]["text"] for one in sarif(text)["results"]), marks(text), strict=True))


# -- workflow commands


def unescaped(text, more=""):
    for sign in (*"\r\n", *more):
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text.replace("%25", "%")


def workflow_commands(text):
    found = []
    for line in text.splitlines():
        command, properties, message = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()
        pairs = (pair.partition("=") for pair in properties.split(","))
        found.append((command, {name: unescaped(value, ":,") for name, _, value in pairs}, unescaped(message)))
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_workflow_commands_say_what_json_says(reported, lang):
    plain = json.loads(reported("json", "--lang", lang))["diagnostics"]
    levels = {"error": "error", "warning": "warning", "info": "notice"}
    expected = [
        (
            levels[one["severity"]],
            {"file": one["path"], "line": str(one["line"]), "endLine": str(one["end_line"]), "col": str(one["column"]),
             "endColumn": str(one["end_column"]), "title": one["rule"]},
            "\n".join(filter(None, (one["message"], one["help"]))),
        )
        for one in plain
    ]  # fmt: skip
    assert workflow_commands(reported("github", "--lang", lang)) == expected
    assert len(expected) == len(RULES)


def test_a_place_over_several_lines_has_no_columns():
    finding = Diagnostic(FIXABLE, Source("甲.sheet", "一行\n二行\n"), Span(0, 5))
    ((_, properties, _),) = workflow_commands(report("github").render([finding], "zh", False))
    assert properties == {"file": "甲.sheet", "line": "1", "endLine": "2", "title": "fixable"}


@pytest.mark.parametrize("text", INJECTIONS, ids=ascii)
def test_whatever_is_said_is_one_command_of_our_own(text):
    commands = workflow_commands(report("github").render([hostile_finding(text)], "zh", False))
    said = one_line(text)
    assert [(command, properties["title"], message) for command, properties, message in commands] == [
        ("error", "hostile", "\n".join(filter(None, (said, said))))
    ]
    assert commands[0][1]["file"] == said


@pytest.mark.parametrize("text", INJECTIONS, ids=ascii)
def test_whatever_is_said_no_message_hides_anything(text):
    finding = hostile_finding(text)
    (quality,) = json.loads(report("gitlab").render([finding], "zh", False))
    (result,) = sarif(report("sarif").render([finding], "zh", False))["results"]
    assert INVISIBLE.findall(quality["description"] + result["message"]["text"]) == []


# -- code quality


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_code_quality_says_what_json_says(reported, lang):
    plain = json.loads(reported("json", "--lang", lang))["diagnostics"]
    found = json.loads(reported("gitlab", "--lang", lang))
    for one, expected in zip(found, plain, strict=True):
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["description"].startswith(expected["message"])
        assert one["description"].endswith(expected["help"] or expected["message"])
        assert one["check_name"] == expected["rule"]
        assert one["location"] == {"path": FILE, "lines": {"begin": expected["line"], "end": expected["end_line"]}}
    assert [one["severity"] for one in found] == ["minor", "major", "info", "major"]
    assert [one["fingerprint"] for one in found] == marks(reported("sarif"))


def test_code_quality_of_sound_sheets_is_an_empty_list(run, write):
    write("对.sheet", SOUND)
    assert run("check", "对.sheet", "--format", "gitlab").stdout == "[]\n"


# -- JUnit


@cache
def junit_schema():
    return xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))


def junit(text):
    """The suites of a report, which is valid."""
    root = ElementTree.fromstring(text.encode())
    assert [str(error) for error in junit_schema().iter_errors(root)] == []
    suites = list(root)
    assert root.get("tests") == str(sum(int(suite.get("tests")) for suite in suites))
    assert root.get("failures") == str(sum(int(suite.get("failures")) for suite in suites))
    for suite in suites:
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    return suites


@pytest.mark.parametrize(("lang", "passes"), [("zh", "没有发现问题"), ("en", "nothing found")])
def test_junit_is_a_suite_a_file_and_a_test_a_finding(reported, lang, passes):
    wrong, sound = junit(reported("junit", "--lang", lang))
    assert (wrong.get("name"), wrong.get("tests"), wrong.get("failures")) == (FILE, "4", "3")
    assert (sound.get("name"), sound.get("tests"), sound.get("failures")) == ("对.sheet", "1", "0")
    assert [(test.get("name"), list(test)) for test in sound] == [(passes, [])]
    plain = json.loads(reported("json", "--lang", lang))["diagnostics"]
    for test, one in zip(wrong, plain, strict=True):
        assert test.get("classname") == FILE
        assert test.get("name") == f"{one['line']}:{one['column']} {one['message']} [{one['rule']}]"
        (outcome,) = test
        assert outcome.tag == ("system-out" if one["severity"] == "info" else "failure")
        assert outcome.text.startswith(f"{FILE}:{one['line']}:{one['column']}: {one['message']}\n")
        assert f"\n  {one['line']} | {WRONG.splitlines()[one['line'] - 1]}" in outcome.text
    assert [failure.get("type") for failure in wrong.iter("failure")] == [rule for rule in RULES if rule != "pending"]


def test_tests_of_one_file_have_names_of_their_own(reported):
    bare, _ = junit(reported("junit", text="表式: 项目支出绩效目标申报表(2015)\n\n项目 甲\n"))
    names = [test.get("name") for test in bare]
    assert len(set(names)) == len(names) == 4


def test_a_form_file_is_one_suite_however_it_is_named(run, write):
    write("自己.toml", 'id = "own"\n')
    (suite,) = junit(run("check", "./自己.toml", "--format", "junit").stdout)
    assert (suite.get("name"), int(suite.get("failures")) > 0) == ("自己.toml", True)


# -- what rules are called


def test_every_mistake_has_a_name_in_chinese():
    names = [*structural_faults(), *(rule.name for rule in all_rules())]
    assert len(names) > 50
    assert [name for name in names if rule_title(name).zh.isascii()] == []
