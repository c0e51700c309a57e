"""What a unit hands in from its own repository: a package, or the repository itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.document import Document
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.fields import fields_of
from ptr.model.fields.types import document_types, place_of
from ptr.model.state.covered import covered, whereabouts
from ptr.model.words import word
from ptr.operations.filing.package import ReceivedPackage, read_package
from ptr.operations.filing.package_check import MANIFEST
from ptr.store.digest import content_digest
from ptr.store.git.checkout import checkout
from ptr.store.git.repository import Repository
from ptr.store.git.worktree import uncommitted
from ptr.store.open import format_in, read_document
from ptr.store.source import MemorySource, Unreadable, find_root

ALL = "all"
"""Consents to every replacement."""


class Replacement(Struct, frozen=True):
    """A file of this registry that something handed in says otherwise, and the titles of the fields that differ."""

    path: str
    fields: tuple[Bilingual, ...]


def received(root: Path, origin: Path, unit: str, subject: FilingSubject, of: str) -> ReceivedPackage:
    """Return what a package or a unit's own repository holds of a subject; `PtrError` for what cannot be trusted."""
    own = None if origin.is_file() or (origin / MANIFEST).is_file() else find_root(origin)
    if own is None or own.resolve() == root.resolve() or not own.resolve().is_relative_to(origin.resolve()):
        return read_package(origin, unit, subject, of)
    return _of_repository(root, own, unit, subject, of)


def _of_repository(root: Path, own: Path, unit: str, subject: FilingSubject, of: str) -> ReceivedPackage:
    """Return what is committed in a unit's own registry, with the commit."""
    repository = Repository(own)
    where = whereabouts(subject, unit, of)
    loose = uncommitted(repository, where)
    if loose:
        raise PtrError(
            f"{own} 里还有没提交的内容，请先在那里 git add、git commit：{'、'.join(loose)}",
            f"{own} holds what is not committed; git add and git commit there first: {', '.join(loose)}",
        )
    source = checkout(own)
    theirs, ours = format_in(source), format_in(checkout(root))
    if theirs != ours:
        raise PtrError(
            f"{own} 的格式是 {theirs}，本登记簿是 {ours}；请先运行 ptr migrate --write",
            f"{own} is of format {theirs}, this registry of {ours}; run ptr migrate --write first",
        )
    paths = covered(subject, unit, of, (entry.path for entry in source.entries() if entry.what == "file"))
    if not paths:
        raise PtrError(f"{own} 里没有 {unit} 的{word(subject)}", f"{own} holds no {subject} of {unit}")
    return ReceivedPackage({path: source.read(path) for path in paths}, repository.commit("HEAD"))


def to_write(root: Path, brought: Mapping[str, bytes], consent: Sequence[str]) -> dict[str, bytes]:
    """Return the files that are written: new ones, and those with other content whose replacement is agreed to.

    Raises `PtrError` that names every replacement without consent, or one that would lose what is not committed.
    """
    wanted = {path: raw for path, raw in brought.items() if _content(root, path) != content_digest(raw)}
    replaced = list(replacements(root, wanted))
    unknown = [each for each in consent if each != ALL and each not in {one.path for one in replaced}]
    if unknown:
        raise PtrError(
            f"--overwrite 写的文件不会被替换：{'、'.join(unknown)}",
            f"--overwrite names what would not be replaced: {', '.join(unknown)}",
        )
    open_ = [each for each in replaced if ALL not in consent and each.path not in consent]
    if open_:
        zh = "\n".join(f"  {each.path}：{'、'.join(zh for zh, _ in each.fields)}" for each in open_)
        en = "\n".join(f"  {each.path}: {', '.join(en for _, en in each.fields)}" for each in open_)
        raise PtrError(
            f"会替换登记簿里的这些文件（后面是不同的栏目）：\n{zh}\n"
            f"同意的逐个写 --overwrite 文件，全部同意写 --overwrite {ALL}；现在什么也没写",
            f"these files of the registry would be replaced (with the fields that differ):\n{en}\n"
            f"agree to each with --overwrite PATH, to all with --overwrite {ALL}; nothing was written",
        )
    _refuse_loss(root, [each.path for each in replaced])
    return wanted


def replacements(root: Path, wanted: Mapping[str, bytes]) -> Iterator[Replacement]:
    """Yield what exists and would be replaced by something else."""
    for path, raw in sorted(wanted.items()):
        place = place_of(path)
        if place and (root / path).exists():
            kind = document_types()[place.type]
            yield Replacement(path, tuple(_differing(kind, _document(root, path), raw, path)))


def _differing(kind: type[Document], old: Document | None, raw: bytes, path: str) -> Iterator[Bilingual]:
    """Yield the titles of the fields in which a document would become another."""
    new = _parsed(raw, path)
    if old is None or new is None:
        yield "全文", "all of it"
        return
    for field in fields_of(kind):
        if getattr(old, field.name) != getattr(new, field.name):
            yield (field.label.zh, field.label.en) if field.label else (field.key, field.key)


def _document(root: Path, path: str) -> Document | None:
    place = place_of(path)
    return read_document(checkout(root), place).document if place else None


def _parsed(raw: bytes, path: str) -> Document | None:
    place = place_of(path)
    return read_document(MemorySource({path: raw}), place).document if place else None


def _content(root: Path, path: str) -> str:
    try:
        return content_digest(checkout(root).read(path))
    except Unreadable:
        return ""


def _refuse_loss(root: Path, paths: Sequence[str]) -> None:
    """Refuse to replace what is not committed: Git could not bring it back."""
    try:
        loose = uncommitted(Repository(root), paths) if paths else ()
    except PtrError:
        return
    if loose:
        raise PtrError(
            f"这些文件有没提交的改动，替换后就找不回来了，请先提交：{'、'.join(loose)}",
            f"these files hold changes that are not committed and would be lost; commit them first: {', '.join(loose)}",
        )
