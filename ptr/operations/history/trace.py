"""Locate what was filed: by tag, by commit, by equal content on the main line, or in the working tree.

A filing is identified by its digest. Its tag and its commit are hints, which a squash, a rebase, a shallow clone or a
source archive may have lost; they are believed only if they match the digest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Final, TypeAlias

from ptr.model.documents.filing import Filing
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place, place_of
from ptr.model.results.past import Traced
from ptr.model.results.unchecked import SHALLOW
from ptr.model.state.content import Content, Contents
from ptr.model.state.covered import covered, unit_of, whereabouts
from ptr.store.digest import content_digest, content_of, total_digest
from ptr.store.git.ancestry import behind_head
from ptr.store.git.checkout import checkout
from ptr.store.git.main_line import UNITS_ANYWHERE, main_line
from ptr.store.git.objects import files_at, read_blobs, registry_trees
from ptr.store.git.repository import Repository, none_for
from ptr.store.source import Source, Unreadable

Filings = Mapping[str, tuple[Place, Filing]]
"""Filings with their places, by key."""
Pair: TypeAlias = tuple[Filing, str]
"""A filing, and a commit that may hold what was filed."""

NOWHERE: Final[Bilingual] = (
    "标签、提交和主线历史里都没有内容相同的状态",
    "no tag, commit or state of the main line holds the same content",
)


class Tracer:
    """Traces the filings of one registry all at once, so that Git is called only a few times however many there are.

    What a commit holds never changes, and is remembered in `known`.
    """

    def __init__(
        self, root: Path, known: dict[str, bool | str] | None = None, contents: Contents | None = None
    ) -> None:
        """Take the registry's folder, in a Git repository or not, and what is known already.

        `known` records by name whether a commit holds what was filed, and at which commit a search ended. `contents`
        is what today's files hold, as far as they were read already.
        """
        self._contents = contents or folder_contents(root)
        self._digests: dict[str, str | None] = {}
        self.known: dict[str, bool | str] = {} if known is None else known
        self.without = none_for(root)
        self.repository = None if self.without else Repository(root)

    def trace(self, filings: Filings) -> dict[str, Traced]:
        """Trace filings by their hints first, then by the commits that changed what they cover."""
        commits = self._resolve(filings)
        hints = {
            key: {hint: commits[hint] for hint in _hints(filing) if hint in commits}
            for key, (_, filing) in filings.items()
        }
        ends = self._ends(filings, commits)
        self._judge((filings[key][1], each) for key in filings for each in (*hints[key].values(), ends[key]))
        matches = {
            key: next((each for each in (*hints[key].values(), ends[key]) if self._holds(filing, each)), "")
            for key, (_, filing) in filings.items()
        }
        matches |= self._search({key: filings[key][1] for key, commit in matches.items() if not commit})
        return {key: self._traced(place, filing, hints[key], matches[key]) for key, (place, filing) in filings.items()}

    def _ends(self, filings: Filings, commits: Mapping[str, str]) -> dict[str, str]:
        """Return the commits at which earlier searches ended, "" for one that is no longer part of the history."""
        ends = {key: commits.get(str(self.known.get(_end(filing), "")), "") for key, (_, filing) in filings.items()}
        behind = behind_head(self.repository, filter(None, ends.values())) if self.repository else set()
        return {key: commit if commit in behind else "" for key, commit in ends.items()}

    def _resolve(self, filings: Filings) -> dict[str, str]:
        if self.repository is None:
            return {}
        asked = ((*_hints(filing), str(self.known.get(_end(filing), ""))) for _, filing in filings.values())
        return self.repository.resolve(filter(None, (each for hints in asked for each in hints)))

    def _traced(self, place: Place, filing: Filing, hints: Mapping[str, str], commit: str) -> Traced:
        here = not commit and self._here(filing)
        broken = [hint for hint, target in hints.items() if self._holds(filing, target) is False]
        return Traced(
            path=place.path,
            key=place.key,
            commit=commit,
            here=here,
            broken=tuple(hint.removeprefix("refs/tags/") for hint in broken),
            torn=total_digest(filing.files) != filing.digest,
            why=None if commit or here else self._why(),
        )

    def _why(self) -> Bilingual:
        if self.without:
            return self.without
        return SHALLOW if self.repository and self.repository.is_shallow else NOWHERE

    def _search(self, filings: Mapping[str, Filing]) -> dict[str, str]:
        """Return by key the newest commit of the main line that holds exactly what was filed, or ""."""
        matches = dict.fromkeys(filings, "")
        if self.repository is None or not filings:
            return matches
        left = self._touching(filings)
        while left := {key: commits for key, commits in left.items() if commits and not matches[key]}:
            newest = {key: commits.pop(0) for key, commits in left.items()}
            self._judge((filings[key], commit) for key, commit in newest.items())
            for key, commit in newest.items():
                if self._holds(filings[key], commit):
                    matches[key] = self.known[_end(filings[key])] = commit
        return matches

    def _touching(self, filings: Mapping[str, Filing]) -> dict[str, list[str]]:
        """List by key the commits of the main line that changed what a filing covers, newest first."""
        assert self.repository is not None
        covering: dict[str, set[str]] = defaultdict(set)
        for key, filing in filings.items():
            for where in whereabouts(filing.subject, unit_of(filing.files), filing.of):
                covering[where].add(key)
        touching: dict[str, list[str]] = {key: [] for key in filings}
        for each in main_line(self.repository.program, UNITS_ANYWHERE):
            touched = {key for path in each.paths for up in _upwards(path) for key in covering.get(up, ())}
            for key in touched:
                touching[key].append(each.commit)
        return touching

    def _holds(self, filing: Filing, commit: str) -> bool | None:
        """Return whether a commit holds exactly the files that were filed; None if that could not be determined."""
        known = self.known.get(self._name(filing, commit)) if commit else False
        return None if known is None else bool(known)

    def _name(self, filing: Filing, commit: str) -> str:
        assert self.repository is not None
        terms = {"files": total_digest(filing.files), "subject": filing.subject.value, "of": filing.of}
        return total_digest({**terms, "commit": commit, "inside": self.repository.inside})

    def _judge(self, pairs: Iterable[Pair]) -> None:
        """Determine which commits hold what was filed, unless it is known already."""
        new = {self._name(*pair): pair for pair in pairs if pair[1]}
        new = {name: pair for name, pair in new.items() if name not in self.known}
        if not new or self.repository is None:
            return
        listings = self._listings(new)
        ids = {id for name, files in listings.items() if set(files) == set(new[name][0].files) for id in files.values()}
        self._digests |= {id: digest for id in ids if (digest := self._contents.digest_of(id)) is not None}
        for id, raw in read_blobs(self.repository, (id for id in ids if id not in self._digests)):
            self._digests[id] = None if raw is None else content_digest(raw)
        for name, files in listings.items():
            filed = new[name][0].files
            actual = {path: self._digests.get(id, "") for path, id in files.items()}
            if set(files) != set(filed) or None not in actual.values():
                self.known[name] = actual == filed

    def _listings(self, pairs: Mapping[str, Pair]) -> dict[str, dict[str, str]]:
        """List the covered files that commits hold, with their blobs; no entry for a commit without a registry."""
        assert self.repository is not None
        trees = registry_trees(self.repository, (commit for _, commit in pairs.values()))
        lists = {
            (trees[commit], where)
            for filing, commit in pairs.values()
            if commit in trees
            for where in whereabouts(filing.subject, unit_of(filing.files), filing.of)
        }
        listed = files_at(self.repository, lists)
        listings = {}
        for name, (filing, commit) in pairs.items():
            if commit in trees:
                unit = unit_of(filing.files)
                where = whereabouts(filing.subject, unit, filing.of)
                blobs = {path: id for each in where for path, id in listed.get((trees[commit], each), {}).items()}
                listings[name] = {path: blobs[path] for path in covered(filing.subject, unit, filing.of, blobs)}
        return listings

    def _here(self, filing: Filing) -> bool:
        unit = unit_of(filing.files)
        return bool(unit) and self._contents.covered(filing.subject, unit, filing.of) == filing.files


def source_contents(source: Source) -> Contents:
    """Return what the files of a source hold, read on demand."""
    by_unit: dict[str, list[Place]] = defaultdict(list)
    for entry in source.entries():
        place = place_of(entry.path) if entry.what == "file" else None
        if place:
            by_unit[place.unit].append(place)
    return Contents(partial(content_of, source), lambda unit: by_unit[unit])


def folder_contents(root: Path, known: Iterable[tuple[Place, Content]] = ()) -> Contents:
    """Return what the files of a registry's folder hold: what is known already, the rest read on demand."""
    source = checkout(root)

    def places(unit: str) -> Iterator[Place]:
        below = f"units/{unit}/"
        paths = (entry.path for entry in source.entries(below) if entry.what == "file")
        return (place for path in paths if (place := place_of(path)))

    return Contents(partial(content_of, source), places, known)


def digests(source: Source, paths: Iterable[str]) -> dict[str, str]:
    """Return the digests of files by path; "" for one that cannot be read."""
    by_path = {}
    for path in paths:
        try:
            by_path[path] = _digest(source.read(path))
        except Unreadable:
            by_path[path] = ""
    return by_path


_digest = lru_cache(2048)(content_digest)
"""Digests of files that many states of a registry share."""


def tag_of(key: str) -> str:
    """Return the name of the tag proposed for a filing."""
    return f"refs/tags/filing/{key}"


def _hints(filing: Filing) -> list[str]:
    return [tag_of(filing.id), *filter(None, [filing.commit])]


def _end(filing: Filing) -> str:
    """Return the name under which the commit that ended a search is remembered."""
    return f"end {total_digest({'id': filing.id, 'digest': filing.digest, 'files': total_digest(filing.files)})}"


def _upwards(path: str) -> Iterator[str]:
    """Yield every path within a registry that a path may stand for, with its parent folders."""
    parts = path.split("/")
    for first, part in enumerate(parts):
        if part == "units":
            yield from ("/".join(parts[first:end]) for end in range(first + 2, len(parts) + 1))
