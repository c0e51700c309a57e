"""The same key twice.

同一字段写了两次。

YAML readers differ in which of the two they keep, so neither is taken.

两处写了同一个字段，不同软件会取不同的一处，因此都不算数。请删去一处。

Breaks:

    name: 甲
    name: 乙

Keeps:

    name: 甲
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "Y002",
    "duplicate_key",
    __name__,
    zh="字段 {key} 重复，第 {first} 行已经写过；请删去其中一处",
    en="the key {key} is already on line {first}; remove one of them",
)
