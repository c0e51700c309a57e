"""`ptr diff`: what changed, and what that obliges to."""

from typing import Annotated

import typer

from ptr.cli._context import day, settings
from ptr.cli._output import FOR_PEOPLE, colour, output
from ptr.writers.changes import formats


def _known_format(name: str) -> str:
    if name not in formats():
        raise typer.BadParameter(f"{name}; one of {', '.join(formats())}")
    return name


def command(
    context: typer.Context,
    revisions: Annotated[
        str | None,
        typer.Argument(
            metavar="[BASE[..HEAD]]", help="Git revisions, tags or branches; without HEAD the working tree."
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Compare with the last commit before this day.")
    ] = None,
    unit: Annotated[str, typer.Option(help="Only what concerns this unit, by its folder's name.")] = "",
    format: Annotated[
        str, typer.Option(help=f"How changes are written: {', '.join(formats())}.", callback=_known_format)
    ] = FOR_PEOPLE,
    log: Annotated[bool, typer.Option("--log", help="Every change, in place of what is owed.")] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Exit 1 on changes since the fork from BASE without a new statement."),
    ] = False,
) -> None:
    """Compare two states of the registry: what changed in law, and what that obliges each unit to do, by when.

    Without BASE one unit (`--unit`) is compared with its last accepted catalogue, all units with the last commit.
    Nothing is checked out. `BASE...HEAD` compares with the commit from which the branch went apart, and so does
    `--check`: it fails on a change that no new document in `adjustments/` explains, and on a filing that is overdue.

    Exit codes: 0 compared, 1 refused by `--check` or some file could not be compared, 2 nothing was compared.

    Examples: `ptr diff HEAD` · `ptr diff v2025..main` · `ptr diff --since 2005-06-01 --unit minzheng` ·
    `ptr diff --check origin/main --format markdown`
    """
    from ptr.operations.base import choose
    from ptr.operations.diff import diff
    from ptr.writers import Target
    from ptr.writers.changes import writer

    given = settings(context)
    root = given.root()
    wanted = choose(root, revisions, day(since, "--since"), unit=unit, fork=check)
    for note in wanted.notes:
        given.say(*note)
    report = diff(root, wanted, unit=unit, today=given.today, check=check)
    writer(format).write(report, Target(out=output(format), language=given.language, colour=colour()), log=log)
    if report.unread or (check and report.failing):
        raise typer.Exit(1)
