"""The command line: one file a command; a file `new_law.py` is `ptr new law`. The folder is the list."""

from __future__ import annotations

import gc
import importlib
import io
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ptr import __version__
from ptr.cli._context import Settings, day, default_language
from ptr.model.errors import PtrError
from ptr.model.visible import visible

GROUPS = {"catalogue": "The editions of the catalogue.", "new": "New documents."}


def build() -> typer.Typer:
    """Assemble the commands out of the modules of this folder."""
    app = typer.Typer(
        name="ptr",
        help="Power transparency registry: government powers, catalogues and flow charts as checked YAML in Git.",
        no_args_is_help=True,
        rich_markup_mode="markdown",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_top)
    groups: dict[str, typer.Typer] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        group, _, name = module.name.partition("_")
        command = importlib.import_module(f"{__name__}.{module.name}").command
        if not name:
            app.command(group)(command)
            continue
        if group not in groups:
            groups[group] = typer.Typer(help=GROUPS[group], no_args_is_help=True, rich_markup_mode="markdown")
            app.add_typer(groups[group], name=group)
        groups[group].command(name.replace("_", "-"))(command)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ptr {__version__}")
        raise typer.Exit


def _top(
    context: typer.Context,
    registry: Annotated[Path | None, typer.Option(help="Folder of the registry; found upwards if not given.")] = None,
    lang: Annotated[
        str | None, typer.Option(help="Language of messages: zh or en; from the locale if not given.")
    ] = None,
    today: Annotated[
        str | None, typer.Option(help="The day to judge by, like 2026-01-31; else the registry's as_of.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only results, no remarks.")] = False,
    debug: Annotated[bool, typer.Option(help="Show the traceback of a defect of ptr.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    if lang not in (None, "zh", "en"):
        raise PtrError(f"--lang 只能是 zh 或 en：{lang}", f"--lang is zh or en, not {lang}")
    language = default_language() if lang is None else ("zh", "en").index(lang)
    context.obj = Settings(registry, language, day(today, "--today"), quiet, debug)


def _language(words: Sequence[str]) -> int:
    """Find the language of a message about a command line that may not be readable at all."""
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--lang" or word.startswith("--lang="):
            return 0 if (word.partition("=")[2] or following) == "zh" else 1
    return default_language()


def run(arguments: Sequence[str] | None = None) -> None:
    """Run ptr and leave with its exit code: 0 clean, 1 findings, 2 usage, 3 a defect of ptr, 130 interrupted."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(words)
    gc.set_threshold(50_000, 20, 100)  # documents hold no cycles: to search thousands for them is a sixth of a run
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without Chinese must not stop a run
    try:
        build()(args=words, prog_name="ptr")
    except PtrError as error:
        lines = error.message[language].splitlines()
        typer.echo("ptr: " + "\n".join(visible(line) for line in lines), err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        typer.echo(("已中断。", "Interrupted.")[language], err=True)
        sys.exit(130)
    except OSError as error:
        what = f"{error.strerror or error}: {str(error.filename or '')[:200]}"
        typer.echo((f"ptr: 系统不允许：{what}", f"ptr: the system refuses: {what}")[language], err=True)
        sys.exit(2)
    except UnicodeEncodeError:
        zh = "ptr: 系统的字符编码不支持中文文件名；请设置 LC_ALL=C.UTF-8 或 PYTHONUTF8=1"
        typer.echo(
            (zh, "ptr: the locale cannot hold Chinese file names; set LC_ALL=C.UTF-8 or PYTHONUTF8=1")[language],
            err=True,
        )
        sys.exit(2)
    except Exception as error:
        if "--debug" in words:
            raise
        what = f"{type(error).__name__}: {error}"
        typer.echo(
            (
                f"ptr 自身出错：{what}\n请把命令和这行文字报告给维护者；加 --debug 可看到详细位置。",
                f"ptr itself failed: {what}\nPlease report the command and this line; --debug shows where.",
            )[language],
            err=True,
        )
        sys.exit(3)
