"""The office that acts."""

from __future__ import annotations

from ptr.model.fields.errors import PtrError
from ptr.model.results.names import with_key
from ptr.model.state.snapshot import Snapshot


def the_office(snapshot: Snapshot, office: str) -> str:
    """Return the key of the named office, or of the only one; `PtrError` for an unknown one."""
    offices = snapshot.registry.offices if snapshot.registry else ()
    known = [item.id for item in offices]
    listed = "、".join(with_key(item.name, item.id) for item in offices) or "—"
    if office and office not in known:
        raise PtrError(f"没有办公室 {office}；现有：{listed}", f"there is no office {office}; known: {listed}")
    if not office and len(known) != 1:
        raise PtrError(f"请用 --office 指明是哪个办公室：{listed}", f"name the office with --office: {listed}")
    return office or known[0]
