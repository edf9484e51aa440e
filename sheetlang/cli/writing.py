"""What one run of `build` writes, refuses and cannot write, and what it says of that."""

from pathlib import Path

import click
from attrs import define, field

from sheetlang.cli.console import write_result
from sheetlang.cli.gather import counted
from sheetlang.cli.speech import language, said
from sheetlang.compiler import Compiled, emit
from sheetlang.diagnostic import Diagnostic, has_errors
from sheetlang.findings import in_order
from sheetlang.language.characters import whole_line
from sheetlang.report.report import report
from sheetlang.workspace.find import Found
from sheetlang.workspace.output_names import collision_key, output_path
from sheetlang.workspace.write import sweep, write_whole

STANDARD_OUTPUT = "-"


@define
class Writing:
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
    _targets: set[str] = field(factory=set)
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
            click.echo(whole_line(f"{error.filename or file.path}: {error.strerror or error}"), err=True)

    def _write(self, file: Found, result: Compiled) -> None:
        painted = [(name, emit(result, name, self.draft, language())) for name in self.formats]
        self.drafts += self.draft
        for name, data in painted:
            if str(self.out) == STANDARD_OUTPUT:
                write_result(data)
            else:
                self._write_file(self.out / output_path(file.relative, name), data)
            self.written += 1

    def _write_file(self, target: Path, data: bytes) -> None:
        if collision_key(target) in self._targets:
            raise OSError(0, said("两个文件会写到这里", "two files would be written here"), str(target))
        self._targets.add(collision_key(target))
        if not target.parent.resolve().is_relative_to(self.out.resolve()):
            raise OSError(0, said("链接指到输出文件夹外面", "a link leads out of the output folder"), str(target))
        if target.parent not in self._swept:
            self._swept.add(target.parent)
            sweep(target.parent)
        write_whole(target, data)

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
            "" if str(self.out) == STANDARD_OUTPUT or not self.written else said(" → {out}", " → {out}", out=self.out)
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
