"""A registry with a mark in all that the public may not see, and the search for the mark in what is printed."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pypdfium2
from msgspec import Struct, structs
from support import open_registry

from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.record import Record
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.field import PUBLIC, Audience
from ptr.model.fields.fields import Field, fields_of
from ptr.model.fields.types import Place, document_types
from ptr.model.state.audience import see
from ptr.store.source import FolderSource

MARK = "leakmark"
KEY = "leakmk"
OWN = (Registry, Unit)
"""Documents that every reader sees in part."""
CANDIDATES = (MARK, f"{MARK}{{year}}{{n}}")
"""What fits a text, a key, a pattern of numbers."""


def marked(value: Struct, reader: Audience = PUBLIC, *, wholly: bool = False) -> dict[str, Any]:
    """Give a document as plain data with the mark in every text that is not the reader's, or in every text there is."""
    made: dict[str, Any] = {}
    for field in fields_of(type(value)):
        inner = getattr(value, field.name)
        hidden = wholly or not field.reaches(reader)
        made[field.key] = _plain(field, inner, reader, hidden=hidden)
    return {key: inner for key, inner in made.items() if inner is not None}


def _plain(field: Field, value: Any, reader: Audience, *, hidden: bool) -> Any:
    if isinstance(value, Struct):
        return marked(value, reader, wholly=hidden)
    if isinstance(value, tuple):
        return [_plain(field, item, reader, hidden=hidden) for item in value]
    if isinstance(value, dict):
        return {MARK: MARK} if hidden and field.name == "custom" else msgspec.to_builtins(value)
    if hidden and type(value) is str and not field.ref and not (field.label and field.label.defines):
        return next((text for text in CANDIDATES if _fits(field, text)), value or None)
    return None if value == field.default else msgspec.to_builtins(value)


def _fits(field: Field, text: str) -> bool:
    try:
        msgspec.convert(text, field.type)
    except msgspec.ValidationError:
        return False
    return True


def seed(root: Path, reader: Audience = PUBLIC) -> None:
    """Mark what is not the reader's in every document, and add documents of which nothing is, or only the name."""
    snapshot = open_registry(FolderSource(root)).snapshot
    for place in snapshot.places:
        document = snapshot.document(place)
        assert isinstance(document, document_types()[place.type]), place.path
        known = frozenset({document.power}) if isinstance(document, Record) else frozenset()
        wholly = type(document) not in OWN and see(document, reader, known) is None
        _write(root / place.path, marked(document, reader, wholly=wholly))
    narrow = {"scope": "internal" if reader is PUBLIC else "leadership"}
    for unit in snapshot.units:
        _, power = next(snapshot.documents(Power, unit))
        _, flow = next(snapshot.documents(Flow, unit))
        hidden = {**marked(flow, wholly=True), "id": f"{unit[:2]}-{KEY}", **narrow}
        _write(root / Flow.PATH.format(unit=unit, key=f"{unit[:2]}-{KEY}"), hidden)
        _hide(root, unit, power, narrow)
        for place, record in snapshot.documents(Record, unit):
            if record.disclosed:
                _use(root, place, record, f"{unit[:2]}a-{KEY}")


def _hide(root: Path, unit: str, power: Power, narrow: dict[str, str]) -> None:
    """Hide a power behind its scope, let no more than the name of another be known, refer to the first from a third."""
    whole = marked(power, wholly=True)
    disclosure = msgspec.to_builtins(power.disclosure)
    for key, changes in {
        f"{unit[:2]}a-{KEY}": {"disclosure": {**disclosure, **narrow}},
        f"{unit[:2]}b-{KEY}": {"disclosure": {**disclosure, "scope": "on_request"}, "name": "依申请公开的职权"},
    }.items():
        if narrow["scope"] == "internal" or "name" not in changes:
            _write(root / Power.PATH.format(unit=unit, key=key), {**whole, "id": key, **changes})
    excepted = {"field": "discretion", **narrow, "basis": [], "reason": MARK}
    shown = marked(structs.replace(power, succeeds=(f"{unit[:2]}a-{KEY}",)))
    shown |= {
        "discretion": [{"circumstance": MARK, "range": MARK}],
        "disclosure": {**disclosure, "except": [excepted]} if narrow["scope"] == "internal" else disclosure,
    }
    _write(root / Power.PATH.format(unit=unit, key=power.id), shown)


def _use(root: Path, place: Place, record: Record, hidden: str) -> None:
    """Add a use of a power that is hidden, which says of itself that it was disclosed to everybody."""
    key = f"{place.unit[:2]}r-{KEY}"
    _write(root / place.path.replace(place.key, key), {**marked(record, wholly=True), "id": key, "power": hidden})


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")


def leaks(folder: Path) -> list[str]:
    """List the files whose name or content holds the mark, in whatever form."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [
        path.relative_to(folder).as_posix()
        for path in files
        if any(_holds(text) for text in (path.relative_to(folder).as_posix(), *_texts(path.read_bytes(), path.suffix)))
    ]


def _holds(text: str) -> bool:
    squeezed = re.sub(r"[\s\u200b\u00ad-]+", "", text).lower()
    return MARK in squeezed or KEY in squeezed


def _texts(content: bytes, suffix: str) -> Iterator[str]:
    """Yield the content as it stands, read as UTF-8 and UTF-16, without its markup, and all that a PDF is made of."""
    yield from _read(content)
    if suffix in (".html", ".svg"):
        page = content.decode()
        yield html.unescape(page)
        yield html.unescape(re.sub(r"<[^>]*>", "", page))
    if suffix in (".docx", ".xlsx"):
        yield from _packed(content)
    if suffix == ".pdf":
        yield from (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for held in pdf.objects:
                if isinstance(held, pikepdf.Stream):
                    yield from _read(held.read_bytes() if _readable(held) else held.read_raw_bytes())
                yield from _strings(held, 0)


def _packed(content: bytes) -> Iterator[str]:
    """Yield all that an office file is made of: names, comments and every part, also packed once more, text joined."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield archive.comment.decode("latin-1")
        for info in archive.infolist():
            held = archive.read(info)
            yield from (info.filename, info.comment.decode("latin-1"), info.extra.decode("latin-1"))
            for page in _read(held):
                yield page
                yield html.unescape(re.sub(r"<[^>]*>", "", page))
            if zipfile.is_zipfile(io.BytesIO(held)):
                yield from _packed(held)


def _readable(stream: pikepdf.Stream) -> bool:
    return "/DCTDecode" not in str(stream.get("/Filter", ""))


def _read(content: bytes) -> Iterator[str]:
    yield content.decode("utf-8", "ignore")
    for start in (0, 1):
        yield content[start:].decode("utf-16-be", "ignore")


def _strings(held: Any, depth: int) -> Iterator[str]:
    if isinstance(held, pikepdf.String):
        yield str(held)
        yield from _read(bytes(held))
    elif isinstance(held, pikepdf.Name):
        yield str(held)
    elif depth < 8 and isinstance(held, pikepdf.Array):
        for inner in held:
            yield from () if _elsewhere(inner) else _strings(inner, depth + 1)
    elif depth < 8 and isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        for key, inner in held.items():
            yield str(key)
            yield from () if _elsewhere(inner) else _strings(inner, depth + 1)


def _elsewhere(held: Any) -> bool:
    """What is referred to is an object of its own, and is looked at there."""
    return isinstance(held, pikepdf.Object) and held.is_indirect
