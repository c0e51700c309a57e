"""The manual page of a rule, split by language."""

from __future__ import annotations

from ptr.model.text.bilingual import paragraphs
from ptr.model.text.language import Language


def parts(page: str, language: Language) -> tuple[list[str], list[str]]:
    """Split a page without its two title lines: the prose of one language, then the examples that both share."""
    head, mark, tail = page.partition("Breaks:\n")
    prose = "\n\n".join(head.strip().split("\n\n")[2:])
    words = language.pick(("错误写法：", "正确写法："), ("Breaks:", "Keeps:"))
    examples = (mark + tail).replace("Breaks:", words[0], 1).replace("Keeps:", words[1], 1).rstrip().splitlines()
    return paragraphs(prose, language), examples


def spaced(paragraphs: list[str]) -> list[str]:
    """Return the paragraphs, each followed by an empty line."""
    return [line for paragraph in paragraphs for line in (paragraph, "")]


def manual(page: str, language: Language) -> str:
    """Return a page without its titles as Markdown; the examples are indented, which Markdown reads as code."""
    prose, examples = parts(page, language)
    return "\n".join([*spaced(prose), *examples])
