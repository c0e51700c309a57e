"""A clerk at a unit, and at the office: runs ptr on a day as the clock of the machine shows it, and commits."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from pathlib import Path

from repositories import commit, git
from support import ROOT, Ran

BASE = ROOT / "tests/rules/base"
POWER, CHART = "units/a/powers/a-k3p7qd.yaml", "units/a/flows/a-fd2wxy.yaml"
KEY = "a-k3p7qd"
POLICY = "policy: {statement_days: 10, revision_days: 15, filing_days: 15, answer_days: 15, publish_working_days: 20}\n"


class Clerk:
    """A registry of two units on its main line; the catalogue of unit a was issued, filed and accepted in 2025."""

    def __init__(self, root: Path, inside, monkeypatch) -> None:
        self.root, self._inside, self._patch = root, inside, monkeypatch
        shutil.copytree(BASE, root)
        kept = (line for line in (root / "registry.yaml").read_text("utf-8").splitlines(True) if "as_of" not in line)
        (root / "registry.yaml").write_text("".join(kept) + POLICY, "utf-8")
        git(root, "init", "-q", "-b", "main")
        self.on("2025-12-01")
        self.ptr("catalogue", "issue", "a", "--approved-by", "局务会", "--approved-on", "2025-12-01")
        self.commit()
        self.file("accept", self.submit("catalogue"), "--number", "备1号", "--on", "2025-12-01")
        self.commit()

    def on(self, day: str) -> None:
        """Let it be a day."""
        self.day = day
        for module in ("ptr.cli", "ptr.cli.validate"):
            self._patch.setattr(f"{module}.day_in_china", lambda: datetime.date.fromisoformat(day))

    def ptr(self, *words: object, code: int = 0, lang: str = "en") -> Ran:
        ran = self._inside("--registry", self.root, "--lang", lang, *words)
        assert ran.code == code, ran
        return ran

    def file(self, *words: object, code: int = 0, lang: str = "en") -> Ran:
        return self.ptr("file", *words, code=code, lang=lang)

    def submit(self, subject: str = "catalogue", *words: object, code: int = 0) -> str:
        """Submit something of unit a and give the key of the filing."""
        ran = self.file("submit", "a", "--subject", subject, "--by", "deputy", *words, code=code)
        return re.search(r"filings/(a-[a-z2-7]{6})\.yaml", ran.err)[1]

    def commit(self) -> str:
        return commit(self.root, day=self.day)

    def edit(self, old: str, new: str, path: str = POWER) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new), "utf-8")

    def owed(self, base: str, what: str, *, today: str = "") -> list[dict[str, object]]:
        """List what unit a owes of a sort since a commit."""
        ran = self.ptr(*(("--today", today) if today else ()), "diff", base, "--unit", "a", "--format", "json")
        return [each for each in json.loads(ran.out)["obligations"] if each["what"] == what]
