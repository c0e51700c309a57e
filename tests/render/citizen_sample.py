"""The sample registry as guide, card, commitments, board and withheld list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from render_sample import CATALOGUE, COMMITTED, LAW, POWER, REGISTRY, TEMPLATES, UNIT, power

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.state.catalogue_entry import entries_of
from ptr.render.engine import render, sheets
from ptr.render.identity import Identity
from ptr.render.parts.gathering import Gathered, gathered
from ptr.render.views import commitments, notice_board, service_card, service_guide, withheld_list

LAWS = {"行政许可法": msgspec.convert(LAW, Law)}
LINES = {"window": "三楼窗口", "hours": "工作日", "consultation": "12345", "complaint": "12388"}
WITHHOLDING = {
    "ground": "enforcement_file",
    "basis": [{"law": "行政许可法", "article": "第五条"}],
    "reason": "过早公开会妨碍取证",
    "duration": "temporary",
    "review": "2027-01-01",
}
DOCUMENTS = ("service-guide", "service-card", "commitments", "notice-board", "withheld-list")
SHEETS = [(document, format) for document in DOCUMENTS for _, format in sheets(document, TEMPLATES)]


def held(*powers: Power, **unit: Any) -> Gathered:
    """The sample unit with some powers."""
    shown = powers or (power(),)
    return gathered(
        msgspec.convert(REGISTRY, Registry),
        msgspec.convert({**UNIT, "contacts": LINES, **unit}, Unit),
        msgspec.convert({**CATALOGUE, "entries": entries_of(shown, ())}, Catalogue),
        shown,
        LAWS,
    )


def view(document: str, **changes: Any) -> Struct:
    """The view of a document of the sample unit, its one power with other values."""
    if document == "withheld-list":
        secret = msgspec.convert({**POWER, "custom": {}, "withholding": WITHHOLDING, **changes}, Withheld)
        secret = msgspec.structs.replace(secret, disclosure=msgspec.structs.replace(secret.disclosure, except_=()))
        return withheld_list.view_of(msgspec.convert(REGISTRY, Registry), msgspec.convert(UNIT, Unit), [secret], LAWS)
    if document == "notice-board":
        return notice_board.view_of(held(power(**changes)), [])
    module: Any = {"service-guide": service_guide, "service-card": service_card, "commitments": commitments}[document]
    made: Struct = module.view_of(held(power(**changes)))
    return made


def sheet(shown: Struct, document: str, format: str, font_dir: Path, identity: Identity = COMMITTED) -> bytes:
    """Print a view with the templates of this repository."""
    return render(shown, document, "", format, TEMPLATES, font_dir, identity=identity)
