"""`sheetlang schema`: the JSON Schema of the JSON output, of findings or changes as JSON, or of a settings file."""

import json

import click

from sheetlang.cli.command import LANG, command, option
from sheetlang.cli.console import print_text
from sheetlang.cli.speech import said


@command(
    "打印 JSON 输出、查出的问题、改动或设置文件的 JSON Schema (2020-12)。\n\n例: sheetlang schema > sheet.schema.json",
    "Print the JSON Schema (2020-12) of the JSON output, of findings, of changes, or of a settings file.\n\nExample: sheetlang schema > sheet.schema.json",
)
@option("--config", "settings", is_flag=True, zh="设置文件的，不是输出的", en="that of a settings file")
@option("--findings", "findings", is_flag=True, zh="check --format json 的", en="that of check --format json")
@option("--diff", "changes", is_flag=True, zh="diff --format json 的", en="that of diff --format json")
@LANG
def schema(settings: bool, findings: bool, changes: bool) -> int:
    """Print the schema."""
    if settings + findings + changes > 1:
        raise click.UsageError(
            said("--config、--findings、--diff 一次写一个", "give one of --config, --findings, --diff")
        )
    if findings:
        from sheetlang.findings_schema import schema as wanted
    elif changes:
        from sheetlang.changes_schema import schema as wanted
    elif settings:
        from sheetlang.settings_schema import schema as wanted
    else:
        from sheetlang.json_schema import schema as wanted
    print_text(json.dumps(wanted(), ensure_ascii=False, indent=2) + "\n")
    return 0


COMMAND = schema
