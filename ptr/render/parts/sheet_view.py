"""What every printed sheet says of itself, whatever it is about."""

from __future__ import annotations

from msgspec import Struct

from ptr.render.parts.entry import Row


class SheetView(Struct, frozen=True, kw_only=True):
    """The ready-to-print values of a sheet; a document adds its own.

    `unit` is the name of the issuer. `edition` is what the sheet is about: an edition, a day, a month; `filing` is its
    filing number, "" while there is none, None for what is never filed. A `caveat` makes the sheet a draft and says
    why; `data` is what a PDF carries as a file, in JSON.
    """

    title: str
    unit: str
    edition: Row | None = None
    filing: str | None = None
    caveat: str = ""
    data: str = ""

    @property
    def full_title(self) -> str:
        """The title with the unit's name before it, once."""
        return self.title if self.title.startswith(self.unit) else f"{self.unit}{self.title}"
