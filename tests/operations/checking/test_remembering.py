"""The memory of `ptr validate`: never believed when it is damaged, of another ptr, or of files that have changed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml
from changed import LIMIT, edit, filed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from repositories import commit, git
from support import FACTOR, ROOT, environment, examples, validate

from ptr.model.results.finding import Finding
from ptr.operations.checking.memory import verdict as module
from ptr.operations.checking.units import Units
from ptr.operations.cores import CAN_SHARE, cores
from ptr.store.cache import FOLDER
from ptr.store.hashes import lines_digest
from ptr.store.source import FolderSource


def findings(folder: Path, *, remember: bool = True, jobs: int = 1) -> tuple[Finding, ...]:
    return validate(FolderSource(folder), remember=remember, jobs=jobs).findings


def spoil(folder: Path) -> Path:
    """Give a power a limit beyond the law's, of the same length as before."""
    power = next(path for path in sorted(folder.glob("units/*/powers/*.yaml")) if "status: active" in path.read_text())
    power.write_text(power.read_text().replace("status: active", "status: passive"))
    return power


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / FOLDER).iterdir() if path.suffix != ".TAG" and path.name != ".gitignore")


def test_a_file_changed_within_its_second_and_with_its_size_is_seen(small):
    power = next(iter(sorted(small.glob("units/*/powers/*.yaml"))))
    was = findings(small)
    times = power.stat()
    power.write_bytes(power.read_bytes().replace(b"status: active", b"status: axtive"))
    os.utime(power, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert was != findings(small) == findings(small, remember=False)


def test_the_cache_is_no_part_of_the_registry_nor_of_the_repository(small):
    was = findings(small, remember=False)
    assert findings(small) == was == findings(small)
    assert (small / FOLDER / ".gitignore").read_text() == "*\n"
    assert kept(small)


@pytest.mark.parametrize("harm", [b"", b"\x00", b"not what was written", None], ids=["empty", "byte", "text", "cut"])
def test_what_is_damaged_is_thrown_away(small, harm):
    spoil(small)
    expected = findings(small)
    for path in kept(small):
        path.write_bytes(harm if harm is not None else path.read_bytes()[:-3])
        assert findings(small) == expected
    assert findings(small) == expected


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.integers(0, 1 << 16), where=st.integers(0, 1 << 32), bit=st.integers(0, 7))
def test_no_flipped_bit_is_believed(small, which, where, bit):
    expected = findings(small)
    path = (files := kept(small))[which % len(files)]
    raw = bytearray(path.read_bytes())
    raw[where % len(raw)] ^= 1 << bit
    path.write_bytes(raw)
    assert findings(small) == expected


def test_a_verdict_of_another_ptr_does_not_count(small, monkeypatch):
    assert not findings(small)
    spoil(small)
    monkeypatch.setattr(module, "identity", lambda: "another ptr")
    assert findings(small)
    monkeypatch.undo()
    assert findings(small) == findings(small, remember=False)


def test_other_rules_and_another_day_do_not_get_each_others_verdict(small):
    spoil(small)
    everything = findings(small)
    none = validate(FolderSource(small), rules=(), remember=True).findings
    assert everything
    assert not none
    assert findings(small) == everything


def test_runs_at_the_same_time_do_not_disturb_each_other(small):
    spoil(small)
    expected = findings(small, remember=False)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: findings(small), range(12))) == {expected}


def test_a_read_only_registry_is_checked_all_the_same(small):
    if os.geteuid() == 0:
        (small / FOLDER).write_text("a file where the folder would be")
    else:
        small.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert findings(small) == findings(small, remember=False)
    finally:
        small.chmod(stat.S_IRWXU)


def test_a_unit_that_is_gone_is_forgotten(bundled, tmp_path):
    registry = Path(shutil.copytree(bundled, tmp_path / "registry"))
    findings(registry)
    before = len(kept(registry))
    shutil.rmtree(registry / "units/wanquan-minzheng")
    assert findings(registry) == findings(registry, remember=False)
    assert len(kept(registry)) == before - 1


@pytest.fixture
def spoiled(bundled, tmp_path, monkeypatch) -> Path:
    """A registry with findings, whose few documents are worth several processes."""
    monkeypatch.setattr("ptr.operations.checking.spread.WORTH_SHARING", 1)
    registry = Path(shutil.copytree(bundled, tmp_path / "registry"))
    for _ in range(3):
        spoil(registry)
    return registry


