"""What is wrong with a command line or with a file, in a sentence of the language of this process."""

import click

from sheetlang.cli.speech import language, said
from sheetlang.naming import closest


def sentence(error: click.ClickException) -> str:
    """The complaint; click's own words only where it has no other."""
    match error:
        case click.NoSuchOption():
            return _no_such_option(error)
        case click.MissingParameter(param=parameter) if parameter is not None:
            name = parameter.make_metavar(error.ctx) if error.ctx else str(parameter.name)
            return said("缺少 {name}", "{name} is missing", name=name)
        case click.BadOptionUsage(option_name=name) if "requires" in error.message:
            return said("{name} 后面要写值", "{name} needs a value", name=name)
        case click.BadOptionUsage(option_name=name):
            return said("{name} 后面不写值", "{name} takes no value", name=name)
        case click.BadParameter(param=parameter) if parameter is not None:
            return _bad_value(parameter, error.message)
        case click.UsageError() if error.message.startswith("Got unexpected extra"):
            extra = error.message.partition("(")[2].removesuffix(")")
            return said("多写了 {extra}", "unexpected: {extra}", extra=extra)
        case _:
            return error.message


def told(error: OSError, path: str = "") -> str:
    """What the system, or sheetlang itself, refused to do with a file."""
    if isinstance(error, FileNotFoundError) and not (error.filename or path):  # it asked where it is
        return said(
            "所在的文件夹已经删掉或移走了：先用 cd 换到别的文件夹",
            "the folder you are in was deleted or moved: change to another one with cd",
        )
    # Here, because nothing else on this path needs files.
    from sheetlang.workspace.reasons import reason_of

    reason = reason_of(error)
    return f"{error.filename or path}: {reason.render(language())}".removeprefix(": ")


def _no_such_option(error: click.NoSuchOption) -> str:
    known = (
        [name for one in error.ctx.command.params for name in one.opts if name.startswith("--")] if error.ctx else []
    )
    near = closest(error.option_name, known)
    if near is None:
        return said("没有选项 {name}", "there is no option {name}", name=error.option_name)
    return said(
        "没有选项 {name}；是不是 {near}？",
        "there is no option {name}; did you mean {near}?",
        name=error.option_name,
        near=near,
    )


def _bad_value(parameter: click.Parameter, message: str) -> str:
    name = parameter.opts[0] if isinstance(parameter, click.Option) else str(parameter.human_readable_name)
    match parameter.type:
        case click.Choice(choices=choices):
            message = said("只能是：{choices}", "one of: {choices}", choices=tuple(choices))
        case click.IntRange(min=low, max=None):
            message = said("要写整数，不小于 {low}", "a whole number, {low} or more", low=low)
        case click.IntRange(min=low, max=high):
            message = said("要写 {low} 到 {high} 的整数", "a whole number from {low} to {high}", low=low, high=high)
        case click.Path(dir_okay=False):
            message = said("没有这个文件", "there is no such file")
        case click.Path():
            message = said("没有这个文件夹", "there is no such folder")
        case _:
            pass
    return f"{name}: {message}"
