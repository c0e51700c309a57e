"""Read a filing package made in a unit's own repository; every digest is checked before anything is trusted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.errors import PtrError
from ptr.model.state.covered import covered
from ptr.model.words import word
from ptr.operations.filing.package_check import (
    DOCUMENTS,
    MANIFEST,
    PackageManifest,
    as_written,
    check_package,
    is_stray,
)
from ptr.store.bundle import Bundle, folder_bundle
from ptr.store.source import Unreadable
from ptr.store.zip_bundle import zip_bundle

FORMAT: Final = 1


class Package(Struct, frozen=True):
    """A package as it came: its manifest, its files by their path in it, and what lies beside it in an archive."""

    manifest: PackageManifest
    files: Bundle
    beside: Bundle


class ReceivedPackage(Struct, frozen=True):
    """The documents of a package that belong to a subject, by their path in the registry, and their commit."""

    documents: dict[str, bytes]
    commit: str


def read_package(path: Path, unit: str, subject: FilingSubject, of: str) -> ReceivedPackage:
    """Return what a package holds of a subject; `PtrError` if its content is not whole, or another unit's."""
    package = open_package(path)
    manifest = package.manifest
    for what, stated, asked in (("unit", manifest.unit, unit), ("subject", manifest.subject or subject, subject)):
        if stated != asked:
            raise PtrError(
                f"报送包的 {what} 是 {stated}，不是 {asked}", f"the package is of {what} {stated}, not {asked}"
            )
    for fault in check_package(package.manifest, package.files, package.beside).faults:
        raise PtrError(
            f"报送包不完整或者被改过：{fault.path}", f"the package is incomplete or was changed: {fault.path}"
        )
    documents = {name: package.files.read(f"{DOCUMENTS}/{name}") for name in manifest.documents}
    paths = covered(subject, unit, of, documents)
    if not paths:
        raise PtrError(f"报送包里没有{word(subject)}", f"the package holds nothing of the subject {subject}")
    commit = manifest.commit if re.fullmatch("[0-9a-f]{40}([0-9a-f]{24})?", manifest.commit) else ""
    return ReceivedPackage({name: documents[name] for name in paths}, commit)


def open_package(path: Path) -> Package:
    """Open a folder or a ZIP archive, with the package in it or in its only folder; `PtrError` if there is none."""
    if path.is_dir():
        files = [each for pattern in (MANIFEST, f"*/{MANIFEST}") for each in path.glob(pattern)]
        top = _top(path, [each.relative_to(path).as_posix() for each in files])
        return _opened(path, folder_bundle(path / top), Bundle({}, {}))
    bundle = zip_bundle(path)
    names = (*bundle.files, *bundle.spoilt)
    top = _top(path, [name for name in names if name.rpartition("/")[2] == MANIFEST and not is_stray(name)])
    return _opened(path, bundle.below(top), bundle.beside(top))


def _top(path: Path, manifests: Sequence[str]) -> str:
    """Return the folder of the uppermost manifest, "" for the top; `PtrError` unless there is exactly one."""
    least = min((name.count("/") for name in manifests), default=0)
    tops = [name.rpartition("/")[0] for name in manifests if name.count("/") == least]
    if len(tops) != 1:
        zh = f"{path} 里没有报送包的清单 {MANIFEST}" if not tops else f"{path} 里有 {len(tops)} 个报送包，请分别核对"
        en = f"{path} holds no manifest.json of a package" if not tops else f"{path} holds {len(tops)} packages"
        raise PtrError(zh, en)
    return tops[0]


def _opened(path: Path, files: Bundle, beside: Bundle) -> Package:
    try:
        manifest = msgspec.json.decode(as_written(files.read(MANIFEST)), type=PackageManifest)
    except (Unreadable, msgspec.MsgspecError) as error:
        raise PtrError(
            f"{path} 的 {MANIFEST} 读不出来：{error}", f"{MANIFEST} of {path} cannot be read: {error}"
        ) from error
    if manifest.format != FORMAT:
        raise PtrError(f"不认识报送包格式 {manifest.format}", f"unknown format of the package: {manifest.format}")
    return Package(manifest, files, beside)
