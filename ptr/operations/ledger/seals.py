"""The lists of keys and the signatures that a step of the main line brings, read from its files."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from ptr.ledger.seals import Seals
from ptr.model.fields.fault import Bilingual
from ptr.model.names.renames import Renames
from ptr.operations.ledger.loading import Ends
from ptr.store.digest import content_digest
from ptr.store.git.revision_files import ComparedFiles
from ptr.store.git.signature import LISTED, SUFFIX, signature_fault


def read_seals(files: ComparedFiles, ends: Ends, touched: Collection[str], ways: Renames) -> Seals:
    """Return the keys and signatures of a step that touches some files; at the first step these are all there are."""
    before, after = ends
    lists = sorted({path.removesuffix(SUFFIX) for path in touched if LISTED.match(path.removesuffix(SUFFIX))})

    def fault(path: str, keys: bytes, day: datetime.date) -> Bilingual | None:
        sealed = dict(files.read_many(after, [path, path + SUFFIX]))
        return signature_fault(sealed[path] or b"", sealed[path + SUFFIX], keys, day)

    def digest(path: str) -> str:
        [(_, raw)] = files.read_many(before, [ways.former_path(path)])
        return content_digest(raw) if raw is not None else ""

    return Seals(
        lists=dict(files.read_many(after, lists)) if lists else {},
        renewed=frozenset(path.removesuffix(SUFFIX) for path in touched if path.endswith(SUFFIX)),
        fault=fault,
        digest=digest,
    )
