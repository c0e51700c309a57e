"""`ptr file return`: the office sends a filing back."""

import datetime
from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import DecidedOn, DryRun, Office, day_option, wrote
from ptr.cli._signing import how_to_sign
from ptr.model.text.plural import counted


def command(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="Key of the filing. · 报送编号")],
    remark: Annotated[
        list[str],
        typer.Option(
            metavar="'PATH [POINTER] PROBLEM'",
            help="What is wrong and where; once for each place. · 哪里有什么问题，每处写一个",
        ),
    ],
    on: DecidedOn = None,
    due: Annotated[
        datetime.date | None,
        day_option("By when to answer; else by the registry's policy. · 重报期限；不写按登记簿政策"),
    ] = None,
    office: Office = "",
    dry_run: DryRun = False,
) -> None:
    """Return a filing with remarks; the unit answers each of them when it submits again.

    退回报送，写明每一处的问题；单位重新报送时逐条答复。

    Example: `ptr file return mz-f2g3h4 --remark 'units/minzheng/powers/mz-k3p7qd.yaml /limits 缺时限'
    --on 2026-07-20 --due 2026-08-05`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.act_day import act_day
    from ptr.operations.filing.decide import send_back, signing
    from ptr.operations.references import key_of

    settings = settings_of(context)
    root = settings.root()
    [(path, decision)] = send_back(
        root,
        key,
        office=key_of(root, "office", office),
        date=act_day(root, settings.clock, on),
        remarks=remark,
        due=due,
        dry=dry_run,
    )
    shown, count = from_here(root) + path, len(decision.remarks)
    zh, en = wrote(dry_run)
    settings.say(
        f"{zh} {shown}：{key} 退回，{count} 条意见",
        f"{en} {shown}: {key} returned with {counted(count, 'remark')}",
    )
    if dry_run:
        return
    settings.say(f"请核对后提交：git add {shown}", f"check it, then: git add {shown}")
    if signing(root, path):
        settings.say(*how_to_sign(shown))
