"""Commands and groups of commands: loaded when used, with help in one language, with the global options everywhere."""

from __future__ import annotations

import re
from collections import UserDict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from ptr import folders
from ptr.cli._context import settings_of
from ptr.cli._ending import unknown_command
from ptr.cli._help import page

DOCSTRING: Final = re.compile(r'^def command\(.*?^    """(.*?)"""', re.DOTALL | re.MULTILINE)
TOP_ONLY = ("version", "install_completion", "show_completion")


class Command(TyperCommand):
    """A command that takes the global options as well."""

    def get_params(self, ctx: Any) -> list[Any]:
        return [*super().get_params(ctx), *_shared(ctx)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        _hand_up(ctx)
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(page(self, ctx, _shared(ctx), settings_of(ctx).language))


class Group(TyperGroup):
    """A group of commands that takes the global options as well."""

    def get_params(self, ctx: Any) -> list[Any]:
        return [*super().get_params(ctx), *_shared(ctx)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        _hand_up(ctx)
        return rest

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in self.commands:
            raise unknown_command(args[0], list(self.commands), ctx.command_path)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(page(self, ctx, _shared(ctx), settings_of(ctx).language))


class Commands(UserDict[str, Any]):
    """The commands and groups of a group by name; a command is the name of its module until it is asked for."""

    def helps(self) -> Iterator[tuple[str, str]]:
        """Yield each command's name with its help; a command that was not asked for is not imported."""
        for name, command in self.data.items():
            yield name, docstring(command) if isinstance(command, str) else command.help

    def __getitem__(self, name: str) -> Any:
        command = super().__getitem__(name)
        if isinstance(command, str):
            app = typer.Typer(add_completion=False)
            app.command(name, cls=Command)(folders.load(__package__, command).command)
            self[name] = command = typer.main.get_command(app)
        return command


def docstring(module: str) -> str:
    """Read the help of a command from the text of its module, without importing it."""
    text = Path(__file__).with_name(f"{module}.py").read_text("utf-8")
    match = DOCSTRING.search(text)
    return match.group(1) if match else ""


def _shared(context: Any) -> list[Any]:
    """Return the global options that commands take too."""
    if context.parent is None:
        return []
    return [option for option in context.find_root().command.params if option.name not in TOP_ONLY]


def _hand_up(context: Any) -> None:
    """Pass the global options written after the command's name to the function that takes those before it."""
    settings = {option.name: context.params.pop(option.name, None) for option in _shared(context)}
    if settings and not context.resilient_parsing:
        context.find_root().command.callback(**settings)
