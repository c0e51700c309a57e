"""Render documents of units into a folder."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from ptr.model.errors import PtrError
from ptr.model.snapshot import Snapshot
from ptr.model.types import document_types
from ptr.render.engine import render, sheets
from ptr.render.formats import formats
from ptr.render.identity import Identity
from ptr.render.views import Inputs, views
from ptr.store.assets import font_folder, template_folder
from ptr.store.git import last_change
from ptr.store.open import open_registry
from ptr.store.source import FolderSource
from ptr.store.write import staged

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
    folders = _template_folders(root)
    return [(name, variant, format) for name in views() for variant, format in sheets(name, folders)]


def plan(root: Path, documents: Sequence[str], units: Sequence[str], as_format: str | None) -> list[Sheet]:
    """List the sheets that a request means; `PtrError` where it means none.

    A document is named with or without its variant (`catalogue`, `catalogue-board`); no units means all of them.
    """
    choices = offered(root)
    names = {name for name, _, _ in choices} | {f"{name}-{variant}" for name, variant, _ in choices if variant}
    for wanted in documents:
        if wanted not in names:
            listed = "、".join(sorted(names))
            raise PtrError(f"没有文件 {wanted}；可选：{listed}", f"there is no document {wanted}; one of {listed}")
    snapshot = open_registry(FolderSource(root)).snapshot
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


def render_to(
    root: Path,
    chosen: Sequence[Sheet],
    folder: Path,
    *,
    mark_missing: bool = False,
    today: datetime.date | None = None,
    progress: Callable[[Sheet], None] = lambda sheet: None,
    remark: Callable[[str, str], None] = lambda zh, en: None,
) -> list[Path]:
    """Render sheets into a folder, all of them or none; give the paths of the files.

    A document of the unit that cannot be read stops the run: a sheet never leaves out in silence what it should hold.
    `remark` is told once, in Chinese and English, why git does not say where the sheets come from.
    """
    snapshot = open_registry(FolderSource(root), today).snapshot
    with staged(folder) as aside:
        for sheet, content in _rendered(root, snapshot, chosen, mark_missing, cache(remark)):
            target = aside / sheet.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            progress(sheet)
    return [folder / sheet.file for sheet in chosen]


def _rendered(
    root: Path, snapshot: Snapshot, chosen: Sequence[Sheet], mark_missing: bool, remark: Callable[[str, str], None]
) -> Iterator[tuple[Sheet, bytes]]:
    """Render sheet by sheet; those of one unit, document and part share their view."""
    shared: tuple[tuple[str, str, str], Struct, Identity] | None = None
    for sheet in chosen:
        key = (sheet.unit, sheet.document, sheet.part)
        if shared is None or shared[0] != key:
            view = views()[sheet.document]
            inputs = view.inputs(snapshot, sheet.unit, sheet.part)
            _refuse_unread(snapshot, inputs)
            identity = _identity(root, inputs, remark)
            shared = (key, view.build(snapshot, sheet.unit, sheet.part), identity)
        yield (
            sheet,
            render(
                shared[1],
                sheet.document,
                sheet.variant,
                sheet.format,
                _template_folders(root),
                font_folder(),
                identity=shared[2],
                mark_missing=mark_missing,
            ),
        )


def _template_folders(root: Path) -> list[Path]:
    return [root / TEMPLATES, template_folder()]


def _identity(root: Path, inputs: Inputs, remark: Callable[[str, str], None]) -> Identity:
    """The commit that last changed the inputs; a draft where there is none, or where they are not all committed."""
    try:
        revision = last_change(root, [*inputs.paths, TEMPLATES])
    except PtrError as refusal:
        zh, en = refusal.message
        remark(f"作为草稿输出。{zh}", f"rendered as a draft; {en}")
        revision = None
    if revision is None or not revision.clean or revision.date is None:
        return Identity(draft=True)
    return Identity(revision=revision.commit[:10], committed_on=revision.date.date(), draft=False)


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


def _refuse_unread(snapshot: Snapshot, inputs: Inputs) -> None:
    for place in inputs.places:
        if not isinstance(snapshot.document(place), document_types()[place.type]):
            raise PtrError(
                f"{place.path} 有错误，没有输出；请先运行 ptr validate",
                f"{place.path} has findings, nothing was rendered; run ptr validate",
            )
