"""Whether the manifest of a package was signed by its unit: otherwise anyone could have computed it anew."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from ptr.ledger.memory.memory import Memory
from ptr.model.documents.unit import Unit
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import place_of
from ptr.operations.filing.package import Package
from ptr.operations.filing.package_check import MANIFEST, SIGNATURE, as_written
from ptr.store.git.signature import NO_TOOL, UNIT_SIGNERS, signature_fault
from ptr.store.source import Unreadable

UNSIGNED: Final[Bilingual] = (
    "没有签名：任何人都可以改动文件以后重算清单",
    "it is not signed: anyone could have changed a file and recomputed the manifest",
)
NO_KEYS: Final[Bilingual] = (
    "有签名，但没有该单位登记的密钥可以核对，等于没有签名：任何人都可以重算清单、自己签名",
    "it is signed, but no key of the unit is registered to check it by: anyone could have recomputed and signed it",
)


class CheckedSignature(Struct, frozen=True):
    """What is wrong with the signature of a package, and what it proves or leaves open."""

    faults: tuple[Bilingual, ...] = ()
    notes: tuple[Bilingual, ...] = ()


def check_signature(package: Package, root: Path | None, memory: Memory | None, day: datetime.date) -> CheckedSignature:
    """Check the signature beside the manifest by the keys that the unit registered, as of a day.

    A unit with registered keys signs its packages, so one without a signature is a fault: otherwise it would be enough
    to leave the signature out.
    """
    try:
        signature = package.files.read(SIGNATURE)
    except Unreadable:
        signature = b""
    unit = package.manifest.unit
    place = UNIT_SIGNERS.format(unit=unit)
    is_known = root and place_of(Unit.PATH.format(unit=unit))
    keys = _keys(root, memory, place, day) if root and is_known else None
    if keys is None:
        return CheckedSignature(notes=(NO_KEYS if signature else UNSIGNED,))
    fault = _fault(package.files.read(MANIFEST), signature, keys, day)
    if fault is None:
        zh = f"清单由该单位登记的密钥签名（{place}，按 {day} 核对）"
        en = f"a key that the unit registered signed the manifest ({place}, as of {day})"
        return CheckedSignature(notes=((zh, en),))
    worded = f"{SIGNATURE}：{fault[0]}", f"{SIGNATURE}: {fault[1]}"
    return CheckedSignature(notes=(worded, UNSIGNED)) if fault is NO_TOOL else CheckedSignature(faults=(worded,))


def _keys(root: Path, memory: Memory | None, place: str, day: datetime.date) -> bytes | None:
    """Return the list of keys that counted on a day, else the first; None where the unit registered none."""
    lists = memory.signers.get(place, []) if memory else []
    if lists:
        return next((each for each in reversed(lists) if each.day <= day), lists[0]).content
    file = root / place
    return file.read_bytes() if file.is_file() else None


def _fault(manifest: bytes, signature: bytes, allowed: bytes, day: datetime.date) -> Bilingual | None:
    """Word what is wrong with a signature of the manifest as ptr wrote it, whatever happened to its line endings."""
    return signature_fault(as_written(manifest), as_written(signature) if signature else None, allowed, day)
