"""`ptr file list`: what was submitted, and where it stands."""

from typing import Annotated

import typer

from ptr.cli._context import settings
from ptr.model.text.visible import visible


def command(
    context: typer.Context,
    pending: Annotated[bool, typer.Option("--pending", help="Only what is not decided yet. · 只列待办的")] = False,
    unit: Annotated[
        str, typer.Option(help="Only of this unit, by its folder's name. · 只列这个单位（文件夹名）的")
    ] = "",
) -> None:
    """List filings by day: key, unit, subject, office, day, where it stands.

    按日期列出报送：编号、单位、内容、办公室、日期、办理情况。

    Examples: `ptr file list --pending` · `ptr file list --unit minzheng`
    """
    from ptr.operations.filing.inbox import inbox, line

    given = settings(context)
    found = inbox(given.root(), pending=pending, unit=unit)
    for item in found:
        typer.echo(visible(line(item, given.language)))
    if not found:
        given.say("没有报送", "there are no filings")
