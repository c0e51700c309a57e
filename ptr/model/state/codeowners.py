"""CODEOWNERS: who reviews which files of a registry, by its units and offices.

People choose the owners: only which folders have a line is compared and renewed, never whom a line names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

PLACES: Final = ("CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where a platform looks for it, in a registry at the top of its repository; the first that exists counts."""
HEADER = """\
# 谁审核哪些文件：各单位审核自己的文件夹，其余由领导小组办公室审核。
# @ 后面是平台上的用户或小组，请改成实际名称。
"""
EVERYTHING = "*"
_NAME = re.compile(r"[\w.-]+")
_UNIT = re.compile(r"/?units/([\w.-]+)(?:/\*{0,2})?")


class OwnersFile(Struct, frozen=True):
    """The file as it is in a registry."""

    path: str
    text: str


class Difference(Struct, frozen=True):
    """A superfluous line (from 1), or 0 for a missing one; `name` is the unit, or `*` for everything else."""

    line: int
    name: str


def codeowners(units: Iterable[str], offices: Iterable[str]) -> str:
    """Write the file: a unit owns its folder, the offices everything else; later lines take precedence."""
    return HEADER + "".join(f"{line}\n" for line in (_others(offices), *map(_own, units)))


def differences(text: str, units: Iterable[str], offices: Iterable[str]) -> Iterator[Difference]:
    """Yield the lines of units that are gone, a `*` that overrides the units, then what has no line."""
    known = {unit for unit in units if _NAME.fullmatch(unit)}
    patterns = _patterns(text)
    covered = {number: match[1] for number, pattern in patterns.items() if (match := _UNIT.fullmatch(pattern))}
    yield from (Difference(number, unit) for number, unit in covered.items() if unit not in known)
    everything = [number for number, pattern in patterns.items() if pattern == EVERYTHING]
    if covered and not _has_sections(text):
        yield from (Difference(number, EVERYTHING) for number in everything if number > min(covered))
    if any(offices) and not everything:
        yield Difference(0, EVERYTHING)
    yield from (Difference(0, unit) for unit in sorted(known - set(covered.values())))


def renewed(text: str, units: Iterable[str], offices: Iterable[str]) -> str:
    """Return the file without these differences; every other line keeps its owners and its place."""
    offices = tuple(offices)
    deviations = tuple(differences(text, units, offices))
    if not deviations:
        return text
    lines = text.removesuffix("\n").split("\n") if text else []
    overriding = [lines[each.line - 1] for each in deviations if each.line and each.name == EVERYTHING]
    missing = [each.name for each in deviations if not each.line]
    gone = {each.line for each in deviations}
    kept = [line for number, line in enumerate(lines, 1) if number not in gone]
    first = overriding + ([_others(offices)] if EVERYTHING in missing else [])
    begin = min((number for number in _patterns("\n".join(kept))), default=len(kept) + 1) - 1
    kept[begin:begin] = first
    patterns = _patterns("\n".join(kept))
    end = max((number for number, pattern in patterns.items() if _UNIT.fullmatch(pattern)), default=len(kept))
    kept[end:end] = [_own(name) for name in missing if name != EVERYTHING]
    return "".join(f"{line}\n" for line in kept)


def _others(offices: Iterable[str]) -> str:
    return " ".join((EVERYTHING, *(f"@{office}" for office in offices)))


def _own(unit: str) -> str:
    return f"/units/{unit}/ @{unit}"


def _patterns(text: str) -> dict[int, str]:
    """Return the pattern of each line that has one, by line number."""
    words = {number: line.split() for number, line in enumerate(text.split("\n"), 1)}
    return {number: parts[0] for number, parts in words.items() if parts and not parts[0].startswith(("#", "[", "^["))}


def _has_sections(text: str) -> bool:
    """Return whether the file has GitLab's sections, in each of which later lines take precedence."""
    return re.search(r"^\^?\[", text, re.MULTILINE) is not None
