"""A slip of the pen is corrected.

勘误。

One text differs by at most three characters and a quarter of its length, none of them a digit or a negation, in a field
where no duty, condition, limit, fee, sanction or remedy stands and nothing is named by it. It is published as corrected
(clause 三.5(2)), and the office hears of it with the next filing; nothing is stated, revised or filed for it.

一段文字只差三个字以内且不超过四分之一，不涉及数字和否定词，所在栏目也不是名称、类别、实施主体、时限、收费、条件、材料、裁量、依据、职责、承诺、纪律、追责、救济。公开更正后的文字即可（方案三.5(2)），随下次备案告知领导小组办公室，不另写说明，不另行修订、备案。
"""

from collections.abc import Iterator
from typing import Final

from ptr.changes.comparison import Comparison
from ptr.changes.edits import Edit
from ptr.changes.kind import ANY, ITSELF, Match, change_kind
from ptr.changes.pairs import Pair
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.duties.field_duty import field_duty
from ptr.model.fields.field import ChangeClass
from ptr.model.text.slip import is_slip

TYPES: Final = (Power.TYPE, Flow.TYPE, Unit.TYPE, Catalogue.TYPE)
CLASSES: Final = (ChangeClass.CATALOGUE, ChangeClass.FLOW, ChangeClass.DISCLOSURE, ChangeClass.STATUS)
DECISIVE: Final = {
    *("name", "short_name", "title", "class", "subclass", "body", "code", "basic_code", "number", "edition"),
    *("limits", "limit", "special_procedures", "quota", "fees", "conditions", "materials", "discretion"),
    *("basis", "legal_basis", "quote", "source", "duties", "duty", "posts", "commitments", "discipline"),
    *("accountability", "remedies", "counterpart_rights", "supervision", "when", "withholding", "except", "none"),
    *("approved_by", "series", "validity", "procedure", "procedure_rule"),
}
"""Fields in whose texts, at any depth, a few characters may change what is owed to whom."""


@change_kind("text.corrected", ANY, mirror=ITSELF, publish_only=True)
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find texts that differ by a slip."""
    for edit in pair.edits if pair.family in TYPES else ():
        if _is_text(edit, pair) and is_slip(edit.before, edit.after):
            yield Match(pair=pair, claims=(edit,), parts=edit.parts)


def _is_text(edit: Edit, pair: Pair) -> bool:
    """Return whether an edit is of a text in a field that decides nothing and refers to nothing."""
    if type(edit.before) is not str or type(edit.after) is not str or edit.change not in CLASSES:
        return False
    duty = field_duty(pair.place.type, edit.names) if DECISIVE.isdisjoint(edit.names) else None
    return duty is not None and not duty.label.ref and not duty.label.defines
