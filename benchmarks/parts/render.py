"""A unit's catalogue to PDF, against WeasyPrint on the HTML of the same catalogue."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from typing import Final

from timing.bench import PTR, Bench, call
from timing.peers import files_by_type
from timing.table import Row

WEASYPRINT_BELOW: Final = 100
"""With 300 powers it takes minutes."""


def rows(bench: Bench) -> Iterator[Row]:
    """Compare at a size that the peer can handle; measure ptr at that of a whole city bureau."""
    for name, documents in (("unit-of-few", 50), ("unit-of-many", 700)):
        registry = bench.registry(name, documents, units=1)
        powers = len(files_by_type(registry)["power"])
        work = f"catalogue of {powers} powers to PDF"
        pages = bench.work / f"pages-{name}"
        bench.once("html", (*PTR, "render", "catalogue", "--as", "html", "--to", pages), registry)
        prints = bench.work / f"prints-{name}"
        board = (*PTR, "render", "catalogue-board", "--as", "pdf", "--to", prints)
        ours = call("ptr render catalogue-board", board, registry, partial(shutil.rmtree, prints, ignore_errors=True))
        again = call("the same again, nothing changed", (*board[:-1], pages), registry)
        bench.once("board", again.commands[0], registry)
        theirs = "WeasyPrint on ptr's HTML"
        (html,) = pages.rglob("*.html")
        offered = bench.peers.weasyprint and powers < WEASYPRINT_BELOW
        peer = [call(theirs, (bench.peers.weasyprint, html, bench.work / "peer.pdf"), registry)] if offered else []
        measured = bench.measure([ours, again, *peer], turns=3, budget=40)
        yield Row(work, ours.name, measured[ours.name])
        yield Row(work, again.name, measured[again.name], measured[ours.name])
        if powers < WEASYPRINT_BELOW:
            yield Row(work, theirs, measured.get(theirs), measured[ours.name])
