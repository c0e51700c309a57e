"""Build the playground: the registry that comes with ptr, and the year in which it was made, in Git."""

from __future__ import annotations

from pathlib import Path

from ptr.operations.playground.book import Book
from ptr.operations.playground.demo_year import live
from ptr.operations.playground.timeline import new_repository


def build_demo(folder: Path) -> int:
    """Build the playground in a new folder and return the number of its commits; `PtrError` if it cannot be built."""
    with new_repository(folder) as timeline:
        book = Book(timeline)
        live(book)
    return book.commits
