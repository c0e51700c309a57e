"""The keys of a registry, and the search for one that stands bare in what people read."""

from __future__ import annotations

import html
import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Final

import pypdfium2
import yaml
from python_calamine import CalamineWorkbook

from ptr.model.words import WORDS

WORD: Final = re.compile(r"(?<![\w./-])[a-z][a-z0-9_]*(?:-[a-z0-9_]+)*(?![\w-]*[./]\w)")
COMMAND: Final = re.compile(r"\b(?:ptr|git) [a-z][^，。；]*")
PATH: Final = re.compile(r"\S*[/\\]\S*|\S+\.(?:yaml|pdf|html|svg|docx|xlsx|txt)\b\S*")
BESIDE: Final = re.compile(r"(?<=[\u4e00-\u9fff])（[a-z][\w-]*）|\b[a-z_]+（[\u4e00-\u9fff]+）")
EXCERPT: Final = re.compile(r"(?m)^ *\d* │.*$")


@cache
def keys(root: Path) -> frozenset[str]:
    """Every key of a registry but those of powers and records, and every value that a document chooses from a list."""
    registry = _read(root / "registry.yaml")
    known = {each["id"] for name in ("classes", "carriers", "offices", "custom") for each in registry.get(name, ())}
    for file in root.glob("units/*/unit.yaml"):
        unit = _read(file)
        known |= {
            unit["id"],
            *(each["id"] for name in ("departments", "posts", "rules") for each in unit.get(name, ())),
        }
    for file in root.glob("units/*/flows/*.yaml"):
        known |= {each["id"] for name in ("lanes", "steps") for each in _read(file)[name]}
    return frozenset(known | {value for words in WORDS.values() for value in words})


def bare(text: str, known: frozenset[str]) -> list[str]:
    """List the keys that stand in a text, with their lines.

    Not those beside a name, in paths, in commands to type and in lines of files.
    """
    found = []
    for line in EXCERPT.sub("", text).splitlines():
        kept = BESIDE.sub("", COMMAND.sub("", PATH.sub("", line)))
        found += [f"{word}: {line.strip()[:120]}" for word in WORD.findall(kept) if word in known]
    return found


def text_of_page(text: str) -> str:
    """The words of a page in HTML or SVG, each element on its own line."""
    body = re.sub(r"<(style|script)\b.*?</\1>", "", text, flags=re.S)
    return html.unescape(re.sub(r"<[^>]+>", "\n", body))


def text_of_file(file: Path) -> str:
    """The words of a printed file, those of each cell or paragraph apart from the next."""
    match file.suffix:
        case ".pdf":
            pages = pypdfium2.PdfDocument(file)
            return "\n".join(page.get_textpage().get_text_bounded() for page in pages)
        case ".xlsx":
            book = CalamineWorkbook.from_path(file)
            rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
            return "\n".join(str(cell) for row in rows for cell in row)
        case ".docx":
            with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
                parts = [name for name in archive.namelist() if re.match(r"word/(document|header|footer)", name)]
                return "\n".join(text_of_page(archive.read(name).decode()) for name in parts)
        case ".html" | ".svg":
            return text_of_page(file.read_text("utf-8"))
    return file.read_text("utf-8")


def _read(file: Path) -> dict[str, list[dict[str, str]]]:
    read: dict[str, list[dict[str, str]]] = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    return read
