"""The letters of a filing package (clause 三.1): report, statement, before and after, each to edit and to sign."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ptr.model.documents.adjustment import Adjustment
from ptr.model.fields.types import Place
from ptr.model.results.change_report import ChangeReport
from ptr.model.state.snapshot import Snapshot
from ptr.operations.printing import package_wording
from ptr.operations.printing.sheets import template_folders
from ptr.render.engine import render, sheets
from ptr.render.faces import PINNED, faces
from ptr.render.formats import formats
from ptr.render.identity import Identity
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.values import day
from ptr.store.assets import font_folder
from ptr.store.git.repository import Revision
from ptr.writers.changes import FORMATS
from ptr.writers.target import Target

FILED: Final = ("scheme", "unit", "catalogue", "power", "flow", "withheld")
"""Types of documents that a unit files as they are; of statements, only the new ones are filed."""


class Letters:
    """The letters of one package, and the documents that go with them."""

    def __init__(
        self, root: Path, snapshot: Snapshot, unit: str, report: ChangeReport, state: Revision, base: Revision
    ) -> None:
        """Take the state packed, what changed in it, and the commits that were compared."""
        self._root, self._snapshot, self._unit, self._report = root, snapshot, unit, report
        self._faces = faces(snapshot.registry.typefaces) if snapshot.registry else PINNED
        self._state, self._since = state, base.date
        self._compared = _named(base), _named(state)
        fresh = {each.evidence for each in report.obligations}
        added = {c.now.path for c in report.changes if c.kind == "record.added" and c.now}
        self._new = [
            (place, statement)
            for place, statement in snapshot.documents(Adjustment)
            if place.path in fresh or (place.path in added and place.unit == unit)
        ]

    @property
    def statements(self) -> tuple[str, ...]:
        """The keys of the unit's own new statements; another unit's may explain the same change, as of a transfer."""
        return tuple(place.key for place, _ in self._new if place.unit == self._unit)

    def written(self, prints: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the letter, the statement, the comparison and the changes as data; `prints` are enclosed too."""
        since, on = self._since, self._state.date
        statements = [statement for _, statement in self._new]
        enclosed = ["新旧对照表", *prints, "变更数据（changes.json）"]
        if statements:
            enclosed.insert(0, "行政职权调整说明")
            explained = package_wording.statement(self._report, self._snapshot, self._unit, statements, on)
            yield from self._printed("statement", explained, "adjustment-statement")
        letter = package_wording.letter(self._report, self._snapshot, self._unit, statements, enclosed, since, on)
        yield from self._printed("letter", letter, "filing-letter")
        table = package_wording.comparison(self._report, self._snapshot, self._unit, self._compared)
        yield from self._printed("comparison", table, "comparison")
        out = io.StringIO()
        FORMATS.writer("json").write(self._report, Target(out=out, log=True))
        yield "changes.json", out.getvalue().encode()

    def filed(self) -> list[Place]:
        """List the documents that the unit files."""
        fresh = {place.path for place, _ in self._new}
        mine = [place for place in self._snapshot.places if place.unit == self._unit]
        return [place for place in mine if place.type in FILED or place.path in fresh]

    def _printed(self, name: str, view: SheetView, document: str) -> Iterator[tuple[str, bytes]]:
        """Print a letter in every format that it has a template for: one to edit, one to sign."""
        identity = Identity(revision=self._state.commit[:10], committed_on=self._state.date, draft=False)
        folders = template_folders(self._root)
        for variant, format in sheets(document, folders):
            content = render(
                view, document, variant, format, folders, font_folder(), identity=identity, faces=self._faces
            )
            yield f"{name}{variant and '-'}{variant}{formats()[format].SUFFIX}", content


def _named(state: Revision) -> str:
    return f"{day(state.date)}（提交 {state.commit[:10]}）"
