"""Where a report goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.model.fields.level import Level
from ptr.model.text.language import Language


class Target(Struct, frozen=True, kw_only=True, eq=False):
    """All that a writer needs to know beside the report.

    `prefix` is the registry's folder, "" or ending in `/`, as seen from where the paths of a report are opened: from
    the top of the repository by CI systems, from the working folder by people. `fail_on` is the least severe level that
    makes the run fail, `only` what a partial report is restricted to, `log` whether every change is listed in place of
    what is owed, `settled` whether what is done is listed too, `environment` the variables in which a CI system
    describes itself.
    """

    out: TextIO
    language: Language = Language.EN
    colour: bool = False
    fail_on: Level = Level.ERROR
    prefix: str = ""
    only: Bilingual = ("", "")
    log: bool = False
    settled: bool = False
    environment: Mapping[str, str] = {}
