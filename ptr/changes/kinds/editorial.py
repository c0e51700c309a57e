"""An editorial change.

文字整理。

Punctuation of another width, white space, the order of items where order means nothing, the typefaces or the format
of the registry. It requires nothing of anyone. Quotes, comments, line breaks and the order of fields are no change at all.

标点的全角半角、空白、不分先后的条目次序、登记簿的字体和格式版本的变化，不要求任何人办理。引号、注释、换行和字段次序的不同根本不算变更。
"""

from ptr.changes.kind import ITSELF, field_kind
from ptr.model.fields.field import ChangeClass

kind = field_kind(
    "editorial",
    ChangeClass.EDITORIAL,
    module=__name__,
    mirror=ITSELF,
)
