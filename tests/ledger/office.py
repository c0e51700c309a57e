"""An office whose registry has a history: what the tests of the ledger do on a day, and what they ask on another."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path

from issued import issue
from repositories import commit, git
from support import ROOT

from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.types import place_of
from ptr.model.results.change_report import ChangeReport
from ptr.model.state.covered import covered
from ptr.model.state.public_values import public_digest
from ptr.model.time.clock import Clock
from ptr.operations.comparing.diff import diff
from ptr.operations.comparing.range import choose
from ptr.operations.upkeep.rename import rename_key
from ptr.operations.upkeep.renamed_thing import renamed_thing
from ptr.store.digest import content_digest, total_digest
from ptr.store.open import read_document
from ptr.store.source import FolderSource

BASE = ROOT / "tests/rules/base"
UNIT, POWER, CHART = "a", "units/a/powers/a-k3p7qd.yaml", "units/a/flows/a-it3m4n.yaml"
KEY = "a-k3p7qd"
POLICY = "policy: {statement_days: 10, revision_days: 15, filing_days: 15, answer_days: 15, publish_working_days: 20}\n"
CHARTED = """id: a-it3m4n
title: 对擅自堆放杂物的处罚流程图
powers: [a-k3p7qd]
procedure_basis: statutory
basis: [{law: 行政处罚法, edition: 2021-01-22, article: 第五十四条}]
lanes: [{id: party, name: 当事人, counterpart: true}, {id: clerk, name: 市容科, post: street-clerk}]
steps:
  - {id: start, kind: start, lane: clerk, text: 立案, post: street-clerk, next: [{to: end}]}
  - {id: end, kind: end, lane: party, text: 收到决定书}
channels: [{kind: 电话, value: "12345"}]
"""


class Office:
    """A registry of two units in a repository, whose catalogue, charts and postings stand at the end of 2025."""

    def __init__(self, folder: Path) -> None:
        self.root, self.unit = folder, UNIT
        shutil.copytree(BASE, folder)
        for line in ("as_of:",):
            text = (folder / "registry.yaml").read_text("utf-8")
            kept = [row for row in text.splitlines(keepends=True) if not row.startswith(line)]
            (folder / "registry.yaml").write_text("".join(kept) + POLICY, "utf-8")
        git(folder, "init", "-q", "-b", "main")
        self.issue("2025-1", "2025-12-01")
        self.start = self.commit("2025-12-01")

    def commit(self, day: str) -> str:
        return commit(self.root, day=day)

    def edit(self, old: str, new: str, path: str = POWER) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text, (old, text)
        (self.root / path).write_text(text.replace(old, new), "utf-8")

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def rekey(self, kind: str, old: str, new: str) -> None:
        """Put a key otherwise, as `ptr rename --write` does."""
        clock = Clock(datetime.date(2030, 12, 31))
        unit = self.unit if kind in ("post", "department") else ""
        rename_key(self.root, renamed_thing(self.root, kind, old, new, clock, unit=unit), clock, write=True)

    def rename(self, name: str = "对擅自堆放垃圾的处罚") -> None:
        path = self.root / POWER
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(f"name: {name}\n" if row.startswith("name:") else row for row in lines), "utf-8")

    def state(self, event: str, *, kinds: str = "renamed", powers: str = KEY, slug: str = "", more: str = "") -> str:
        """Write a statement of adjustment."""
        path = f"units/{self.unit}/adjustments/{slug or event + '-s'}.yaml"
        text = f"event: {event}\nkinds: [{kinds}]\nreason: 依上级文件调整\neffective: {event}\n{more}"
        self.write(path, text + (f"powers: [{powers}]\n" if powers else ""))
        return path

    def issue(self, edition: str, day: str, unit: str = UNIT) -> None:
        """Issue an edition of the catalogue that holds the powers as they are."""
        issue(self.root, unit, edition, day)

    def submit(
        self, day: str, key: str = "a-f2g3h4", subject: str = "catalogue", of: str = "", answers: str = ""
    ) -> None:
        """Write a filing of what stands in the working tree."""
        kind = FilingSubject(subject)
        there = (file.relative_to(self.root).as_posix() for file in self.root.rglob("*.yaml"))
        files = {path: content_digest((self.root / path).read_bytes()) for path in covered(kind, self.unit, of, there)}
        text = f"id: {key}\noffice: city\nsubject: {subject}\nsubmitted: {{post: deputy, date: {day}}}\n"
        text += f'digest: "{total_digest(files)}"\nfiles: {json.dumps(files)}\n'
        text += (f"of: {of}\n" if of else "") + (f"answers: {answers}\n" if answers else "")
        self.write(f"units/{self.unit}/filings/{key}.yaml", text)

    def decide(
        self,
        day: str,
        key: str = "a-f2g3h4",
        outcome: str = "accepted",
        *,
        name: str = "",
        more: str = "",
        office: str = "city",
    ) -> None:
        """Write the office's decision on a filing."""
        number = f'number: "{key[-6:]}号"\n' if outcome == "accepted" else ""
        text = f"filing: {key}\noutcome: {outcome}\n{number}date: {day}\n{more}"
        self.write(f"offices/{office}/decisions/{name or key}.yaml", text)

    def post(
        self, day: str, *, carriers: str = "website, notice-board", name: str = "", keys: tuple[str, ...] = (KEY,)
    ) -> str:
        """Write a posting of some powers and charts as they are."""
        source, shows = FolderSource(self.root), {}
        for key in keys:
            [file] = self.root.glob(f"units/{self.unit}/*/{key}.yaml")
            path = file.relative_to(self.root).as_posix()
            shows[key] = public_digest(read_document(source, place_of(path)).document)
        path = f"units/{self.unit}/publications/{name or day + '-p'}.yaml"
        self.write(
            path, f"subject: powers\nposted: {day}\ncarriers: [{carriers}]\nshows: {json.dumps(shows)}\nscope: public\n"
        )
        return path

    def decide_first_of(self, unit: str, day: str = "2025-12-01") -> None:
        """Let another unit have its catalogue issued, filed and accepted, so that its first inventory is over."""
        self.issue("2025-1", day, unit)
        paths = [file.relative_to(self.root).as_posix() for file in self.root.rglob("*.yaml")]
        files = {
            path: content_digest((self.root / path).read_bytes())
            for path in covered(FilingSubject.CATALOGUE, unit, "", paths)
        }
        key = f"{unit}-f2f2f2"
        text = f"id: {key}\noffice: city\nsubject: catalogue\nsubmitted: {{post: deputy, date: {day}}}\n"
        self.write(
            f"units/{unit}/filings/{key}.yaml", f'{text}digest: "{total_digest(files)}"\nfiles: {json.dumps(files)}\n'
        )
        self.decide(day, key)
        self.start = self.commit(day)

    def asked(self, today: str, revisions: str | None = None, *, unit: str = "", check: bool = False) -> ChangeReport:
        """Compare, on a day."""
        clock = Clock(datetime.date(2030, 12, 31), datetime.date.fromisoformat(today))
        wanted = choose(self.root, revisions or self.start, fork=check)
        return diff(self.root, wanted, clock, unit=unit, check=check)

    def owed(self, today: str, demand: str = "", **how) -> list[str]:
        """List what is owed on a day, as lines of demand, subject, state and due day."""
        return lines(self.asked(today, **how).obligations, demand)


def lines(obligations, demand: str = "") -> list[str]:
    """Word obligations in one line each."""
    return [
        " ".join(
            filter(None, (str(each.what), str(each.files or ""), str(each.state), str(each.done or each.due or "")))
        )
        for each in obligations
        if demand in ("", str(each.what))
    ]
