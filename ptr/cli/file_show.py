"""`ptr file show`: all of one filing."""

from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import format_option
from ptr.cli._output import FOR_PEOPLE, colour, output
from ptr.writers.filing_sheets import FORMATS


def command(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="Key of the filing. · 报送编号")],
    format: Annotated[str, format_option(FORMATS.names())] = FOR_PEOPLE,
) -> None:
    """Show one filing: what was filed and whether it still stands like that, decisions, remarks, replies, what is next.

    列出一次报送的全部情况：报了什么、现在变没变、决定、意见和答复、办结了什么、接着该办什么。

    Example: `ptr file show mz-f2g3h4`
    """
    from ptr.operations.filing.inbox import sheet
    from ptr.writers.target import Target

    settings = settings_of(context)
    shown = sheet(settings.root(), settings.clock, key)
    FORMATS.writer(format).write(shown, Target(out=output(format), language=settings.language, colour=colour()))
