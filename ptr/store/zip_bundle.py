"""Read a ZIP archive that came from elsewhere: no name leads out of it, no content outgrows its limits."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.store.bundle import LARGEST, LINK, Bundle, bundle_of
from ptr.store.source import Unreadable

MOST: Final = 20_000
"""Number of entries beyond which an archive is not read."""
TOTAL: Final = 1 << 29
"""Bytes of all files together beyond which an archive is not read."""
METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing that every program knows, and whose memory is bounded."""
NAMED_UTF8: Final = 0x800
ENCRYPTED: Final = 0x1
OUTSIDE: Final[Bilingual] = ("路径指到压缩包外面", "its path leads out of the archive")
LOCKED: Final[Bilingual] = ("加了密码，读不出来", "it is encrypted and cannot be read")
PACKED: Final[Bilingual] = ("压缩方式不是普通 ZIP", "it is not packed as in a plain ZIP archive")


def zip_bundle(archive: Path) -> Bundle:
    """List the files of an archive; `PtrError` if it cannot be read, or is far larger than any package.

    The sizes that the archive states bound what is read of each file, so they are added up before any is read.
    """
    try:
        opened = zipfile.ZipFile(archive)
        infos = opened.infolist()
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError, RuntimeError) as error:
        raise PtrError(
            f"{archive} 不是能读的压缩包：{error}", f"{archive} is no readable ZIP archive: {error}"
        ) from error
    if len(infos) > MOST or sum(info.file_size for info in infos) > TOTAL:
        raise PtrError(
            f"{archive} 展开后太大（{len(infos)} 份文件），没有读取；报送包不会这样大",
            f"{archive} is too large when unpacked ({len(infos)} files) and was not read; no package is that large",
        )
    paths: list[tuple[str, Callable[[], bytes]]] = []
    spoilt: dict[str, Bilingual] = {}
    for name, info in _named(infos):
        fault = _fault(name, info)
        if fault:
            spoilt[name] = fault
        elif not name.endswith("/"):
            paths.append((name, partial(_read, opened, info)))
    return bundle_of(paths, spoilt)


def is_zip(file: Path) -> bool:
    """Return whether a file is a ZIP archive, by its name or by how it begins."""
    if file.suffix.lower() == ".zip":
        return True
    with file.open("rb") as opened:
        return opened.read(4) == b"PK\x03\x04"


def _named(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield the entries with their names, separated by `/` whoever made the archive.

    A name that is not marked as UTF-8 is in whatever the other machine used: on a Chinese Windows GBK, elsewhere mostly
    UTF-8 all the same. One machine made them all, so they are read in one way.
    """
    raws = {info.orig_filename: _raw(info) for info in infos if not info.flag_bits & NAMED_UTF8}
    encoding = next((each for each in ("utf-8", "gb18030") if all(_reads(raw, each) for raw in raws.values())), "cp437")
    for info in infos:
        name = info.orig_filename
        if name in raws and not info.flag_bits & NAMED_UTF8:
            name = raws[name].decode(encoding)
        yield name.replace("\\", "/"), info


def _raw(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("cp437")


def _reads(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _fault(name: str, info: zipfile.ZipInfo) -> Bilingual | None:
    parts = name.rstrip("/").split("/")
    if re.match(r"[A-Za-z]:", name) or "\0" in name or not {"", ".", ".."}.isdisjoint(parts):
        return OUTSIDE
    if stat.S_ISLNK(info.external_attr >> 16):
        return LINK
    if info.flag_bits & ENCRYPTED:
        return LOCKED
    return None if info.compress_type in METHODS else PACKED


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.file_size > LARGEST:
        raise Unreadable("too large")
    try:
        return archive.read(info)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Unreadable(str(error)) from error
