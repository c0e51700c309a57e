"""The output folder: its manifest, what need not be typeset again, what may no longer be shown."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from itertools import tee
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from ptr.model.fields.errors import PtrError
from ptr.model.fields.field import PUBLIC, Audience
from ptr.model.fields.types import document_types
from ptr.model.results.progress import SILENT, Progress
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.operations.history.in_force import Reading
from ptr.operations.printing.render import Printing, Work, set_all
from ptr.operations.printing.sheets import TEMPLATES, Sheet, offered, unread_units
from ptr.render.formats import formats
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.views import declared, view
from ptr.store.write import staged

MANIFEST: Final = "manifest.json"
EDITABLE: Final = (".docx", ".xlsx")
"""Files that people edit: these are not overwritten once edited."""
FORMAT: Final = 1


class PrintedEntry(Struct, frozen=True, kw_only=True):
    """A printed file: which sheet it is, the SHA-256 of its bytes, its code and revision ("" for a draft).

    `key` identifies everything that the bytes depend on.
    """

    unit: str
    document: str
    variant: str
    format: str
    part: str
    sha256: str
    code: str
    revision: str
    key: str

    @property
    def sheet(self) -> Sheet:
        """The sheet that was printed."""
        return Sheet(unit=self.unit, document=self.document, variant=self.variant, format=self.format, part=self.part)


class PrintManifest(Struct, frozen=True, kw_only=True):
    """What ptr wrote into a folder for one audience, from one state ("" is the present one)."""

    format: int
    audience: Audience
    past: str
    files: dict[str, PrintedEntry]


class Outcome(Struct, frozen=True):
    """How a run ended: the requested files, those of them that were typeset again, and those that were removed.

    `drafts` are the requested files that carry no code.
    """

    files: tuple[str, ...]
    printed: tuple[str, ...]
    gone: tuple[str, ...]
    drafts: tuple[str, ...]


def publish(
    state: Reading,
    chosen: Sequence[Sheet],
    folder: Path,
    audience: Audience = PUBLIC,
    *,
    mark_missing: bool = False,
    force: bool = False,
    jobs: int = 1,
    progress: Progress = SILENT,
) -> Outcome:
    """Bring an output folder up to date with a request: everything is swapped in at the end, or nothing is touched.

    Files with the same inputs are left as they are. Files of other requests stay, unless the registry would no longer
    print them. Files that ptr did not write are never removed, and overwritten only with `force`. `progress` is sent
    the state of the run after each sheet.
    """
    _refuse_folder(state.root, folder)
    before = _manifest(folder, audience, state.past)
    printing = Printing(state, mark_missing=mark_missing, progress=progress)
    gone = tuple(_gone(before, chosen, printing.snapshot, offered(state.root, state.source), audience))
    if not force:
        _refuse_foreign(folder, chosen, before)
    places = {sheet.file: place for place, sheet in enumerate(chosen, 1)}
    fresh, sent = tee(w for w in printing.works(chosen) if not _stands(folder, before.files.get(w.sheet.file), w))
    printed: dict[str, PrintedEntry] = {}
    with staged(folder, [name for name in gone if _inside(folder, name)]) as aside:
        for work, content in zip(fresh, set_all(printing, sent, min(jobs, len(chosen))), strict=True):
            name = work.sheet.file
            target = aside / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            printed[name] = _entry(work, content)
            progress.advanced(places[name], len(chosen), name)
        latest = _manifest(folder, audience, state.past)  # another run may have finished meanwhile
        files = {name: entry for name, entry in latest.files.items() if name not in gone} | printed
        after = PrintManifest(format=FORMAT, audience=audience, past=state.past, files=dict(sorted(files.items())))
        if after != latest or not (folder / MANIFEST).is_file():
            (aside / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(after), indent=1) + b"\n")
    _sweep(folder, gone)
    asked = tuple(sheet.file for sheet in chosen)
    return Outcome(asked, tuple(printed), gone, tuple(name for name in asked if not files[name].code))


def _entry(work: Work, content: bytes) -> PrintedEntry:
    sheet = work.sheet
    return PrintedEntry(
        unit=sheet.unit,
        document=sheet.document,
        variant=sheet.variant,
        format=sheet.format,
        part=sheet.part,
        sha256=hashlib.sha256(content).hexdigest(),
        code=work.code,
        revision=work.identity.revision if work.code else "",
        key=work.key,
    )


def _stands(folder: Path, entry: PrintedEntry | None, work: Work) -> bool:
    """Return whether the file of a sheet is there already as it would be typeset."""
    if entry is None or entry.key != work.key:
        return False
    return _as_printed(folder / work.sheet.file, entry)


def _as_printed(path: Path, entry: PrintedEntry) -> bool:
    with suppress(OSError), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == entry.sha256
    return False


def _gone(
    before: PrintManifest,
    chosen: Sequence[Sheet],
    snapshot: Snapshot,
    choices: Collection[tuple[str, str, str]],
    audience: Audience,
) -> Iterator[str]:
    """Yield the files that the registry would no longer print for this audience, whoever requested them."""
    wanted = {sheet.file for sheet in chosen}
    unread = unread_units(snapshot)
    parts: dict[tuple[str, str], tuple[str, ...]] = {}
    for name, entry in before.files.items():
        key = entry.document, entry.unit
        offers = (entry.document, entry.variant, entry.format) in choices
        offers = offers and audience in declared(entry.document).audiences
        offers = offers and (entry.unit in snapshot.units if entry.unit else declared(entry.document).whole)
        if offers and key not in parts:
            parts[key] = view(entry.document, FactsOnRequest(audience=audience)).parts(snapshot, entry.unit)
        known = offers and entry.part in parts[key]
        if not known and name not in wanted and entry.unit not in unread:
            yield name


def _manifest(folder: Path, audience: Audience, past: str) -> PrintManifest:
    """Read the manifest; `PtrError` if it cannot be read, or is for another audience or of another state."""
    path = folder / MANIFEST
    if not path.exists() and not path.is_symlink():
        return PrintManifest(format=FORMAT, audience=audience, past=past, files={})
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=PrintManifest)
        sound = manifest.format == FORMAT and all(_says(name, entry) for name, entry in manifest.files.items())
    except (OSError, msgspec.MsgspecError):
        sound = False
    if not sound:
        zh = f"{path} 不是 ptr 写的清单，或者已经损坏，不知道哪些文件是以前输出的；请换一个文件夹，或者清空它"
        raise PtrError(zh, f"{path} is not a manifest of ptr, or is damaged; choose another folder, or empty it")
    if (manifest.audience, manifest.past) != (audience, past):
        past_zh, past_en = (f"，{manifest.past}", f", {manifest.past}") if manifest.past else ("", "")
        zh = f"{folder} 里是另一种公开范围或者另一时间的文件（{word(manifest.audience)}{past_zh}）；请换一个文件夹"
        en = f"{folder} holds what is for {manifest.audience.value}{past_en}"
        raise PtrError(zh, f"{en}; choose another folder")
    return manifest


def _says(name: str, entry: PrintedEntry) -> bool:
    """Return whether an entry matches its file name, so that an edited manifest cannot have other files removed."""
    within = all(part not in ("", ".", "..") for part in name.split("/")) and "\\" not in name and ":" not in name
    return within and entry.format in formats() and entry.sheet.file == name


def _refuse_foreign(folder: Path, chosen: Sequence[Sheet], before: PrintManifest) -> None:
    for sheet in chosen:
        path = folder / sheet.file
        if sheet.file not in before.files and (path.exists() or path.is_symlink()):
            zh = f"{path} 不是 ptr 输出的（{MANIFEST} 里没有），没有覆盖；请换一个文件夹，或者加 --force"
            raise PtrError(
                zh, f"{path} was not written by ptr (not in {MANIFEST}); choose another folder or add --force"
            )
        if path.suffix in EDITABLE and path.is_file() and not _as_printed(path, before.files[sheet.file]):
            zh = f"{path} 输出以后被改过，没有覆盖；请另存到别处，或者加 --force"
            raise PtrError(zh, f"{path} was edited since it was printed; save it elsewhere or add --force")


def _refuse_folder(root: Path, folder: Path) -> None:
    """Refuse an output folder where the registry keeps its documents; elsewhere in the registry is fine."""
    where, home = folder.resolve(), root.resolve()
    if not where.is_relative_to(home):
        return
    first = where.relative_to(home).parts[:1]
    taken = {kind.PATH.partition("/")[0] for kind in document_types().values()} | {TEMPLATES}
    if not first or first[0] in taken:
        zh = f"{folder} 是登记簿存放文件的地方；请换一个文件夹，如 out"
        raise PtrError(zh, f"{folder} is where the registry keeps its documents; choose another folder, like out")


def _inside(folder: Path, name: str) -> bool:
    """Return whether a file exists and no link leads out of the folder to it."""
    path = folder / name
    return path.is_file() and path.parent.resolve() == folder.resolve() / Path(name).parent


def _sweep(folder: Path, gone: Collection[str]) -> None:
    """Remove the folders that are now empty."""
    for above in {parent for name in gone for parent in Path(name).parents if parent.name}:
        with suppress(OSError):
            (folder / above).rmdir()
