"""Cases of rules as Markdown: read them, lay them over the base registry, tell what they expect.

A file `<family>/<module of the rule>.md` holds the cases of one rule. A case is a `## claim` with fenced blocks:

    ```yaml patch=units/a/unit.yaml          top-level keys that replace those of the base file, or are added to it
    ```yaml path=units/a/powers/a-x.yaml     a whole file
    ```yaml path=… from=units/a/powers/…     a new file: a base file with top-level keys replaced
    ```text path=…                           any text (repeat=N times)
    ```hex path=…                            hexadecimal bytes and "ASCII in quotes"
    ```gone path=…                           a base file that is not there
    ```entry path=… what=link                no file: link, folder, other; a closed folder; an unreadable file

`without=lead,posts` drops top-level keys, `today=2036-01-01` sets the clock. A finding is expected at its line by a
comment `# X001`, `# X001 L002` or `# note: C001`, which is taken out before the text is read. Behind the blocks stand

    expect: Y007 units/a/power.yaml          a finding whose line cannot hold a comment (path:line:column to be exact)
    message: “near a-k3p7qd”                 words that some finding of the case must contain, in either language
    catalogue: issued before                 the editions were issued for the base; else they fit the case's powers
    past: {filings: [{path: …, key: …}]}     the registry's past as a run with Git computes it; else it is not told
    defect: …                                what ptr still does wrong; the case is expected to fail

A case without marks claims that every rule is silent.
"""

from __future__ import annotations

import datetime
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml
from issued import edition
from msgspec import Struct, field

from ptr.model.results.past import Past
from ptr.model.results.unchecked import NOT_COMPARED, Untold
from ptr.store.source import Entry, MemorySource, Unreadable

HERE = Path(__file__).parent
BASE = HERE / "base"

CODES = r"(?:(?:error|warning|note): )?[A-Z][0-9]{3}"
MARK = re.compile(rf"(?:^|\s+)# ({CODES}(?:[ ,]+{CODES})*)$")
TOP_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_]*):")
EXPECT = re.compile(rf"({CODES}) (.+?)(?::([0-9]+))?(?::([0-9]+))?$")
SAID = ("expect", "message", "catalogue", "past", "defect")


class Expected(NamedTuple):
    """A finding that a case expects; line or column 0 and level "" are any."""

    path: str
    line: int
    code: str
    column: int = 0
    level: str = ""


class Block(Struct):
    """A fenced block: its language, its attributes, its lines."""

    language: str
    attributes: dict[str, str]
    lines: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The file it gives."""
        return self.attributes.get("patch") or self.attributes["path"]

    @property
    def template(self) -> str:
        """The base file beneath it, if any."""
        return self.attributes.get("patch") or self.attributes.get("from", "")


class Case(Struct):
    """One claim about one rule."""

    file: Path
    line: int
    claim: str
    blocks: list[Block] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The code of the rule whose file holds the case."""
        return self.file.stem.split("_")[0].upper()

    def all_said(self, word: str) -> list[str]:
        """What the case says behind its blocks under one word."""
        return [text for key, text in self.said if key == word]

    @property
    def past(self) -> Past | Untold:
        """The past that the case tells, if it does."""
        told = self.all_said("past")
        return msgspec.convert(yaml.safe_load(told[0]), Past) if told else NOT_COMPARED

    @property
    def today(self) -> datetime.date | None:
        """The clock, if the case sets it."""
        days = [block.attributes["today"] for block in self.blocks if "today" in block.attributes]
        return datetime.date.fromisoformat(days[0]) if days else None


class CaseSource(MemorySource):
    """The files of a case, and what is in its folder without being a file."""

    def __init__(self, files: dict[str, bytes], entries: dict[str, str]) -> None:
        """Take the files by path, and by path what else is there."""
        super().__init__(files)
        self._entries = entries

    def entries(self) -> Iterator[Entry]:
        """Yield the files, then the rest."""
        yield from super().entries()
        entries = {"unreadable": "file", "closed": "unreadable"}
        yield from (Entry(path, entries.get(what, what)) for path, what in self._entries.items())

    def holds(self, path: str) -> bool:
        """Tell whether a path is a file that can be read."""
        return path not in self._entries

    def read(self, path: str) -> bytes:
        """Give the bytes of what can be read."""
        if path in self._entries:
            raise Unreadable("Permission denied")
        return super().read(path)


