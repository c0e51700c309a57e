"""CODEOWNERS: who reviews which files of a registry, by its units and offices."""

from __future__ import annotations

from collections.abc import Iterable

HEADER = """\
# 谁审核哪些文件：各单位审核自己的文件夹，其余由领导小组办公室审核。
# @ 后面是平台上的用户或小组，请改成实际名称。
"""


def codeowners(units: Iterable[str], offices: Iterable[str]) -> str:
    """Write the file: a unit owns its folder, the offices everything else; later lines take precedence."""
    others = " ".join(f"@{office}" for office in offices)
    lines = [f"* {others}", *(f"/units/{unit}/ @{unit}" for unit in units)]
    return HEADER + "".join(f"{line}\n" for line in lines)
