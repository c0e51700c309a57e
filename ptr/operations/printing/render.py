"""Render sheets: the inputs of each, what it says, where it comes from, and the file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import chain, islice, tee
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct, structs

from ptr.model.fields.errors import PtrError, RunError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.field import PUBLIC
from ptr.model.fields.types import document_types
from ptr.model.results.progress import SILENT, Progress
from ptr.model.time.clock import Clock
from ptr.operations.cores import CAN_SHARE
from ptr.operations.history.in_force import Reading, reading
from ptr.operations.history.numbers import Number, Numbers
from ptr.operations.ledger.alike import alike_entries
from ptr.operations.printing.facts_on_request import facts_on_request
from ptr.operations.printing.sheets import TEMPLATES, Sheet, template_folders
from ptr.operations.printing.unprintable import traced
from ptr.render.engine import render, sources
from ptr.render.errors import MissingGlyph, MissingPlace
from ptr.render.faces import PINNED, Faces, faces
from ptr.render.identity import Identity, sheet_digest, short_code
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.sheet_view import SheetView
from ptr.render.typesetter import typesetter_version
from ptr.render.views import View, declared, view
from ptr.store.assets import font_folder
from ptr.store.git.origins import Origins
from ptr.store.open import open_registry
from ptr.store.write import staged

_settled = cache(sources)
"""The texts of templates of earlier states, which can no longer change."""
WORTH_SHARING: Final = 4
"""Number of sheets below which more processes take longer to start than they save."""


class Work(Struct, frozen=True):
    """A sheet that is ready to be typeset: what it says, where it comes from; `code` is "" for a draft.

    `key` identifies everything that its bytes depend on.
    """

    sheet: Sheet
    view: SheetView
    identity: Identity
    code: str
    key: str


class Refused(Struct, frozen=True):
    """Why a sheet cannot be typeset: the message, and the characters that no font has."""

    message: Bilingual
    missing: tuple[MissingPlace, ...] = ()


class Printing:
    """A registry opened for printing; what several sheets share is built once."""

    def __init__(
        self,
        state: Reading,
        *,
        mark_missing: bool = False,
        progress: Progress = SILENT,
    ) -> None:
        """Take what is read; `progress` is told once why Git cannot say where the sheets come from."""
        self._state, self._mark_missing, self._remark = state, mark_missing, cache(progress.remark)
        self.snapshot = open_registry(state.source, state.clock, state.known).snapshot
        self.snapshot.alike = cache(partial(alike_entries, state.root, self.snapshot, state.revision))
        self.folders = template_folders(state.root, state.source)
        self._origins = Origins(state.root, state.revision, state.inside)
        self._numbers = Numbers(state.source, self.snapshot)
        texts = _settled if state.revision else cache(sources)
        self._sources = partial(texts, template_dirs=tuple(self.folders))
        registry = self.snapshot.registry
        self._site = registry.site_url if registry else ""
        self._faces = faces(registry.typefaces) if registry else PINNED
        for name in self._faces.absent:
            progress.remark(
                f"本机没有安装字体 {name}，改用随附字体", f"the font {name} is not installed; the pinned one is used"
            )
        # what is owed is known only for today
        self._facts = FactsOnRequest() if state.revision else facts_on_request(state.root, state.clock)

    def works(self, chosen: Sequence[Sheet]) -> Iterator[Work]:
        """Prepare sheet by sheet; those of one unit, document and part share their view.

        A document of the unit that cannot be read stops the run: a sheet never silently omits what it should hold.
        """
        shared: tuple[tuple[str, str, str], SheetView, Inputs] | None = None
        for sheet in chosen:
            key = (sheet.unit, sheet.document, sheet.part)
            if shared is None or shared[0] != key:
                shared = (key, self.view(sheet), self.inputs(sheet))
            yield self._work(sheet, *shared[1:])

    def inputs(self, sheet: Sheet) -> Inputs:
        """Return what a sheet is made of, including its filing number but not its templates."""
        inputs = self._shown(sheet).inputs(self.snapshot, sheet.unit, sheet.part)
        number = self._number(sheet, inputs)
        if number is None:
            return inputs
        return structs.replace(inputs, paths=(*inputs.paths, *number.paths), watched=number.watched)

    def view(self, sheet: Sheet) -> SheetView:
        """Return what a sheet says; `PtrError` if a document that it is made of cannot be read."""
        shown = self._shown(sheet)
        inputs = shown.inputs(self.snapshot, sheet.unit, sheet.part)
        for place in inputs.places:
            if not isinstance(self.snapshot.document(place), document_types()[place.type]):
                raise PtrError(
                    f"{place.path} 有错误，没有输出；请先运行 ptr validate",
                    f"{place.path} has findings, nothing was rendered; run ptr validate",
                )
        number = self._number(sheet, inputs)
        built = shown.build(self.snapshot, sheet.unit, sheet.part)
        return structs.replace(built, filing=number.text) if number else built

    def texts(self, sheet: Sheet) -> dict[str, str]:
        """Return the templates that a sheet is typeset with, by file name."""
        return self._sources(sheet.document, sheet.variant, sheet.format)

    def code(self, sheet: Sheet, view: SheetView) -> str:
        """Return the code that a sheet carries once everything is committed; "" for one that stays a draft."""
        return "" if view.caveat else short_code(sheet_digest(view, self.texts(sheet)))

    def set(self, work: Work) -> bytes:
        """Typeset a sheet; a character that no font has is reported with its file and field."""
        try:
            return _set(self.folders, self._faces, self._mark_missing, work)
        except MissingGlyph as missing:
            raise traced(missing, self.snapshot, self.inputs(work.sheet)) from None

    def setter(self) -> Callable[[Work], bytes | Refused]:
        """Return a function that typesets a sheet in any process: it uses only its arguments, and returns refusals."""
        return partial(_set_or_refused, self.folders, self._faces, self._mark_missing)

    def settled(self, work: Work, content: bytes | Refused) -> bytes:
        """Return a sheet that another process typeset; `PtrError` if it was refused."""
        if isinstance(content, bytes):
            return content
        if content.missing:
            raise traced(MissingGlyph(content.missing), self.snapshot, self.inputs(work.sheet))
        raise PtrError(*content.message)

    def _shown(self, sheet: Sheet) -> View:
        return view(sheet.document, structs.replace(self._facts, audience=sheet.audience))

    def _number(self, sheet: Sheet, inputs: Inputs) -> Number | None:
        subject = declared(sheet.document).subject
        return self._numbers.number(sheet.unit, subject, inputs.paths) if subject else None

    def _work(self, sheet: Sheet, view: SheetView, inputs: Inputs) -> Work:
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
            "typesetter_version": typesetter_version(font_folder()),
            "faces": self._faces.key,
        }
        key = hashlib.sha256(msgspec.json.encode(terms, order="sorted")).hexdigest()
        return Work(sheet, view, identity, "" if identity.draft else self.code(sheet, view), key)

    def _identity(self, paths: Sequence[str], watched: Sequence[str]) -> Identity:
        """Return the commit that last changed the inputs; a draft if there is none, or not all are committed."""
        try:
            revision = self._origins.last_change(paths, watched)
        except RunError as refusal:
            zh, en = refusal.message
            self._remark(f"作为草稿输出。{zh}", f"rendered as a draft; {en}")
            revision = None
        if revision is None or not revision.clean:
            return Identity(draft=True, past=self._state.past)
        day = revision.date.date()
        return Identity(revision=revision.commit[:10], committed_on=day, draft=False, past=self._state.past)


def set_all(printing: Printing, works: Iterator[Work], jobs: int = 1) -> Iterator[bytes]:
    """Typeset sheets in order, in `jobs` processes; the bytes are the same whatever the number of processes."""
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
    """Render sheets into a folder, all of them or none, and return the paths of the files."""
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


def _set_or_refused(folders: Sequence[Path], chosen: Faces, mark_missing: bool, work: Work) -> bytes | Refused:
    try:
        return _set(folders, chosen, mark_missing, work)
    except PtrError as refusal:
        return Refused(refusal.message, refusal.places if isinstance(refusal, MissingGlyph) else ())
