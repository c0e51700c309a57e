"""`ptr file return`: the office sends a filing back."""

from typing import Annotated

import typer

from ptr.cli._context import day, settings
from ptr.cli._signing import how_to_sign


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
    on: Annotated[str, typer.Option(help="The day of the decision, like 2026-01-31. · 决定日期，如 2026-01-31")],
    due: Annotated[
        str | None, typer.Option(help="By when to answer; else by the registry's policy. · 重报期限；不写按登记簿政策")
    ] = None,
    office: Annotated[
        str, typer.Option(help="Key of the office; not needed if there is one. · 办公室代号；只有一个时不用写")
    ] = "",
) -> None:
    """Return a filing with remarks; each asks for its reply when the unit submits again.

    退回报送，写明每一处的问题；单位重新报送时逐条答复。

    Example: `ptr file return mz-f2g3h4 --remark 'units/minzheng/powers/mz-k3p7qd.yaml /limits 没有写法定时限'
    --on 2026-07-20 --due 2026-08-05`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.filing.decide import send_back, signing

    given = settings(context)
    date = day(on, "--on")
    assert date is not None
    root = given.root()
    [(path, decision)] = send_back(root, key, office=office, date=date, remarks=remark, due=day(due, "--due"))
    shown, count = from_here(root) + path, len(decision.remarks)
    given.say(
        f"写了 {shown}：{key} 退回，{count} 条意见。请核对后提交：git add {shown}",
        f"wrote {shown}: {key} returned with remarks ({count}). Check it, then: git add {shown}",
    )
    if signing(root, path):
        given.say(*how_to_sign(shown))