@cache
def base() -> dict[str, str]:
    """The base registry: a small valid one, by path."""
    return {path.relative_to(BASE).as_posix(): path.read_text("utf-8") for path in sorted(BASE.rglob("*.yaml"))}


def case_files() -> list[Path]:
    """Every file of cases."""
    return sorted(HERE.glob("*/*.md"))


def read_cases(file: Path) -> list[Case]:
    """Read the cases of a file; ValueError names the line that is neither claim, block, saying nor prose."""
    cases: list[Case] = []
    block: Block | None = None
    for number, line in enumerate(file.read_text("utf-8").split("\n"), 1):
        word, colon, text = line.partition(": ")
        if block is not None:
            if line.rstrip() == "```":
                block = None
            else:
                block.lines.append(line)
        elif line.startswith("```"):
            language, *attributes = shlex.split(line[3:])
            block = Block(language, dict(item.split("=", 1) for item in attributes))
            cases[-1].blocks.append(block)
        elif line.startswith("## "):
            cases.append(Case(file, number, line[3:].strip()))
        elif colon and word in SAID and cases:
            cases[-1].said.append((word, text.strip().strip("“”")))
        elif re.match(r"[a-z]+:", line):
            raise ValueError(f"{file}:{number}: {line}")
    return cases


def build(case: Case) -> tuple[CaseSource, list[Expected]]:
    """Lay the case over the base: the registry to validate, and what is expected of it."""
    texts, raws, entries = dict(base()), {}, {}
    expected = [_expected(text) for text in case.all_said("expect")]
    late = [block for block in case.blocks if block.path.endswith("/catalogue.yaml")]
    for block in [block for block in case.blocks if block not in late]:
        if block.language == "gone":
            del texts[block.path]
        elif block.language == "entry":
            entries[block.path] = block.attributes["what"]
            texts.pop(block.path, None)
        elif block.language == "hex":
            texts.pop(block.path, None)
            raws[block.path] = _bytes(block)
        else:
            texts[block.path] = _text(block, texts, expected)
    powers = base() if "issued before" in case.all_said("catalogue") else texts
    for unit in sorted({path.split("/")[1] for path in texts if path.startswith("units/")}):
        if f"units/{unit}/unit.yaml" in texts:
            texts[f"units/{unit}/catalogue.yaml"] = edition(powers, unit)
    for block in late:
        if block.language == "gone":
            del texts[block.path]
        else:
            texts[block.path] = _text(block, texts, expected)
    return CaseSource({**{path: text.encode() for path, text in texts.items()}, **raws}, entries), expected


def _expected(text: str) -> Expected:
    found = EXPECT.match(text)
    if not found:
        raise ValueError(f"expect: {text}")
    level, _, code = found[1].rpartition(": ")
    return Expected(found[2], int(found[3] or 0), code, int(found[4] or 0), level)


def _bytes(block: Block) -> bytes:
    parts = re.findall(r'"([^"]*)"|([0-9a-fA-F]{2})', "\n".join(block.lines))
    return b"".join(text.encode() if not pair else bytes.fromhex(pair) for text, pair in parts)


def _text(block: Block, texts: dict[str, str], expected: list[Expected]) -> str:
    """Give the text of a block, laid over its template, and take the marks out of it."""
    lines = list(block.lines) * int(block.attributes.get("repeat", "1"))
    if block.template:
        lines = _over(texts.get(block.template) or base()[block.template], lines)
    for key in filter(None, block.attributes.get("without", "").split(",")):
        chunks = _chunks(lines)
        del chunks[key]
        lines = [line for chunk in chunks.values() for line in chunk]
    for number, line in enumerate(lines, 1):
        mark = MARK.search(line)
        if mark:
            lines[number - 1] = line[: mark.start()]
            for found in re.findall(CODES, mark[1]):
                level, _, code = found.rpartition(": ")
                expected.append(Expected(block.path, number, code, 0, level))
    return "".join(f"{line}\n" for line in lines)


def _over(text: str, lines: list[str]) -> list[str]:
    """Replace the top-level keys of a text by those of some lines; new keys go to its end."""
    chunks = _chunks(text.splitlines())
    chunks.update(_chunks(lines))
    return [line for chunk in chunks.values() for line in chunk]


def _chunks(lines: list[str]) -> dict[str, list[str]]:
    chunks: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        top = TOP_KEY.match(line)
        key = top[1] if top else key
        chunks.setdefault(key, []).append(line)
    return chunks
