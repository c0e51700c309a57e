"""`ptr history`: one power through time."""

from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import format_option
from ptr.cli._output import FOR_PEOPLE, colour, output
from ptr.writers.power_history import FORMATS


def command(
    context: typer.Context,
    power: Annotated[str, typer.Argument(help="Key of the power, like mz-24c3e2. · 职权编号，如 mz-24c3e2")],
    format: Annotated[str, format_option(FORMATS.names())] = FOR_PEOPLE,
) -> None:
    """Follow a power by its key through the commits: each change, when, by whom, and its statement and filing.

    A power that is renamed, transferred, withheld or disclosed again stays the same power. With `--at` the history ends
    there.

    按编号追溯一项职权的历次提交：每项变更、日期、经办、调整说明和备案。

    更名、划转、转入不公开再公开的，仍是同一项职权。写了 `--at` 的，追溯到那时为止。

    Examples: `ptr history mz-24c3e2` · `ptr history mz-24c3e2 --format json`
    """
    from ptr.operations.comparing.power_history import power_history
    from ptr.writers.target import Target

    settings = settings_of(context)
    past = settings.reading()
    report = power_history(past.root, power, past.revision)
    FORMATS.writer(format).write(report, Target(out=output(format), language=settings.language, colour=colour()))
