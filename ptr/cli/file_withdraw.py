"""`ptr file withdraw`: the unit takes its filing back."""

import datetime
from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import DryRun, Reason, day_option, wrote


def command(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="Key of the filing. · 报送编号")],
    reason: Reason,
    by: Annotated[
        str,
        typer.Option(
            metavar="POST", help="The post that withdraws it; else the one that submitted. · 岗位；不写为报送的岗位"
        ),
    ] = "",
    on: Annotated[datetime.date | None, day_option("The day; today if not given. · 撤回日期；不写为今天")] = None,
    dry_run: DryRun = False,
) -> None:
    """Withdraw a filing that is pending, or that came back: the unit no longer asks for a decision.

    What is owed stays owed unless its content returned to what was accepted. An accepted filing is not withdrawn; its
    office revokes it (`ptr file revoke`).

    撤回还没有决定的，或者已退回的报送：单位不再请求备案。

    应当备案的仍应备案，除非内容已经恢复原状。已准予备案的不能撤回，由办公室撤销（`ptr file revoke`）。

    Example: `ptr file withdraw mz-f2g3h4 --reason 不再更名`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.act_day import act_day
    from ptr.operations.filing.take_back import withdraw

    settings = settings_of(context)
    root = settings.root()
    date = act_day(root, settings.clock, on)
    path = withdraw(root, key, reason=reason, post=by, date=date, dry=dry_run)
    shown = from_here(root) + path
    zh, en = wrote(dry_run)
    settings.say(f"{zh} {shown}：{key} 于 {date} 撤回", f"{en} {shown}: {key} withdrawn on {date}")
    if not dry_run:
        settings.say("接着：", "Next:")
        for line in (f"git add {shown}", f'git commit -m "撤回 {key}"'):
            settings.say(f"  {line}", f"  {line}")
