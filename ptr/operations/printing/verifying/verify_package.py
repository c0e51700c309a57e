"""Verify a filing package: its content by its manifest, its manifest by its signature, and how its filings stand."""

from __future__ import annotations

from pathlib import Path

from ptr.model.documents.unit import Unit
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import place_of
from ptr.model.results.verification import Verification, VerifiedState
from ptr.model.text.plural import counted
from ptr.model.time.clock import Clock
from ptr.operations.filing.package import open_package
from ptr.operations.filing.package_check import PackageManifest, check_package
from ptr.operations.history.in_force import Reading
from ptr.operations.ledger.signed import main_memory
from ptr.operations.printing.verifying.verify_filings import filings_of, unfiled
from ptr.operations.printing.verifying.verify_signature import check_signature
from ptr.store.git.checkout import checkout
from ptr.store.open import read_document


def verify_package(path: Path, root: Path | None, clock: Clock, past: Reading | None = None) -> Verification:
    """Check a folder or a ZIP archive by its manifest; `PtrError` if there is none that can be read.

    With a registry, the signature is checked by the unit's keys as of the day on which the package was submitted, and
    the filings that hold these documents are named, as they stood in an earlier state where one is given.
    """
    package = open_package(path)
    manifest = package.manifest
    check = check_package(manifest, package.files, package.beside)
    memory = main_memory(root, clock) if root and not check.faults else None
    filings = filings_of(root, memory, manifest.documents, manifest.unit, past) if root and not check.faults else ()
    day = min((each.submitted for each in filings), default=clock.now)
    signature = check_signature(package, root, memory, day)
    differences = (*((f"{each.path}：{each.what[0]}", f"{each.path}: {each.what[1]}") for each in check.faults),)
    notes = [_described(manifest, root)]
    if root and not check.faults:
        notes += unfiled(manifest, filings)
    if not check.faults:
        notes += signature.notes
    differences += signature.faults
    standing = VerifiedState.SAME_CONTENT if check.other_bytes else VerifiedState.WHOLE
    return Verification(
        thing=path.name,
        standing=VerifiedState.DIFFERS if differences else standing,
        differences=differences,
        other_bytes=check.other_bytes,
        strays=check.strays,
        filings=filings,
        notes=tuple(notes),
    )


def _described(manifest: PackageManifest, root: Path | None) -> Bilingual:
    count, commit = len(manifest.files), manifest.commit[:10]
    place = place_of(Unit.PATH.format(unit=manifest.unit))
    holder = read_document(checkout(root), place).document if root and place else None
    name = holder.name if isinstance(holder, Unit) else manifest.unit
    return (
        f"{name}的报送包，{count} 份文件，取自提交 {commit}",
        f"a package of {name}, {counted(count, 'file')}, commit {commit}",
    )
