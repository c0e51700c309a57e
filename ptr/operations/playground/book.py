"""The registry of the playground while its year goes on."""

from __future__ import annotations

import base64
import datetime
import hashlib
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from ptr.model.documents._acts import Act
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import Filing, FilingSubject
from ptr.model.documents.publication import Publication
from ptr.model.state.covered import covered
from ptr.model.time.clock import Clock
from ptr.operations.drafting.issue_catalogue import issue_catalogue
from ptr.operations.playground.timeline import Timeline
from ptr.operations.posting.carriers import chosen_carriers
from ptr.operations.posting.publish import PostingRequest, posting_of
from ptr.operations.posting.shown import whole
from ptr.store.assets import example_folder
from ptr.store.digest import content_digest, total_digest
from ptr.store.open import open_registry
from ptr.store.source import FolderSource, MemorySource
from ptr.store.yaml.emit import dump

OFFICE = "city"
CLOCK = Clock(datetime.date(2026, 11, 1))


class Book:
    """The registry during the year: its files, and the commits made from them."""

    def __init__(self, timeline: Timeline) -> None:
        """Start with the files that come with ptr."""
        source = FolderSource(example_folder())
        self.files = {entry.path: source.read(entry.path) for entry in source.entries()}
        self.example = dict(self.files)
        self._timeline = timeline
        self._number = 0
        self.commit_id = ""
        self.commits = 0

    def edit(self, path: str, *changes: tuple[str, str], to: str = "") -> None:
        """Replace texts in a file, all of which must occur in it, and move the file if `to` is set."""
        text = self.files.pop(path).decode()
        for old, new in changes:
            assert old in text, (path, old)
            text = text.replace(old, new)
        self.files[to or path] = text.encode()

    def write(self, path: str, document: msgspec.Struct) -> None:
        """Write a document."""
        self.files[path] = dump(msgspec.to_builtins(document))

    def commit(self, day: str, author: str, message: str) -> None:
        """Commit all files, at ten in the morning in China."""
        moment = datetime.datetime.fromisoformat(f"{day}T10:00:00+08:00")
        self.commit_id = self._timeline.commit(self.files, message, author, moment)
        self.commits += 1

    def issue(self, units: Iterable[str], approved_on: str, effective: str) -> None:
        """Issue the next edition of each unit's catalogue."""
        for unit in units:
            path, content, _ = issue_catalogue(
                MemorySource(self.files),
                unit,
                CLOCK,
                approved_by="局长办公会议",
                approved_on=datetime.date.fromisoformat(approved_on),
                effective=datetime.date.fromisoformat(effective),
            )
            self.files[path] = content

    def file(self, unit: str, subject: FilingSubject, day: str, of: str = "") -> Filing:
        """Submit what was committed last, by writing the filing."""
        digests = {path: content_digest(self.files[path]) for path in covered(subject, unit, of, self.files)}
        edition = self.catalogue(unit).edition if subject is FilingSubject.CATALOGUE else ""
        filing = Filing(
            id=_key(self.files[f"units/{unit}/unit.yaml"], f"{subject.value} {edition or day} {of}"),
            office=OFFICE,
            subject=subject,
            of=of,
            edition=edition,
            submitted=Act(post="office-chief", date=datetime.date.fromisoformat(day)),
            digest=total_digest(digests),
            files=digests,
            commit=self.commit_id,
        )
        self.write(f"units/{unit}/filings/{filing.id}.yaml", filing)
        return filing

    def accept(self, filings: Iterable[Filing], day: str) -> None:
        """Accept filings under the next numbers of the year."""
        for filing in filings:
            self._number += 1
            number = f"张权备〔{day[:4]}〕{self._number}号"
            accepted = Decision(
                filing=filing.id,
                digest=filing.digest,
                outcome=DecisionOutcome.ACCEPTED,
                number=number,
                date=datetime.date.fromisoformat(day),
            )
            self.write(f"offices/{OFFICE}/decisions/{filing.id}.yaml", accepted)

    def publish(self, units: Iterable[str], day: str) -> None:
        """Record that all of each unit hangs on its standing carriers, in place of what hung there."""
        snapshot = open_registry(MemorySource(self.files), CLOCK).snapshot
        on = datetime.date.fromisoformat(day)
        for unit in units:
            for place, sheet in snapshot.documents(Publication, unit):
                if sheet.removed is None:
                    self.write(place.path, replace(sheet, removed=on))
            carriers = chosen_carriers(snapshot, snapshot.units[unit], ())
            posting = posting_of(whole(snapshot, unit), carriers, on, PostingRequest(unit=unit))
            self.write(f"units/{unit}/publications/{day}-catalogue.yaml", posting)

    def catalogue(self, unit: str) -> Catalogue:
        """Return the edition that a unit has now."""
        edition = open_registry(MemorySource(self.files), CLOCK).snapshot.one(Catalogue, unit)
        assert edition is not None
        return edition


def _key(unit: bytes, words: str) -> str:
    """Return a filing's key, derived from what is filed so that it is the same on each run."""
    prefix = next(line for line in unit.decode().splitlines() if line.startswith("prefix: ")).removeprefix("prefix: ")
    return f"{prefix}-{base64.b32encode(hashlib.sha256(words.encode()).digest())[:6].decode().lower()}"
