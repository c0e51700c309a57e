"""Build the filing package of a unit's changes (clauses 三.1, 四): letters, prints, data, documents of one commit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from ptr.model.fields.errors import PtrError
from ptr.model.results.progress import SILENT, Progress
from ptr.model.text.names import with_key
from ptr.model.text.plural import counted
from ptr.model.time.clock import Clock
from ptr.operations.comparing.diff import diff
from ptr.operations.comparing.range import Range
from ptr.operations.printing.pack_letters import Letters
from ptr.operations.printing.pack_prints import CATALOGUE, CHART, changed_sheets
from ptr.operations.printing.package_list import PackedChanges
from ptr.operations.printing.render import render_to
from ptr.store.digest import content_digest, total_digest
from ptr.store.git.checkout import checkout
from ptr.store.git.differences import differing
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.signature import UNIT_SIGNERS
from ptr.store.open import open_registry
from ptr.store.write import staged

MANIFEST: Final = "manifest.json"
DOCUMENTS: Final = "documents"
TITLES: Final = {CATALOGUE: "职权目录", CHART: "流程图"}
"""What the letter calls the prints that it encloses."""


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
        letters = Letters(root, snapshot, unit, report, state, wanted.base)
        chosen = changed_sheets(root, snapshot, wanted, unit, clock)
        for path, content in letters.written(dict.fromkeys(TITLES[sheet.document] for sheet in chosen)):
            _put(aside / path, content)
        render_to(root, chosen, aside / "prints", clock, progress=progress)
        documents = {place.path: source.read(place.path) for place in letters.filed()}
        for path, content in documents.items():
            _put(aside / DOCUMENTS / path, content)
        _put(aside / MANIFEST, _manifest(aside, unit, state.commit, documents))
        files = {path.relative_to(aside).as_posix(): path.stat().st_size for path in aside.rglob("*") if path.is_file()}
    return PackedChanges(
        files=tuple(sorted(files)),
        size=sum(files.values()),
        unit=unit,
        statements=letters.statements,
        is_to_sign=(root / UNIT_SIGNERS.format(unit=unit)).is_file(),
        report=report,
        commit=state.commit,
    )


def _manifest(folder: Path, unit: str, commit: str, documents: Mapping[str, bytes]) -> bytes:
    """Return the manifest of all files of a folder; `PtrError` if a document cannot be read."""
    digests = {path: content_digest(content) for path, content in documents.items()}
    for path, digest in digests.items():
        if not digest:
            raise PtrError(f"{path} 有错误；请先运行 ptr validate", f"{path} has errors; run ptr validate")
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    manifest = {
        "format": 1,
        "unit": unit,
        "commit": commit,
        "digest": total_digest(digests),
        "files": {path: hashlib.sha256((folder / path).read_bytes()).hexdigest() for path in paths},
        "documents": digests,
    }
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


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


def _refuse_folder(root: Path, folder: Path) -> None:
    where = folder.resolve()
    if root.resolve() in (where, *where.parents):
        raise PtrError(f"{folder} 在登记簿里；请换一个文件夹", f"{folder} lies in the registry; choose another folder")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PtrError(f"{folder} 不是空文件夹", f"{folder} is not an empty folder")


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
