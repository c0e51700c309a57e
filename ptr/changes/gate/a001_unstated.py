"""A change has no statement.

变更没有调整说明。

Since the fork from the base a power was added, abolished, transferred, renamed or otherwise changed so that it has
to be stated, and no new document in `adjustments/` names the power and the kind (clause 三.1). `ptr adjust` drafts it.
Where another unit is concerned the statement counts for it with its consent. `ptr diff --check` refuses the change.

自分支分出以来，职权有新增、取消、划转、更名等应当说明的变更，而 `adjustments/` 里没有新的调整说明写明这项职权和调整类型（方案三.1）。用 `ptr adjust` 起草；涉及其他单位的，附上对方同意的意见才对对方有效。`ptr diff --check` 不予通过。

Breaks:

    a power is renamed, and no new statement says so

Keeps:

    kinds: [renamed]
    powers: [mz-k3p7qd]
"""

from __future__ import annotations

from collections.abc import Iterable

from ptr.model.results.obligation import Demand, Obligation


def unstated(obligations: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """Return what is owed for changes that no statement explains."""
    return tuple(each for each in obligations if each.what is Demand.STATEMENT and not each.is_settled)
