"""From format 1 to 2: a law says since when it is repealed, and nothing while it holds.

`status` said only whether, so that no repeal could be entered before its day, and every law said what goes without
saying. A repeal of unknown day becomes `repealed: {}`.
"""

from __future__ import annotations

from typing import Any


def lift(data: dict[str, Any], type: str) -> dict[str, Any]:
    """Lift a law; every other document is the same in both formats."""
    if type != "law" or data.get("status") not in ("in_force", "repealed"):
        return data
    rest = {("repealed" if key == "status" else key): value for key, value in data.items()}
    if rest["repealed"] == "in_force":
        del rest["repealed"]
    else:
        rest["repealed"] = {}
    return rest
