"""`ptr validate`: check a registry."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from ptr.cli._context import settings
from ptr.cli._output import FOR_PEOPLE, colour, output
from ptr.model.errors import PtrError
from ptr.model.finding import Level
from ptr.writers import formats


def _known_format(name: str) -> str:
    if name not in formats():
        raise typer.BadParameter(f"{name}; one of {', '.join(formats())}")
    return name


def command(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(help="Report only on these files or folders.")] = None,
    format: Annotated[
        str, typer.Option(help=f"How findings are written: {', '.join(formats())}.", callback=_known_format)
    ] = FOR_PEOPLE,
    fail_on: Annotated[
        Level, typer.Option(help="The least grave level that makes the run fail (exit code 1).")
    ] = Level.ERROR,
    changed: Annotated[
        str | None,
        typer.Option(metavar="REV", help="Report only what the changes since this Git revision can have brought."),
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file is saved; Ctrl-C ends.")] = False,
) -> None:
    """Check every file of the registry: form, shape, references, law and the plan's demands.

    Exit codes: 0 clean, 1 findings, 2 nothing was checked, 3 a defect of ptr.

    Examples: `ptr validate` · `ptr validate units/minzheng` · `ptr validate --format json --fail-on warning` ·
    `ptr validate --changed origin/main` · `ptr validate --watch`
    """
    from rich.console import Console

    from ptr.cli._paths import choose
    from ptr.operations.places import below_repository, changed_since, folder
    from ptr.operations.validate import validate
    from ptr.operations.watch import changes
    from ptr.writers import Target, writer

    given = settings(context)
    root, below = choose(given, paths or [])
    target = Target(
        out=output(format),
        language=given.language,
        colour=colour(),
        fail_on=fail_on,
        prefix=below_repository(root),
        environment=os.environ,
    )

    def check() -> bool:
        files = changed_since(root, changed) if changed is not None else None
        if files == frozenset():
            given.say(f"自 {changed} 以来登记簿没有变化", f"nothing in the registry has changed since {changed}")
        report = validate(folder(root), today=given.today, below=below, changed=files)
        writer(format).write(report, target)
        return not report.failing(fail_on)

    for _ in changes(root) if watch else ():
        Console().clear()
        try:
            check()
        except PtrError as error:
            typer.echo(error.message[given.language], err=True)
        sys.stdout.flush()
    if not check():
        raise typer.Exit(1)
