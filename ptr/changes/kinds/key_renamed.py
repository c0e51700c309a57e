"""A key is put otherwise.

改用新代号。

A law, unit, department, post, class, carrier or step has another key, and says so (`formerly`); what refers to it was
read under the new key on both sides, so nothing else of it is a change. It obliges to nothing: names and contents stay
as they were, and what was stated, filed and posted under the old key goes on under the new one.

法律文件、单位、内设机构、岗位、权力类别、公开载体、流程步骤换了代号，并写明了原来的代号（`formerly`）。两边都按新代号读取，
所以引用它的地方不算变更。名称和内容没有变，不要求办理；按原代号说明、备案、公开的，继续有效。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import Edit
from ptr.changes.kind import ITSELF, Match, change_kind
from ptr.changes.pairs import Pair
from ptr.changes.renames import LISTS
from ptr.model.names.renames import Rename


@change_kind("key.renamed", "formerly", *(name for lists in LISTS.values() for name in lists), mirror=ITSELF)
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find what says which key it had before, where it stood by that."""
    for rename in all.renames.all:
        notes = [edit for edit in pair.edits if edit.names[-1] == "formerly" and _is_of(edit, rename, pair)]
        if notes:
            parts = notes[0].parts[:-2]
            yield Match(pair=pair, claims=tuple(notes), parts=parts, values=(rename.old, rename.new))


def _is_of(edit: Edit, rename: Rename, pair: Pair) -> bool:
    """Return whether an edit is of the old keys of the thing that has a new one."""
    if len(edit.names) == 1:
        return (rename.kind, rename.new) == (pair.family, pair.place.key)
    lists = LISTS.get(type(pair.after), {}) if pair.after else {}
    if lists.get(edit.names[0]) != rename.kind or rename.unit != pair.place.unit:
        return False
    return rename.chart in ("", pair.place.key) and edit.parts[1].key == rename.new
