"""A small registry made in memory, with a marked secret in every field that is not public."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import msgspec

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.state.catalogue_entry import entries_of
from ptr.render.engine import render, sheets
from ptr.render.identity import Identity
from ptr.render.views.catalogue import CatalogueView, view_of

ROOT = Path(__file__).parents[2]
TEMPLATES = [ROOT / "templates"]
SECRET = "绝密标记"
COMMITTED = Identity(revision="3fa9c1d", committed_on=datetime.date(2026, 9, 1), draft=False)
SHEETS = sheets("catalogue", TEMPLATES)

REGISTRY = {
    "format": 1,
    "requires_ptr": ">=0.1",
    "name": "示例登记簿",
    "jurisdiction": {"name": "示例市", "code": "130700", "level": "municipal"},
    "offices": [],
    "classes": [
        {"id": "licence", "name": "行政许可", "legal_kind": "licence", "name_shape": SECRET},
        {"id": "penalty", "name": "行政处罚", "legal_kind": "penalty"},
        {"id": "levy", "name": "行政征收", "legal_kind": "levy"},
    ],
    "carriers": [{"id": "website", "name": "政府网站"}],
}
UNIT = {
    "id": "minzheng",
    "prefix": "secret-prefix",
    "name": "示例市民政局",
    "division": "130700",
    "level": "municipal",
    "status": "active",
    "effective": {"from": "2005-03-11"},
    "stage": "catalogued",
    "departments": [{"id": "affairs", "name": "社会事务科"}],
    "posts": [
        {"id": "deputy", "name": "分管副局长", "role": "leader", "holder": SECRET + "姓名"},
        {"id": "clerk", "name": "经办岗", "role": "handler", "department": "affairs"},
    ],
    "rules": [{"id": "timed", "name": "限时办结制度"}],
    "no_powers_in": [{"class": "levy", "statement": "经清理，没有行政征收职权。"}],
}
POWER = {
    "id": "mz-aaaaaa",
    "code": "MZ-01-001",
    "name": "社会团体成立登记",
    "class": "licence",
    "body": "示例市民政局",
    "status": "active",
    "effective": {"from": "2012-11-09"},
    "inventory": {"disposition": "kept", "date": "2026-06-30", "reason": SECRET},
    "source": {"kind": "statutory"},
    "level": "municipal",
    "legal_basis": [{"law": "行政许可法", "edition": "2019-04-23", "article": "第十二条", "role": "sets"}],
    "lead": "deputy",
    "department": "affairs",
    "posts": [{"post": "clerk", "duty": "核对申请材料"}],
    "duties": [{"stage": "受理", "text": "当场核对材料目录"}],
    "conditions": ["有五十个以上的个人会员", "有固定的住所"],
    "materials": [{"name": "登记申请书", "copies": 2}],
    "quota": {"none": "法律没有规定数量限制"},
    "discretion": [{"circumstance": "例外裁量情节", "range": "例外裁量幅度"}],
    "limits": {
        "statutory": {"value": 60, "unit": "calendar_days", "starts": "受理之日"},
        "promised": {"value": 20, "unit": "working_days", "starts": "受理之日"},
    },
    "commitments": ["一次性告知"],
    "discipline": ["不得收受礼品"],
    "accountability": [{"case": "逾期不办", "measure": "依法给予处分", "who": "直接责任人员"}],
    "rules": ["timed"],
    "key_power": {"area": "project_approval"},
    "disclosure": {
        "scope": "public",
        "form": "proactive",
        "period": "permanent",
        "content": "全部",
        "carriers": ["website"],
        "department": "affairs",
        "except": [{"field": "discretion", "scope": "internal", "basis": [], "reason": SECRET}],
    },
    "custom": {"note": SECRET},
}
LAW = {
    "title": "中华人民共和国行政许可法",
    "level": "law",
    "authority": "全国人大常委会",
    "editions": [{"date": "2019-04-23"}],
}
CATALOGUE = {
    "edition": "2026-1",
    "approved_by": "局长办公会议",
    "approved_on": "2026-08-20",
    "effective": "2026-09-01",
    "foreword": "本目录逐项列明本单位的职权。",
    "counts": {"licence": 1},
    "entries": {},
}


def power(**changes: Any) -> Power:
    """Make the sample power with other values (keys as in the file)."""
    return msgspec.convert({**POWER, **changes}, Power)


def view(*powers: Power, filing: str = "", approved: tuple[Power, ...] = ()) -> CatalogueView:
    """Make the catalogue's view of some powers; the edition holds just these, or those that were approved."""
    shown = powers or (power(),)
    return view_of(
        msgspec.convert(REGISTRY, Registry),
        msgspec.convert(UNIT, Unit),
        msgspec.convert({**CATALOGUE, "entries": entries_of(approved or shown, ())}, Catalogue),
        shown,
        {"行政许可法": msgspec.convert(LAW, Law)},
        filing=filing,
    )


def sheet(shown: CatalogueView, variant: str, format: str, font_dir: Path, identity: Identity = COMMITTED) -> bytes:
    """Print a view with the templates of this repository."""
    return render(shown, "catalogue", variant, format, TEMPLATES, font_dir, identity=identity)
