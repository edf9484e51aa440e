"""`sheetlang rules`: all rules there are."""

import json
from collections.abc import Sequence

import click

from sheetlang.checker.names import all_names
from sheetlang.checker.registry import all_rules, not_loaded
from sheetlang.cli.command import LANG, command, option
from sheetlang.cli.console import print_text
from sheetlang.cli.gather import no_such
from sheetlang.cli.speech import language, said
from sheetlang.rules.rule import GROUPS, Rule
from sheetlang.source import display_width
from sheetlang.text import LANGUAGES
from sheetlang.visible import whole_line

SCHEMA = "sheetlang.rules/1"


@command(
    "列出全部规则，或几组、几条。\n\n例: sheetlang rules\n\n例: sheetlang rules 数值 --format json",
    "List all rules, or those of some groups.\n\nExample: sheetlang rules\n\nExample: sheetlang rules number --format json",
)
@click.argument("names", nargs=-1, metavar=said("[规则或组…]", "[RULE or GROUP…]"))
@option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True,
    zh="输出格式", en="output",
)  # fmt: skip
@LANG
def rules(names: tuple[str, ...], output: str) -> int:
    """Print the rules."""
    chosen = _chosen(names)
    if output == "json":
        listed = {"schema": SCHEMA, "rules": [_record(rule) for rule in chosen], "not_loaded": _not_loaded()}
        print_text(json.dumps(listed, ensure_ascii=False, indent=2) + "\n")
        return 0
    for line in _table(chosen):
        click.echo(whole_line(line))
    for finding in () if names else not_loaded():
        click.echo(whole_line(finding.message(language())))
    click.echo(said("看一条规则: sheetlang explain 名称", "see one of them: sheetlang explain NAME"), err=True)
    return 0


def _chosen(names: Sequence[str]) -> list[Rule]:
    known, wanted = all_names(), set()
    for name in names:
        meant = known.find(name)
        if meant is None:
            from sheetlang.cli.no_such_rule import no_such_rule

            groups = [text.render(language()) for text in GROUPS.values()]
            unknown = no_such(said("规则或规则组", "rule or group"), name, known.closest(name), groups)
            raise click.UsageError(no_such_rule(name, unknown))
        wanted |= set(meant)
    return [
        rule for group in GROUPS for rule in all_rules() if rule.group == group and (not names or rule.name in wanted)
    ]


def _record(rule: Rule) -> dict[str, object]:
    from sheetlang.checker.documentation import documentation

    what = documentation(rule).what
    return {
        "name": rule.name, "zh": rule.zh, "code": rule.code or None, "group": rule.group,
        "severity": "off" if rule.off else rule.fault.severity, "at_release": rule.at_release,
        "what": {"zh": what.zh, "en": what.en},
    }  # fmt: skip


def _not_loaded() -> list[dict[str, object]]:
    from sheetlang.checker.not_loaded import lost_rules

    return [
        {"name": one.name, "object": one.object, "reason": {lang: one.reason.render(lang) for lang in LANGUAGES}}
        for one in lost_rules()
    ]


def _table(chosen: Sequence[Rule]) -> list[str]:
    from sheetlang.checker.documentation import documentation
    from sheetlang.explanation import SEVERITY

    lang = language()
    rows = [
        (
            GROUPS[rule.group].render(lang), rule.name, rule.zh, rule.code or "-",
            SEVERITY["off" if rule.off else rule.fault.severity].render(lang), documentation(rule).what.render(lang),
        )
        for rule in chosen
    ]  # fmt: skip
    widths = [max((display_width(row[column]) for row in rows), default=0) for column in range(5)]
    return ["  ".join([*map(_padded, row, widths), row[5]]) for row in rows]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


COMMAND = rules
