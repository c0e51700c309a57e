"""What tests of filing packages share: a renamed power with its statement, and the package that is made of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from changed import BASE, edit
from repositories import commit, git

STATEMENT = """event: 2026-10-08
kinds: [renamed]
powers: [a-k3p7qd]
basis:
  - {law: 行政处罚法, edition: 2021-01-22, article: 第五十七条}
reason: 条例修改后名称不同
effective: 2026-10-08
"""


def renamed(repository: Path) -> Path:
    """Make a repository with a registry in which a power has just been given another name, with a statement."""
    folder = repository / "登记簿"
    shutil.copytree(BASE, folder)
    git(repository, "init", "-q", "-b", "main")
    commit(repository, day="2026-10-01")
    edit(folder, "name: 对擅自堆放杂物的处罚", "name: 对乱堆杂物的处罚")
    (folder / "units/a/adjustments").mkdir()
    (folder / "units/a/adjustments/2026-10-08-renamed.yaml").write_text(STATEMENT, "utf-8")
    return folder


def packed(root: Path, inside, to: str = "package", code: int = 0) -> Path:
    folder = root.parent.parent / to
    words = ("diff", "HEAD~1", "--unit", "a", "--package", folder)
    ran = inside("--registry", root, "--today", "2026-10-09", "--lang", "zh", *words)
    assert ran.code == code, ran
    return folder
