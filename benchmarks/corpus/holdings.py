"""All documents in the folder of one unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import msgspec

from corpus import city, filing, posting, record
from corpus.chinese import Dice, key
from corpus.flow import flow
from corpus.power import FEW, SHARES, power
from corpus.unit import Setting, unit
from corpus.variants import stopped, withheld
from ptr.model.documents.power import Power
from ptr.model.state.catalogue_entry import entry_digest, in_catalogue

Plain = dict[str, Any]
PlacedDocument = tuple[str, str, Plain]
"""Type, path and data of a document."""
FLOWS, WITHHELD, STOPPED, RECORDS, ASKED, FEEDBACK = 0.10, 0.03, 0.02, 0.25, 0.03, 0.02
AT_WORK: Final = 60
"""Number of documents below which a unit has only powers and charts: it has no register and no filings yet."""
CHARTED: Final = 6
"""One unit in this many has charts for all its powers and has published; it has few classes."""
RETURNED: Final = 5
"""One unit in this many has its catalogue returned once."""


class Holdings:
    """The documents of one unit: `unit.yaml`, its catalogue, and as many others as requested."""

    def __init__(self, setting: Setting, count: int, laws: dict[str, city.Known], dice: Dice) -> None:
        """Determine the stage of the unit, and how its documents are divided among the types."""
        self._setting, self._laws, self._dice = setting, laws, dice
        self._working = count >= AT_WORK
        self._charted = self._working and setting.number % CHARTED == 1
        self._returned = self._working and setting.number % RETURNED == 2
        self._hidden = 0 if self._charted else round(count * WITHHELD)
        self._charts = 2 * len(FEW) if self._charted else round(count * FLOWS)
        shares = (RECORDS, ASKED, FEEDBACK) if self._working else (0, 0, 0)
        self._records, self._asked, self._feedback = (round(count * share) for share in shares)
        self._powers = count - self._charts - self._records - self._asked - self._feedback - self._around()
        self._keys = (key(setting.prefix, number) for number in range(count + 2))
        self._listed: list[Plain] = []
        self._entries: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._filed: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)

    def _around(self) -> int:
        """Count the documents that do not grow with the unit: scheme, adjustment, reports, postings, filings."""
        months, filed = len(record.MONTHS), len(filing.FILED) - (not self._hidden) + self._returned
        return 2 + months + 1 + months + 2 * filed if self._working else 0

    def documents(self) -> Iterator[PlacedDocument]:
        """Yield all documents, those that others refer to first."""
        yield from self._all_powers()
        yield from self._all_charts()
        yield self._own("catalogue", "catalogue.yaml", self._edition(), "catalogue")
        without = [name for name, _, _ in city.CLASSES if name not in self._counts]
        stage = "published" if self._charted else "catalogued"
        yield self._own("unit", "unit.yaml", unit(self._setting, stage, without, self._dice), "catalogue")
        if self._working:
            yield from self._acts()
            yield from self._register()
            yield from filing.filings(self._setting, self._keys, self._filed, returned=self._returned)

    def shown(self) -> str:
        """Return the key of a power of which the unit keeps records; "" if it keeps none."""
        return self._important()[0]["id"] if self._working else ""

    def _own(self, kind: str, path: str, document: Plain, subject: str = "", of: str = "") -> PlacedDocument:
        """Return a document placed in the unit's folder; one that is part of a subject is filed with it."""
        path = f"units/{self._setting.slug}/{path}"
        if subject and self._working:
            self._filed[subject, of][path] = filing.digest(document)
        return kind, path, document

    def _all_powers(self) -> Iterator[PlacedDocument]:
        for position in range(self._powers):
            class_ = FEW[position % len(FEW)] if self._charted else self._dice.pick(SHARES)
            important = self._working and position == self._hidden
            name = next(self._keys)
            document = power(self._setting, position, name, class_, self._laws, self._dice, important=important)
            if position < self._hidden:
                document = withheld(document, self._laws["政府信息公开条例"], self._dice)
                self._counts[class_] += 0
                yield self._own("withheld", f"withheld/{name}.yaml", document, "withheld")
                continue
            last = self._working and position == self._powers - 1 and not self._gone()
            if not important and (last or self._dice.chance(STOPPED)):
                document = stopped(document)
            elif self._listed and self._listed[-1]["status"] == "abolished":
                document = document | {"succeeds": [self._listed[-1]["id"]]}
            typed = msgspec.convert(document, Power)
            self._counts[class_] += in_catalogue(typed)
            if in_catalogue(typed):
                self._entries[name] = entry_digest(typed)
            self._listed.append(document)
            yield self._own("power", f"powers/{name}.yaml", document, "catalogue")

    def _all_charts(self) -> Iterator[PlacedDocument]:
        """Yield charts of single powers; for a unit that has published, of each class and of all its powers."""
        active = [one for one in self._listed if one["status"] == "active"]
        names = {name: title for name, title, _ in city.CLASSES}
        for position in range(self._charts):
            class_, powers, topic = "service", [self._dice.pick(active)] if active else [], "办理事项"
            if self._charted:
                class_ = FEW[position // 2]
                powers = [one for one in active if one["class"] == class_] if position % 2 else []
                topic = f"{names[class_]}类"
            elif powers:
                topic = powers[0]["name"]
            name = next(self._keys)
            document = flow(self._setting, name, class_, [one["id"] for one in powers], topic, self._dice)
            yield self._own("flow", f"flows/{name}.yaml", document)

    def _edition(self) -> Plain:
        return {
            "edition": "2026-1",
            "approved_by": "局长办公会议",
            "approved_on": "2026-07-15",
            "effective": "2026-08-01",
            "counts": {name: self._counts[name] for name, _, _ in city.CLASSES if self._counts[name]},
            "entries": self._entries,
        }

    def _acts(self) -> Iterator[PlacedDocument]:
        """Yield what the unit did besides using its powers: scheme, adjustment, posting, requests, feedback."""
        setting, dice = self._setting, self._dice
        yield self._own("scheme", "scheme.yaml", filing.scheme(setting, dice), "scheme")
        stated = filing.adjustment(setting, self._gone(), dice)
        yield self._own("adjustment", f"adjustments/{filing.ADJUSTED}.yaml", stated, "adjustment", filing.ADJUSTED)
        posted = posting.of_catalogue(setting, self._entries)
        yield self._own("publication", f"publications/{posted['posted']}-catalogue.yaml", posted)
        for name in islice(self._keys, self._asked):
            document = posting.request(setting, name, dice.pick(self._listed), dice)
            yield self._own("request", f"requests/{name}.yaml", document)
        for number in range(1, self._feedback + 1):
            document = posting.feedback(setting, dice.pick(self._listed), dice)
            yield self._own("feedback", f"feedback/{document['date']}-no-{number}.yaml", document)

    def _register(self) -> Iterator[PlacedDocument]:
        """Yield records of key powers, the reports that count them, and their postings."""
        entries = []
        for document in record.records(self._setting, self._keys, self._important(), self._records, self._dice):
            entries += filter(None, [record.register(document)])
            yield self._own("record", f"records/2026/{document['id']}.yaml", document)
        for document in record.reports(entries):
            month = document["month"]
            yield self._own("report", f"reports/{month}.yaml", document, "report", month)
            posted = posting.of_records(self._setting, month, entries)
            yield self._own("publication", f"publications/{posted['posted']}-records.yaml", posted)

    def _important(self) -> list[Plain]:
        return [one for one in self._listed if "key_power" in one and one["status"] == "active"]

    def _gone(self) -> list[str]:
        return [one["id"] for one in self._listed if one["status"] == "abolished"]
