"""`sheetlang`: finds the command, and turns every failure into a sentence and an exit status.

Exit status: 0 clean, 1 findings, 2 could not do it, 130 interrupted; 129 for what git calls.
"""

import sys
from typing import Any

import click

import sheetlang
import sheetlang.cli.commands
from sheetlang.cli.command import HELP_OPTIONS, LANG, SpeakingCommand, option
from sheetlang.cli.console import let_go_of_output, survive_poor_streams
from sheetlang.cli.speech import said
from sheetlang.registry import module_names, offered_by
from sheetlang.visible import one_line

_COULD_NOT = 2
_INTERRUPTED = 130
# Git takes a status up to 128 for a conflict in what the command wrote; nothing was written where it could not.
_COULD_NOT_MERGE = {"merge-driver": 129}
_INTERNAL = "internal-error"


class Commands(SpeakingCommand, click.Group):
    """The commands of the folder; only the one that is called is imported."""

    def list_commands(self, context: click.Context) -> list[str]:
        """All names, sorted."""
        return _names()

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of a name."""
        if name not in _names():
            return None
        command: click.Command = offered_by(sheetlang.cli.commands, name.replace("-", "_"), "COMMAND")
        return command

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands with the first sentence of each."""
        super().format_options(context, formatter)
        with formatter.section(said("命令", "Commands")):
            formatter.write_dl([(name, _first_sentence(self, context, name)) for name in self.list_commands(context)])

    def resolve_command(self, context: click.Context, arguments: list[str]) -> Any:
        """As click does, but with the nearest name in the complaint."""
        name = arguments[0]
        if name not in _names() and not name.startswith("-"):
            raise click.UsageError(_unknown_command(name), context)
        return super().resolve_command(context, arguments)


def _names() -> list[str]:
    """What the commands are called: as their files, with hyphens."""
    return [name.replace("_", "-") for name in module_names(sheetlang.cli.commands)]


def _first_sentence(group: click.Group, context: click.Context, name: str) -> str:
    found = group.get_command(context, name)
    return ((found.help if found else "") or "").partition("\n")[0]


def _unknown_command(name: str) -> str:
    from sheetlang.cli.gather import no_such
    from sheetlang.naming import closest

    known = _names()
    return no_such(said("命令", "command"), name, closest(name, known), known)


def _print_version(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"sheetlang {sheetlang.__version__}")
        context.exit()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": HELP_OPTIONS},
    help=said(
        "绩效目标表：用文本写，一次查出全部错误，生成网页、Excel 等正式表格。\n\n例: sheetlang build 项目.sheet --to html,xlsx",
        "Target sheets as text: checked in one run, built into HTML, Excel and more.\n\nExample: sheetlang build my.sheet --to html,xlsx",
    ),
)
@option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, zh="版本", en="the version"
)
@LANG
def commands() -> None:
    """The group that holds all commands."""


def main() -> None:
    """Run the command line and exit."""
    survive_poor_streams()
    debug = "--debug" in sys.argv
    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    try:
        status = _run(arguments, debug)
        sys.stderr.flush()
    except OSError:  # there is nowhere left to say it
        let_go_of_output(sys.stderr)
        status = _COULD_NOT
    sys.exit(_COULD_NOT_MERGE.get(arguments[0], status) if status == _COULD_NOT and arguments else status)


def _run(arguments: list[str], debug: bool) -> int:
    try:
        status = commands.main(arguments, prog_name="sheetlang", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return 0
    except click.ClickException as error:
        from sheetlang.cli.complaints import sentence

        return _complain(sentence(error), error)
    except (KeyboardInterrupt, click.Abort) as error:
        # click makes another of the interruption, and a new line after what the terminal shows of it.
        click.echo(
            str(error.__cause__ or error) or said("已中断，没有做完。", "interrupted before it was done."), err=True
        )
        return _INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # click itself exits where the reader of our output has gone away.
        let_go_of_output()
        return _COULD_NOT
    except OSError as error:
        if error.filename is None:
            let_go_of_output()
        from sheetlang.cli.complaints import told

        return _complain(told(error))
    except Exception as error:
        if debug:
            import traceback

            traceback.print_exc()
            return _COULD_NOT
        return _complain(_internal(error), rule=_INTERNAL)


def _complain(sentence: str, error: click.ClickException | None = None, rule: str = "") -> int:
    click.echo(said("错误", "error") + (f"[{rule}]: " if rule else ": ") + one_line(sentence), err=True)
    if isinstance(error, click.UsageError) and error.ctx:
        path = error.ctx.command_path
        click.echo(said("用法见: {path} --help", "see: {path} --help", path=path), err=True)
    return _COULD_NOT


def _internal(error: Exception) -> str:
    return said(
        "sheetlang {version} 自身出错（{kind}: {error}）。请把文件删短，删到再删一行就不出错为止，连同这一行一起报告；加 --debug 看详情。",
        "sheetlang {version} itself failed ({kind}: {error}). Please cut the file down to the fewest lines that still fail "
        "and report it with this line; --debug shows more.",
        version=sheetlang.__version__,
        kind=type(error).__name__,
        error=" ".join(str(error).split()),
    )