@pytest.mark.parametrize("can_share", [True, False])
def test_several_processes_find_what_one_finds(spoiled, monkeypatch, can_share):
    monkeypatch.setattr("ptr.operations.checking.spread.CAN_SHARE", can_share and CAN_SHARE)
    alone = findings(spoiled, remember=False)
    assert alone
    assert findings(spoiled, remember=False, jobs=2) == alone
    assert findings(spoiled, jobs=2) == alone == findings(spoiled, jobs=2)
    assert cores() >= 1


@pytest.mark.skipif(not CAN_SHARE, reason="one process does all")
def test_where_processes_die_the_first_one_goes_on(spoiled, monkeypatch):
    expected, check, main = findings(spoiled, remember=False), Units.check, os.getpid()
    monkeypatch.setattr(Units, "check", lambda units, name: check(units, name) if os.getpid() == main else os._exit(9))
    assert findings(spoiled, remember=False, jobs=2) == expected


ASLEEP = """
import datetime, os, sys, time
from pathlib import Path
from ptr.model.time.clock import Clock
from ptr.operations.checking import spread
from ptr.operations.checking.units import Units
from ptr.operations.checking.validate import validate
from ptr.store.source import FolderSource
spread.WORTH_SHARING = 1
Units.check = lambda *_: os.write(1, b"%d\\n" % os.getpid()) and time.sleep(60)
validate(FolderSource(Path(sys.argv[1])), Clock(datetime.date(2026, 11, 22)), jobs=2)
"""


@pytest.mark.skipif(not CAN_SHARE, reason="one process does all")
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_no_process_outlives_the_one_that_waits_nor_holds_it_up(bundled, sent):
    command = [sys.executable, "-c", ASLEEP, str(bundled)]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as run:
        assert run.stdout
        workers = [int(run.stdout.readline()) for _ in range(2)]
        run.send_signal(sent)
        run.wait(20)
    end = time.monotonic() + 20
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < end, workers
        time.sleep(0.05)


class Restless(FolderSource):
    """A folder in which somebody saves a file, some times, just after it has been read."""

    def __init__(self, root: Path, path: Path, times: int) -> None:
        super().__init__(root)
        self._path, self._times = path, times

    def read(self, path: str) -> bytes:
        raw = super().read(path)
        if self._times and self.root / path == self._path:
            self._times -= 1
            old, new = (b"active", b"axtive") if self._times % 2 else (b"axtive", b"active")
            self._path.write_bytes(raw.replace(new, old) if new in raw else raw.replace(old, new))
        return raw


@pytest.mark.parametrize("times", [1, 2, 3, 1000])
def test_a_file_saved_while_it_is_read_and_then_restored_is_seen_as_it_is(small, times):
    power = spoil(small)
    was = power.read_bytes()
    validate(Restless(small, power, times), remember=True)
    power.write_bytes(was)
    assert findings(small) == findings(small, remember=False)


def test_a_link_in_place_of_the_cache_is_not_followed(small, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "key").write_text("secret")
    (small / FOLDER).symlink_to(elsewhere)
    spoil(small)
    assert findings(small) == findings(small) == findings(small, remember=False)
    assert [path.name for path in elsewhere.iterdir()] == ["key"]


def test_neither_links_nor_pipes_in_the_cache_are_read(small, tmp_path):
    spoil(small)
    expected = findings(small)
    for path in kept(small):
        shutil.move(path, tmp_path / path.name)
        os.mkfifo(path) if path.name == "inventory" else path.symlink_to(tmp_path / path.name)
    assert findings(small) == expected
    assert not any(path.is_symlink() for path in kept(small))


def test_a_cache_that_a_run_could_not_finish_to_make_is_finished(small):
    (small / FOLDER).mkdir()
    findings(small)
    assert (small / FOLDER / ".gitignore").read_text() == "*\n"


def test_a_path_that_somebody_wrote_is_no_question(tmp_path):
    registry = Path(shutil.copytree(ROOT / "registry", tmp_path / "registry"))
    waiver = registry / "offices/city/waivers/odd.yaml"
    waiver.parent.mkdir(parents=True)
    for path in ("*", "*power/", "*nothing/of/the/kind", "\x00"):
        terms = {"rule": "X001", "basis": "办法", "reason": "试验", "until": "2037-01-01"}
        waiver.write_text(yaml.safe_dump({**terms, "places": [{"path": path}]}, allow_unicode=True), "utf-8")
        assert [f.code for f in findings(registry)] == [f.code for f in findings(registry, remember=False)] == ["W004"]


def test_names_with_line_feeds_are_told_apart():
    assert len({lines_digest(lines) for lines in (["a\nb"], ["a", "b"], ["ab"], ["a", "b", ""])}) == 4


BASE = ROOT / "tests/rules/base"
Edit = Callable[[dict[str, Any], str], object]


