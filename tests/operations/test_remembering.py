"""The memory of `ptr validate`: never believed when it is damaged, of another ptr, or of files that have changed."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ptr.model.finding import Finding
from ptr.operations import validate as module
from ptr.operations.spread import cores
from ptr.operations.validate import validate
from ptr.store.cache import FOLDER
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


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_flipped_bit_is_believed(small, data):
    expected = findings(small)
    path = data.draw(st.sampled_from(kept(small)))
    raw = bytearray(path.read_bytes())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
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


@pytest.mark.skipif(sys.platform == "win32", reason="takes long to begin a process there")
def test_several_processes_find_what_one_finds(bundled, tmp_path, monkeypatch):
    monkeypatch.setattr("ptr.operations.spread.WORTH_SHARING", 1)
    registry = Path(shutil.copytree(bundled, tmp_path / "registry"))
    for _ in range(3):
        spoil(registry)
    alone = findings(registry, remember=False)
    assert alone
    assert findings(registry, remember=False, jobs=2) == alone
    assert findings(registry, jobs=2) == alone == findings(registry, jobs=2)
    assert cores() >= 1
