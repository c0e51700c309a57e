"""What GitHub Actions reads: workflow commands on standard output, and the summary of the step in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ptr.model.fields.fault import Mark
from ptr.model.fields.level import Level
from ptr.model.results.finding import Spot
from ptr.model.text.language import Language
from ptr.model.text.plural import counted
from ptr.model.text.visible import visible
from ptr.writers.target import Target

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
SHOWN = 10
"""Annotations of each level that GitHub shows of a step."""

SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"
SUMMARY_BYTES = 1_000_000
"""GitHub refuses a summary of more than 1 MiB as a whole."""


def annotation(level: Level, spot: Spot, title: str, text: str, target: Target) -> str:
    """Write a command that annotates a place."""
    properties: dict[str, object] = {"file": visible(target.prefix + spot.path), **_columns(spot.mark), "title": title}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{COMMANDS[level]} {written}::{data(text)}\n"


def data(text: str) -> str:
    """Escape the text of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def summarise(lines: Iterable[str], target: Target) -> None:
    """Append lines to the summary if the environment names its file, as many as fit."""
    summary = target.environment.get(SUMMARY_VARIABLE)
    if summary:
        file = Path(summary)
        room = SUMMARY_BYTES - (file.stat().st_size if file.exists() else 0)
        with file.open("a", encoding="utf-8", newline="\n") as out:
            out.writelines(_fitting(lines, room, target.language))


def _columns(mark: Mark | None) -> dict[str, object]:
    if mark is None:
        return {}
    end = {"endColumn": mark.column + mark.length} if mark.length else {}
    return {"line": mark.line, "endLine": mark.line, "col": mark.column, **end}


def _property(text: str) -> str:
    return data(text).replace(":", "%3A").replace(",", "%2C")


def _fitting(lines: Iterable[str], room: int, language: Language) -> Iterator[str]:
    """Yield the lines that fit into `room` bytes, then how many do not."""
    left = 0
    for line in lines:
        room -= len(line.encode())
        if room > 0:
            yield line
        left += room <= 0
    if left:
        yield (
            "\n"
            + language.pick(f"另有 {left} 行，摘要装不下。", f"{counted(left, 'more line')} would not fit here.")
            + "\n"
        )
