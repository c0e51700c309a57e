"""Cases of changes as Markdown: read them, lay them over the base registry on both sides, tell what they expect.

A file `<kind, dots as underscores>.md` holds the cases of one kind, one in `obligations` those of one demand. A case is
a `## claim` with fenced blocks, laid over the base registry of the rules' cases:

    ```yaml after=units/a/unit.yaml           top-level keys that replace those of the base file on that side
    ```yaml before=… without=lead,posts       the same for the other side (`both=` for both); top-level keys dropped
    ```yaml after=… from=units/a/powers/…     a new file: a base file with top-level keys replaced
    ```yaml after=… from=                     a new file, whole
    ```yaml after=… moved=units/a/powers/…    a base file that stands elsewhere, with top-level keys replaced
    ```gone after=…                           a file that is not there on that side
    ```yaml pending=units/a/powers/…          a power that was given away before and is on neither side

`today=`, `committed=` set the clock and the day of the commit. In a text ENTRY(path) stands for the digest of the entry
that the power at this path has in a catalogue, SHOWN(path) for that of what the public sees of a document, and
FILES(unit subject [of]) for the files of a filing with their digests. In cases of obligations both units have issued
an edition of the base, so that they are past their first inventory. Behind the blocks stand what the case expects:

    change: KIND KEY [/FIELD] [units=a,b] [others=KEY,…] [partial] [burden] [alarm]
    value: KIND BEFORE → AFTER                the values as people read them
    owed: UNIT DEMAND [files] STATE [day]     an obligation of the case, due or done on a day; others may be there
    not: UNIT DEMAND …                        what is not owed
    asks: KIND yes|no                         whether each change of this kind asks for a statement
    files: KIND UNIT SUBJECT,…|nothing        what changes of this kind make a unit file again
    posts: KIND KEY@UNIT,…|nothing            what they make be posted again; `down:` what taken down
    named: KIND KEY,…                         the objects of which a statement has to name one
    touches: KIND KEY@UNIT,…|nothing          what prints or holds what changed, and did not change itself

A case without `change:` claims that nothing changed; a case of obligations may leave them out with `changes: any`.
"""

from __future__ import annotations

import datetime
import json
import re
import shlex
from collections.abc import Mapping
from pathlib import Path

from issued import edition
from msgspec import Struct, field
from rules.cases import _chunks, _over, base

from ptr.changes.pairs import PendingPower
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.power import Power
from ptr.model.fields.document import Document
from ptr.model.fields.types import place_of
from ptr.model.state.catalogue_entry import entry_digest
from ptr.model.state.compared_state import ComparedState
from ptr.model.state.covered import covered
from ptr.model.state.public_values import public_digest
from ptr.store.digest import content_digest
from ptr.store.open import read_document
from ptr.store.source import MemorySource

HERE = Path(__file__).parent
DIGEST = re.compile(r"(ENTRY|SHOWN|FILES)\((.+?)\)")
SAID = ("change", "value", "owed", "not", "changes", "asks", "files", "posts", "down", "named", "touches")


class Block(Struct):
    """A fenced block: its language, its attributes, its lines."""

    language: str
    attributes: dict[str, str]
    lines: list[str] = field(default_factory=list)


class Case(Struct):
    """One claim about what changed between two sides."""

    file: Path
    line: int
    claim: str
    blocks: list[Block] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)

    def all_said(self, word: str) -> list[str]:
        return [text for key, text in self.said if key == word]

    def duties(self) -> list[tuple[str, str]]:
        return [(key, text) for key, text in self.said if key in ("asks", "files", "posts", "down", "named", "touches")]

    def day(self, name: str, default: str) -> datetime.date:
        days = [block.attributes[name] for block in self.blocks if name in block.attributes]
        return datetime.date.fromisoformat((days or [default])[0])


def case_files() -> list[Path]:
    return sorted(HERE.rglob("*.md"))


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
            cases[-1].said.append((word, text.strip()))
        elif re.match(r"[a-z]+:", line):
            raise ValueError(f"{file}:{number}: {line}")
    return cases


def sides(case: Case) -> tuple[dict[str, str], dict[str, str]]:
    """Lay the case over the base: the files before and after."""
    files = dict(base()), dict(base())
    if case.file.parent.name == "obligations":
        for each in files:
            each.update({f"units/{unit}/catalogue.yaml": edition(base(), unit) for unit in ("a", "b")})
    for block in case.blocks:
        for number, names in enumerate((("before", "both"), ("after", "both"))):
            path = next((block.attributes[name] for name in names if name in block.attributes), None)
            if path:
                _lay(block, path, files[number])
    for each in files:
        each.update(
            {path: DIGEST.sub(lambda match, each=each: _digest(*match.groups(), each), each[path]) for path in each}
        )
    return files


def pending(case: Case) -> dict[str, PendingPower]:
    """Read the powers that were given away before the case begins."""
    away: dict[str, PendingPower] = {}
    for block in case.blocks:
        path = block.attributes.get("pending")
        if path:
            files = dict(base())
            _lay(block, path, files)
            document, place = documents_of({path: files[path]})[path], place_of(path)
            assert isinstance(document, Power)
            assert place
            away[place.key] = PendingPower(place, document)
    return away


def _digest(what: str, of: str, files: dict[str, str]) -> str:
    """Give what stands for digests in a text of one side."""
    if what == "FILES":
        unit, subject, *key = of.split()
        paths = covered(FilingSubject(subject), unit, "".join(key), files)
        return json.dumps({path: content_digest(files[path].encode()) for path in paths})
    document = documents_of({of: files[of]})[of]
    if what == "SHOWN":
        return public_digest(document)
    assert isinstance(document, Power)
    return entry_digest(document)


def _lay(block: Block, path: str, files: dict[str, str]) -> None:
    if block.language == "gone":
        del files[path]
        return
    template = block.attributes.get("moved") or block.attributes.get("from", path)
    text = (files[template] if template in files else base()[template]) if template else ""
    if "moved" in block.attributes:
        del files[template]
    lines = _over(text, block.lines)
    for key in filter(None, block.attributes.get("without", "").split(",")):
        chunks = _chunks(lines)
        del chunks[key]
        lines = [line for chunk in chunks.values() for line in chunk]
    files[path] = "".join(f"{line}\n" for line in lines)


def side(files: dict[str, str]) -> ComparedState:
    """Read files as a side."""
    return ComparedState(documents_of(files))


def documents_of(files: Mapping[str, str]) -> dict[str, Document]:
    """Read files; one that is no good document is an error of the case."""
    source, documents = MemorySource(dict(files)), {}
    for path in files:
        place = place_of(path)
        assert place, path
        read = read_document(source, place)
        assert read.document, (path, read.faults)
        documents[path] = read.document
    return documents
