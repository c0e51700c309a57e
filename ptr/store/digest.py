"""The digest that identifies a filing: of what its files state, never of how they are written or where they are kept.

Of each file the plain data counts, as JSON with sorted keys: order of fields, quotes, comments, block or flow style,
line ends and the registry's folder do not. It is taken before any older format is lifted to today's, so that neither a
newer ptr nor `ptr migrate` changes the digest of an old filing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from ptr.model.state.content import Content
from ptr.store.hashes import blob_id
from ptr.store.source import Source, Unreadable
from ptr.store.yaml import fast


def content_digest(raw: bytes) -> str:
    """Return the SHA-256 of the data of a file; "" for one that cannot be read in exactly one way."""
    data = fast.parse(raw)
    if data is None:
        from ptr.store.yaml.dialect import load  # PyYAML, which good files do not need

        loaded = load(raw)
        if loaded.data is None or loaded.faults:
            return ""
        data = loaded.data
    return data_digest(data)


def data_digest(data: object) -> str:
    """Return the SHA-256 of the plain data of a file."""
    return hashlib.sha256(msgspec.json.encode(data, order="sorted")).hexdigest()


def content_of(source: Source, path: str) -> Content:
    """Return what a file holds; one that cannot be read holds nothing."""
    try:
        raw = source.read(path)
    except Unreadable:
        return Content("", "")
    return Content(blob_id(raw), content_digest(raw))


def total_digest(files: Mapping[str, str]) -> str:
    """Return the SHA-256 of a set of files, each given by its path in the registry and its digest."""
    return data_digest(dict(files))
