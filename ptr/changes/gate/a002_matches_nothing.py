"""A statement matches no change.

调整说明没有对应的变更。

A document in `adjustments/` names a power and kinds, and no change of these kinds happened to the power that no other
statement explains: the statement has a wrong key, a wrong kind, or the change itself was forgotten (clause 三.1). It is
a warning, since the change may follow, within the days for a statement; after that the statement has lapsed and
explains nothing any more. What a statement names beside what it explains is told in brackets.

`adjustments/` 里的调整说明写了某项职权和调整类型，而这项职权没有这样的、尚未说明的变更：编号或者类型写错了，或者忘了改职权本身（方案三.1）。这只是警告，因为变更可以随后再改，但不能超过写调整说明的期限；过了期限，这份说明作废，不再说明任何变更。说明里只有一部分对象没有变更的，在括号里列出。

Breaks:

    kinds: [renamed]        # and the name is as it was
    powers: [mz-k3p7qd]

Keeps:

    kinds: [renamed]        # and the name is another
    powers: [mz-k3p7qd]
"""
