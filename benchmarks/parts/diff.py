"""Two commits of a registry compared: what changed and what that requires."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import checkout
from timing.bench import PTR, Bench, call
from timing.measure import Job, Turns
from timing.table import Row

from parts.again import GIT, committed

CHANGED: Final = (1, 100, 5000)
DEEP: Final = "DeepDiff, both trees by PyYAML's C loader"
EDITS: Final = (
    (r"^(name: .*)$", r"\1（修订）"),
    (r"^(  - \{stage: .*?text: [^,}]+)", r"\1，逐项登记"),
    (r"^(lead: ).*$", r"\1chief"),
    (r"^(contacts: \{consultation: )\"12345\"", r'\1"12346"'),
    (r"^(conditions:)$", "\\1\n  - 新增的条件"),
    (r"^(title: .*)$", r"\1（修订）"),
    (r"^(matter: .*)$", r"\1（更正）"),
)
"""What is edited: name, duty, leader, telephone, condition in turn; in other documents title or matter."""


def rows(bench: Bench) -> Iterator[Row]:
    """Compare with Git counting lines and, for the small registry, with a general comparison tool."""
    for count in CHANGED:
        work = f"diff, {count:,} changed among {bench.large:,}"
        folder = _changed(bench, f"diff-{count}", bench.large, count)
        measured = _measured(bench, folder, turns=3 if count > 1000 else 7)
        for name, turns in measured.items():
            yield Row(work, name, turns, measured["ptr diff"])
    work = f"diff, 100 changed among {bench.small:,}"
    folder = _changed(bench, "diff-small", bench.small, 100)
    before = bench.work / "diff-small-before"
    shutil.copytree(folder, before, ignore=shutil.ignore_patterns(".git"))
    bench.once("git", (*GIT, f"--git-dir={folder / '.git'}", "checkout", "-q", "HEAD~1", "--", "."), before)
    bench.once("git", (*GIT, "reset", "-q", "--hard"), folder)
    measured = _measured(bench, folder, turns=5)
    for name, turns in measured.items():
        yield Row(work, name, turns, measured["ptr diff"])
    program = checkout.ROOT / "benchmarks" / "timing" / "deep.py"
    deep = [call(DEEP, (sys.executable, program, before, folder), folder)] if find_spec("deepdiff") else []
    once = bench.measure([_ptr(folder), *deep], turns=1, budget=0)
    yield Row(work, DEEP, once.get(DEEP), once["ptr diff"])


def _ptr(folder: Path) -> Job:
    return call("ptr diff", (*PTR, "diff", "HEAD~1..HEAD"), folder)


def _measured(bench: Bench, folder: Path, turns: int) -> dict[str, Turns]:
    jobs = [
        _ptr(folder),
        call("git diff --stat", (*GIT, "diff", "--stat", "HEAD~1..HEAD"), folder),
    ]
    return bench.measure(jobs, turns=turns, budget=60)


def _changed(bench: Bench, name: str, documents: int, count: int) -> Path:
    """Return a registry whose last commit changes this many documents across all units, powers first."""
    folder = committed(bench, name, documents)
    files = [*sorted(folder.glob("units/*/powers/*.yaml")), *sorted(folder.glob("units/*/*/**/*.yaml"))]
    files = list(dict.fromkeys(files))
    powers = sum(file.parent.name == "powers" for file in files)
    chosen = files[: powers : max(1, powers // count)][:count] if count < powers else files
    changed = 0
    for number, file in enumerate(chosen):
        text = file.read_text("utf-8")
        turn = (EDITS[(number + step) % len(EDITS)] for step in range(len(EDITS)))
        edited = next((new for edit in turn if (new := re.sub(*edit, text, count=1, flags=re.M)) != text), text)
        if edited != text:
            file.write_text(edited, "utf-8")
            changed += 1
        if changed == count:
            break
    for command in (("add", "-A"), ("commit", "-q", "-m", f"{changed} changed")):
        bench.once("git", (*GIT, *command), folder)
    return folder
