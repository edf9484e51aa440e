"""What one run of `build` writes, refuses and cannot write, and what it says of that."""

from collections.abc import Sequence
from pathlib import Path

import click
from attrs import define, field

from sheetlang.cli.complaints import told
from sheetlang.cli.console import print_text, write_result
from sheetlang.cli.delivery import STANDARD_OUTPUT
from sheetlang.cli.gather import counted
from sheetlang.cli.left_over import outdated, without_sheet
from sheetlang.cli.listing import Listing
from sheetlang.cli.speech import language, said
from sheetlang.compiler import Compiled, emit
from sheetlang.diagnostic import Diagnostic, Text, has_errors
from sheetlang.findings import in_order
from sheetlang.formats import emitter
from sheetlang.visible import whole_line
from sheetlang.workspace.faults import Refused
from sheetlang.workspace.find import Found
from sheetlang.workspace.output_names import collision_key, output_path
from sheetlang.workspace.write import sweep, write_whole

_TWICE = Text("两个文件会写到这里", "two files would be written here")


@define
class Writing:
    """Counts what one run wrote, refused and could not write."""

    out: Path
    formats: tuple[str, ...]
    draft: bool
    listing: Listing
    written: int = 0
    refused: int = 0
    failed: int = 0
    drafts: int = 0
    findings: list[Diagnostic] = field(factory=list)
    _targets: set[str] = field(factory=set)
    _unwritten: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        if str(self.out) != STANDARD_OUTPUT:
            sweep(self.out)

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
            self._unwritten.add(file.path)
            click.echo(whole_line(told(error, file.path)), err=True)

    def _write(self, file: Found, result: Compiled) -> None:
        painted = [(name, emit(result, name, self.draft, language())) for name in self.formats]
        self.drafts += self.draft
        for name, data in painted:
            if str(self.out) == STANDARD_OUTPUT:
                self._print(name, data)
            else:
                self._write_file(self.out / output_path(file.relative, name), data)
            self.written += 1

    def _print(self, name: str, data: bytes) -> None:
        if emitter(name).binary:
            write_result(data)
        else:
            print_text(data.decode())

    def _write_file(self, target: Path, data: bytes) -> None:
        if collision_key(target) in self._targets:
            raise Refused(_TWICE, target)
        write_whole(target, data, self.out)
        self._targets.add(collision_key(target))

    def report_findings(self) -> None:
        """Print what was found, with those that are only notes left out."""
        shown = [finding for finding in in_order(self.findings) if finding.severity != "info"]
        if shown:
            click.echo(self.listing.rendered(shown), err=True, color=self.listing.color)
        if left_out := self.listing.left_out(shown):
            click.echo(left_out, err=True)

    def tell_outdated(self, files: Sequence[Found]) -> None:
        """Say which outputs of these sheets are those of an earlier run; of those that failed the failure was told."""
        others = [file for file in files if file.path not in self._unwritten]
        if str(self.out) != STANDARD_OUTPUT and (text := outdated(self.out, others, self.formats, self._targets)):
            click.echo(text, err=True)

    def summarize(self, files: Sequence[Found], paths: Sequence[str]) -> None:
        """Say what was written, what was not, and what to do next."""
        if str(self.out) != STANDARD_OUTPUT and (text := without_sheet(self.out, files, self.formats, paths)):
            click.echo(text, err=True)
        texts = [
            said(
                "{files} 个文件，写出 {written} 个",
                "{files} file(s), {written} written",
                files=len(files),
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
