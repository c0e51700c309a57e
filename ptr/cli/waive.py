"""`ptr waive`: let present findings stand until a day, or allow one alteration of a record."""

import datetime
from typing import Annotated, Any

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import DryRun, day_option, wrote
from ptr.cli._signing import how_to_sign
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
    record: Annotated[
        str,
        typer.Option(
            metavar="PATH",
            help="Allow one alteration of this record of the main line (personal data); its path in the registry."
            " · 准许改动主线上的这份记录一次（误登的个人信息）；登记簿内的路径",
        ),
    ] = "",
    field: Annotated[
        str,
        typer.Option(
            metavar="POINTER",
            help="With --record: the field, like /counterpart. · 与 --record 连用：栏目，如 /counterpart",
        ),
    ] = "",
    remove: Annotated[
        bool,
        typer.Option(
            "--remove",
            help="With --record: allow the removal of a register of use. · 与 --record 连用：准许整份删除登记表",
        ),
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Waive the present findings of some rules, or all present errors, until a day; later findings still fail.

    One file per rule is written to offices/OFFICE/waivers. `ptr validate` reports waivers that are no longer needed or
    have expired. With --record a permit to alter a record is written instead: one field of it, or its removal, once,
    after the permit has come to the main line (see `ptr explain A014`).

    豁免现有的问题：某些规则的，或者全部错误，到某一天为止；以后新出的照样不通过。

    每条规则一个文件，写在 offices/办公室/waivers。改好了的和过期的，`ptr validate` 会指出。用 --record 则起草一份准许：
    只准改这份记录的一个栏目（或者整份删除登记表），进入主线以后用一次（见 `ptr explain A014`）。

    Examples: `ptr waive --all --until 2027-06-30 --basis 试点工作方案 --reason 旧清单待整理` ·
    `ptr waive T002 C001 --until 2027-06-30 --basis 局务会纪要 --reason 正在修订` ·
    `ptr waive --record units/a/records/2026/a-r2e3c4.yaml --field /counterpart --until 2026-12-31
    --basis 当事人申请 --reason 误登姓名`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.drafting.permit import write_permit
    from ptr.operations.drafting.waive import write_waivers
    from ptr.operations.filing.decide import signing

    settings = settings_of(context)
    if [bool(codes), all, bool(record)].count(True) != 1:
        raise PtrError("规则编号、--all、--record 三者选一", "give either rule codes, --all or --record")
    if [bool(field), remove].count(True) != int(bool(record)):
        raise PtrError(
            "--record 要与 --field 或者 --remove（二者选一）连用", "--record goes with either --field or --remove"
        )
    root = settings.root()
    zh, en = wrote(dry_run)
    how: dict[str, Any] = {"until": until, "basis": basis, "reason": reason, "office": office, "dry": dry_run}
    if record:
        path = write_permit(root, record, settings.clock, field=field, **how)
        shown = from_here(root) + path
        settings.say(
            f"{zh} {shown}：进入主线以后可以用一次，到 {until} 为止",
            f"{en} {shown}: it can be used once after it came to the main line, until {until}",
        )
        if signing(root, path):
            settings.say(*how_to_sign(shown))
        return
    written = write_waivers(root, codes or [], settings.clock, **how)
    if not written:
        settings.say("没有要豁免的问题，什么也没有写", "there is nothing to waive; nothing was written")
    for path, waiver in written:
        shown = from_here(root) + path
        count = len(waiver.fingerprints)
        settings.say(
            f"{zh} {shown}：{waiver.rule} 的 {count} 个问题，有效至 {until}",
            f"{en} {shown}: {counted(count, 'finding')} of {waiver.rule}, until {until}",
        )
