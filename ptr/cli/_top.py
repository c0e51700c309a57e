"""The global options: accepted before the name of a command and after it."""

import datetime
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer

from ptr import __version__
from ptr.cli._context import Settings, settings_of
from ptr.cli._options import day_option
from ptr.model.text.language import Language


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ptr {__version__}")
        raise typer.Exit


def top(
    context: typer.Context,
    registry: Annotated[
        Path | None,
        typer.Option(
            help="Folder of the registry; found upwards if not given. · 登记簿的文件夹；不写则从当前文件夹向上找"
        ),
    ] = None,
    lang: Annotated[
        Language | None,
        typer.Option(help="Language of messages; from the locale if not given. · 用什么语言；不写则随系统"),
    ] = None,
    today: Annotated[
        datetime.date | None,
        day_option(
            "The day to judge by, like 2026-01-31; else the registry's as_of."
            " · 以哪一天为准，如 2026-01-31；不写则依登记簿的 as_of"
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            metavar="DATE|REV",
            help="Read the registry as it was: at the end of a day, or at a Git revision."
            " · 读取过去的登记簿：某日终了时的内容，或某个 Git 版本",
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Only results, no remarks. · 只输出结果，不作说明")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of a defect of ptr. · ptr 自身出错时显示详细位置")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version. · 显示版本")
    ] = False,
) -> None:
    """Store the global options: called for those before the command's name and again for those after it."""
    before = settings_of(context)
    context.obj = Settings(
        registry=registry or before.registry,
        language=lang or before.language,
        moment=at or before.moment,
        clock=before.clock._replace(chosen=today or before.clock.chosen),
        quiet=quiet or before.quiet,
        debug=debug or before.debug,
    )


def language_of(words: list[str]) -> Language | None:
    """Find the language asked for on a command line that may not parse at all; the last one counts."""
    asked = None
    for word, following in pairwise([*words, ""]):
        name, _, value = word.partition("=")
        if name == "--lang" and (value or following) in tuple(Language):
            asked = Language(value or following)
    return asked
