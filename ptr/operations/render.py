"""Render documents of units into a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.clock import Clock
from ptr.model.errors import PtrError
from ptr.model.snapshot import Snapshot
from ptr.model.types import document_types
from ptr.operations.desk import desk
from ptr.operations.sheets import TEMPLATES, Sheet, template_folders
from ptr.operations.unprintable import traced
from ptr.render.engine import render
from ptr.render.errors import MissingGlyph
from ptr.render.identity import Identity
from ptr.render.views import Inputs, view
from ptr.store.assets import font_folder
from ptr.store.git import last_change
from ptr.store.open import open_registry
from ptr.store.source import FolderSource
from ptr.store.write import staged


def render_to(
    root: Path,
    chosen: Sequence[Sheet],
    folder: Path,
    clock: Clock,
    *,
    mark_missing: bool = False,
    remark: Callable[[str, str], None] = lambda zh, en: None,
    done: Callable[[str], None] = lambda file: None,
) -> list[Path]:
    """Render sheets into a folder, all of them or none; give the paths of the files.

    A document of the unit that cannot be read stops the run: a sheet never leaves out in silence what it should hold.
    `remark` is told once, in Chinese and English, why git does not say where the sheets come from; `done`
    is told each file.
    """
    snapshot = open_registry(FolderSource(root), clock).snapshot
    with staged(folder) as aside:
        for sheet, content in _rendered(root, snapshot, chosen, clock, mark_missing, cache(remark)):
            target = aside / sheet.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            done(sheet.file)
    return [folder / sheet.file for sheet in chosen]


def _rendered(
    root: Path,
    snapshot: Snapshot,
    chosen: Sequence[Sheet],
    clock: Clock,
    mark_missing: bool,
    remark: Callable[[str, str], None],
) -> Iterator[tuple[Sheet, bytes]]:
    """Render sheet by sheet; those of one unit, document and part share their view."""
    shared: tuple[tuple[str, str, str], Struct, Identity] | None = None
    asked = desk(root, clock)
    for sheet in chosen:
        key = (sheet.unit, sheet.document, sheet.part)
        if shared is None or shared[0] != key:
            shown = view(sheet.document, replace(asked, audience=sheet.audience))
            inputs = shown.inputs(snapshot, sheet.unit, sheet.part)
            _refuse_unread(snapshot, inputs)
            identity = _identity(root, inputs, remark)
            shared = (key, shown.build(snapshot, sheet.unit, sheet.part), identity)
        try:
            made = render(
                shared[1],
                sheet.document,
                sheet.variant,
                sheet.format,
                template_folders(root),
                font_folder(),
                identity=shared[2],
                mark_missing=mark_missing,
            )
        except MissingGlyph as missing:
            raise traced(missing, snapshot, inputs) from None
        yield sheet, made


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


def _refuse_unread(snapshot: Snapshot, inputs: Inputs) -> None:
    for place in inputs.places:
        if not isinstance(snapshot.document(place), document_types()[place.type]):
            raise PtrError(
                f"{place.path} 有错误，没有输出；请先运行 ptr validate",
                f"{place.path} has findings, nothing was rendered; run ptr validate",
            )
