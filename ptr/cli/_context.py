"""What every command receives: where the registry is, which language, which day."""

from __future__ import annotations

import datetime
import locale
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from ptr.cli._days import past_day
from ptr.model.fields.errors import PtrError
from ptr.model.text.language import Language
from ptr.model.text.visible import visible
from ptr.model.time.clock import Clock
from ptr.model.time.written_day import read_day

if TYPE_CHECKING:
    from ptr.operations.history.in_force import Reading


class Settings(NamedTuple):
    """The global options, read once; clock and locale come from here and nowhere else."""

    language: Language
    clock: Clock
    registry: Path | None = None
    moment: str | None = None
    quiet: bool = False
    debug: bool = False

    def root(self) -> Path:
        """Find the folder of the registry for a command without `--at`; `PtrError` where there is none."""
        if self.moment is not None:
            raise PtrError(
                "这个命令不能用 --at；可用 --at 的有 validate、diff、impact、history、render、verify、file list",
                "this command takes no --at; validate, diff, impact, history, render, verify and file list do",
            )
        from ptr.operations.upkeep.places import has_working_tree

        root = self.place()
        if not has_working_tree(root):
            raise PtrError(
                "裸仓库没有工作区，这个命令要在克隆里运行", "a bare repository has no working tree; run this in a clone"
            )
        return root

    def place(self) -> Path:
        """Find the folder of the registry, whatever state of it is wanted."""
        from ptr.operations.upkeep.places import find_registry

        return find_registry(self.registry or Path.cwd())

    def reading(self) -> Reading:
        """Return the registry as of `--at`, and report how it was found; `PtrError` for a future day."""
        from ptr.operations.history.in_force import reading

        state = reading(self.place(), self.past_moment(), self.clock)
        for note in state.notes:
            self.say(*note)
        return state

    def past_moment(self) -> str | None:
        """Return what `--at` names, HEAD for a bare repository, else nothing; `PtrError` for a future day."""
        from ptr.operations.upkeep.places import has_working_tree

        if self.moment is None:
            return None if has_working_tree(self.place()) else "HEAD"
        with suppress(ValueError):
            past_day(self.clock, read_day(self.moment), "--at")
        return self.moment

    def say(self, zh: str, en: str) -> None:
        """Write what the user should know apart from the result, to standard error."""
        if not self.quiet:
            typer.echo(visible(self.language.pick(zh, en)), err=True)


def settings_of(context: typer.Context) -> Settings:
    """Return the settings that the top of the command line left in the context."""
    settings: Settings = context.obj
    return settings


def day_in_china() -> datetime.date:
    """Read the clock: the day in Asia/Shanghai, which has no summer time."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()


def default_language() -> Language:
    """Choose Chinese for a Chinese locale, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return Language.ZH if os.environ[name].lower().startswith("zh") else Language.EN
    chinese = (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese"))
    return Language.ZH if chinese else Language.EN
