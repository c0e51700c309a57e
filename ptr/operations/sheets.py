"""The sheets that can be printed, and those that a request means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from ptr.model.clock import Clock
from ptr.model.errors import PtrError
from ptr.model.snapshot import Snapshot
from ptr.render.engine import sheets
from ptr.render.formats import formats
from ptr.render.views import views
from ptr.store.assets import template_folder
from ptr.store.open import open_registry
from ptr.store.source import FolderSource

TEMPLATES = "templates"  # the registry's own, which go before the built-in ones


class Sheet(Struct, frozen=True, kw_only=True):
    """One file to print: of which unit, which document, variant, format, and part (`View.parts`)."""

    unit: str
    document: str
    variant: str
    format: str
    part: str = ""

    @property
    def file(self) -> str:
        """Its path in the output folder."""
        name = f"{self.document}-{self.variant}" if self.variant else self.document
        return f"{self.unit}/{name}{'/' if self.part else ''}{self.part}{formats()[self.format].SUFFIX}"


def offered(root: Path) -> list[tuple[str, str, str]]:
    """List the documents that can be printed as (document, variant, format), by the templates there are."""
    folders = template_folders(root)
    return [(name, variant, format) for name in views() for variant, format in sheets(name, folders)]


def plan(
    root: Path, documents: Sequence[str], units: Sequence[str], as_format: str | None, clock: Clock
) -> list[Sheet]:
    """List the sheets that a request means; `PtrError` where it means none.

    A document is named with or without its variant (`catalogue`, `catalogue-board`); no units means all of them.
    """
    choices = offered(root)
    names = {name for name, _, _ in choices} | {f"{name}-{variant}" for name, variant, _ in choices if variant}
    for wanted in documents:
        if wanted not in names:
            listed = "、".join(sorted(names))
            raise PtrError(f"没有文件 {wanted}；可选：{listed}", f"there is no document {wanted}; one of {listed}")
    snapshot = open_registry(FolderSource(root), clock).snapshot
    _refuse_unknown(snapshot, units)
    found = [
        Sheet(unit=unit, document=name, variant=variant, format=format, part=part)
        for unit in units or list(snapshot.units)
        for name in dict.fromkeys(name for name, _, _ in choices)
        for part in views()[name].parts(snapshot, unit)
        for held, variant, format in choices
        if held == name
        and (not documents or name in documents or f"{name}-{variant}" in documents)
        and as_format in (None, format)
    ]
    if not found:
        raise PtrError(
            "没有可输出的文件：登记簿里没有单位，单位没有这种文件，或没有这种格式",
            "nothing to render: no unit, no such document, or no such format",
        )
    return found


def template_folders(root: Path) -> list[Path]:
    """List the folders of templates, the registry's own first."""
    return [root / TEMPLATES, template_folder()]


def _refuse_unknown(snapshot: Snapshot, units: Sequence[str]) -> None:
    if snapshot.registry is None:
        raise PtrError(
            "registry.yaml 读不出来；请先运行 ptr validate", "registry.yaml cannot be read; run ptr validate first"
        )
    for stray in snapshot.strays:
        if stray.what == "unreadable":
            zh = f"文件夹 {stray.path} 打不开，没有输出；里面可能有应当印出的职权"
            raise PtrError(zh, f"the folder {stray.path} cannot be opened, nothing was rendered; it may hold powers")
    for unit in units:
        if unit not in snapshot.units:
            known = "、".join(snapshot.units) or "—"
            raise PtrError(f"没有单位 {unit}；现有：{known}", f"there is no unit {unit}; known: {known}")
