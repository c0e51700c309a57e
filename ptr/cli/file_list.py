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
    returned: Annotated[
        bool, typer.Option("--returned", help="Only what came back and is to be answered. · 只列退回待答复的")
    ] = False,
    late: Annotated[
        bool, typer.Option("--late", help="Only what came late, or whose answer is overdue. · 只列晚报、答复逾期的")
    ] = False,
    unit: Annotated[
        str, typer.Option(help="Only of this unit, by name or folder. · 只列这个单位（名称或文件夹名）的")
    ] = "",
    format: Annotated[str, format_option(FORMATS.names())] = FOR_PEOPLE,
) -> None:
    """List filings by day: key, day, unit, subject, where it stands.

    A filing is pending, accepted, returned, answered, withdrawn, revoked, or settled by a later one; the ledger adds
    how many days late it came. Several conditions apply together. With `--at`, each stands as on that day.
    `ptr file show` has all of one.

    按日期列出报送：编号、日期、单位、内容、办理情况（待办、备案、退回、已答复、撤回、撤销备案、被后续报送取代），晚报的写明晚几天。
    几个条件一起写的，同时符合才列。写了 `--at` 的，列当日的情况。看某一次的全部情况用 `ptr file show`。

    Examples: `ptr file list --pending` · `ptr file list --unit minzheng --format json`
    """
    from ptr.operations.filing.inbox import inbox
    from ptr.operations.references import unit_key
    from ptr.writers.target import Target

    settings = settings_of(context)
    state = settings.reading()
    folder = unit_key(state.root, unit, of_past=True)
    listed = inbox(state, pending=pending, returned=returned, late=late, unit=folder)
    FORMATS.writer(format).write(listed, Target(out=output(format), language=settings.language))
    if listed.untold:
        zh, en = listed.untold
        settings.say(f"是否逾期没有核对：{zh}", f"which came late was not checked: {en}")
    if not listed.filings:
        settings.say("没有这样的报送", "there are no such filings")
