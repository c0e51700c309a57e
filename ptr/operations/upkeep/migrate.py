"""Migrate the files of a registry from the format they are written in to today's, all of them or none."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from ptr.model import migrations
from ptr.model.documents.registry import Registry
from ptr.model.fields.errors import PtrError
from ptr.model.fields.types import document_types
from ptr.model.text.plural import counted
from ptr.model.time.clock import Clock
from ptr.store.git.checkout import left_out
from ptr.store.open import open_registry
from ptr.store.source import FolderSource, Unreadable
from ptr.store.write import write_files
from ptr.store.yaml import fast
from ptr.store.yaml.canonical import Unformatted
from ptr.store.yaml.dialect import load
from ptr.store.yaml.editing.rewrite import rewritten


class Migration(Struct, frozen=True):
    """The formats before and after, and the files that differ."""

    before: int
    after: int
    changed: tuple[str, ...]


def migrate(root: Path, clock: Clock, *, write: bool) -> Migration:
    """Lift a registry to today's format, or list the files that would change.

    `PtrError` names the files that cannot be rewritten; then nothing is written.
    """
    if left_out(root):
        raise PtrError(
            "稀疏检出没有取出登记簿的全部文件，不能迁移；请先运行 git sparse-checkout disable",
            "a sparse checkout left files out, so nothing was migrated; run git sparse-checkout disable first",
        )
    source = FolderSource(root)
    try:
        raw = source.read(Registry.PATH)
    except Unreadable as error:
        raise PtrError(f"{Registry.PATH} 读不出来：{error}", f"cannot read {Registry.PATH}: {error}") from error
    format = migrations.format_of(fast.parse(raw) or load(raw).data)
    files: dict[str, bytes] = {}
    left: list[str] = []
    for place in open_registry(source, clock).snapshot.places if format < migrations.CURRENT else ():
        try:
            old = source.read(place.path)
            new = rewritten(old, document_types()[place.type], place.type, format)
        except (Unformatted, Unreadable):
            left.append(place.path)
            continue
        if new != old:
            files[place.path] = new
    if left:
        names = "、".join(left[:5])
        raise PtrError(
            f"{len(left)} 份文件无法改写，什么也没有写；先按 ptr validate 改正：{names}",
            f"{counted(len(left), 'file')} cannot be rewritten, so nothing was written; "
            f"correct them first (ptr validate): {names}",
        )
    if write:
        write_files(root, files, force=True)
    return Migration(format, migrations.CURRENT, tuple(files))
