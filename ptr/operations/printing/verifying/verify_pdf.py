"""Verify that a PDF is byte for byte what the registry prints for its code, or report what differs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.results.progress import SILENT, Progress
from ptr.model.results.verification import Verification, VerifiedState
from ptr.model.text.plural import counted
from ptr.model.time.clock import Clock
from ptr.operations.history.in_force import Reading, reading
from ptr.operations.printing.render import Printing
from ptr.operations.printing.verifying.coded import Hit, hits
from ptr.operations.printing.verifying.verify_code import DEPTH, search
from ptr.render.reading import LARGEST, Claim, PrintedFile, read_pdf

PDF: Final = "pdf"
SHOWN: Final = 20
"""Number of differences that are listed; a file with more is a different file."""
LONGEST: Final = 60
"""Number of characters of a value that are shown."""


def verify_pdf(
    root: Path,
    file: Path,
    clock: Clock,
    *,
    depth: int = DEPTH,
    progress: Progress = SILENT,
    past: Reading | None = None,
) -> Verification:
    """Find the sheet by the code in the PDF, print it again from the revision that the PDF names, and compare.

    `PtrError` for what cannot be read as a PDF.
    """
    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    file_read = read_pdf(content)
    claim = file_read.claim
    if not claim.code:
        note = "没有核验码：草稿，或者不是 ptr 印出的文件", "it carries no code: a draft, or not printed by ptr"
        return Verification(thing=file.name, standing=VerifiedState.UNKNOWN, notes=(note,))
    verification, hit = search(root, claim.code, clock, depth=depth, progress=progress, past=past)
    if hit is None:
        return replace(verification, thing=file.name)
    if hit.sheet.format == PDF:
        differences = tuple(_differences(file_read, content, _again(root, clock, claim, hit)))
    else:
        name = hit.printed.document
        differences = ((f"核验码是 {name} 的，那不是 PDF", f"the code is that of {name}, which is not a PDF"),)
    standing = VerifiedState.DIFFERS if differences else verification.standing
    return replace(verification, thing=file.name, standing=standing, differences=differences)


def _again(root: Path, clock: Clock, claim: Claim, hit: Hit) -> bytes:
    """Print the sheet again: at the revision that the file names if it is known and has the code, else at the hit.

    A revision that is not known here (after a rebase, say) is printed as the file states it, with its day: the code
    vouches for what the sheet says, not for which commit says so. A known revision is printed as the registry has it.
    """
    printing, known = hit.printing, False
    with suppress(PtrError):
        state = reading(root, claim.revision, clock) if claim.revision else hit.state
        known = bool(claim.revision)
        earlier = Printing(state)
        if next(hits(earlier, state, claim.code), None):
            printing = earlier
    (work,) = printing.works([hit.sheet])
    identity = replace(work.identity, past=claim.past)
    if not known:
        day = None
        with suppress(TypeError, ValueError):
            day = datetime.date(*claim.day)
        identity = replace(identity, draft=False, revision=claim.revision, committed_on=day)
    return printing.set(replace(work, identity=identity))


def _differences(theirs: PrintedFile, content: bytes, again: bytes) -> Iterator[Bilingual]:
    """Yield what differs: data, text page by page, or else only the drawing or the file structure."""
    if content == again:
        return
    printed = read_pdf(again)
    differences = [*_data(theirs.attachments, printed.attachments), *_pages(theirs.pages, printed.pages)]
    yield from differences[:SHOWN]
    if len(differences) > SHOWN:
        yield f"另有 {len(differences) - SHOWN} 处", f"and {len(differences) - SHOWN} more"
    if theirs.maker != printed.maker:
        yield (
            f"由 {theirs.maker or '另一程序'} 排版，这里是 {printed.maker}：请用同一版本核对",
            f"typeset by {theirs.maker or 'another program'}, here by {printed.maker}: compare with the same version",
        )
    elif not differences:
        yield (
            "文字和数据相同，字节不同：图形、字体或者封装被改过，或者由另一版本的 ptr 印出",
            "text and data are the same, but the bytes differ: drawing, fonts or file structure were changed, or "
            "another version of ptr printed it",
        )


def _data(attached: dict[str, bytes], printed: dict[str, bytes]) -> Iterator[Bilingual]:
    for name in sorted({*attached, *printed}):
        if name not in attached:
            yield f"缺少附带数据 {name}", f"the attachment {name} is missing"
        elif name not in printed:
            yield f"多出附带数据 {name[:LONGEST]}", f"there is an extra attachment {name[:LONGEST]}"
        elif attached[name] != printed[name]:
            try:
                ours, theirs = msgspec.json.decode(printed[name]), msgspec.json.decode(attached[name])
            except (msgspec.DecodeError, RecursionError):
                yield f"附带数据 {name} 读不出来", f"the attachment {name} cannot be read"
                continue
            yield from _values(ours, theirs, "")


def _values(ours: Any, theirs: Any, pointer: str) -> Iterator[Bilingual]:
    """Compare data part by part; yield where the file says something other than the registry."""
    if type(ours) is not type(theirs) or not isinstance(ours, dict | list):
        if ours != theirs:
            where = pointer or "/"
            zh = f"数据 {where}：登记簿为 {_short(ours)}，文件为 {_short(theirs)}"
            yield zh, f"data {where}: the registry has {_short(ours)}, the file {_short(theirs)}"
        return
    if isinstance(ours, dict):
        for key in sorted({*ours, *theirs}):
            yield from _values(ours.get(key), theirs.get(key), f"{pointer}/{key[:LONGEST]}")
        return
    for place, (mine, other) in enumerate(zip_longest(ours, theirs)):
        yield from _values(mine, other, f"{pointer}/{place}")


def _pages(pages: tuple[str, ...], printed: tuple[str, ...]) -> Iterator[Bilingual]:
    if len(pages) != len(printed):
        expected = counted(len(printed), "page")
        yield f"应有 {len(printed)} 页，文件有 {len(pages)} 页", f"{expected} expected, the file has {len(pages)}"
    for number, (theirs, ours) in enumerate(zip(pages, printed, strict=False), 1):
        if _words(theirs) != _words(ours):
            yield f"第 {number} 页文字不同：{_unlike(ours, theirs)[0]}", f"page {number}: {_unlike(ours, theirs)[1]}"


def _unlike(ours: str, theirs: str) -> Bilingual:
    """Return the first line in which two texts differ."""
    for mine, other in zip_longest(ours.splitlines(), theirs.splitlines(), fillvalue=""):
        if _words(mine) != _words(other):
            mine, other = _short(mine), _short(other)
            return f"登记簿为 {mine}，文件为 {other}", f"the registry has {mine}, the file {other}"
    return "换行", "line breaks"


def _words(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _short(value: Any) -> str:
    if value is None:
        return "（无）"
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return f"“{text[:LONGEST]}{'…' if len(text) > LONGEST else ''}”"
