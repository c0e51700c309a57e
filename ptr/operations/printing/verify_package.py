"""Verify that a filing package is complete, and find the filing of the registry that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ptr.model.documents.filing import Filing
from ptr.model.fields.fault import Bilingual
from ptr.model.results.verification import Verification, VerifiedState
from ptr.model.text.plural import counted
from ptr.model.words import word
from ptr.operations.filing.package import PackageManifest, faults, read_manifest
from ptr.operations.history.acts import filed
from ptr.store.digest import total_digest


def verify_package(folder: Path, root: Path | None) -> Verification:
    """Check every file and the whole by the manifest; `PtrError` if there is none that can be read.

    With a registry, the filings that hold these documents are named.
    """
    manifest = read_manifest(folder)
    differences = tuple(
        (f"{each.path}：{each.what[0]}", f"{each.path}: {each.what[1]}") for each in faults(folder, manifest)
    )
    notes: list[Bilingual] = [
        (
            f"{manifest.unit} 的报送包，{len(manifest.files)} 份文件，取自提交 {manifest.commit[:10]}",
            f"a package of {manifest.unit}, {counted(len(manifest.files), 'file')}, commit {manifest.commit[:10]}",
        )
    ]
    if root and not differences:
        notes += _filings(root, manifest)
    return Verification(
        thing=folder.name,
        standing=VerifiedState.DIFFERS if differences else VerifiedState.WHOLE,
        differences=differences,
        notes=tuple(notes),
    )


def _filings(root: Path, manifest: PackageManifest) -> Iterator[Bilingual]:
    """Yield the filings of the registry that hold exactly these documents."""
    mine = (item for item in filed(root).values() if item.place.unit == manifest.unit)
    same = [item for item in mine if _is_of(item.filing, manifest)]
    for item in same:
        subject, number = item.filing.subject, item.number
        zh = f"与报送 {item.key}（{word(subject)}）的内容一致" + (f"，备案号 {number}" if number else "，尚未备案")
        yield zh, f"it holds what the filing {item.key} ({subject}) holds, " + (number or "not accepted yet")
    if not same:
        yield "登记簿里没有报送与它的内容一致", "no filing of the registry holds exactly these documents"


def _is_of(filing: Filing, manifest: PackageManifest) -> bool:
    filed = {path: manifest.documents[path] for path in filing.files if path in manifest.documents}
    return bool(filed) and total_digest(filed) == filing.digest
