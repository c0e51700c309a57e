"""Which findings the waivers of a registry cover, and what becomes of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ptr.model.documents.waiver import WaivedPlace, Waiver
from ptr.model.fields.pointer import to_text
from ptr.model.results.finding import Finding, Spot
from ptr.model.time.today import Today


class Waivers:
    """The waivers of a registry by what they cover, so that many findings are matched with many waivers quickly."""

    def __init__(self, waivers: Iterable[Waiver], today: Today) -> None:
        """Index the waivers; `today` decides which are still in force."""
        self._today = today
        self._by_fingerprint: dict[tuple[str, str], list[Waiver]] = defaultdict(list)
        self._by_path: dict[tuple[str, str], list[tuple[WaivedPlace, Waiver]]] = defaultdict(list)
        for waiver in waivers:
            for fingerprint in waiver.fingerprints:
                self._by_fingerprint[waiver.rule, fingerprint].append(waiver)
            for place in waiver.places:
                self._by_path[waiver.rule, place.path].append((place, waiver))

    def apply(self, finding: Finding) -> Finding:
        """Mark a finding that a waiver covers.

        Once the waiver has expired the finding stands again, but as one caused by the calendar: a warning, which does
        not fail a commit that was good the day before.
        """
        expired = False
        for waiver in self._over(finding):
            if not self._today.is_after(waiver.until):
                return replace(finding, waived=waiver.reason)
            expired = True
        return finding.by_date() if expired else finding

    def _over(self, finding: Finding) -> Iterator[Waiver]:
        yield from self._by_fingerprint.get((finding.code, finding.fingerprint), ())
        for place, waiver in self._by_path.get((finding.code, finding.spot.path), ()):
            if covers(place, finding.spot):
                yield waiver


def covers(place: WaivedPlace, spot: Spot) -> bool:
    """Return whether a spot is the waived place or lies within it."""
    here, outer = to_text(spot.pointer), place.pointer.rstrip("/")
    return spot.path == place.path and (here == outer or here.startswith(outer + "/"))
