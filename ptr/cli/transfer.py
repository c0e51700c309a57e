"""`ptr transfer`: powers go to another unit, with their charts."""

import datetime
from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import Basis, DryRun, day_option


def command(
    context: typer.Context,
    powers: Annotated[
        list[str], typer.Argument(metavar="POWER…", help="Keys of the powers, like zj-k3p7qd. · 职权编号，如 zj-k3p7qd")
    ],
    to: Annotated[str, typer.Option(help="The unit that receives them, by name or folder. · 接收单位的名称或文件夹名")],
    effective: Annotated[
        datetime.date | None,
        day_option("First day at the receiver; the event if not given. · 哪天起由接收单位行使；不写就是事由发生之日"),
    ] = None,
    event: Annotated[
        datetime.date | None, day_option("Day of the event; today if not given. · 事由发生日期；不写就是今天")
    ] = None,
    department: Annotated[
        str,
        typer.Option(help="The receiver's department in charge, by name or key. · 接收单位的承办机构（名称或代号）"),
    ] = "",
    lead: Annotated[
        str,
        typer.Option(
            help="The receiver's post for the leader in charge, by name or key. · 接收单位主管领导的岗位（名称或代号）"
        ),
    ] = "",
    post: Annotated[
        list[str] | None,
        typer.Option(metavar="OLD=NEW", help="A post, and what it is at the receiver. · 原岗位=接收单位的岗位"),
    ] = None,
    rule: Annotated[
        list[str] | None,
        typer.Option(metavar="OLD=NEW", help="A rule, and what it is at the receiver. · 原制度=接收单位的制度"),
    ] = None,
    basis: Basis = None,
    reason: Annotated[str, typer.Option(help="Why, for the statement. · 调整说明里的理由")] = "",
    dry_run: DryRun = False,
) -> None:
    """Transfer powers to another unit of the same level: same keys, charts with them, and a draft of the statement.

    A chart that other powers share is copied. Comments in the files stay. Either everything is done or nothing is. What
    the receiver calls departments, posts and rules is taken from the options; what they leave open is listed, and `ptr
    validate` names each that the receiver does not know.

    把职权划转到同一层级的另一个单位：编号不变，流程图一并转移（与其他职权共用的复制一份），并起草调整说明。
    文件里的注释保留；要么全部做完，要么什么都不改。没有写明的机构、岗位、制度会列出来，
    接收单位没有的，`ptr validate` 逐项指出。

    Example: `ptr transfer zj-k3p7qd --to shenpi --effective 2026-12-01 --department licensing --lead deputy`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.drafting.statement import unsaid
    from ptr.operations.drafting.transfer import Wanted, transfer
    from ptr.operations.drafting.transferable import renamed
    from ptr.operations.references import key_of, renaming, unit_key

    settings = settings_of(context)
    root = settings.root()
    to = unit_key(root, to)
    posts, rules = renaming(root, "post", post or (), powers, to), renaming(root, "rule", rule or (), powers, to)
    wanted = Wanted(
        powers=tuple(powers),
        to=to,
        event=event,
        effective=effective,
        renamed={**renamed("post", posts), **renamed("rule", rules)},
        department=key_of(root, "department", department, to),
        lead=key_of(root, "post", lead, to),
        basis=tuple(basis or ()),
        reason=reason,
    )
    done = transfer(root, wanted, settings.clock, dry=dry_run)
    here = from_here(root)
    if dry_run:
        settings.say("试运行：没有改动任何文件。", "Dry run: no file was changed.")
    for old, new in done.moved:
        settings.say(f"转移 {old} → {new}", f"moved {old} → {new}")
    for old, new in done.copied:
        settings.say(f"复制 {old} → {new}（与留下的职权共用）", f"copied {old} → {new} (shared with powers that stay)")
    for path, draft in done.statements:
        settings.say(f"起草 {here}{path}", f"drafted {here}{path}")
        if unsaid(draft):
            names = ", ".join(unsaid(draft))
            settings.say(f"  请填写 {names}，附上 {to} 的意见", f"  fill in {names}, add the opinion of {to}")
    for each in done.open:
        zh, en = (
            ("代号相同，请核对", "same key; check that it is the one meant")
            if each.known
            else ("请改为接收单位的", "unknown there")
        )
        settings.say(f"  {each.path} {each.pointer}：{each.key} {zh}", f"  {each.path} {each.pointer}: {each.key} {en}")
    for path in done.left_behind:
        settings.say(f"  {path} 与所属主项不在同一单位", f"  {path} is no longer in the unit of its parent or sub-item")
    units = " ".join(dict.fromkeys([*(draft.unit for _, draft in done.statements), to]))
    settings.say(
        f"接着：ptr validate；修订 {units} 的目录（ptr catalogue issue）；ptr diff --check HEAD",
        f"Next: ptr validate; new editions of {units} (ptr catalogue issue); ptr diff --check HEAD",
    )
