"""`ptr file revoke`: the office takes an acceptance back."""

from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import DecidedOn, DryRun, Office, Reason, wrote
from ptr.cli._signing import how_to_sign


def command(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="Key of the filing. · 报送编号")],
    reason: Reason,
    office: Office = "",
    on: DecidedOn = None,
    dry_run: DryRun = False,
) -> None:
    """Revoke the acceptance of a filing: from that day it counts as returned, and its number is on no sheet.

    The first decision stays as it is. The unit answers, also with the same content, or withdraws.

    撤销准予备案的决定：自当日起该报送视为退回，印件上不再有备案号。

    原来的决定不改动。单位改后（或者原样）重报、答复，或者撤回。

    Example: `ptr file revoke mz-f2g3h4 --reason 依据的会议纪要有误`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.act_day import act_day
    from ptr.operations.filing.decide import signing
    from ptr.operations.filing.take_back import revoke
    from ptr.operations.references import key_of

    settings = settings_of(context)
    root = settings.root()
    date = act_day(root, settings.clock, on)
    [(path, decision)] = revoke(root, key, reason=reason, office=key_of(root, "office", office), date=date, dry=dry_run)
    shown = from_here(root) + path
    zh, en = wrote(dry_run)
    settings.say(
        f"{zh} {shown}：自 {decision.date} 起 {key} 视为退回",
        f"{en} {shown}: {key} counts as returned from {decision.date}",
    )
    if dry_run:
        return
    if signing(root, path):
        settings.say(*how_to_sign(shown))
    settings.say(f"请核对后提交：git add {shown}", f"check it, then: git add {shown}")
