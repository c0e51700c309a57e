"""The manual page of a rule, taken apart by language."""

from __future__ import annotations

from ptr.model.bilingual import paragraphs
from ptr.rules.rule import Rule


def parts(rule: Rule, language: int) -> tuple[str, list[str], list[str]]:
    """Split a manual page: title and prose of one language, then the examples that both share."""
    head, mark, tail = rule.page.partition("Breaks:\n")
    prose = "\n\n".join(head.strip().split("\n\n")[2:])
    words = (("错误写法：", "正确写法："), ("Breaks:", "Keeps:"))[language]
    examples = (mark + tail).replace("Breaks:", words[0], 1).replace("Keeps:", words[1], 1).rstrip().splitlines()
    return rule.titles[language], paragraphs(prose, language), examples


def spaced(paragraphs: list[str]) -> list[str]:
    """Follow each paragraph by an empty line."""
    return [line for paragraph in paragraphs for line in (paragraph, "")]


def manual(rule: Rule, language: int) -> str:
    """Give the page without its title as Markdown; the examples are indented, which Markdown reads as code."""
    _, prose, examples = parts(rule, language)
    return "\n".join([*spaced(prose), *examples])
