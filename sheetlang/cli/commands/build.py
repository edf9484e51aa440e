"""`sheetlang build`: check, then write the official form in the formats asked for."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import define, field

from sheetlang.cli.command import command, option
from sheetlang.cli.console import wants_color, write_result
from sheetlang.cli.gather import compiled, counted, form_findings, found_files, no_such
from sheetlang.cli.options import FORM_DIR, PATHS, talk
from sheetlang.cli.speech import language, said
from sheetlang.compiler import Compiled, emit
from sheetlang.diagnostic import Diagnostic, has_errors
from sheetlang.findings import in_order
from sheetlang.formats import emitter, format_names
from sheetlang.naming import closest
from sheetlang.report.report import report
from sheetlang.workspace.find import Found
from sheetlang.workspace.workspace import Workspace
from sheetlang.workspace.write import sweep, write_whole

_STANDARD_OUTPUT = "-"


class Formats(click.ParamType[tuple[str, ...]]):
    """A list of formats with commas between."""

    name = "formats"

    def convert(
        self, value: object, parameter: click.Parameter | None, context: click.Context | None
    ) -> tuple[str, ...]:
        """The formats, each once."""
        names = tuple(dict.fromkeys(name.strip() for name in str(value).replace("，", ",").split(",") if name.strip()))
        for name in names:
            if name not in format_names():
                self.fail(no_such(said("格式", "format"), name, closest(name, format_names()), format_names()))
        return names or self.fail(said("没有写格式", "no format is given"))


@command(
    "检查后生成正式表格：输出文件夹/相对路径.格式。有错误的文件不生成，不影响其他文件。\n\n"
    "例: sheetlang build 项目.sheet --to html,xlsx --out 输出\n\n例: sheetlang build 项目.sheet --to md --out -",
    "Check, then write FOLDER/relative path.format. A file with errors is refused; the others are built.\n\n"
    "Example: sheetlang build my.sheet --to html,xlsx --out out\n\nExample: sheetlang build my.sheet --to md --out -",
)
@PATHS
@option(
    "--to",
    "formats",
    type=Formats(),
    default="html,xlsx",
    show_default=True,
    metavar=",".join(format_names()),
    zh="格式，用逗号分开",
    en="formats, with commas between",
)
@option(
    "--out",
    default="out",
    show_default=True,
    metavar=said("文件夹", "FOLDER"),
    zh="输出文件夹；“-”是标准输出",
    en="output folder; “-” is standard output",
)
@option(
    "--draft",
    is_flag=True,
    zh="有错误也生成，每页标“草稿”并列出问题",
    en="build in spite of errors, mark each page 草稿 and list the findings",
)
@option(
    "--release",
    is_flag=True,
    zh="定稿：有“待定”或占位符也不生成",
    en="for release: refuse what is pending or a placeholder too",
)
@FORM_DIR
@talk
def build(
    paths: tuple[str, ...], formats: tuple[str, ...], out: str, draft: bool, release: bool, form_dir: Path | None,
    quiet: bool, color: bool | None,
) -> int:  # fmt: skip
    """Write the files and return the exit status."""
    if draft and release:
        raise click.UsageError(said("--draft 和 --release 不能同时用", "--draft and --release exclude each other"))
    workspace = Workspace(form_dir)
    files = found_files(paths)
    if out == _STANDARD_OUTPUT:
        _check_standard_output(files, formats)
    run = _Run(Path(out), formats, draft, wants_color(color, sys.stderr))
    run.findings.extend(form_findings(files, workspace))
    for file, result in compiled(files, workspace, release, quiet):
        run.build(file, result)
    run.report_findings()
    if not quiet:
        run.summarize(len(files))
    return run.status


def _check_standard_output(files: Sequence[Found], formats: Sequence[str]) -> None:
    if len(files) != 1 or len(formats) != 1:
        raise click.UsageError(said("“--out -”只能输出一个文件的一种格式", "“--out -” takes one file and one format"))
    if emitter(formats[0]).binary and sys.stdout.isatty():
        raise click.UsageError(said("不能把 {name} 输出到屏幕", "cannot print {name} on a terminal", name=formats[0]))


@define
class _Run:
    """Counts what one run wrote, refused and could not write."""

    out: Path
    formats: tuple[str, ...]
    draft: bool
    color: bool
    written: int = 0
    refused: int = 0
    failed: int = 0
    drafts: int = 0
    findings: list[Diagnostic] = field(factory=list)
    _targets: set[Path] = field(factory=set)
    _swept: set[Path] = field(factory=set)

    def build(self, file: Found, result: Compiled) -> None:
        """Write one file's formats, unless its findings forbid it."""
        self.findings.extend(result.findings)
        buildable = result.is_sound or (self.draft and result.sheets)
        if not buildable:
            self.refused += 1
        if not buildable or not result.sheets:
            return
        try:
            self._write(file, result)
        except BrokenPipeError:
            raise
        except OSError as error:
            self.failed += 1
            click.echo(f"{error.filename or file.path}: {error.strerror or error}", err=True)

    def _write(self, file: Found, result: Compiled) -> None:
        as_draft = self.draft
        painted = [(name, emit(result, name, as_draft, language())) for name in self.formats]
        self.drafts += as_draft
        if str(self.out) == _STANDARD_OUTPUT:
            write_result(painted[0][1])
            self.written += 1
            return
        for name, data in painted:
            target = self.out / file.relative.with_suffix(f".{name}")
            if target in self._targets:
                raise OSError(0, said("两个文件会写到这里", "two files would be written here"), str(target))
            self._targets.add(target)
            if not target.parent.resolve().is_relative_to(self.out.resolve()):
                raise OSError(0, said("链接指到输出文件夹外面", "a link leads out of the output folder"), str(target))
            if target.parent not in self._swept:
                self._swept.add(target.parent)
                sweep(target.parent)
            write_whole(target, data)
            self.written += 1

    def report_findings(self) -> None:
        """Print what was found, with those that are only notes left out."""
        shown = [finding for finding in in_order(self.findings) if finding.severity != "info"]
        if shown:
            click.echo(report("text").render(shown, language(), self.color), err=True, color=self.color)

    def summarize(self, files: int) -> None:
        """Say what was written, what was not, and what to do next."""
        texts = [
            said(
                "{files} 个文件，写出 {written} 个",
                "{files} file(s), {written} written",
                files=files,
                written=self.written,
            )
        ]
        if self.refused:
            texts.append(
                said(
                    "{count} 个有错误，没有生成（改好再来，或加 --draft 生成草稿）",
                    "{count} refused for errors (mend them, or add --draft)",
                    count=self.refused,
                )
            )
        if self.failed:
            texts.append(said("{count} 个写不出", "{count} could not be written", count=self.failed))
        if self.drafts:
            texts.append(said("都是草稿", "all of them drafts"))
        counts = counted(in_order(self.findings))
        place = (
            "" if str(self.out) == _STANDARD_OUTPUT or not self.written else said(" → {out}", " → {out}", out=self.out)
        )
        click.echo(
            said("，", ", ").join(texts) + place + (said("；{counts}", "; {counts}", counts=counts) if counts else ""),
            err=True,
        )

    @property
    def status(self) -> int:
        """The exit status of the run."""
        if self.failed:
            return 2
        return int(self.refused > 0 or has_errors(self.findings))


COMMAND = build
