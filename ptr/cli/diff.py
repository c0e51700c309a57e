"""`ptr diff`: what changed, and what that requires."""

import datetime
import os
from pathlib import Path
from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import day_option, format_option
from ptr.cli._output import FOR_PEOPLE, colour, output
from ptr.model.fields.errors import PtrError
from ptr.model.results.change_report import FailOn
from ptr.writers.changes import FORMATS


def command(
    context: typer.Context,
    revisions: Annotated[
        str | None,
        typer.Argument(
            metavar="[BASE[..HEAD]]",
            help="Git revisions, tags or branches; without HEAD the working tree."
            " · Git 版本、标签或者分支；不写 HEAD 就是工作区",
        ),
    ] = None,
    since: Annotated[
        datetime.date | None,
        day_option("Compare with the last commit before this day. · 与这一天之前的最后一次提交比较"),
    ] = None,
    unit: Annotated[
        str,
        typer.Option(
            help="Only what concerns this unit, by name or folder. · 只看涉及这个单位（名称或文件夹名）的变更"
        ),
    ] = "",
    format: Annotated[str, format_option(FORMATS.names())] = FOR_PEOPLE,
    log: Annotated[
        bool,
        typer.Option("--log", help="Every change, in place of what is owed. · 列出每一项变更，不列应当办理的事"),
    ] = False,
    fail_on: Annotated[
        list[FailOn] | None,
        typer.Option(
            help="Exit 1 on this too; may be repeated: a burden on the counterpart, an alarm, something late."
            " · 有这一类的也不通过，可重复：加重相对人负担、警示、逾期"
        ),
    ] = None,
    settled: Annotated[
        bool, typer.Option("--settled", help="List what is done or undone as well. · 已办结、已恢复原状的也列出")
    ] = False,
    package: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Write the unit's filing package into this folder: letter, statement, comparison, the prints that"
            " changed, data. · 把该单位的报送包写进这个文件夹：报告、说明、对照表、有变化的目录和图、数据",
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Exit 1 on changes since the fork from BASE without a statement, and on altered records."
            " · 自 BASE 分出以来的变更没有调整说明，或者改动了已有的记录，就不通过（退出码 1）",
        ),
    ] = False,
) -> None:
    """Compare two states of the registry: what changed in law, and what each unit has to do about it, and by when.

    Without BASE each unit and subject is compared with its last accepted filing, found by its digest; what cannot be
    found is named. Nothing is checked out. `BASE...HEAD` compares with the commit where the branch forked,
    and so does `--check`: it fails on a change that no statement in `adjustments/` explains (A001), on a record that
    was altered or removed (A014), on a decision that cannot be relied on (A015), on an event later than its
    statement (A016) and on a list of keys that nobody changed who may (A017), never on a filing that is not made yet.

    Exit codes: 0 compared, 1 refused by `--check` or some file could not be compared, 2 nothing was compared.

    比较登记簿的两个状态：哪些变更有法律意义，各单位因此应当办什么、什么时候办完。

    不写 BASE 时，各单位、各项内容分别与最近一次备案比较（按摘要查找，找不到的会列出）。不会检出任何文件。
    `BASE...HEAD` 和 `--check` 与分支分出时的提交比较。没有调整说明的变更（A001）、被改动或者删除的记录（A014）、
    不能作准的备案决定（A015）、晚于调整说明的事由（A016）、不是由原密钥或者上级办公室签名的密钥名单（A017），
    `--check` 不予通过；尚未报送的备案不影响通过。

    退出码：0 已比较，1 没有通过 `--check` 或者有文件无法比较，2 没有比较。

    Examples: `ptr diff` · `ptr diff HEAD` · `ptr diff v2025..main` · `ptr diff --since 2005-06-01 --unit minzheng` ·
    `ptr diff --check origin/main --format markdown`
    """
    from ptr.operations.comparing.diff import diff
    from ptr.operations.comparing.range import choose
    from ptr.operations.upkeep.places import below_repository, lacking
    from ptr.writers.changes import placed
    from ptr.writers.target import Target

    settings = settings_of(context)
    root = settings.place()
    moment = settings.past_moment() if settings.moment else None
    if moment and (package or check):
        raise PtrError("--at 不能与 --check、--package 一起用", "--at goes without --check and --package")
    if package and (check or log or format != FOR_PEOPLE):
        raise PtrError(
            "--package 不能与 --check、--log、--format 一起用", "--package goes without --check, --log and --format"
        )
    if unit:
        from ptr.operations.references import unit_key

        unit = unit_key(root, unit, of_past=True)
    wanted = choose(root, revisions, since, unit=unit, fork=check, moment=moment, today=settings.clock.now)
    for note in (*(() if wanted.head else lacking(root)), *wanted.notes):
        settings.say(*note)
    if package:
        from ptr.cli._progress import progress
        from ptr.operations.printing.pack import pack
        from ptr.operations.printing.package_list import package_lines

        with progress(settings) as line:
            packed = pack(root, wanted, unit, package, settings.clock, progress=line)
        for sentence in package_lines(packed, package):
            settings.say(*sentence)
        return
    report = diff(root, wanted, settings.clock, unit=unit, check=check, placed=placed(format))
    target = Target(
        out=output(format),
        language=settings.language,
        colour=colour(),
        log=log,
        settled=settled,
        prefix=below_repository(root) if placed(format) else "",
        environment=os.environ,
    )
    FORMATS.writer(format).write(report, target)
    for reason in fail_on or ():
        if report.count(reason):
            from ptr.writers.wording.verdict import failing

            settings.say(*failing(report, reason))
    if report.unread or (check and not report.passes) or any(map(report.count, fail_on or ())):
        raise typer.Exit(1)
