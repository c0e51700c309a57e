"""A new statement matches no change.

新的调整说明没有对应的变更。

A document in `adjustments/` that is new since the base names a power and kinds, and no change of these kinds happened to
the power: the statement has a wrong key, a wrong kind, or the change itself was forgotten (clause 三.1). It is a
warning, since a statement may be written later than its change, which then lies before the base.

`adjustments/` 里新增的调整说明写了某项职权和调整类型，而这项职权没有这样的变更：编号或者类型写错了，或者忘了改职权本身（方案三.1）。这只是警告，因为说明也可能补写在后，变更在比较的起点之前。

Breaks:

    kinds: [renamed]        # and the name is as it was
    powers: [mz-k3p7qd]

Keeps:

    kinds: [renamed]        # and the name is another
    powers: [mz-k3p7qd]
"""
