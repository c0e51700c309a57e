"""Build the filing package of a unit's changes (clauses 三.1, 四): letters, prints, data, documents of one commit."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ptr.model.documents.adjustment import Adjustment
from ptr.model.fields.errors import PtrError
from ptr.model.fields.types import Place
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.names import with_key
from ptr.model.results.progress import SILENT, Progress
from ptr.model.state.snapshot import Snapshot
from ptr.model.text.plural import counted
from ptr.model.time.clock import Clock
from ptr.operations.comparing.diff import diff
from ptr.operations.comparing.range import Range
from ptr.operations.printing import package_wording
from ptr.operations.printing.render import render_to
from ptr.operations.printing.sheets import offered, plan, template_folders
from ptr.render.engine import render, sheets
from ptr.render.faces import PINNED, faces
from ptr.render.formats import formats
from ptr.render.identity import Identity
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.values import day
from ptr.store.assets import font_folder
from ptr.store.digest import content_digest, total_digest
from ptr.store.git.checkout import checkout
from ptr.store.git.differences import differing
from ptr.store.git.repository import Repository, Revision
from ptr.store.open import open_registry
from ptr.store.write import staged
from ptr.writers.changes import FORMATS
from ptr.writers.target import Target

MANIFEST: Final = "manifest.json"
DOCUMENTS: Final = "documents"
FILED: Final = ("scheme", "unit", "catalogue", "power", "flow", "withheld")
"""Types of documents that a unit files as they are; of statements, only the new ones are filed."""

PRINTED: Final = ("catalogue", "flow-chart")
"""Documents posted on the wall, which are sent as printed."""

TITLES: Final = {"catalogue": "职权目录", "flow-chart": "流程图"}


class PackedChanges(Struct, frozen=True):
    """The paths in a package, and the comparison it was made from."""

    files: tuple[str, ...]
    report: ChangeReport
    commit: str


def pack(
    root: Path,
    wanted: Range,
    unit: str,
    folder: Path,
    clock: Clock,
    *,
    progress: Progress = SILENT,
) -> PackedChanges:
    """Write the package of a unit's changes since a base into a folder, all of it or nothing.

    Everything is taken from the last commit: `PtrError` if anything in the registry is not committed, the head is
    another commit, nothing changed, or the folder is not empty.
    """
    state = _committed(root, wanted)
    _refuse_folder(root, folder)
    source = checkout(root)
    snapshot = open_registry(source, clock).snapshot
    if unit not in snapshot.units:
        known = "、".join(with_key(each.name, key) for key, each in snapshot.units.items()) or "—"
        raise PtrError(f"请用 --unit 写明单位；现有：{known}", f"name the unit with --unit; known: {known}")
    report = diff(root, replace(wanted, committed=state.date), clock, unit=unit)
    if report.unread:
        first = report.unread[0]
        zh = f"{first.path} 无法比较：{first.reason[0]}"
        raise PtrError(zh, f"{first.path} cannot be compared: {first.reason[1]}")
    if not any(unit in change.units for change in report.changes):
        name = snapshot.units[unit].name
        raise PtrError(f"{name}没有变更，不需要报送包", f"nothing in {name} changed, so there is nothing to file")
    with staged(folder) as aside:
        maker = _Maker(root, snapshot, unit, report, state, wanted.base)
        for path, content in maker.letters():
            _put(aside / path, content)
        names = [name for name in PRINTED if name in {each for each, _, _ in offered(root)}]
        render_to(root, plan(root, names, [unit], None, clock), aside / "prints", clock, progress=progress)
        documents = {place.path: source.read(place.path) for place in maker.filed()}
        digests = {path: content_digest(content) for path, content in documents.items()}
        for path, content in documents.items():
            _put(aside / DOCUMENTS / path, content)
        unread = [path for path, digest in digests.items() if not digest]
        if unread:
            raise PtrError(f"{unread[0]} 有错误；请先运行 ptr validate", f"{unread[0]} has errors; run ptr validate")
        paths = sorted(path.relative_to(aside).as_posix() for path in aside.rglob("*") if path.is_file())
        manifest = {
            "format": 1,
            "unit": unit,
            "commit": state.commit,
            "digest": total_digest(digests),
            "files": {path: hashlib.sha256((aside / path).read_bytes()).hexdigest() for path in paths},
            "documents": digests,
        }
        _put(aside / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
    return PackedChanges((*paths, MANIFEST), report, state.commit)


class _Maker:
    """Writes the letters of one package."""

    def __init__(
        self, root: Path, snapshot: Snapshot, unit: str, report: ChangeReport, state: Revision, base: Revision
    ) -> None:
        self._root, self._snapshot, self._unit, self._report = root, snapshot, unit, report
        self._faces = faces(snapshot.registry.typefaces) if snapshot.registry else PINNED
        self._state, self._since = state, base.date
        self._compared = _named(base), _named(state)
        fresh = {each.evidence for each in report.obligations}
        added = {c.now.path for c in report.changes if c.kind == "record.added" and c.now}
        self._new = [
            (place, statement)
            for place, statement in snapshot.documents(Adjustment, unit)
            if place.path in fresh | added
        ]

    def letters(self) -> Iterator[tuple[str, bytes]]:
        """Yield the letter, the statement, the comparison and the changes as data."""
        since, on = self._since, self._state.date
        statements = [statement for _, statement in self._new]
        enclosed = ["新旧对照表", *(TITLES[name] for name, _, _ in self._offered()), "变更数据（changes.json）"]
        if statements:
            enclosed.insert(0, "行政职权调整说明")
            explained = package_wording.statement(self._report, self._snapshot, self._unit, statements, on)
            yield from self._printed("statement", explained, "adjustment-statement")
        letter = package_wording.letter(self._report, self._snapshot, self._unit, statements, enclosed, since, on)
        yield from self._printed("letter", letter, "filing-letter")
        table = package_wording.comparison(self._report, self._snapshot, self._unit, self._compared)
        yield from self._printed("comparison", table, "comparison")
        out = io.StringIO()
        FORMATS.writer("json").write(self._report, Target(out=out, log=True))
        yield "changes.json", out.getvalue().encode()

    def filed(self) -> list[Place]:
        """List the documents that the unit files."""
        fresh = {place.path for place, _ in self._new}
        mine = [place for place in self._snapshot.places if place.unit == self._unit]
        return [place for place in mine if place.type in FILED or place.path in fresh]

    def _offered(self) -> Sequence[tuple[str, str, str]]:
        """Return the documents printed for the package, each once."""
        return list({name: each for each in offered(self._root) if (name := each[0]) in PRINTED}.values())

    def _printed(self, name: str, view: SheetView, document: str) -> Iterator[tuple[str, bytes]]:
        """Print a letter in every format that it has a template for: one to edit, one to sign."""
        identity = Identity(revision=self._state.commit[:10], committed_on=self._state.date, draft=False)
        folders = template_folders(self._root)
        for variant, format in sheets(document, folders):
            content = render(
                view, document, variant, format, folders, font_folder(), identity=identity, faces=self._faces
            )
            yield f"{name}{variant and '-'}{variant}{formats()[format].SUFFIX}", content


def _committed(root: Path, wanted: Range) -> Revision:
    """Return the last commit; nothing may be uncommitted."""
    repository = Repository(root)
    state = repository.revision("HEAD")
    if wanted.head and wanted.head.commit != state.commit:
        raise PtrError(
            "报送包只能取最近一次提交（HEAD）的内容", "a package can only be made from the last commit (HEAD)"
        )
    loose = differing(repository, state, None)
    if loose:
        first, count = next(iter(loose)), len(loose)
        raise PtrError(
            f"还有 {count} 个文件没有提交，不能生成报送包；第一个：{first}",
            f"{counted(count, 'file')} not committed, so no package was made; first: {first}",
        )
    return state


def _named(state: Revision) -> str:
    return f"{day(state.date)}（提交 {state.commit[:10]}）"


def _refuse_folder(root: Path, folder: Path) -> None:
    where = folder.resolve()
    if root.resolve() in (where, *where.parents):
        raise PtrError(f"{folder} 在登记簿里；请换一个文件夹", f"{folder} lies in the registry; choose another folder")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PtrError(f"{folder} 不是空文件夹", f"{folder} is not an empty folder")


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
