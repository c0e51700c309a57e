"""Read a filing package that a unit made in its own repository; every digest is checked before anything is believed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from ptr.model.covered import covered
from ptr.model.documents.filing import Subject
from ptr.model.errors import PtrError
from ptr.model.types import place_of
from ptr.model.words import word
from ptr.store.digest import content_digest, total_digest
from ptr.store.source import FolderSource, Unreadable

MANIFEST: Final = "manifest.json"
DOCUMENTS: Final = "documents"
FORMAT: Final = 1


class Manifest(Struct, frozen=True, kw_only=True):
    """What a package says of itself: `files` by the SHA-256 of their bytes, `documents` by what they say."""

    format: int
    unit: str
    subject: str = ""
    commit: str = ""
    digest: str
    files: dict[str, str]
    documents: dict[str, str]


class Package(Struct, frozen=True):
    """The documents of a package that belong to a subject, by their path in the registry, and their commit."""

    documents: dict[str, bytes]
    commit: str


def read_package(folder: Path, unit: str, subject: Subject, of: str) -> Package:
    """Give what a package holds of a subject; `PtrError` where it is not whole, or another unit's."""
    manifest = _manifest(folder)
    for what, said, asked in (("unit", manifest.unit, unit), ("subject", manifest.subject or subject, subject)):
        if said != asked:
            raise PtrError(f"报送包的 {what} 是 {said}，不是 {asked}", f"the package is of {what} {said}, not {asked}")
    _check_files(folder, manifest)
    source = FolderSource(folder / DOCUMENTS)
    documents: dict[str, bytes] = {}
    for path, digest in manifest.documents.items():
        if place_of(path) is None or ".." in path.split("/") or f"{DOCUMENTS}/{path}" not in manifest.files:
            raise _broken(path)
        try:
            documents[path] = source.read(path)
        except Unreadable as error:
            raise _broken(path) from error
        if content_digest(documents[path]) != digest:
            raise _broken(path)
    if total_digest(manifest.documents) != manifest.digest:
        raise _broken(MANIFEST)
    paths = covered(subject, unit, of, documents)
    if not paths:
        raise PtrError(f"报送包里没有{word(subject)}", f"there is nothing of {subject} in the package")
    commit = manifest.commit if re.fullmatch("[0-9a-f]{40}", manifest.commit) else ""
    return Package({path: documents[path] for path in paths}, commit)


def _manifest(folder: Path) -> Manifest:
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        where = folder / MANIFEST
        raise PtrError(f"{where} 读不出来：{error}", f"{where} cannot be read: {error}") from error
    if manifest.format != FORMAT:
        raise PtrError(f"不认识报送包格式 {manifest.format}", f"unknown format of package: {manifest.format}")
    return manifest


def _check_files(folder: Path, manifest: Manifest) -> None:
    held = {path.relative_to(folder).as_posix() for path in (folder / DOCUMENTS).rglob("*") if path.is_file()}
    for path in sorted(held - set(manifest.files)):
        raise _broken(path)
    for path, digest in manifest.files.items():
        inside = not Path(path).is_absolute() and ".." not in Path(path).parts
        if not inside or not (folder / path).is_file():
            raise _broken(path)
        with (folder / path).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                raise _broken(path)


def _broken(path: str) -> PtrError:
    return PtrError(f"报送包不完整或者被改过：{path}", f"the package is not whole, or was changed: {path}")
