"""What tests of comparisons share: a power to change, a filing of what stands, its acceptance, the kinds of change."""

from __future__ import annotations

import json
from pathlib import Path

from support import ROOT

from ptr.model.documents.filing import FilingSubject
from ptr.model.state.covered import covered
from ptr.store.digest import content_digest, total_digest

BASE = ROOT / "tests/rules/base"
POWER = "units/a/powers/a-k3p7qd.yaml"
LIMIT = ("promised: {value: 30", "promised: {value: 45")
FILING = """id: {key}
office: city
subject: {subject}
submitted: {{post: deputy, date: 2026-10-02}}
digest: "{digest}"
files: {files}
"""
DECISION = "filing: {key}\noutcome: accepted\nnumber: 〔2026〕1号\ndate: 2026-10-05\n"


def edit(root: Path, old: str = LIMIT[0], new: str = LIMIT[1], path: str = POWER) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def filed(
    root: Path, unit: str = "a", subject: FilingSubject = FilingSubject.CATALOGUE, hint: str = "", key: str = ""
) -> None:
    """Write what a unit would submit now."""
    paths = covered(subject, unit, "", (file.relative_to(root).as_posix() for file in root.rglob("*.yaml")))
    files = {path: content_digest((root / path).read_bytes()) for path in paths}
    text = FILING.format(
        key=key or f"{unit}-f2g3h4", subject=subject, digest=total_digest(files), files=json.dumps(files)
    )
    text += f'commit: "{hint}"\n' if hint else ""
    write(root, f"units/{unit}/filings/{key or f'{unit}-f2g3h4'}.yaml", text)


def decided(root: Path, unit: str = "a", key: str = "") -> None:
    key = key or f"{unit}-f2g3h4"
    write(root, f"offices/city/decisions/{key}.yaml", DECISION.format(key=key))


def kinds(document) -> list[str]:
    return sorted(change["kind"] for change in document["changes"])
