"""Allow one alteration of a record: a waiver that names it, its content until then, and the one field."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from ptr.model.documents.record import Record
from ptr.model.documents.waiver import Alteration, Waiver
from ptr.model.fields.errors import PtrError
from ptr.model.fields.pointer import ABSENT, from_text, value_at
from ptr.model.fields.types import place_of
from ptr.model.filing.evidence import ALTERED, KEPT
from ptr.model.time.clock import Clock
from ptr.operations.drafting.waive import free_path
from ptr.operations.references import the_office
from ptr.store.digest import content_digest
from ptr.store.git.checkout import checkout
from ptr.store.open import open_registry, read_document
from ptr.store.write import write_files
from ptr.store.yaml.emit import dump


def write_permit(
    root: Path,
    record: str,
    clock: Clock,
    *,
    field: str = "",
    until: datetime.date,
    basis: str,
    reason: str,
    office: str = "",
    dry: bool = False,
) -> str:
    """Write the permit of an office to alter one field of a record, or to remove it, and return its path.

    Raises `PtrError` where nothing stands there that could be altered.
    """
    source = checkout(root)
    snapshot = open_registry(source, clock).snapshot
    if snapshot.today.is_after(until):
        raise PtrError(f"有效期 {until} 已经过去", f"{until} is past")
    if not (basis.strip() and reason.strip()):
        raise PtrError("请写明依据和理由", "give a basis and a reason")
    folder = the_office(snapshot, office)
    place = place_of(record)
    document = read_document(source, place).document if place and (root / record).is_file() else None
    if place is None or not isinstance(document, KEPT):
        raise PtrError(
            f"{record} 不是登记簿里的报送、决定、公开登记、调整说明或者登记表",
            f"{record} is no filing, decision, posting, statement or register of use in the registry",
        )
    if not field and not isinstance(document, Record):
        raise PtrError(
            "只有登记表可以准许整份删除；其他记录请用 --field 写明栏目",
            "only a register of use may be removed; name a field with --field",
        )
    if field and not field.startswith("/"):
        raise PtrError(f"栏目的位置以 / 开头：/{field}", f"a pointer to a field begins with /: /{field}")
    if value_at(msgspec.to_builtins(document), from_text(field)) is ABSENT:
        raise PtrError(f"{record} 里没有 {field}", f"{record} has no {field}")
    allowed = Alteration(record=record, field=field, was=content_digest((root / record).read_bytes()))
    waiver = Waiver(rule=ALTERED, alteration=allowed, basis=basis, reason=reason, until=until)
    path = free_path(root, folder, f"{ALTERED.lower()}-{place.key}")
    write_files(root, {path: dump(msgspec.to_builtins(waiver))}, dry=dry)
    return path
