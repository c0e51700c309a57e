"""`ptr validate`: check a registry."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from ptr.cli._context import day_in_china, settings_of
from ptr.cli._options import format_option
from ptr.cli._output import FOR_PEOPLE, colour, output
from ptr.model.fields.errors import PtrError, RunError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.level import Level
from ptr.writers.findings import FORMATS


def command(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Report only on these files or folders. · 只报告这些文件或文件夹")
    ] = None,
    format: Annotated[str, format_option(FORMATS.names())] = FOR_PEOPLE,
    fail_on: Annotated[
        Level,
        typer.Option(
            help="The least severe level that makes the run fail (exit code 1). · 哪一级起算不通过（退出码 1）"
        ),
    ] = Level.ERROR,
    changed: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="Report only findings that changes since this Git revision may have caused."
            " · 只报告自此 Git 版本以来的改动可能带来的问题",
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            min=1,
            help="Processes that share the work of a large registry, on Linux only; one per core if not given."
            " · 大的登记簿由几个进程分担（只在 Linux 上）；不写就按处理器核数",
        ),
    ] = None,
    no_cache: Annotated[
        bool,
        typer.Option(
            "--no-cache", help="Check everything again, and remember nothing. · 全部重新检查，不用也不留 .ptr_cache"
        ),
    ] = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch", help="Check again whenever a file is saved; Ctrl-C ends. · 每次保存后自动再查；按 Ctrl-C 结束"
        ),
    ] = False,
) -> None:
    """Check every file of the registry: form, shape, references, law and the plan's demands.

    Exit codes: 0 clean, 1 findings, 2 nothing was checked, 3 a defect of ptr, 130 interrupted.

    检查登记簿的每个文件：格式、结构、引用、法律依据、方案的要求。

    退出码：0 没有问题，1 有问题，2 没有检查成，3 ptr 自身出错，130 中断。

    Examples: `ptr validate` · `ptr validate units/minzheng` · `ptr validate --format json --fail-on warning` ·
    `ptr validate --changed origin/main` · `ptr validate --watch`
    """
    from ptr.cli._paths import choose, from_here
    from ptr.cli._progress import progress
    from ptr.cli._run import Run
    from ptr.model.results.unchecked import NOT_COMPARED
    from ptr.operations.checking.validate import validate
    from ptr.operations.checking.watch import changes
    from ptr.operations.cores import cores
    from ptr.operations.upkeep.places import below_repository, changed_since, folder, lacking
    from ptr.writers.target import Target

    settings = settings_of(context)
    needs_files = bool(paths) or changed is not None or watch
    if needs_files and settings.moment is not None:
        raise PtrError("--at 不能与文件、--changed、--watch 一起用", "--at goes with no files, --changed or --watch")
    past = settings.reading() if not needs_files and settings.past_moment() is not None else None
    root, below = (past.root, ()) if past else choose(settings, paths or [])
    target = Target(
        out=output(format),
        language=settings.language,
        colour=colour(),
        fail_on=fail_on,
        only=_part(below, changed),
        prefix=from_here(root) if format == FOR_PEOPLE else below_repository(root),
        environment=os.environ,
    )

    for note in () if past else lacking(root):
        settings.say(*note)

    def check() -> bool:
        files = changed_since(root, changed) if changed is not None else None
        if files == frozenset():
            settings.say(f"自 {changed} 以来登记簿没有变化", f"nothing in the registry has changed since {changed}")
        with progress(settings) as line:
            run = Run(line, format, target, whole=not below and files is None)
            report = validate(
                past.source if past else folder(root),
                past.clock if past else settings.clock._replace(now=day_in_china()),  # watching may last until tomorrow
                below=below,
                changed=files,
                history=NOT_COMPARED if past else None,
                remember=not no_cache,
                jobs=jobs or cores(),
                progress=run,
            )
            run.end(report)
        return not report.failing(fail_on)

    for _ in changes(root) if watch else ():
        _clear()
        try:
            check()
        except RunError as error:
            typer.echo(settings.language.pick(*error.message), err=True)
        sys.stdout.flush()
    if not check():
        raise typer.Exit(1)


def _part(below: tuple[str, ...], changed: str | None) -> Bilingual:
    """Word what a report is restricted to; "" where it covers everything."""
    zh = [f" {'、'.join(below)}"] if below else []
    en = [", ".join(below)] if below else []
    if changed is not None:
        zh, en = [*zh, f"自 {changed} 以来的改动"], [*en, f"what changed since {changed}"]
    return "中".join(zh), ", and of it on ".join(en)


def _clear() -> None:
    """Clear the screen, if there is one."""
    from rich.console import Console

    Console().clear()
