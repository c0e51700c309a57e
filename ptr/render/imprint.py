"""What identifies a printed sheet: its edition, its filing, the state it was made from, its code."""

from __future__ import annotations

import datetime
from typing import Final

from msgspec import Struct

from ptr.render.identity import Identity
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.values import day
from ptr.render.qr import Symbol, symbol

APART: Final = "　"
UNNUMBERED: Final = "尚未编定"
"""What stands in place of the number where there is no edition."""


class Foot(Struct, frozen=True, kw_only=True):
    """The parts of the foot of a sheet as they are printed, each with its label; "" for one that the sheet lacks.

    As a string it is the whole line. `number` is the revision without its day, for a foot with less room.
    """

    edition: str
    filing: str
    past: str
    draft: str
    revision: str
    number: str
    code: str

    def __str__(self) -> str:
        parts = (self.edition, self.filing, self.past, self.draft, self.revision, self.code)
        return APART.join(filter(None, parts))


class Imprint(Struct, frozen=True, kw_only=True):
    """What a sheet says of itself beside its content, composed once for all formats.

    `edition` and its label are "" for a sheet under none, `filing` is None for one that is never filed and "" for one
    that is not filed yet. A draft has neither `revision`, `committed_on` nor `digest`; `caveat` says why content that
    is committed is a draft. `url` is where the public site answers for the sheet, "" without site or code.
    """

    edition_label: str
    edition: str
    filing: str | None
    past: str
    draft: bool
    caveat: str
    revision: str
    committed_on: datetime.date | None
    digest: str
    url: str

    @property
    def foot(self) -> Foot:
        """The parts of the foot, which templates join."""
        dated = f"（{day(self.committed_on)}）" if self.committed_on else ""
        number = "" if self.draft else f"修订号 {self.revision}"
        return Foot(
            edition=f"{self.edition_label}：{self.edition}" if self.edition else "",
            filing="" if self.filing is None else f"备案号：{self.filing}" if self.filing else "未备案",
            past=f"历史文本：{self.past}" if self.past else "",
            draft="，".join(filter(None, ("草稿", self.caveat))) if self.draft else "",
            revision=f"{number}{dated}" if number else "",
            number=number,
            code="" if self.draft else f"核验码 {self.digest}",
        )

    @property
    def symbol(self) -> Symbol | None:
        """The address as a code for telephones."""
        return symbol(self.url) if self.url else None


def is_draft(view: SheetView, identity: Identity) -> bool:
    """Return whether a sheet is a draft, by its origin or by its caveat."""
    return identity.draft or bool(view.caveat)


def imprint(view: SheetView, identity: Identity, code: str) -> Imprint:
    """Return the imprint of a view that was made from some state; a draft shows neither the code nor the state."""
    draft, edition, site = is_draft(view, identity), view.edition, identity.site.rstrip("/")
    return Imprint(
        edition_label=edition.label if edition else "",
        edition=(edition.items[0].text if edition.items else UNNUMBERED) if edition else "",
        filing=view.filing,
        past=identity.past,
        draft=draft,
        caveat=view.caveat,
        revision="" if draft else identity.revision,
        committed_on=None if draft else identity.committed_on,
        digest="" if draft else code,
        url=f"{site}/v/{code.replace('-', '')}" if site and not draft else "",
    )
