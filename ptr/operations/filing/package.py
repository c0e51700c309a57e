"""Read a filing package made in a unit's own repository; every digest is checked before anything is trusted."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import place_of
from ptr.model.state.covered import covered
from ptr.model.words import word
from ptr.store.digest import content_digest, total_digest
from ptr.store.source import FolderSource, Unreadable

MANIFEST: Final = "manifest.json"
DOCUMENTS: Final = "documents"
FORMAT: Final = 1


class PackageManifest(Struct, frozen=True, kw_only=True):
    """The manifest of a package: `files` by the SHA-256 of their bytes, `documents` by the digest of their content."""

    format: int
    unit: str
    subject: str = ""
    commit: str = ""
    digest: str
    files: dict[str, str]
    documents: dict[str, str]


class PackageFault(Struct, frozen=True):
    """What is wrong with a file of a package."""

    path: str
    what: Bilingual


class ReceivedPackage(Struct, frozen=True):
    """The documents of a package that belong to a subject, by their path in the registry, and their commit."""

    documents: dict[str, bytes]
    commit: str


def read_package(folder: Path, unit: str, subject: FilingSubject, of: str) -> ReceivedPackage:
    """Return what a package holds of a subject; `PtrError` if it is incomplete, or another unit's."""
    manifest = read_manifest(folder)
    for what, stated, asked in (("unit", manifest.unit, unit), ("subject", manifest.subject or subject, subject)):
        if stated != asked:
            raise PtrError(
                f"报送包的 {what} 是 {stated}，不是 {asked}", f"the package is of {what} {stated}, not {asked}"
            )
    for path in faults(folder, manifest):
        raise _broken(path.path)
    source = FolderSource(folder / DOCUMENTS)
    documents = {path: source.read(path) for path in manifest.documents}
    paths = covered(subject, unit, of, documents)
    if not paths:
        raise PtrError(f"报送包里没有{word(subject)}", f"the package holds nothing of the subject {subject}")
    commit = manifest.commit if re.fullmatch("[0-9a-f]{40}([0-9a-f]{24})?", manifest.commit) else ""
    return ReceivedPackage({path: documents[path] for path in paths}, commit)


def read_manifest(folder: Path) -> PackageManifest:
    """Read the manifest of a package; `PtrError` if there is none that can be read."""
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=PackageManifest)
    except (OSError, msgspec.MsgspecError) as error:
        where = folder / MANIFEST
        raise PtrError(f"{where} 读不出来：{error}", f"{where} cannot be read: {error}") from error
    if manifest.format != FORMAT:
        raise PtrError(f"不认识报送包格式 {manifest.format}", f"unknown format of the package: {manifest.format}")
    return manifest


def faults(folder: Path, manifest: PackageManifest) -> Iterator[PackageFault]:
    """Yield what differs from the manifest: files first, then the content of documents, then the overall digest."""
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or path.is_file()}
    for path in sorted(present - set(manifest.files) - {MANIFEST}):
        yield PackageFault(path, ("多出的文件", "not in the manifest"))
    for path, digest in manifest.files.items():
        if path not in present:
            yield PackageFault(path, ("缺少", "missing"))
        elif _sha256(folder / path) != digest:
            yield PackageFault(path, ("内容被改过", "its bytes were changed"))
    source = FolderSource(folder / DOCUMENTS)
    for path, digest in manifest.documents.items():
        name = f"{DOCUMENTS}/{path}"
        if place_of(path) is None or name not in manifest.files:
            yield PackageFault(
                name, ("清单中没有这份文件，或者位置不对", "not listed, or not where a document belongs")
            )
        elif name in present:
            try:
                computed = content_digest(source.read(path))
            except Unreadable:
                computed = ""
            if computed != digest:
                yield PackageFault(name, ("内容不是报送的内容", "its content is not what was filed"))
    if total_digest(manifest.documents) != manifest.digest:
        yield PackageFault(MANIFEST, ("总摘要不符", "the digest of the whole does not match"))


def _sha256(path: Path) -> str:
    """Return the digest of a plain file; "" if it is a link or cannot be read."""
    try:
        if path.is_symlink():
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _broken(path: str) -> PtrError:
    return PtrError(f"报送包不完整或者被改过：{path}", f"the package is incomplete or was changed: {path}")
