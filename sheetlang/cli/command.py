"""Commands whose help speaks the language of this process, headings included."""

from collections.abc import Callable
from typing import Any

import click

from sheetlang.cli.speech import said
from sheetlang.text import LANGUAGES

HELP_OPTIONS = ["-h", "--help"]

# What options of a command are about: the headings of a help that would else be one long list.
CHECKING = said("查什么", "What is checked")
MENDING = said("改", "Mending")
OLD_SHEETS = said("旧表", "Old sheets")
OUTPUT = said("输出", "Output")


class SpeakingOption(click.Option):
    """An option that tells its default in the language of this process, and under which heading it belongs."""

    def __init__(self, *arguments: Any, heading: str = "", **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.heading = heading

    def get_help_extra(self, context: click.Context) -> Any:
        """Nothing: click would tell ranges and defaults in English."""
        return {}

    def get_help_record(self, context: click.Context) -> tuple[str, str] | None:
        """As click does; the default is told by us."""
        record = super().get_help_record(context)
        if record is None or not self.show_default:
            return record
        default = said("默认: {default}", "default: {default}", default=self.default)
        return record[0], f"{record[1]}  [{default}]"


class SpeakingContext(click.Context):
    """A context whose help is laid out by the columns that characters take."""

    def make_formatter(self) -> click.HelpFormatter:
        """The layout of the help, which only a help imports."""
        from sheetlang.cli.help_text import HelpText

        return HelpText(width=self.terminal_width, max_width=self.max_content_width)


class SpeakingCommand(click.Command):
    """A command with usage, headings and the help option in the language of this process."""

    context_class = SpeakingContext

    def format_usage(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        pieces = [
            piece.replace("[OPTIONS]", said("[选项]", "[OPTIONS]")) for piece in self.collect_usage_pieces(context)
        ]
        pieces = [piece.replace("COMMAND [ARGS]...", said("命令 …", "COMMAND …")) for piece in pieces]
        formatter.write_usage(context.command_path, " ".join(pieces), prefix=said("用法: ", "Usage: "))

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under their headings; those without one come last."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(context):
            if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context)):
                sections.setdefault(getattr(parameter, "heading", ""), []).append(record)
        others = sections.pop("", [])
        for heading, records in sections.items():
            with formatter.section(heading):
                formatter.write_dl(records)
        with formatter.section(said("其他", "Other") if sections else said("选项", "Options")):
            formatter.write_dl(others)

    def get_help_option(self, context: click.Context) -> click.Option | None:
        """The help option, said in the language of this process."""
        option = super().get_help_option(context)
        if option is not None:
            option.help = said("显示这段说明", "show this help")
        return option


def command(zh: str, en: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Makes a command of a function; its help in both languages ends in an example."""
    settings = {"help_option_names": HELP_OPTIONS}
    return click.command(cls=SpeakingCommand, help=said(zh, en), context_settings=settings)


def option(*names: str, zh: str, en: str, **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option with its help in both languages."""
    return click.option(*names, cls=SpeakingOption, help=said(zh, en), **settings)


LANG = option("--lang", type=click.Choice(LANGUAGES), expose_value=False, zh="消息的语言", en="language of messages")
