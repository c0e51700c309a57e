"""Find again what was filed: by tag, by commit, by equal content on the main line, in the working tree.

The digest is what a filing is known by. Its tag and its commit are hints, which a squash, a rebase, a shallow clone or
a source archive may have lost; they are believed only if they give the digest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from ptr.model.covered import covered, unit_of, whereabouts
from ptr.model.documents.filing import Filing
from ptr.model.errors import PtrError
from ptr.model.fault import Bilingual
from ptr.model.history import Traced
from ptr.model.types import Place
from ptr.store.digest import content_digest, total_digest
from ptr.store.history import History
from ptr.store.source import FolderSource, Unreadable

Filings = Mapping[str, tuple[Place, Filing]]
"""Filings with their places, by key."""

NOWHERE: Final[Bilingual] = (
    "标签、提交和主线历史里都没有内容相同的状态",
    "no tag, commit or state of the main line holds the same content",
)
IN_PART: Final[Bilingual] = (
    "这里只取了部分历史（请运行 git fetch --unshallow，CI 中设 fetch-depth: 0）",
    "only a part of the history was fetched (run git fetch --unshallow, in CI set fetch-depth: 0)",
)


class Tracer:
    """Traces filings of one registry; what a commit holds never changes, and is remembered in `known`."""

    def __init__(self, root: Path, known: dict[str, bool | str] | None = None) -> None:
        """Take the registry's folder, in a Git repository or not, and what is known already.

        `known` tells by name whether a commit holds what was filed, and which commit a search ended at.
        """
        self._source = FolderSource(root)
        self._root = root
        self._digests: dict[str, str | None] = {}
        self.known: dict[str, bool | str] = {} if known is None else known
        self.history: History | None = None
        self.without: Bilingual | None = None
        try:
            self.history = History(root)
        except PtrError as error:
            self.without = error.message

    def trace(self, filings: Filings) -> dict[str, Traced]:
        """Trace filings; the hints of all of them are looked up at once."""
        hints = {key: [tag_of(filing.id), *filter(None, [filing.commit])] for key, (_, filing) in filings.items()}
        ends = {key: str(self.known.get(_end(filing), "")) for key, (_, filing) in filings.items()}
        asked = (hint for key, each in hints.items() for hint in (*each, *filter(None, [ends[key]])))
        known = self.history.resolve(asked) if self.history else {}
        return {
            key: self._trace(
                place, filing, {hint: known[hint] for hint in hints[key] if hint in known}, known.get(ends[key])
            )
            for key, (place, filing) in filings.items()
        }

    def _trace(self, place: Place, filing: Filing, hints: Mapping[str, str], end: str | None) -> Traced:
        held = {hint: self._holds(commit, filing) for hint, commit in hints.items()}
        commit = next((hints[hint] for hint, holds in held.items() if holds), "")
        if not commit:
            commit = end if end and self._holds(end, filing) else self._search(filing)
        here = not commit and self._here(filing)
        return Traced(
            path=place.path,
            key=place.key,
            commit=commit,
            here=here,
            broken=tuple(hint.removeprefix("refs/tags/") for hint, holds in held.items() if holds is False),
            torn=total_digest(filing.files) != filing.digest,
            why=None if commit or here else self._why(),
        )

    def _why(self) -> Bilingual:
        if self.history is None:
            assert self.without is not None
            return self.without
        return IN_PART if self.history.is_shallow else NOWHERE

    def _search(self, filing: Filing) -> str:
        """Give the newest commit of the main line that holds just what was filed."""
        if self.history is None:
            return ""
        where = map(_literal, whereabouts(filing.subject, unit_of(filing.files), filing.of))
        patterns = [pattern for each in where for pattern in (each, f"{each}/**")]
        found = next((commit for commit in self.history.touching(patterns) if self._holds(commit, filing)), "")
        if found:
            self.known[_end(filing)] = found
        return found

    def _holds(self, commit: str, filing: Filing) -> bool | None:
        """Tell whether a commit holds just the files that were filed; None where a part of it is not to be had."""
        assert self.history is not None
        terms = {"files": total_digest(filing.files), "subject": filing.subject.value, "of": filing.of}
        name = total_digest({**terms, "commit": commit, "inside": self.history.inside})
        if name not in self.known:
            try:
                holds = self._compare(commit, filing)
            except PtrError:  # no registry there, or a part of the commit is missing
                holds = None
            if holds is None:
                return None
            self.known[name] = holds
        return bool(self.known[name])

    def _compare(self, commit: str, filing: Filing) -> bool | None:
        assert self.history is not None
        unit = unit_of(filing.files)
        blobs = self.history.blobs(self.history.state(commit), f"units/{unit}") if unit else {}
        paths = covered(filing.subject, unit, filing.of, blobs)
        if set(paths) != set(filing.files):
            return False
        new = [blobs[path].id for path in paths if blobs[path].id not in self._digests]
        for id, raw in self.history.read_blobs(new):
            self._digests[id] = None if raw is None else content_digest(raw)
        found = {path: self._digests[blobs[path].id] for path in paths}
        return None if None in found.values() else found == filing.files

    def _here(self, filing: Filing) -> bool:
        unit = unit_of(filing.files)
        files = (self._root / "units" / unit).rglob("*.yaml") if unit else ()
        paths = covered(filing.subject, unit, filing.of, (file.relative_to(self._root).as_posix() for file in files))
        return set(paths) == set(filing.files) and digests(self._source, paths) == filing.files


def digests(source: FolderSource, paths: Iterable[str]) -> dict[str, str]:
    """Give the digests of files by their paths; "" for what cannot be read."""
    found = {}
    for path in paths:
        try:
            found[path] = content_digest(source.read(path))
        except Unreadable:
            found[path] = ""
    return found


def tag_of(key: str) -> str:
    """Name the tag that a filing is offered."""
    return f"refs/tags/filing/{key}"


def _end(filing: Filing) -> str:
    """Name the commit that a search for what was filed ended at."""
    return f"end {total_digest({'id': filing.id, 'digest': filing.digest, 'files': total_digest(filing.files)})}"


def _literal(path: str) -> str:
    return re.sub(r"([*?\[\]\\])", r"\\\1", path)
