"""What a printed document is made of."""

from __future__ import annotations

from msgspec import Struct

from ptr.model.fields.types import Place


class Inputs(Struct, frozen=True):
    """What a document is made of.

    `places` are the documents that must be readable; `paths` are the files and folders whose history is the document's:
    folders where documents may come and go, files even if they no longer exist. What is `watched` has to be
    committed, but its history is not the document's.
    """

    places: tuple[Place, ...]
    paths: tuple[str, ...]
    watched: tuple[str, ...] = ()
