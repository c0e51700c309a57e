"""The shape is refused.

结构不被接受。

The value is refused by the type of the document in a way that the schema cannot word better.

文件的结构不被接受。

Breaks:

    (a value that the type refuses and the schema does not: none is known)

Keeps:

    (any value of the field's kind)
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "S009",
    "shape",
    __name__,
    zh="结构不对：{problem}",
    en="the shape is refused: {problem}",
)
