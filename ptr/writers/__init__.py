"""Output formats of results: one folder a kind of result, one file a format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TextIO

from ptr.model.fields.fault import Bilingual
from ptr.model.results.finding import Level
from ptr.model.text.language import Language


@dataclass(frozen=True, kw_only=True)
class Target:
    """Where a report goes: all that a writer needs to know beside the report.

    `prefix` is the registry's folder, "" or ending in `/`, as seen from where the paths of a report are opened: from
    the top of the repository by CI systems, from the working folder by people. `fail_on` is the least grave level
    that makes the run fail, `only` what a partial report is restricted to, `environment` the variables by which a CI
    system tells of itself.
    """

    out: TextIO
    language: Language = Language.EN
    colour: bool = False
    fail_on: Level = Level.ERROR
    prefix: str = ""
    only: Bilingual = ("", "")
    environment: Mapping[str, str] = field(default_factory=dict)
