"""`ptr waive`: let present findings stand until a day."""

import datetime
from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import DryRun, day_option, wrote
from ptr.model.fields.errors import PtrError
from ptr.model.text.plural import counted


def command(
    context: typer.Context,
    until: Annotated[datetime.date, day_option("The last day, like 2027-06-30. · 有效期最后一天，如 2027-06-30")],
    basis: Annotated[str, typer.Option(help="On what basis, like the document that allows it. · 依据，如准许的文件")],
    reason: Annotated[str, typer.Option(help="Why the findings stand. · 为什么暂不改正")],
    codes: Annotated[
        list[str] | None, typer.Argument(help="Codes of rules, like T002. · 规则编号，如 T002", metavar="[CODE]...")
    ] = None,
    all: Annotated[
        bool, typer.Option("--all", help="All present errors, of whatever rule. · 现有的全部错误，不论哪条规则")
    ] = False,
    office: Annotated[
        str,
        typer.Option(
            help="The office that waives, by name or key; not needed if there is one."
            " · 准许豁免的办公室，名称或代号；只有一个时不用写"
        ),
    ] = "",
    dry_run: DryRun = False,
) -> None:
    """Waive the present findings of some rules, or all present errors, until a day; later findings still fail.

    One file per rule is written to offices/OFFICE/waivers. `ptr validate` reports waivers that are no longer needed or
    have expired.

    豁免现有的问题：某些规则的，或者全部错误，到某一天为止；以后新出的照样不通过。

    每条规则一个文件，写在 offices/办公室/waivers。改好了的和过期的，`ptr validate` 会指出。

    Examples: `ptr waive --all --until 2027-06-30 --basis 试点工作方案 --reason 旧清单待整理` ·
    `ptr waive T002 C001 --until 2027-06-30 --basis 局务会纪要 --reason 正在修订`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.drafting.waive import write_waivers
    from ptr.operations.references import key_of

    settings = settings_of(context)
    if bool(codes) is all:
        raise PtrError("请写规则编号，或者写 --all（二者选一）", "give either rule codes or --all")
    root = settings.root()
    office = key_of(root, "office", office)
    written = write_waivers(
        root, codes or [], settings.clock, until=until, basis=basis, reason=reason, office=office, dry=dry_run
    )
    if not written:
        settings.say("没有要豁免的问题，什么也没有写", "there is nothing to waive; nothing was written")
    zh, en = wrote(dry_run)
    for path, waiver in written:
        shown = from_here(root) + path
        count = len(waiver.fingerprints)
        settings.say(
            f"{zh} {shown}：{waiver.rule} 的 {count} 个问题，有效至 {until}",
            f"{en} {shown}: {counted(count, 'finding')} of {waiver.rule}, until {until}",
        )
