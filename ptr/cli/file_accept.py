"""`ptr file accept`: the office accepts what it was sent."""

from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import DecidedOn, DryRun, Office, wrote
from ptr.cli._signing import how_to_sign


def command(
    context: typer.Context,
    number: Annotated[
        str, typer.Option(help="The first filing number, like 备〔2026〕3号; others follow. · 第一个备案号，其余依次编")
    ],
    keys: Annotated[list[str] | None, typer.Argument(metavar="[KEY]...", help="Keys of filings. · 报送编号")] = None,
    on: DecidedOn = None,
    office: Office = "",
    all_pending: Annotated[
        bool, typer.Option("--all-pending", help="All that are pending, by day. · 全部待办的，按报送日期")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Accept filings, one or many, each under its number; all of them or none.

    The content that was filed must be found, in Git or in the working tree, and match its digest. Only the office to
    which a filing is addressed decides on it, and only once (`ptr file revoke`).

    准予备案，一份或者多份，各编一个备案号；有一份不行就都不写。

    报送的内容要找得到（Git 历史或者工作区），并且与摘要相符。只由报送的办公室决定，只决定一次；
    撤销用 `ptr file revoke`。

    Examples: `ptr file accept mz-f2g3h4 --number 备〔2026〕3号 --on 2026-07-20` ·
    `ptr file accept --all-pending --number 备〔2026〕3号 --on 2026-07-20`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.act_day import act_day
    from ptr.operations.filing.decide import accept, signing
    from ptr.operations.references import key_of

    settings = settings_of(context)
    root = settings.root()
    written = accept(
        root,
        keys or [],
        office=key_of(root, "office", office),
        number=number,
        date=act_day(root, settings.clock, on),
        all_pending=all_pending,
        dry=dry_run,
    )
    zh, en = wrote(dry_run)
    for path, decision in written:
        shown = from_here(root) + path
        settings.say(
            f"{zh} {shown}：{decision.filing} 备案，{decision.number}",
            f"{en} {shown}: {decision.filing} accepted, {decision.number}",
        )
    if dry_run:
        return
    paths = " ".join(from_here(root) + path for path, _ in written)
    if signing(root, written[0][0]):
        settings.say(*how_to_sign(paths))
    settings.say(f"请核对后提交：git add {paths}", f"check, then: git add {paths}")
