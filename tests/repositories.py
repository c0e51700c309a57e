"""Git repositories as tests make them: nobody's configuration, one identity, days that are chosen."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

DAY = "2026-10-09"
"""The day of a commit, unless a test chooses another."""
PLAIN = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
IDENTITY = ("-c", "user.name=t", "-c", "user.email=t@example.cn", "-c", "protocol.file.allow=always")


def git(folder: Path, *words: str, day: str = DAY) -> str:
    """Run git in a folder on a day, at noon in China, and give what it printed."""
    dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00+08:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00+08:00"}
    command = ["git", "-C", str(folder), *IDENTITY, *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **PLAIN, **dates})
    return done.stdout.strip()


def commit(folder: Path, message: str = "x", day: str = DAY) -> str:
    """Commit all there is, also where that is nothing, and give the commit's id."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message, day=day)
    return git(folder, "rev-parse", "HEAD")
