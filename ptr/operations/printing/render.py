"""Render sheets: what each is made of, what it says, where it comes from, and the file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import chain, islice, tee
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct, structs

from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.field import PUBLIC
from ptr.model.fields.types import document_types
from ptr.model.results.progress import SILENT, Progress
from ptr.model.time.clock import Clock
from ptr.operations.cores import CAN_SHARE
from ptr.operations.history.in_force import Reading, reading
from ptr.operations.history.numbers import Number, Numbers
from ptr.operations.printing.facts_on_request import desk
from ptr.operations.printing.sheets import TEMPLATES, Sheet, template_folders
from ptr.operations.printing.unprintable import traced
from ptr.render.engine import render, sources
from ptr.render.errors import MissingGlyph, MissingPlace
from ptr.render.faces import PINNED, Faces, faces
from ptr.render.identity import Identity, sheet_digest, short_code
from ptr.render.parts.facts_on_request import Desk
from ptr.render.typesetter import press
from ptr.render.views import Inputs, View, subject_of, view
from ptr.store.assets import font_folder
from ptr.store.git.origins import Origins
from ptr.store.open import open_registry
from ptr.store.write import staged

_settled = cache(sources)
"""The texts of templates of earlier states, which no one edits any more."""
WORTH_SHARING: Final = 4
"""Sheets below which further processes take longer to begin than they save."""


class Work(Struct, frozen=True):
    """A sheet that is ready to be set: what it says, where it comes from; `code` is "" for a draft.

    `key` names all that its bytes hang on.
    """

    sheet: Sheet
    view: Struct
    identity: Identity
    code: str
    key: str


class Refused(Struct, frozen=True):
    """Why a sheet cannot be set: what to say, and the characters that no font has."""

    message: Bilingual
    missing: tuple[MissingPlace, ...] = ()


class Printing:
    """A registry opened for printing; what several sheets share is made once."""

    def __init__(
        self,
        at: Reading,
        *,
        mark_missing: bool = False,
        progress: Progress = SILENT,
    ) -> None:
        """Take what is read; `progress` hears once why git does not say where the sheets come from."""
        self._at, self._mark_missing, self._remark = at, mark_missing, cache(progress.remark)
        self.snapshot = open_registry(at.source, at.clock, at.known).snapshot
        self.folders = template_folders(at.root, at.source)
        self._origins = Origins(at.root, at.revision, at.inside)
        self._numbers = Numbers(at.source, self.snapshot)
        texts = _settled if at.revision else cache(sources)
        self._sources = partial(texts, template_dirs=tuple(self.folders))
        registry = self.snapshot.registry
        self._site = registry.site_url if registry else ""
        self._faces = faces(registry.typefaces) if registry else PINNED
        for name in self._faces.absent:
            progress.remark(
                f"本机没有安装字体 {name}，改用随附字体", f"the font {name} is not installed; the pinned one is used"
            )
        # of an earlier state nobody is told what is owed
        self._asked = Desk() if at.revision else desk(at.root, at.clock)

    def works(self, chosen: Sequence[Sheet]) -> Iterator[Work]:
        """Make ready sheet by sheet; those of one unit, document and part share their view.

        A document of the unit that cannot be read stops the run: a sheet never leaves out in silence what it should
        hold.
        """
        shared: tuple[tuple[str, str, str], Struct, Inputs] | None = None
        for sheet in chosen:
            key = (sheet.unit, sheet.document, sheet.part)
            if shared is None or shared[0] != key:
                shared = (key, self.view(sheet), self.inputs(sheet))
            yield self._work(sheet, *shared[1:])

    def inputs(self, sheet: Sheet) -> Inputs:
        """Tell what a sheet is made of, its filing number included, its templates not."""
        inputs = self._shown(sheet).inputs(self.snapshot, sheet.unit, sheet.part)
        number = self._number(sheet, inputs)
        if number is None:
            return inputs
        return structs.replace(inputs, paths=(*inputs.paths, *number.paths), watched=number.watched)

    def view(self, sheet: Sheet) -> Struct:
        """Make what a sheet says; `PtrError` where a document that it is made of cannot be read."""
        shown = self._shown(sheet)
        inputs = shown.inputs(self.snapshot, sheet.unit, sheet.part)
        for place in inputs.places:
            if not isinstance(self.snapshot.document(place), document_types()[place.type]):
                raise PtrError(
                    f"{place.path} 有错误，没有输出；请先运行 ptr validate",
                    f"{place.path} has findings, nothing was rendered; run ptr validate",
                )
        number = self._number(sheet, inputs)
        made = shown.build(self.snapshot, sheet.unit, sheet.part)
        return structs.replace(made, filing=number.text) if number else made

    def texts(self, sheet: Sheet) -> dict[str, str]:
        """Give the templates that a sheet is set with, by file name."""
        return self._sources(sheet.document, sheet.variant, sheet.format)

    def code(self, sheet: Sheet, view: Struct) -> str:
        """Give the code that a sheet carries once all is committed; "" for one that stays a draft."""
        return "" if getattr(view, "caveat", "") else short_code(sheet_digest(view, self.texts(sheet)))

    def set(self, work: Work) -> bytes:
        """Set a sheet; a character that no font has is named with its file and field."""
        try:
            return _set(self.folders, self._faces, self._mark_missing, work)
        except MissingGlyph as missing:
            raise traced(missing, self.snapshot, self.inputs(work.sheet)) from None

    def setter(self) -> Callable[[Work], bytes | Refused]:
        """Give what sets a sheet in any process: it needs nothing but what it is given, and raises no refusal."""
        return partial(_told, self.folders, self._faces, self._mark_missing)

    def settled(self, work: Work, made: bytes | Refused) -> bytes:
        """Give a sheet that was set elsewhere; `PtrError` where it was refused."""
        if isinstance(made, bytes):
            return made
        if made.missing:
            raise traced(MissingGlyph(made.missing), self.snapshot, self.inputs(work.sheet))
        raise PtrError(*made.message)

    def _shown(self, sheet: Sheet) -> View:
        return view(sheet.document, structs.replace(self._asked, audience=sheet.audience))

    def _number(self, sheet: Sheet, inputs: Inputs) -> Number | None:
        subject = subject_of(sheet.document)
        return self._numbers.number(sheet.unit, subject, inputs.paths) if subject else None

    def _work(self, sheet: Sheet, view: Struct, inputs: Inputs) -> Work:
        texts = self.texts(sheet)
        paths = [*inputs.paths, *(f"{TEMPLATES}/{name}" for name in texts)]
        identity = self._identity(paths, inputs.watched)
        if sheet.audience is PUBLIC:
            identity = structs.replace(identity, site=self._site)
        terms = {
            "sheet": sheet_digest(view, texts),
            "document": sheet.document,
            "format": sheet.format,
            "identity": identity,
            "marked": self._mark_missing,
            "press": press(font_folder()),
            "faces": self._faces.key,
        }
        key = hashlib.sha256(msgspec.json.encode(terms, order="sorted")).hexdigest()
        return Work(sheet, view, identity, "" if identity.draft else self.code(sheet, view), key)

    def _identity(self, paths: Sequence[str], watched: Sequence[str]) -> Identity:
        """The commit that last changed the inputs; a draft where there is none, or where they are not all committed."""
        try:
            revision = self._origins.last_change(paths, watched)
        except PtrError as refusal:
            zh, en = refusal.message
            self._remark(f"作为草稿输出。{zh}", f"rendered as a draft; {en}")
            revision = None
        if revision is None or not revision.clean:
            return Identity(draft=True, past=self._at.past)
        day = revision.date.date()
        return Identity(revision=revision.commit[:10], committed_on=day, draft=False, past=self._at.past)


def set_all(printing: Printing, works: Iterator[Work], jobs: int = 1) -> Iterator[bytes]:
    """Set sheets in their order, in `jobs` processes; the bytes are the same whatever their number."""
    from ptr.operations.processes import can_fork, mapped

    first = list(islice(works, WORTH_SHARING))
    if not CAN_SHARE or jobs < 2 or len(first) < WORTH_SHARING or not can_fork():
        yield from map(printing.set, chain(first, works))
        return
    asked, sent = tee(chain(first, works))
    yield from map(printing.settled, asked, mapped(printing.setter(), sent, jobs))


def render_to(
    root: Path,
    chosen: Sequence[Sheet],
    folder: Path,
    clock: Clock,
    *,
    progress: Progress = SILENT,
) -> list[Path]:
    """Render sheets into a folder, all of them or none; give the paths of the files."""
    printing = Printing(reading(root, None, clock), progress=progress)
    with staged(folder) as aside:
        for work in printing.works(chosen):
            target = aside / work.sheet.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(printing.set(work))
    return [folder / sheet.file for sheet in chosen]


def _set(folders: Sequence[Path], chosen: Faces, mark_missing: bool, work: Work) -> bytes:
    sheet = work.sheet
    return render(
        work.view,
        sheet.document,
        sheet.variant,
        sheet.format,
        folders,
        font_folder(),
        identity=work.identity,
        mark_missing=mark_missing,
        faces=chosen,
    )


def _told(folders: Sequence[Path], chosen: Faces, mark_missing: bool, work: Work) -> bytes | Refused:
    try:
        return _set(folders, chosen, mark_missing, work)
    except PtrError as refusal:
        return Refused(refusal.message, refusal.places if isinstance(refusal, MissingGlyph) else ())
