"""What distinguishes one printed sheet from another: its revision and the code printed on it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import msgspec
from msgspec import Struct

from ptr.model.remembering import latest

CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH: Final = 10


class Identity(Struct, frozen=True, kw_only=True):
    """Where a sheet comes from.

    `revision` and `committed_on` are those of the last commit that changed the sheet's inputs; a draft (uncommitted
    content, or no Git) has neither. `site` is the public site of the registry, "" for a sheet that is not public;
    `past` names the earlier state that a sheet shows.
    """

    revision: str = ""
    committed_on: datetime.date | None = None
    draft: bool = True
    site: str = ""
    past: str = ""


def sheet_digest(view: Struct, template_sources: Mapping[str, str]) -> str:
    """Return the SHA-256 of what a sheet says and how it is set: the view and the templates' texts by name.

    Neither commit nor date is part of it, so that an unrelated commit changes no sheet.
    """
    digest = _begun(tuple(template_sources.items())).copy()
    digest.update(b',"view":' + _encoded(view) + b"}")
    return digest.hexdigest()


@lru_cache(256)
def _begun(templates: tuple[tuple[str, str], ...]) -> hashlib._Hash:
    """Return the digest as far as the templates go, which are longer than most sheets and set many."""
    return hashlib.sha256(b'{"templates":' + msgspec.json.encode(dict(templates), order="sorted"))


@latest
def _encoded(view: Struct) -> bytes:
    """Return what a sheet says as JSON; several formats and variants say the same."""
    return msgspec.json.encode(view, order="sorted")


def short_code(digest: str) -> str:
    """Return the first 50 bits of a digest in Crockford's base 32 (no I, L, O, U), as two groups of five."""
    number = int(digest, 16) >> (4 * len(digest) - 5 * CODE_LENGTH)
    code = "".join(CROCKFORD[number >> 5 * place & 31] for place in reversed(range(CODE_LENGTH)))
    return f"{code[:5]}-{code[5:]}"
