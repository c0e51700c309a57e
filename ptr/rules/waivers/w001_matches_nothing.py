"""A waiver that covers nothing any more.

豁免已经没有对象。

What a waiver covered was put right, or its place was misnamed. A waiver that covers nothing would silently admit the
same fault again some day; take out what is no longer needed, or the whole waiver. Waivers of a rule that could not be
checked are not reported.

豁免的问题已经改正，或者位置写错了。留着不删，以后再犯同样的错误也不会有人知道。请删去不再需要的位置和指纹；全部用不着的，删去整份豁免。规则没有检查的，不判断它的豁免。

Breaks:

    # the limit is no longer too long
    rule: T002
    places: [{path: units/minzheng/powers/mz-k3p7qd.yaml, pointer: /limits/promised}]

Keeps:

    # the waiver was removed when the limit was put right
"""

from collections import defaultdict
from collections.abc import Iterator

from ptr.model.documents.waiver import Waiver
from ptr.model.fields.level import Level
from ptr.model.results.finding import Finding, Hit
from ptr.model.results.waiving import covers
from ptr.model.state.known_files import is_known
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import report_rule
from ptr.rules.rule import Outcome, waivable_codes


@report_rule(
    "W001",
    level=Level.WARNING,
    zh="{rule} 的豁免已经没有对象：{what}；请删去",
    en="this waiver of {rule} covers nothing any more: {what}; remove it",
)
def rule(outcome: Outcome, snapshot: Snapshot) -> Iterator[Hit]:
    """Find the places and fingerprints of each waiver among the findings of its rule."""
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in outcome.findings:
        by_rule[finding.code].append(finding)
    checked = {*waivable_codes()} - outcome.unchecked
    for place, waiver in snapshot.documents(Waiver):
        if waiver.rule in checked:
            for hit in _idle(waiver, by_rule[waiver.rule], snapshot):
                yield Hit(path=place.path, pointer=hit.pointer, args={"rule": waiver.rule, **hit.args})


def _idle(waiver: Waiver, findings: list[Finding], snapshot: Snapshot) -> Iterator[Hit]:
    for position, place in enumerate(waiver.places):
        if is_known(place.path, snapshot) and not any(covers(place, finding.spot) for finding in findings):
            where = f"{place.path} {place.pointer}".rstrip()
            yield Hit(pointer=("places", position), args={"what": where})
    present = {finding.fingerprint for finding in findings}
    gone = [position for position, each in enumerate(waiver.fingerprints) if each not in present]
    if gone:
        some = ", ".join(waiver.fingerprints[position] for position in gone[:3]) + ("…" if len(gone) > 3 else "")
        total = len(waiver.fingerprints)
        what = (f"{total} 个指纹中有 {len(gone)} 个（{some}）", f"{len(gone)} of {total} fingerprints ({some})")
        yield Hit(pointer=("fingerprints", gone[0]), args={"what": what})
    if not waiver.places and not waiver.fingerprints:
        yield Hit(args={"what": ("既没有写位置，也没有写指纹", "it names neither places nor fingerprints")})
