"""`ptr waive`: let present findings stand until a day."""

from typing import Annotated

import typer

from ptr.cli._context import day, settings
from ptr.model.errors import PtrError


def command(
    context: typer.Context,
    until: Annotated[str, typer.Option(help="The last day, like 2027-06-30.")],
    basis: Annotated[str, typer.Option(help="On what basis, like the document that allows it.")],
    reason: Annotated[str, typer.Option(help="Why the findings stand.")],
    codes: Annotated[list[str] | None, typer.Argument(help="Codes of rules, like T002.", metavar="[CODE]...")] = None,
    all: Annotated[bool, typer.Option("--all", help="All present errors, of whatever rule.")] = False,
    office: Annotated[str, typer.Option(help="Key of the office that waives; not needed if there is one.")] = "",
) -> None:
    """Waive the present findings of some rules, or all present errors, until a day; later findings still fail.

    One file a rule is written to offices/OFFICE/waivers. What is put right or expires is reported by `ptr validate`.

    Examples: `ptr waive --all --until 2027-06-30 --basis 试点工作方案 --reason 旧清单待整理` ·
    `ptr waive T002 C001 --until 2027-06-30 --basis 局务会纪要 --reason 正在修订`
    """
    from ptr.operations.waive import write_waivers

    given = settings(context)
    if bool(codes) is all:
        raise PtrError("请写规则编号，或者写 --all（二者选一）", "name codes of rules or --all, one of the two")
    last = day(until, "--until")
    assert last is not None
    written = write_waivers(
        given.root(), codes or [], until=last, basis=basis, reason=reason, office=office, today=given.today
    )
    for path, waiver in written:
        count = len(waiver.fingerprints)
        given.say(
            f"写了 {path}：{waiver.rule} 的 {count} 个问题，有效至 {until}",
            f"wrote {path}: {count} findings of {waiver.rule}, until {until}",
        )
