"""Compare two folders of YAML files as a script without ptr would: parse all, compare all."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml
from deepdiff import DeepDiff


def tree(folder: Path) -> dict[str, Any]:
    """Read every document by its path."""
    files = (path for path in folder.rglob("*.yaml") if ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in files}


if __name__ == "__main__":
    before, after = (tree(Path(argument)) for argument in sys.argv[1:3])
    print(DeepDiff(before, after, ignore_order=True).pretty())
