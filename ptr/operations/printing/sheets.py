"""The sheets that can be printed, and those that a request selects."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.model.fields.field import PUBLIC, Audience
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.model.words import word
from ptr.operations.references import the_unit
from ptr.render.engine import sheets
from ptr.render.formats import formats
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.views import declared, view, views
from ptr.store.assets import template_folder
from ptr.store.git.checkout import checkout
from ptr.store.open import open_registry
from ptr.store.source import FolderSource, Source

POSTED = {("catalogue", "board", "pdf"), ("notice-board", "", "pdf"), ("flow-chart", "", "pdf")}
"""Documents posted on the notice board; of the charts, only those of classes."""
TEMPLATES = "templates"  # the registry's own, which take precedence over the built-in ones


class Sheet(Struct, frozen=True, kw_only=True):
    """One file to print: of which unit, which document, variant, format, part (`View.parts`), and for whom.

    The unit is "" for a document about the whole registry.
    """

    unit: str
    document: str
    variant: str
    format: str
    part: str = ""
    audience: Audience = PUBLIC

    @property
    def file(self) -> str:
        """Its path in the output folder."""
        name = f"{self.document}-{self.variant}" if self.variant else self.document
        return "/".join(filter(None, (self.unit, name, self.part))) + formats()[self.format].SUFFIX


def offered(root: Path, source: Source | None = None) -> list[tuple[str, str, str]]:
    """List the documents that can be printed as (document, variant, format), by the available templates."""
    folders = template_folders(root, source)
    return [(name, variant, format) for name in views() for variant, format in sheets(name, folders)]


class _Request(Struct, frozen=True, kw_only=True):
    documents: Sequence[str]
    units: Sequence[str]
    powers: Sequence[str]
    as_format: str | None
    audience: Audience


def plan(
    root: Path,
    documents: Sequence[str],
    units: Sequence[str],
    as_format: str | None,
    clock: Clock,
    *,
    powers: Sequence[str] = (),
    audience: Audience = PUBLIC,
    source: Source | None = None,
) -> list[Sheet]:
    """List the sheets that a request selects; `PtrError` if it selects none, or one that is not for its audience.

    A document is named with or without its variant (`catalogue`, `catalogue-board`). No units means all units, no
    documents means those posted on the notice board, and powers select only what is about them. `source` is the
    registry if it is not read from its folder.
    """
    request = _Request(documents=documents, units=units, powers=powers, as_format=as_format, audience=audience)
    choices = offered(root, source)
    _refuse_documents(choices, request)
    snapshot = open_registry(source or checkout(root), clock).snapshot
    _refuse_unknown(snapshot, request)
    facts = FactsOnRequest(audience=audience)
    possible = [
        Sheet(unit=unit, document=name, variant=variant, format=format, part=part, audience=audience)
        for unit in request.units or ["", *snapshot.units]
        for name in dict.fromkeys(name for name, _, _ in choices if request.audience in declared(name).audiences)
        if (not unit) is (declared(name).whole and not request.units)
        for part in view(name, facts).parts(snapshot, unit, request.powers)
        for document, variant, format in choices
        if document == name and request.as_format in (None, format)
    ]
    meant = [sheet for sheet in possible if _meant(sheet, request, snapshot)]
    if not meant:
        raise PtrError(
            "没有可输出的文件：登记簿里没有单位，单位没有这种文件，职权不公开或没有这种文件，或没有这种格式",
            "nothing to render: no unit, no such document, no such document of these powers, or no such format",
        )
    return meant


def _meant(sheet: Sheet, request: _Request, snapshot: Snapshot) -> bool:
    if request.documents:
        return bool({sheet.document, f"{sheet.document}-{sheet.variant}"} & set(request.documents))
    if request.powers or request.audience is not PUBLIC:
        return True
    if (sheet.document, sheet.variant, sheet.format) not in POSTED:
        return False
    place = snapshot.place(Flow.PATH.format(unit=sheet.unit, key=sheet.part))
    flow = snapshot.document(place) if place else None
    return not isinstance(flow, Flow) or not flow.powers


def _refuse_documents(choices: Sequence[tuple[str, str, str]], request: _Request) -> None:
    known = {name: name for name, _, _ in choices} | {
        f"{name}-{variant}": name for name, variant, _ in choices if variant
    }
    for wanted in request.documents:
        if wanted not in known:
            listed = "、".join(sorted(known))
            raise PtrError(f"没有文件 {wanted}；可选：{listed}", f"there is no document {wanted}; one of {listed}")
        audiences = declared(known[wanted]).audiences
        if request.audience not in audiences:
            whom, first = "、".join(map(word, audiences)), audiences[0]
            zh = f"{wanted} 的公开范围是{whom}，不是{word(request.audience)}；要输出请写 --audience {first}"
            en = f"{wanted} is for {', '.join(audiences)}, not for {request.audience}; add --audience {first}"
            raise PtrError(zh, en)


def template_folders(root: Path, source: Source | None = None) -> list[Path]:
    """List the folders of templates, the registry's own first; earlier templates are written out for the run."""
    if source is None or isinstance(source, FolderSource):
        return [root / TEMPLATES, template_folder()]
    files = sorted(entry.path for entry in source.entries() if entry.what == "file")
    own = [path for path in files if path.startswith(f"{TEMPLATES}/") and ".." not in path.split("/")]
    aside = _laid_out(tuple((path, source.read(path)) for path in own))
    return [Path(aside.name) / TEMPLATES, template_folder()]


@cache
def _laid_out(files: tuple[tuple[str, bytes], ...]) -> tempfile.TemporaryDirectory[str]:
    """Write templates into a folder that is deleted when the run ends."""
    folder = tempfile.TemporaryDirectory(prefix="ptr-templates-")
    for path, content in files:
        target = Path(folder.name) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def unread_units(snapshot: Snapshot) -> list[str]:
    """List the units with documents but no readable `unit.yaml`, for which it is unknown what they would print."""
    return sorted({place.unit for place in snapshot.places if place.unit} - {*snapshot.units})


def _refuse_unknown(snapshot: Snapshot, request: _Request) -> None:
    if snapshot.registry is None:
        raise PtrError(
            "registry.yaml 读不出来；请先运行 ptr validate", "registry.yaml cannot be read; run ptr validate first"
        )
    for stray in snapshot.strays:
        if stray.what == "unreadable" or (stray.what == "link" and stray.path.startswith("units/")):
            zh = f"文件夹 {stray.path} 打不开，没有输出；里面可能有应当印出的职权"
            raise PtrError(zh, f"the folder {stray.path} cannot be opened, nothing was rendered; it may hold powers")
    for unit in unread_units(snapshot):
        if unit in (request.units or [unit]):
            path = Unit.PATH.format(unit=unit)
            zh = f"{path} 没有或者有错误，没有输出；请先运行 ptr validate"
            raise PtrError(zh, f"{path} is missing or has findings, nothing was rendered; run ptr validate")
    for unit in request.units:
        the_unit(snapshot, unit)
    for key in request.powers:
        if not any(snapshot.place(Power.PATH.format(unit=unit, key=key)) for unit in request.units or snapshot.units):
            raise PtrError(f"没有职权 {key}", f"there is no power {key}")