def _sets(*path: str, value: Any) -> Edit:
    def edit(data: dict[str, Any], other: str) -> None:
        for name in path[:-1]:
            data = data.setdefault(name, {})
        data[path[-1]] = other if value is OTHER else [other] if value == [OTHER] else value

    return edit


OTHER = object()
EDITS: dict[str, list[Edit]] = {
    "powers": [
        _sets("status", value="abolished"),
        _sets("status", value="active"),
        _sets("parent", value=OTHER),
        _sets("succeeds", value=[OTHER]),
        _sets("class", value="licence"),
        _sets("name", value="对乱堆乱放的处罚"),
        _sets("code", value="0001"),
        _sets("limits", value={"statutory": {"value": 1, "unit": "calendar_days", "starts": "受理之日"}}),
        lambda data, _: data.pop("legal_basis", None),
    ],
    "flows": [
        _sets("powers", value=[OTHER]),
        _sets("class", value="penalty"),
        lambda data, _: [step.pop("supervision", None) for step in data["steps"]],
    ],
    "records": [_sets("power", value=OTHER), _sets("document_number", value="罚字〔2026〕7号")],
    "adjustments": [_sets("powers", value=[OTHER]), _sets("kinds", value=["split"])],
}


def change(folder: Path, chance: random.Random) -> None:
    """Edit, copy into another unit, rename or delete one of the many files; the catalogues stay as they are."""
    files = [path for path in sorted(folder.glob("units/*/*/**/*.yaml")) if path.relative_to(folder).parts[2] in EDITS]
    path = chance.choice(files)
    kind = path.relative_to(folder).parts[2]
    other = chance.choice([file.stem for file in files if "powers" in file.parts] or ["a-nobody"])
    what = chance.random()
    if what < 0.75:
        data = yaml.safe_load(path.read_text("utf-8"))
        chance.choice(EDITS[kind])(data, other)
        path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    elif what < 0.85:
        unit = chance.choice(sorted(folder.glob("units/*")))
        target = unit / path.relative_to(folder / "units" / path.relative_to(folder).parts[1])
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    elif what < 0.95:
        path.rename(path.with_stem(other))
    else:
        path.unlink()


SEEDS = [(BASE, seed) for seed in range(24)] + [(ROOT / "registry", seed) for seed in range(4)]
MORE_SEEDS = [(base, seed + 24 * turn) for turn in range(1, FACTOR) for base, seed in SEEDS]


@pytest.mark.parametrize(
    ("base", "seed"), [*SEEDS, *(pytest.param(*each, marks=pytest.mark.long) for each in MORE_SEEDS)]
)
def test_after_any_edits_it_finds_what_a_fresh_run_finds(base, seed, tmp_path):
    registry = Path(shutil.copytree(base, tmp_path / "registry"))
    chance = random.Random(seed)
    for step in range(12):
        change(registry, chance)
        assert findings(registry) == findings(registry, remember=False), step


def test_a_file_of_the_platform_is_looked_at_again(tmp_path):
    registry = Path(shutil.copytree(BASE, tmp_path / "registry"))
    owners = registry / ".github/CODEOWNERS"
    owners.parent.mkdir()
    for text in ("* @city\n/units/a/ @a\n/units/b/ @b\n", "* @city\n/units/a/ @a\n"):
        owners.write_text(text, "utf-8")
        assert findings(registry) == findings(registry, remember=False)


def test_what_a_unit_files_first_is_compared_with_all_its_files(tmp_path):
    registry = Path(shutil.copytree(BASE, tmp_path / "registry"))
    git(registry, "init", "-q")
    commit(registry)
    validate(FolderSource(registry), remember=True, history=None)
    edit(registry)
    filed(registry)
    fresh = validate(FolderSource(registry), history=None).findings
    assert validate(FolderSource(registry), remember=True, history=None).findings == fresh
    assert "A007" not in {finding.code for finding in fresh}


def test_a_lost_commit_that_is_fetched_without_a_branch_is_seen(tmp_path):
    registry = Path(shutil.copytree(BASE, tmp_path / "registry"))
    git(registry, "init", "-q")
    commit(registry)
    git(tmp_path, "clone", "-q", "registry", "other")
    edit(tmp_path / "other")
    hint = commit(tmp_path / "other")
    edit(registry)
    filed(registry, hint=hint)
    edit(registry, *reversed(LIMIT))

    def lost() -> bool:
        report = validate(FolderSource(registry), remember=True, history=None)
        return "A007" in {finding.code for finding in report.findings}

    assert lost()
    git(registry, "fetch", "-q", str(tmp_path / "other"), hint)
    assert not lost()
