"""A waiver that has expired.

豁免已过期。

A waiver holds until a day. After it the waiver covers nothing: its findings are listed and counted again, and are to be
corrected, or waived anew on a basis. The calendar alone fails no run, so that a commit which was good yesterday is
good today: an error that an expired waiver names comes back as a warning marked as due to the date, which `--fail-on`
leaves out and `ptr status --check` counts as an error. Remove the waiver, and its errors are errors at once.

豁免有期限。过了最后一天，豁免不再起作用，原来豁免的问题重新列出并计数，应当改正，或者凭依据重新豁免。只因日期到了，检查不会由通过变为不通过：过期豁免所指的错误按“随日期”的警告列出，
--fail-on 不计，ptr status --check 按错误计。删去过期的豁免，错误就是错误。

Breaks:

    # today is 2026-11-01
    until: 2026-06-30

Keeps:

    until: 2027-06-30
"""

from collections.abc import Iterator

from ptr.model.documents.waiver import Waiver
from ptr.model.fields.level import Level
from ptr.model.results.finding import Hit
from ptr.model.results.waiving import Waivers
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import report_rule
from ptr.rules.rule import Outcome


@report_rule(
    "W002",
    level=Level.WARNING,
    dated=True,
    zh="{rule} 的豁免已于 {until} 到期，涉及的 {count} 个问题重新列出；请改正或重新报批",
    en="this waiver of {rule} expired on {until}; findings listed again: {count}; correct them or renew the waiver",
)
def rule(outcome: Outcome, snapshot: Snapshot) -> Iterator[Hit]:
    """Report the waivers past their last day that still have something to cover."""
    for place, waiver in snapshot.documents(Waiver):
        if snapshot.today.is_after(waiver.until):
            lapsed = Waivers([waiver], snapshot.today)
            count = sum(lapsed.apply(finding) is not finding for finding in outcome.findings)
            if count:
                args = {"rule": waiver.rule, "until": waiver.until, "count": count}
                yield Hit(path=place.path, pointer=("until",), args=args)
