"""Read a printed PDF back: the code and revision that it carries, its data, its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from ptr.model.fields.errors import PtrError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

LARGEST: Final = 64 << 20
"""Bytes of a PDF; the largest that ptr prints, of a thousand powers, has a tenth of this."""
PAGES: Final = 5_000
CODE: Final = re.compile(r"核验码\s*([0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5})")
REVISION: Final = re.compile(r"修订号\s*([0-9a-f]{10})(?:（(\d{4})年(\d{1,2})月(\d{1,2})日）)?")
PAST: Final = re.compile(r"历史文本：(版本 [^,\s]{1,60}|\d{4}年\d{1,2}月\d{1,2}日)(?=[,\s]|$)")


class Claim(Struct, frozen=True):
    """What a PDF says of itself: code, revision and its day as year, month, day, which earlier state; all may be ""."""

    code: str
    revision: str
    day: tuple[int, ...]
    past: str


class PrintedFile(Struct, frozen=True):
    """A PDF as it can be read: what it claims, the files in it, the text of each page, what made it."""

    claim: Claim
    attachments: dict[str, bytes]
    pages: tuple[str, ...]
    maker: str


def read_pdf(content: bytes) -> PrintedFile:
    """Read a PDF; `PtrError` for a file that is not a PDF, is locked or is too large."""
    from pypdfium2 import PdfDocument, PdfiumError

    if len(content) > LARGEST:
        raise PtrError(f"文件太大（超过 {LARGEST >> 20} MB）", f"the file is larger than {LARGEST >> 20} MB")
    try:
        pdf = PdfDocument(content)
        try:
            return _read(pdf)
        finally:
            pdf.close()
    except PdfiumError as error:
        zh = "不是 PDF 文件，或者已经损坏、加了密码，读不出来"
        raise PtrError(zh, f"not a PDF, or damaged or locked: {error}") from error


def _read(pdf: PdfDocument) -> PrintedFile:
    if len(pdf) > PAGES:
        raise PtrError(f"页数太多（超过 {PAGES} 页）", f"it has more than {PAGES} pages")
    metadata = pdf.get_metadata_dict()
    pages = tuple(_texts(pdf))
    attached = (pdf.get_attachment(place) for place in range(pdf.count_attachments()))
    keywords = metadata.get("Keywords", "")
    return PrintedFile(
        claim=_claim(keywords if CODE.search(keywords) else "\n".join((keywords, *pages[:1], *pages[-1:]))),
        attachments={each.get_name(): bytes(each.get_data()) for each in attached},
        pages=pages,
        maker=metadata.get("Creator", ""),
    )


def _texts(pdf: PdfDocument) -> Iterator[str]:
    for number in range(len(pdf)):
        page = pdf[number]
        text = page.get_textpage()
        yield text.get_text_bounded()
        text.close()
        page.close()


def _claim(text: str) -> Claim:
    code, revision, past = CODE.search(text), REVISION.search(text), PAST.search(text)
    day = tuple(int(part) for part in revision.groups()[1:] if part) if revision else ()
    return Claim(
        code=code[1] if code else "",
        revision=revision[1] if revision else "",
        day=day,
        past=past[1].strip() if past else "",
    )
