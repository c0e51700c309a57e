"""Flow documents for the tests of printed charts: one with everything in it, and the charts of `charts.py` as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from charts import BUNDLE
from render_sample import CATALOGUE, COMMITTED, LAW, POWER, REGISTRY, TEMPLATES, UNIT

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.flow import Flow
from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.render.engine import render
from ptr.render.identity import Identity
from ptr.render.views.flow_chart import FlowChartView, view_of

HIDDEN = "secret-class-step"
FLOW: dict[str, Any] = {
    "id": "mz-flaaaa",
    "title": "社会团体成立登记流程图",
    "powers": ["mz-aaaaaa"],
    "procedure": "普通程序",
    "procedure_basis": "statutory",
    "basis": [{"law": "行政许可法", "edition": "2019-04-23", "article": "第三十二条"}],
    "lanes": [
        {"id": "party", "name": "申请人", "counterpart": True},
        {"id": "clerk", "name": "窗口", "post": "clerk"},
    ],
    "steps": [
        {"id": "start", "kind": "start", "lane": "party", "text": "发起人筹备", "next": [{"to": "accept"}]},
        {
            "id": "accept",
            "kind": "document",
            "lane": "clerk",
            "text": "受理",
            "class_step": HIDDEN,
            "procedure_rule": "限时办结制度",
            "duty": "当场核对材料目录",
            "limit": {"value": 5, "unit": "working_days"},
            "documents": ["受理通知书"],
            "supervision": {"by": "派驻纪检监察组", "how": "抽查案卷"},
            "counterpart_rights": ["申请回避"],
            "risk": {"level": "high", "points": ["拖延不办"], "measures": ["限时提醒"], "who": "经办岗"},
            "next": [{"to": "decide"}],
        },
        {
            "id": "decide",
            "kind": "decision",
            "lane": "clerk",
            "text": "是否符合条件？",
            "off_clock": True,
            "next": [{"to": "end", "when": "符合"}, {"to": "start", "when": "不符合"}],
        },
        {"id": "end", "kind": "end", "lane": "party", "text": "收到决定"},
    ],
    "channels": [{"kind": "电话", "value": "12345"}],
}


def flow(**changes: Any) -> Flow:
    """Make the sample chart with other values (keys as in the file)."""
    return msgspec.convert({**FLOW, **changes}, Flow)


def step(place: int, **changes: Any) -> Flow:
    """Make the sample chart with other values at one step."""
    return flow(steps=[{**it, **(changes if n == place else {})} for n, it in enumerate(FLOW["steps"])])


def drawn(name: str) -> Flow:
    """Make a file of one of the charts of `charts.py`."""
    chart = BUNDLE[name]
    ways = [
        [{"to": f"s{e.target}", **({"when": e.label} if e.label else {})} for e in chart.edges if e.source == n]
        for n in range(len(chart.nodes))
    ]
    return flow(
        title=f"{name} 流程图",
        lanes=[{"id": f"lane{n}", "name": lane} for n, lane in enumerate(chart.lanes)],
        steps=[
            {"id": f"s{n}", "kind": node.kind.value, "lane": f"lane{node.lane}", "text": node.text, "next": ways[n]}
            for n, node in enumerate(chart.nodes)
        ],
    )


def chart_view(shown: Flow | None = None, *powers: Power, filing: str = "") -> FlowChartView:
    """Make the view of a chart in the sample unit."""
    return view_of(
        msgspec.convert(REGISTRY, Registry),
        msgspec.convert(UNIT, Unit),
        msgspec.convert(CATALOGUE, Catalogue),
        shown or flow(),
        powers or (msgspec.convert(POWER, Power),),
        {"行政许可法": msgspec.convert(LAW, Law)},
        filing=filing,
    )


def chart_sheet(shown: FlowChartView, format: str, font_dir: Path, identity: Identity = COMMITTED) -> bytes:
    """Print a chart with the templates of this repository."""
    return render(shown, "flow-chart", "", format, TEMPLATES, font_dir, identity=identity)
