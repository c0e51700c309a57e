"""What lies on an office's desk: the texts of a registry that acts change, and the days on which they are committed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

import yaml
from books import Books, document_in
from issued import edition
from support import ROOT

from ptr.model.documents.filing import FilingSubject
from ptr.model.state.covered import covered
from ptr.model.state.public_values import public_digest
from ptr.store.digest import content_digest, total_digest

BASE = ROOT / "tests/rules/base"
TERMS = {"statement_days": 10, "revision_days": 15, "filing_days": 15, "answer_days": 15, "publish_working_days": 20}
BEGIN = datetime.date(2025, 12, 1)
UNITS = ("a", "b")
T = TypeVar("T")


@cache
def _begun() -> Mapping[str, str]:
    texts = {file.relative_to(BASE).as_posix(): file.read_text("utf-8") for file in BASE.rglob("*.yaml")}
    registry = parsed(texts["registry.yaml"])
    del registry["as_of"]
    return {**texts, "registry.yaml": written({**registry, "policy": TERMS})}


def parsed(text: str) -> dict[str, Any]:
    return yaml.load(text, yaml.CSafeLoader)


class _Plain(yaml.CSafeDumper):
    """Writes the same value twice rather than pointing at it, as a registry wants it."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def written(data: Mapping[str, Any]) -> str:
    return yaml.dump(dict(data), Dumper=_Plain, allow_unicode=True, sort_keys=False)


class Desk:
    """A registry of two units; `issued` are those whose catalogue stands when the ledger begins."""

    def __init__(self, issued: Sequence[str] = UNITS) -> None:
        self.texts = dict(_begun())
        self.day = BEGIN
        for unit in issued:
            self.issue(unit)
        self.books = Books(self.texts, self.day)
        self.choice = 0
        self._made = 0

    def pick(self, things: Iterable[T]) -> T:
        """Choose one of some things by what is left of the choice."""
        listed = list(things)
        self.choice, place = divmod(self.choice, len(listed))
        return listed[place]

    def commit(self, days: int = 0) -> None:
        self.day += datetime.timedelta(days)
        self.books.commit(self.texts, self.day)

    def paths(self, folder: str) -> list[str]:
        """List the files of a folder of any unit, like `powers`; of one unit, like `a/powers`."""
        return sorted(path for path in self.texts if f"/{folder}/" in path)

    def read(self, path: str) -> dict[str, Any]:
        return parsed(self.texts[path])

    def write(self, path: str, data: Mapping[str, Any]) -> None:
        self.texts[path] = written(data)

    def key(self, unit: str) -> str:
        """Give a key that nothing has yet."""
        self._made += 1
        return f"{unit}-{self._made:06d}".translate(str.maketrans("0189", "abcd"))

    def issue(self, unit: str) -> None:
        path = f"units/{unit}/catalogue.yaml"
        number = int(self.read(path)["edition"].partition("-")[2]) + 1 if path in self.texts else 1
        self.texts[path] = edition(self.texts, unit, f"{self.day.year}-{number}", str(self.day))

    def state(self, unit: str, event: datetime.date, kinds: Sequence[str], **more: Any) -> str:
        """Write a statement, and give its path; empty fields are left out."""
        path = f"units/{unit}/adjustments/{event}-{self.key('s')}.yaml"
        said = {"event": event, "kinds": list(kinds), "reason": "依上级文件调整", "effective": event, **more}
        self.write(path, {key: value for key, value in said.items() if value})
        return path

    def submit(self, unit: str, subject: FilingSubject, of: str = "", answers: str = "", ago: int = 0) -> str:
        """Write a filing of what stands, handed in some days ago, and give its key; nothing to file gives none."""
        files = {path: content_digest(self.texts[path].encode()) for path in covered(subject, unit, of, self.texts)}
        key = self.key(unit)
        handed_in = {"post": "deputy", "date": self.day - datetime.timedelta(ago)}
        filing = {"id": key, "office": "city", "subject": subject.value, "of": of, "submitted": handed_in}
        filing |= {"answers": answers, "digest": total_digest(files), "files": files}
        optional = {"of", "answers"}
        path = f"units/{unit}/filings/{key}.yaml"
        self.write(path, {name: value for name, value in filing.items() if value or name not in optional})
        return key

    def decide(self, key: str, outcome: str, revokes: str = "", office: str = "city") -> None:
        name = f"{key}-{self.key('d')}" if revokes or f"offices/{office}/decisions/{key}.yaml" in self.texts else key
        decision = {"filing": key, "outcome": outcome, "number": f"{key}号" if outcome == "accepted" else ""}
        decision |= {"date": self.day, "revokes": revokes, "reason": "误批" if revokes else ""}
        path = f"offices/{office}/decisions/{name}.yaml"
        self.write(path, {field: value for field, value in decision.items() if value})

    def post(self, unit: str, paths: Sequence[str], carriers: Sequence[str], ago: int = 0) -> str:
        """Write a posting of powers, charts, the unit's own file and its catalogue as they are."""
        shown = {_name(path): public_digest(document_in(path, self.texts[path])) for path in paths}
        edition = next((self.read(path)["edition"] for path in paths if path.endswith("/catalogue.yaml")), "")
        posting = {"subject": "powers", "posted": self.day - datetime.timedelta(ago), "carriers": list(carriers)}
        posting |= {"shows": {key: digest for key, digest in shown.items() if digest}, "scope": "public"}
        path = f"units/{unit}/publications/{self.day}-{self.key('p')}.yaml"
        self.write(path, posting | ({"edition": edition} if edition else {}))
        return path

    def sheets(self, unit: str) -> list[str]:
        """List what a unit posts when it posts all it has."""
        named = (f"units/{unit}/{part}" for part in ("powers/", "flows/", "unit.yaml", "catalogue.yaml"))
        return sorted(path for start in named for path in self.texts if path.startswith(start))


def _name(path: str) -> str:
    """Return by what a posting lists a document: the unit's own file by the unit."""
    return path.split("/")[1] if path.endswith("/unit.yaml") else path.rpartition("/")[2].removesuffix(".yaml")
