"""What was to be posted or taken down, and was not.

没有公开、没有撤下或者逾期。

What is proactively disclosed is posted within 20 working days of being made or changed (政府信息公开条例 26; clause
三.5: no delay without cause): on each standing carrier that the power's disclosure names, or the unit names for its own sheets, as it
stands on that day; one posting settles all earlier changes. What the public may not see any more is taken down in the same time.
What was taken down while the public may see it is posted again, counted from that day. `ptr publish` records both. Where the
main line is not known, a note says what does not hang as it is, or hangs and may not be seen any more, and why nothing tells
since when.

应当主动公开的信息，自形成或者变更之日起二十个工作日内公开（政府信息公开条例第二十六条；方案三.5）：在职权写明的、或者单位写明的每个常设载体上，按当日内容公开；一次公开即办结此前的变更。不再公开的，同样期限内撤下。仍应公开而已撤下的，自撤下之日起同样期限内重新公开。用 ptr publish 登记。主线不明时，提示哪些没有按现在的内容公开、哪些不再公开还挂着，并写明为什么不知道从何时起。

Breaks:

    # a power got another limit on the main line on 2026-07-01, and no posting shows it as it is

Keeps:

    # publications/2026-07-03-board.yaml, written by ptr publish
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from ptr.model.documents.unit import Stage
from ptr.model.fields.fault import Bilingual
from ptr.model.results.finding import Hit
from ptr.model.results.obligation import Demand
from ptr.model.results.past import Past
from ptr.model.standing.unposted import ShownThing, Wall
from ptr.model.state.content import Contents
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import standing_rule
from ptr.rules.facts import Fact
from ptr.rules.overdue import called, hit, overdue, undated, unknown_since

ACTS: Final = {
    Demand.PUBLICATION: ("公开，还没有公开", "posted"),
    Demand.TAKING_DOWN: ("撤下，还没有撤下", "taken down"),
}


@standing_rule(
    "D007",
    clause="三.5(2)",
    rung=Stage.PUBLISHED,
    dated=True,
    zh="{problem}：{what}{where}",
    en="{problem}: {what}{where}",
)
def rule(past: Past, facts: Sequence[Fact], contents: Contents, snapshot: Snapshot) -> Iterator[Hit]:
    """Report what does not hang as it is, and what still hangs, for too long; where no days are told, at all."""
    for owed in overdue(past, snapshot, *ACTS):
        zh, en = ACTS[owed.what]
        problem = f"应在 {owed.due} 前{zh}", f"not {en} by {owed.due}"
        down = owed.of if owed.what is Demand.PUBLICATION else ""
        yield hit(owed, snapshot, problem=problem, where=_where(owed.carriers, snapshot, down, owed.start))
    for unit in snapshot.units if past.untold else ():
        wall, (zh, en) = Wall(snapshot, unit), unknown_since(past)
        problem = f"没有按现在的内容公开{zh}", f"not posted as it is{en}"
        yield from _undated(unit, wall.unposted(), problem, snapshot)
        problem = f"不再公开，还没有撤下{zh}", f"not taken down, though it may not be seen any more{en}"
        yield from _undated(unit, wall.still_up(), problem, snapshot)


def _undated(unit: str, things: Iterator[ShownThing], problem: Bilingual, snapshot: Snapshot) -> Iterator[Hit]:
    """Yield how things stand, those that concern the same carriers, and the same posting, together."""
    alike: dict[tuple[tuple[str, ...], str], list[ShownThing]] = defaultdict(list)
    for each in things:
        alike[each.carriers, each.posting.path if each.posting else ""].append(each)
    for (carriers, posting), several in alike.items():
        paths = [*filter(None, [posting]), *(each.place.path for each in several)]
        names = [_name(each, snapshot) for each in several]
        where = _where(carriers, snapshot)
        yield undated(unit, paths, names, snapshot, f"{posting} {' '.join(carriers)}", problem=problem, where=where)


def _name(thing: ShownThing, snapshot: Snapshot) -> str:
    """Return what a thing is called; what is gone from this unit, as its holder calls it."""
    holder = snapshot.holder(thing.place.key) if thing.document is None else None
    return called(snapshot.document(holder) if holder else thing.document, thing.place.key)


def _where(concerned: Sequence[str], snapshot: Snapshot, down: str = "", day: datetime.date | None = None) -> Bilingual:
    """Name the carriers that lack a posting, where one came down since a day, or show what the public may not see."""
    names = {carrier.id: carrier.name for carrier in snapshot.registry.carriers} if snapshot.registry else {}
    carriers = [names.get(each, each) for each in concerned]
    since = (f"，{down} 于 {day} 撤下", f"; {down} came down on {day}") if down else ("", "")
    zh, en = f"（{'、'.join(carriers)}{since[0]}）", f" ({', '.join(carriers)}{since[1]})"
    return (zh, en) if carriers else ("", "")
