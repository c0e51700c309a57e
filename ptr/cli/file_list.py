"""`ptr file list`: what was submitted, and where it stands."""

from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import format_option
from ptr.cli._output import FOR_PEOPLE, output
from ptr.writers.filings import FORMATS


def command(
    context: typer.Context,
    pending: Annotated[bool, typer.Option("--pending", help="Only what is not decided yet. · 只列待办的")] = False,
    unit: Annotated[
        str, typer.Option(help="Only of this unit, by name or folder. · 只列这个单位（名称或文件夹名）的")
    ] = "",
    format: Annotated[str, format_option(FORMATS.names())] = FOR_PEOPLE,
) -> None:
    """List filings by day: key, unit, subject, office, day, where it stands.

    按日期列出报送：编号、单位、内容、办公室、日期、办理情况。

    Examples: `ptr file list --pending` · `ptr file list --unit minzheng --format json`
    """
    from ptr.operations.filing.inbox import inbox
    from ptr.operations.references import unit_key
    from ptr.writers.target import Target

    settings = settings_of(context)
    state = settings.reading()
    filings = inbox(state.source, state.day, pending=pending, unit=unit_key(state.root, unit, of_past=True))
    FORMATS.writer(format).write(filings, Target(out=output(format), language=settings.language))
    if not filings:
        settings.say("没有报送", "there are no filings")
