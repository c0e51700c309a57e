"""Create a registry: its own document, the first unit, and what editors, Git and CI need."""

from __future__ import annotations

import datetime
from pathlib import Path
from string import Template
from typing import Any

from msgspec import Struct

from ptr import __version__
from ptr.model import migrations
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Stage, Unit
from ptr.model.fields.errors import PtrError
from ptr.model.fields.level import Level
from ptr.model.state.codeowners import codeowners
from ptr.model.time.clock import Clock
from ptr.operations.checking.validate import validate
from ptr.operations.upkeep.schemas import editor_settings, schema_files
from ptr.store.assets import profile, profiles, starter_files
from ptr.store.source import MemorySource
from ptr.store.write import write_files
from ptr.store.yaml.emit import dump

SCHEMAS = ".schemas"
OFFICE = "office"


class Beginning(Struct, frozen=True, kw_only=True):
    """What must be known to create a registry; the level follows from the code, the prefix from the unit."""

    place: str
    code: str
    unit: str
    unit_name: str
    level: str = ""
    prefix: str = ""
    profile: str = "modern"


def init_registry(folder: Path, beginning: Beginning, clock: Clock, *, force: bool, dry: bool = False) -> list[str]:
    """Write a registry into a folder and return its files; `PtrError` if the folder is not empty or it is invalid.

    A folder that holds nothing but `.git` counts as empty.
    """
    if folder.exists() and not folder.is_dir():
        raise PtrError(f"{folder} 不是文件夹", f"{folder} is not a folder")
    if not force and folder.is_dir() and any(item.name != ".git" for item in folder.iterdir()):
        raise PtrError(
            f"{folder} 不是空文件夹；请另选一个，或加 --force（同名文件会被覆盖）",
            f"{folder} is not empty; choose another, or add --force (files of the same name are overwritten)",
        )
    files = registry_files(beginning, clock)
    write_files(folder, files, force=True, dry=dry)
    return list(files)


def registry_files(beginning: Beginning, clock: Clock) -> dict[str, bytes]:
    """Return the files of a new registry by path; `PtrError` with the first error that it would have."""
    if beginning.profile not in profiles():
        listed = ", ".join(profiles())
        raise PtrError(
            f"没有 {beginning.profile} 这套类别；可选：{listed}", f"no profile {beginning.profile}; one of {listed}"
        )
    registry, unit = _registry(beginning), _unit(beginning, clock.today())
    documents = {Registry.PATH: dump(registry), Unit.PATH.format(unit=beginning.unit): dump(unit)}
    for finding in validate(MemorySource(documents), clock).failing(Level.ERROR):
        zh, en = finding.message
        raise PtrError(
            f"这样写不行：{zh}（{finding.spot.path}）", f"this would not be valid: {en} ({finding.spot.path})"
        )
    words = {
        "name": registry["name"],
        "place": beginning.place,
        "unit": beginning.unit,
        "unit_name": beginning.unit_name,
        "version": __version__,
    }
    return {
        **documents,
        **{path: Template(text).substitute(words).encode() for path, text in starter_files().items()},
        "CODEOWNERS": codeowners([beginning.unit], [OFFICE]).encode(),
        ".vscode/settings.json": editor_settings(SCHEMAS, "."),
        **{f"{SCHEMAS}/{name}": content for name, content in schema_files().items()},
    }


def _registry(beginning: Beginning) -> dict[str, Any]:
    office = {"id": OFFICE, "name": f"{beginning.place}行政权力公开透明运行工作领导小组办公室"}
    return {
        "format": migrations.CURRENT,
        "requires_ptr": f">={'.'.join(__version__.split('.')[:2])}",
        "main_line": "main",
        "name": f"{beginning.place}行政权力公开透明运行登记簿",
        "jurisdiction": {"name": beginning.place, "code": beginning.code, "level": _level(beginning)},
        "offices": [office],
        **profile(beginning.profile),
    }


def _unit(beginning: Beginning, today: datetime.date) -> dict[str, Any]:
    return {
        "id": beginning.unit,
        "prefix": beginning.prefix or beginning.unit,
        "name": beginning.unit_name,
        "division": beginning.code,
        "level": _level(beginning),
        "status": "active",
        "effective": {"from": today.isoformat()},
        "stage": Stage.STARTED.value,
        "first_responsible": "head",
        "departments": [{"id": "general-office", "name": "办公室"}],
        "posts": [{"id": "head", "name": "主要负责人", "role": "head"}],
    }


def _level(beginning: Beginning) -> str:
    """Return the level by the code's zeros (GB/T 2260), unless it is specified."""
    if beginning.level:
        return beginning.level
    return {"0000": "provincial"}.get(beginning.code[2:], "municipal" if beginning.code[4:] == "00" else "county")
