"""Commands whose help speaks the language of this process, headings included."""

from collections.abc import Callable
from typing import Any

import click

from sheetlang.cli.speech import said
from sheetlang.text import LANGUAGES

HELP_OPTIONS = ["-h", "--help"]


class SpeakingOption(click.Option):
    """An option that tells its default in the language of this process."""

    def get_help_record(self, context: click.Context) -> tuple[str, str] | None:
        """As click does; the default is told by us."""
        shows, self.show_default = self.show_default, False
        record = super().get_help_record(context)
        self.show_default = shows
        if record is None or not shows:
            return record
        default = said("默认: {default}", "default: {default}", default=self.default)
        return record[0], f"{record[1]}  [{default}]"


class SpeakingCommand(click.Command):
    """A command with usage, headings and the help option in the language of this process."""

    def format_usage(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        pieces = [
            piece.replace("[OPTIONS]", said("[选项]", "[OPTIONS]")) for piece in self.collect_usage_pieces(context)
        ]
        pieces = [piece.replace("COMMAND [ARGS]...", said("命令 …", "COMMAND …")) for piece in pieces]
        formatter.write_usage(context.command_path, " ".join(pieces), prefix=said("用法: ", "Usage: "))

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under a heading."""
        records = [
            record
            for parameter in self.get_params(context)
            if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context))
        ]
        with formatter.section(said("选项", "Options")):
            formatter.write_dl(records)

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
