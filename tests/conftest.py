"""What all tests share: the registries, a copy to spoil, and ptr as a person runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from support import FIXED, ROOT, Ran, Run, environment, examples

from ptr.cli import run as command_line

settings.register_profile(
    "ptr",
    max_examples=examples(100),
    deadline=None,
    derandomize=FIXED,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ptr")


@pytest.fixture(scope="session")
def bundled() -> Path:
    """The registry that comes with ptr; not to be written to."""
    return ROOT / "registry"


@pytest.fixture(scope="session")
def plan2005() -> Path:
    """The small registry with the plan's own eight classes; not to be written to."""
    return ROOT / "tests/registries/plan2005"


@pytest.fixture
def small(plan2005: Path, tmp_path: Path) -> Path:
    """A copy of the small registry, valid until a test spoils it."""
    return Path(shutil.copytree(plan2005, tmp_path / "registry"))


@pytest.fixture
def ptr(tmp_path: Path) -> Run:
    """Run ptr in a process of its own, in `tmp_path` unless told; no run may end in a traceback."""

    def run(*words: object, cwd: Path | None = None, timeout: float = 60, **changes: str | None) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "ptr", *map(os.fspath, map(_word, words))],
            cwd=cwd or tmp_path,
            env=environment(**changes),
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        ran = Ran(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
        assert "Traceback" not in ran.out + ran.err, ran.err
        assert ran.code != 3, ran.err
        return ran

    return run


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ptr's command line in this process: the same as `ptr`, for long tables."""

    def run(*words: object, cwd: Path | None = None, **changes: str | None) -> Ran:
        monkeypatch.chdir(cwd or tmp_path)
        for key, value in environment(**changes).items():
            monkeypatch.setenv(key, value)
        for key in ("LC_ALL", "LC_MESSAGES", "LANG"):
            if changes.get(key, "") is None:
                monkeypatch.delenv(key, raising=False)
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            command_line([str(word) for word in words])
        out, err = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        assert code != 3, err
        return Ran(code, out, err)

    return run


def _word(word: object) -> str | bytes | Path:
    return word if isinstance(word, bytes | Path) else str(word)
