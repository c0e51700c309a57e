"""`ptr publish`: what hangs where since when."""

import datetime
from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import DryRun, day_option, format_option
from ptr.cli._output import FOR_PEOPLE, colour, output
from ptr.model.fields.errors import PtrError
from ptr.writers.postings import FORMATS


def command(
    context: typer.Context,
    unit: Annotated[str, typer.Argument(help="The unit, by name or folder. · 单位的名称或文件夹名")],
    items: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[POWER|CHART]...",
            help="Only these powers and charts, by key or name; else all of the unit."
            " · 只公开这些职权、流程图（编号或者名称）；不写就是全部",
        ),
    ] = None,
    on: Annotated[datetime.date | None, day_option("The day; today if not given. · 哪一天；不写为今天")] = None,
    carrier: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY|NAME",
            help="Where, once for each carrier; else all of the unit's that stand."
            " · 公开载体，每处写一个；不写就是本单位的全部常设载体",
        ),
    ] = None,
    where: Annotated[
        str, typer.Option(help="Where exactly: an address, a column, an issue. · 位置：网址、栏位、期号")
    ] = "",
    title: Annotated[str, typer.Option(help="A title of the posting. · 标题")] = "",
    taken_down: Annotated[
        str | None,
        typer.Option(metavar="POSTING", help="This posting (its file's name) was taken down. · 撤下：公开登记的文件名"),
    ] = None,
    cancel: Annotated[
        str | None,
        typer.Option(metavar="POSTING", help="This posting was entered by mistake. · 登记有误，撤销：公开登记的文件名"),
    ] = None,
    dry_run: DryRun = False,
    format: Annotated[str, format_option(FORMATS.names())] = FOR_PEOPLE,
) -> None:
    """Enter what was posted: catalogue, powers and charts as committed, where, since when.

    The posting records the digest of what the public sees of each of them. ptr reports what that settles, and what is
    still to be posted where, or taken down.

    登记公开情况：已提交的目录、职权、流程图，从哪一天起公开在哪里。

    登记里记下公众看到的内容的摘要；随后列出因此办结了什么，还有什么应当公开、撤下，缺哪个载体。

    Examples: `ptr publish minzheng --carrier 政务公开栏 --carrier website --on 2026-07-20` ·
    `ptr publish minzheng mz-h2jipi --carrier 办事指南` ·
    `ptr publish minzheng --taken-down 2026-01-04-catalogue --on 2026-07-20`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.posting.publish import PostingRequest, publish
    from ptr.operations.posting.withdraw import cancel_posting, take_down
    from ptr.operations.references import unit_key
    from ptr.writers.target import Target

    settings = settings_of(context)
    root, clock = settings.root(), settings.clock
    unit = unit_key(root, unit)
    posting = taken_down or cancel
    if posting and (items or carrier or where or title or (taken_down and cancel)):
        raise PtrError(
            "--taken-down、--cancel 各自单独用，只和 --on 一起写",
            "--taken-down and --cancel stand alone, with --on at most",
        )
    if taken_down:
        report = take_down(root, unit, taken_down, on, clock, dry=dry_run)
    elif cancel:
        report = cancel_posting(root, unit, cancel, on, clock, dry=dry_run)
    else:
        request = PostingRequest(
            unit=unit, items=tuple(items or ()), carriers=tuple(carrier or ()), day=on, title=title, where=where
        )
        report = publish(root, request, clock, dry=dry_run)
    target = Target(out=output(format), language=settings.language, colour=colour(), prefix=from_here(root))
    FORMATS.writer(format).write(report, target)
