"""From format 1 to 2: a law states since when it is repealed, and nothing while it is in force.

`status` stated only whether it was, so that no repeal could be entered before its day, and every law had to state the
obvious. A repeal of unknown date becomes `repealed: {}`.
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
