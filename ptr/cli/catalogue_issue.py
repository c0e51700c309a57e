"""`ptr catalogue issue`: the next edition of a unit's catalogue."""

import datetime
from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import DryRun, day_option, wrote
from ptr.model.text.plural import counted


def command(
    context: typer.Context,
    unit: Annotated[str, typer.Argument(help="The unit, by name or folder. · 单位的名称或文件夹名")],
    approved_by: Annotated[
        str, typer.Option(help="Who approved the edition, like 局长办公会议. · 批准机关，如 局长办公会议")
    ],
    approved_on: Annotated[
        datetime.date, day_option("The day of approval, like 2026-01-31. · 批准日期，如 2026-01-31")
    ],
    effective: Annotated[
        datetime.date | None,
        day_option("The day from which it holds; else the day of approval. · 生效日期；不写则为批准日期"),
    ] = None,
    foreword: Annotated[
        str, typer.Option(help="A foreword; else the one of the edition before. · 说明；不写则沿用上一版")
    ] = "",
    dry_run: DryRun = False,
) -> None:
    """Issue an edition: number it, count the powers of each class, record the digest of every entry.

    发布新一版职权目录：编版次，统计各类项数，记下每一项的摘要。

    Example: `ptr catalogue issue minzheng --approved-by 局长办公会议 --approved-on 2026-06-30`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.act_day import act_day
    from ptr.operations.drafting.issue_catalogue import write_catalogue
    from ptr.operations.references import unit_key

    settings = settings_of(context)
    root = settings.root()
    approved = act_day(root, settings.clock, approved_on, "--approved-on")
    written, catalogue = write_catalogue(
        root,
        unit_key(root, unit),
        settings.clock,
        approved_by=approved_by,
        approved_on=approved,
        effective=effective,
        foreword=foreword,
        dry=dry_run,
    )
    path = from_here(root) + written
    total = len(catalogue.entries)
    zh, en = wrote(dry_run)
    settings.say(
        f"{zh} {path}：第 {catalogue.edition} 版，{total} 项",
        f"{en} {path}: edition {catalogue.edition}, {counted(total, 'power')}",
    )
    if not dry_run:
        settings.say(f"请核对后提交：git add {path}", f"check it, then: git add {path}")
