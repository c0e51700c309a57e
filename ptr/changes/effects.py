"""What a change files, posts and takes down by the table of fields, read from the edits that it claims."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ptr.changes.edits import FOLDER, PRESENCE, RETURNED, UNIT, Edit
from ptr.changes.pairs import Pair, subject_of
from ptr.model.documents._common import Status
from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.filing import FilingSubject
from ptr.model.duties.field_duty import SHEETS, covered_by, field_duty
from ptr.model.fields.document import Document
from ptr.model.fields.field import PUBLIC, ChangeClass
from ptr.model.fields.types import Place
from ptr.model.results.change import Subject
from ptr.model.state.audience import shows

WHOLE_DOCUMENT = (PRESENCE, UNIT, FOLDER, RETURNED)


class Effects(Struct, frozen=True):
    """The units whose documents a change changes, what they file again, what the public sees otherwise or no more."""

    holders: tuple[str, ...] = ()
    files: tuple[tuple[str, FilingSubject], ...] = ()
    posts: tuple[Subject, ...] = ()
    takes_down: tuple[Subject, ...] = ()


def effects(pairs: tuple[Pair, ...], claims: tuple[Edit, ...], *, publish_only: bool) -> Effects:
    """Return what follows from some edits of some documents; one that is published only files nothing."""
    holders: dict[str, None] = {}
    files: dict[tuple[str, FilingSubject], None] = {}
    posts: dict[Subject, None] = {}
    gone: dict[Subject, None] = {}
    for pair in pairs:
        holders.update(dict.fromkeys(place.unit for place in _places(pair) if place.unit))
        for edit in claims if len(pairs) == 1 else _claimed(pair, claims):
            if edit.change is not ChangeClass.EDITORIAL:
                files.update(dict.fromkeys(() if publish_only else _files(pair, edit)))
                for subject, visible in _sheets(pair, edit):
                    (posts if visible else gone)[subject] = None
    return Effects(tuple(holders), tuple(files), tuple(posts), tuple(gone))


def _claimed(pair: Pair, claims: tuple[Edit, ...]) -> list[Edit]:
    """Return the edits of one of several documents that a change claims; equal edits are told apart by identity."""
    return [edit for edit in pair.edits if any(edit is claim for claim in claims)]


def _places(pair: Pair) -> list[Place]:
    """Return where a document stood and stands; one that was given away earlier left its unit then."""
    return [place for place in (None if pair.pending else pair.was, pair.now) if place]


def _files(pair: Pair, edit: Edit) -> Iterator[tuple[str, FilingSubject]]:
    """Yield what which unit files again; a document that came, went or moved is filed where it stood and stands.

    A statement is none: it is filed for the change that it explains.
    """
    if pair.family == Adjustment.TYPE:
        return
    if edit.names[0] in WHOLE_DOCUMENT:
        for place in _places(pair):
            yield from ((place.unit, subject) for subject in covered_by(place.type))
    else:
        duty = field_duty(pair.place.type, edit.names)
        yield from ((pair.place.unit, subject) for subject in duty.files) if duty else ()


def _sheets(pair: Pair, edit: Edit) -> Iterator[tuple[Subject, bool]]:
    """Yield the sheets that an edit alters: those to be posted, with true, and those to be taken down."""
    was = pair.was is not None and not pair.pending and on_sheets(pair.was, pair.before)
    now = pair.now is not None and on_sheets(pair.now, pair.after)
    if not _public(pair, edit):
        return
    if now and pair.now:
        yield subject_of(pair.now, pair.after), True
    if was and pair.was and (not now or edit.names[0] == UNIT):
        yield subject_of(pair.was, pair.before), False


def _public(pair: Pair, edit: Edit) -> bool:
    """Return whether the public sees, or saw, what an edit is about."""
    if edit.names[0] in WHOLE_DOCUMENT or edit.names[:2] == ("disclosure", "except"):
        return True
    duty = field_duty(pair.place.type, edit.names)
    seen = [document for document in (pair.before, pair.after) if document is not None]
    return duty is not None and duty.posted and any(shows(document, PUBLIC, edit.names[0]) for document in seen)


def on_sheets(place: Place, document: Document | None) -> bool:
    """Return whether a document stands on sheets for the public: not for fewer, and not ended."""
    ended = getattr(document, "status", None) is Status.ABOLISHED
    return place.type in SHEETS and document is not None and not ended and shows(document, PUBLIC)
