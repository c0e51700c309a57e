"""Compare the files of a package with its manifest: the content apart from the bytes.

An office receives packages by mail, on sticks, through synchronised folders. On the way programs change line endings,
add a mark at the beginning, or leave files of their own: none of this changes what was filed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from typing import Final

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import place_of
from ptr.store.bundle import Bundle
from ptr.store.digest import content_digest, total_digest
from ptr.store.source import MAX_BYTES, Unreadable

MANIFEST: Final = "manifest.json"
SIGNATURE: Final = f"{MANIFEST}.sig"
DOCUMENTS: Final = "documents"
STRAYS: Final = ("thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", "__macosx")
"""Files and folders that systems leave by themselves, in small letters."""
MARKS: Final = ("._", "~$", ".~lock.")
"""How the names of files begin that a system or an office program leaves beside another file."""
TEXTS: Final = (".json", ".html", ".svg", ".txt", ".yaml")
"""Files of lines, in which line endings are not content."""
BOM: Final = b"\xef\xbb\xbf"


class PackageManifest(Struct, frozen=True, kw_only=True):
    """The manifest of a package: `files` by the SHA-256 of their bytes, `documents` by the digest of their content."""

    format: int
    unit: str
    subject: str = ""
    commit: str = ""
    digest: str
    files: dict[str, str]
    documents: dict[str, str]


class PackageFault(Struct, frozen=True):
    """What is wrong with a file of a package."""

    path: str
    what: Bilingual


class PackageCheck(Struct, frozen=True):
    """What differs from the manifest in content, what has the same content in other bytes, what systems left there."""

    faults: tuple[PackageFault, ...]
    other_bytes: tuple[str, ...]
    strays: tuple[str, ...]


def check_package(manifest: PackageManifest, bundle: Bundle, beside: Bundle) -> PackageCheck:
    """Check every file and the whole; `beside` is what an archive holds outside the package's folder."""
    listed = {*manifest.files, MANIFEST, SIGNATURE}
    extra = [*_extra(beside, ()), *_extra(bundle, listed)]
    strays = tuple(each.path for each in extra if is_stray(each.path))
    faults = [each for each in extra if each.path not in strays]
    other_bytes = []
    for path, digest in manifest.files.items():
        fault, same_bytes = _compared(path, digest, manifest, bundle)
        if fault:
            faults.append(PackageFault(path, fault))
        elif not same_bytes:
            other_bytes.append(path)
    raw = bundle.read(MANIFEST)
    if raw != as_written(raw):
        other_bytes.append(MANIFEST)
    faults += _unlisted(manifest)
    return PackageCheck(tuple(faults), tuple(other_bytes), strays)


def is_stray(path: str) -> bool:
    """Return whether a system or an office program leaves such a file by itself."""
    return any(part.lower() in STRAYS or part.startswith(MARKS) for part in path.split("/"))


def as_written(raw: bytes) -> bytes:
    """Return a text as ptr writes it: no mark at the beginning, lines that end in LF, one at the end."""
    return raw.removeprefix(BOM).replace(b"\r\n", b"\n").rstrip(b"\n") + b"\n"


def _extra(bundle: Bundle, listed: Collection[str]) -> Iterator[PackageFault]:
    for path in sorted({*bundle.files, *bundle.spoilt} - {*listed}):
        yield PackageFault(path, bundle.spoilt.get(path, ("多出的文件", "not in the manifest")))


def _compared(path: str, digest: str, manifest: PackageManifest, bundle: Bundle) -> tuple[Bilingual | None, bool]:
    """Return what is wrong with the content of a file, and whether its bytes are those of the manifest."""
    if path in bundle.spoilt:
        return bundle.spoilt[path], False
    try:
        raw = bundle.read(path)
    except Unreadable as error:
        missing = path not in bundle.files
        return (("缺少", "missing") if missing else (f"读不出来：{error}", f"cannot be read: {error}")), False
    same_bytes = hashlib.sha256(raw).hexdigest() == digest
    filed = manifest.documents.get(path.removeprefix(f"{DOCUMENTS}/")) if path.startswith(f"{DOCUMENTS}/") else None
    if filed is not None:
        same = len(raw) <= MAX_BYTES and content_digest(raw) == filed != ""
        return None if same else ("内容不是报送的内容", "its content is not what was filed"), same_bytes
    if same_bytes or (path.endswith(TEXTS) and digest in _digests(raw)):
        return None, same_bytes
    return ("内容被改过", "its bytes were changed"), False


def _digests(raw: bytes) -> Iterator[str]:
    """Yield the digests of what a text may have been before its lines were written anew."""
    text = as_written(raw)
    lines = raw.removeprefix(BOM).replace(b"\r\n", b"\n")
    yield from (hashlib.sha256(each).hexdigest() for each in (text, text.rstrip(b"\n"), lines))


def _unlisted(manifest: PackageManifest) -> Iterator[PackageFault]:
    for path in manifest.documents:
        name = f"{DOCUMENTS}/{path}"
        if place_of(path) is None or name not in manifest.files:
            yield PackageFault(
                name, ("清单中没有这份文件，或者位置不对", "not listed, or not where a document belongs")
            )
    if total_digest(manifest.documents) != manifest.digest:
        yield PackageFault(MANIFEST, ("总摘要不符", "the digest of the whole does not match"))
