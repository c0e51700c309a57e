"""What every command is handed: where the registry is, which language, which day."""

from __future__ import annotations

import datetime
import locale
import os
from dataclasses import dataclass
from pathlib import Path

import typer

from ptr.model.errors import PtrError


@dataclass(frozen=True)
class Settings:
    """The global options, read once; clock and locale come from here and nowhere else."""

    registry: Path | None
    language: int
    today: datetime.date | None
    quiet: bool
    debug: bool

    def root(self) -> Path:
        """Find the folder of the registry; `PtrError` where there is none."""
        from ptr.store.source import ENTRY_FILE, find_root

        start = self.registry or Path.cwd()
        if self.registry and not start.is_dir():
            raise PtrError(f"没有文件夹 {start}", f"there is no folder {start}")
        root = find_root(start)
        if root is None:
            raise PtrError(
                f"{start} 及其上级文件夹里没有登记簿（{ENTRY_FILE}）；请进入登记簿所在文件夹，或用 --registry 指定",
                f"no registry ({ENTRY_FILE}) in {start} or above; go to its folder, or name it with --registry",
            )
        return root

    def say(self, zh: str, en: str) -> None:
        """Tell the user something beside the result, on standard error."""
        if not self.quiet:
            typer.echo((zh, en)[self.language], err=True)


def settings(context: typer.Context) -> Settings:
    """Give the settings that the top of the command line left in the context."""
    found: Settings = context.obj
    return found


def day(text: str | None, option: str) -> datetime.date | None:
    """Read a day of the command line."""
    if text is None:
        return None
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise PtrError(
            f"{option} 应写成 2026-01-31 的样子：{text}", f"{option} is a day like 2026-01-31: {text}"
        ) from None


def default_language() -> int:
    """Choose Chinese (0) for a Chinese locale, else English (1)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return 0 if os.environ[name].lower().startswith("zh") else 1
    return 0 if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else 1
