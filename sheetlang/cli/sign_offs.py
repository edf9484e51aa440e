"""`diff --policy`: the file that says which changes need whose sign-off, read and asked."""

from collections.abc import Sequence
from pathlib import Path

import click

from sheetlang.changes.comparison import Compared
from sheetlang.cli.gather import text_of
from sheetlang.cli.speech import said


def with_sign_offs(projects: Sequence[Compared], policy: Path | None, signed: Sequence[str]) -> Sequence[Compared]:
    """The projects with the sign-offs that they need; a usage error where the file is no policy."""
    if policy is None:
        if signed:
            raise click.UsageError(said("--signed 要和 --policy 一起用", "--signed goes with --policy"))
        return projects
    # Few runs have a policy; what reads one is not loaded for the others.
    from sheetlang.changes.policy import NotAPolicy, read_policy, sign_offs

    try:
        rules = read_policy(text_of(policy))
    except NotAPolicy as error:
        text = said("“{path}”{wrong}", "“{path}” {wrong}", path=policy, wrong=error.reason)
        raise click.UsageError(text) from error
    return [one._replace(sign_offs=sign_offs(rules, one.changes, signed)) for one in projects]
