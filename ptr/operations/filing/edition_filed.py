"""Whether the edition that a unit files is what its powers are (clauses 三.2, 四)."""

from __future__ import annotations

from pathlib import Path

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.fields.errors import PtrError
from ptr.model.state.catalogue_entry import same_entry
from ptr.model.state.snapshot import Snapshot
from ptr.model.text.names import with_key
from ptr.operations.ledger.alike import alike_entries


def refuse_stale(root: Path, snapshot: Snapshot, unit: str) -> None:
    """Refuse to file an edition that does not hold a power as it is; one that only reads otherwise is held."""
    edition = snapshot.one(Catalogue, unit)
    if edition is None:
        return
    listed = [power for _, power in snapshot.documents(Power, unit) if power.id in edition.entries]
    stale = [power for power in listed if not same_entry(edition.entries[power.id], power)]
    alike = alike_entries(root, snapshot) if stale else {}
    for power in stale:
        if not same_entry(edition.entries[power.id], power, alike):
            name = with_key(power.name, power.id)
            command = f"ptr catalogue issue {unit} --approved-by … --approved-on …"
            raise PtrError(
                f"第 {edition.edition} 版目录与现在的职权不一致（{name}）；批准后先发布新版：{command}",
                f"edition {edition.edition} of the catalogue is not what the powers are now ({name}); "
                f"once approved, issue the next one first: {command}",
            )
