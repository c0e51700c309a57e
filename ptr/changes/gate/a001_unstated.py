"""A change has no statement.

变更没有调整说明。

A power was added, abolished, transferred, renamed or otherwise changed so that it has to be stated, and no document in
`adjustments/` that names the power and the kind explains it (clause 三.1). A statement explains a change once; one that
explained another before does not count. `ptr adjust` drafts a statement. Where another unit is concerned the statement
counts for it with its consent. In a unit's first inventory nothing has to be stated. `ptr diff --check` refuses a
change of the branch that has no statement.

职权有新增、取消、划转、更名等应当说明的变更，而 `adjustments/` 里没有写明这项职权和调整类型的调整说明（方案三.1）。一份说明对一项变更只用一次，已经说明过别的变更的不算。用 `ptr adjust` 起草；涉及其他单位的，附上对方同意的意见才对对方有效。单位首次清理期间不要求写调整说明。分支上的变更没有调整说明的，`ptr diff --check` 不予通过。

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
