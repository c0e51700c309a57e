"""Count where lines cross in flow charts: `python benchmarks/crossings.py` prints a Markdown table.

The charts are a fixed set, random and bundled; the fewer crossings, the easier a chart is to read. Seconds are those of
the layout on this machine.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterable

import checkout

# isort: split

from corpus.chart import chart

from ptr.model.time.clock import Clock
from ptr.render.flowchart.chart import Chart
from ptr.render.flowchart.layout import draw, plan
from ptr.render.views import flow_chart
from ptr.store.open import open_registry
from ptr.store.source import FolderSource

SIZES = ((10, 3), (20, 4), (30, 5), (40, 5), (60, 6))
EACH = 20


def sets() -> Iterable[tuple[str, list[Chart]]]:
    """Yield the sets of charts by name."""
    for steps, lanes in SIZES:
        yield f"{steps} steps, {lanes} lanes", [chart(steps, lanes, seed) for seed in range(EACH)]
    snapshot = open_registry(FolderSource(checkout.ROOT / "registry"), Clock(datetime.date(2026, 11, 1))).snapshot
    views = [
        flow_chart.build(snapshot, unit, part) for unit in snapshot.units for part in flow_chart.parts(snapshot, unit)
    ]
    yield "bundled registry", [view.chart for view in views]


def main() -> None:
    """Lay out every chart and print the counts."""
    print("| set | charts | lines | crossings | a chart | s a chart |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, charts in sets():
        start = time.perf_counter()
        crossings = sum(draw(plan(one), 10).crossings for one in charts)
        spent = (time.perf_counter() - start) / max(1, len(charts))
        lines = sum(len(one.edges) for one in charts)
        print(
            f"| {name} | {len(charts)} | {lines} | {crossings} | {crossings / max(1, len(charts)):.2f} | {spent:.3f} |"
        )


if __name__ == "__main__":
    main()
