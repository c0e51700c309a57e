"""What the public may see of a document, as a digest: by it a posting is known to show what stands today."""

from __future__ import annotations

import hashlib

import msgspec

from ptr.model.documents.power import Power
from ptr.model.fields.document import Document
from ptr.model.fields.field import PUBLIC
from ptr.model.fields.walk import survey
from ptr.model.state.audience import project
from ptr.model.state.catalogue_entry import in_catalogue


def public_digest(document: Document | None) -> str:
    """Return the SHA-256 of the public values of a document in canonical JSON; "" where the public sees nothing of it.

    A power counts while it stands in the catalogue: an abolished one is no longer shown. It is a digest of data, so
    that another page size or typeface is no other posting.
    """
    if document is None or (isinstance(document, Power) and not in_catalogue(document)):
        return ""
    powers = frozenset(item.text for item in survey(document).refs if item.label.ref == "power")
    values = project(document, PUBLIC, powers)
    return hashlib.sha256(msgspec.json.encode(values, order="deterministic")).hexdigest() if values else ""
