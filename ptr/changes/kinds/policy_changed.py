"""A policy, calendar or waiver is changed.

政策、日历、豁免变更。

What terms and gates depend on differs: a term of the policy, the day that counts as today, the main line, whether a
carrier stands, a year's holidays, a waiver. It requires nothing of any unit, but it moves days that are due and lets
findings stand, so every report tells it first.

期限和关口所依据的内容变了：政策中的期限、基准日、主线分支、载体是否常设、一年的节假日安排、豁免。本身不要求任何单位办理，但会改变到期日，或者使问题得以保留，因此各种报告都列在最前。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import ITSELF, Match, change_kind
from ptr.changes.pairs import Pair
from ptr.model.documents.calendar import Calendar
from ptr.model.documents.waiver import Waiver
from ptr.model.fields.field import ChangeClass
from ptr.model.results.change import POLICY


@change_kind(POLICY, PRESENCE, mirror=ITSELF, classes=(ChangeClass.POLICY,))
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find a calendar or waiver that is added or removed; fields cover the rest."""
    edit = pair.one(PRESENCE)
    if edit and pair.family in (Calendar.TYPE, Waiver.TYPE):
        yield Match(pair=pair, claims=(edit,), values=(_name(edit.before, pair), _name(edit.after, pair)))


def _name(document: object, pair: Pair) -> str | None:
    return pair.subject.key if document else None
