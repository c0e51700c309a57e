"""`ptr transfer`: powers go to another unit, with their charts; or a unit goes into another."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import ApprovedBy, ApprovedOn, Basis, DryRun, day_option, format_option
from ptr.cli._output import FOR_PEOPLE, output
from ptr.cli._transfers import begin_list, refuse_mixed, report_transfer
from ptr.model.fields.errors import PtrError


def command(
    context: typer.Context,
    to: Annotated[str, typer.Option(help="The unit that receives them, by name or folder. · 接收单位的名称或文件夹名")],
    powers: Annotated[
        list[str] | None,
        typer.Argument(metavar="[POWER]…", help="Keys of the powers, like zj-k3p7qd. · 职权编号，如 zj-k3p7qd"),
    ] = None,
    all: Annotated[
        str,
        typer.Option(
            metavar="UNIT",
            help="A merger: all that this unit has goes to the receiver, and it ends."
            " · 合并：这个单位的全部职权并入接收单位，单位撤销",
        ),
    ] = "",
    effective: Annotated[
        datetime.date | None,
        day_option("First day at the receiver; the event if not given. · 哪天起由接收单位行使；不写就是事由发生之日"),
    ] = None,
    event: Annotated[
        datetime.date | None, day_option("Day of the event; today if not given. · 事由发生日期；不写就是今天")
    ] = None,
    department: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY|OLD=NEW",
            help="The receiver's department in charge, by name or key, or what each of the giver's is there."
            " · 接收单位的承办机构（名称或代号），或者 原机构=接收单位的机构",
        ),
    ] = None,
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
    chart: Annotated[
        list[str] | None,
        typer.Option(
            metavar="OLD=NEW",
            help="In a merger: a category chart, and the receiver's in its place."
            " · 合并时：原类别流程图=代替它的接收单位的图",
        ),
    ] = None,
    list: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv",
            help="The table of the powers, filled in: how often exercised, proposal."
            " · 填好的职权清单（CSV）：行使频率、处理意见",
        ),
    ] = None,
    write_list: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv",
            help="Write the table to fill in, and transfer nothing yet. · 只写出待填的职权清单（CSV），先不划转",
        ),
    ] = None,
    give: Annotated[
        bool,
        typer.Option("--give", help="Only the giver's half: the receiver takes later. · 只办划出，接收单位以后承接"),
    ] = False,
    take: Annotated[
        bool,
        typer.Option("--take", help="Only the receiver's half: what was given to it. · 只办承接：已经划给本单位的"),
    ] = False,
    basis: Basis = None,
    reason: Annotated[str, typer.Option(help="Why, for the statement. · 调整说明里的理由")] = "",
    approved_by: ApprovedBy = "",
    approved_on: ApprovedOn = None,
    dry_run: DryRun = False,
    format: Annotated[str, format_option(("text", "json"))] = FOR_PEOPLE,
) -> None:
    """Transfer powers to another unit of the same level: same keys, charts with them, and a draft of the statement.

    A chart that other powers share is copied. Comments in the files stay. Either everything is done or nothing is. What
    the receiver calls departments, posts and rules is taken from the options; what they leave open is listed, and `ptr
    validate` names each that the receiver does not know. Where a moved file still says in words what the giver calls
    its posts, departments and rules (lanes, owners of risks, accountability), the file, the line and the receiver's
    name are listed; no text is changed.

    The powers of a transfer are one table: key, code, name, how often exercised, proposal (kept, regularised, merged,
    abolished). `--write-list` writes it for a table program, `--list` reads it back into the statement, and each fault
    is named with row and column; without it the statement leaves these columns to fill in.

    Where each unit works on a branch of its own, the giver gives (`--give`: the powers leave it, with a statement that
    names the receiver) and the receiver takes what was given to it, once that is merged (`--take`).

    With `--all` a whole unit is merged into the receiver: its powers, withheld ones too, category charts, departments,
    posts and rules go over, and it ends on the day before. Before anything is written, each key or name that both have
    is named, with the option that decides what it means.

    把职权划转到同一层级的另一个单位：编号不变，流程图一并转移（与其他职权共用的复制一份），并起草调整说明。
    文件里的注释保留；要么全部做完，要么什么都不改。没有写明的机构、岗位、制度会列出来，
    接收单位没有的，`ptr validate` 逐项指出。泳道、风险责任人、追责对象等文字里还写着原单位岗位、机构、制度名称的，
    列出文件、行号和应写的名称，不替您改。

    划转的职权是一张清单：编号、职权编码、职权名称、行使频率、处理意见（保留、规范、合并、取消）。`--write-list` 写出来
    用表格软件填，`--list` 读回调整说明，有错的逐行逐栏指出；不用清单的，调整说明里留待填写。

    两家各用各的分支的，划出单位先划出（`--give`：职权移出，调整说明写明接收单位），合入以后接收单位再承接（`--take`）。

    用 `--all` 合并单位：职权（含不公开的）、类别流程图、内设机构、岗位、制度都并入接收单位，原单位在前一天撤销。
    两家代号或者名称相同的，动笔之前逐个列出，并写明用哪个选项定下来。

    Example: `ptr transfer zj-k3p7qd --to shenpi --effective 2026-12-01 --department licensing --lead deputy` ·
    `ptr transfer --list 清单.csv --to shenpi` ·
    `ptr transfer --all yuanlin --to zhujian --effective 2027-01-01 --department office=general-office`
    """
    from ptr.operations.drafting.transferring import halves
    from ptr.operations.drafting.transferring.list_files import read_list
    from ptr.operations.drafting.transferring.merger import Merging, merge
    from ptr.operations.drafting.transferring.transfer import Wanted, transfer
    from ptr.operations.drafting.transferring.transferable import paired, renamed
    from ptr.operations.references import key_of, renaming, unit_key
    from ptr.writers.target import Target
    from ptr.writers.transfers import json

    settings = settings_of(context)
    root = settings.root()
    to = unit_key(root, to)
    giver = unit_key(root, all)
    in_charge = [key_of(root, "department", each, to) for each in department or () if "=" not in each]
    refuse_mixed(all, powers or (), in_charge, lead, chart or (), list)
    if (give and take) or (all and (give or take)):
        raise PtrError("--give、--take、--all 只能用一个", "--give, --take and --all exclude each other")
    if write_list:
        begin_list(settings, write_list, tuple(powers or ()), giver, dry_run=dry_run)
        return
    items = read_list(root, list, settings.clock) if list else ()
    chosen = tuple(powers or (item.power for item in items))

    def pairs(kind: str, named: Sequence[str]) -> Sequence[str]:
        return renaming(root, kind, named, chosen, to, giver)

    terms: dict[str, Any] = {
        "to": to,
        "event": event,
        "effective": effective,
        "basis": tuple(basis or ()),
        "reason": reason,
        "approved_by": approved_by,
        "approved_on": approved_on,
        "items": items,
        "renamed": {
            **renamed("department", pairs("department", [pair for pair in department or () if "=" in pair])),
            **renamed("post", pairs("post", post or ())),
            **renamed("rule", pairs("rule", rule or ())),
        },
    }
    if all:
        merging = Merging(giver=giver, charts=tuple(paired(chart or ())), **terms)
        done = merge(root, merging, settings.clock, dry=dry_run)
    else:
        leader = key_of(root, "post", lead, to)
        wanted = Wanted(powers=chosen, department="".join(in_charge), lead=leader, **terms)
        run = halves.give if give else halves.take if take else transfer
        done = run(root, wanted, settings.clock, dry=dry_run)
    if format != FOR_PEOPLE:
        json.write(done, Target(out=output(format)), written=not dry_run)
    else:
        report_transfer(settings, done, to, dry_run=dry_run)
