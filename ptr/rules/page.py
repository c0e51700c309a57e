"""The manual page of a rule, taken apart by language."""

from __future__ import annotations

import re

from ptr.rules.rule import Rule

WRAP = re.compile(r"(.)\n(.)")


def parts(rule: Rule, language: int) -> tuple[str, list[str], list[str]]:
    """Split a manual page: title and prose of one language, then the examples that both share."""
    head, mark, tail = rule.page.partition("Breaks:\n")
    blocks = [block.strip() for block in head.split("\n\n") if block.strip()][2:]
    prose = [WRAP.sub(_joined, block) for block in blocks if _is_chinese(block) is (language == 0)]
    words = (("错误写法：", "正确写法："), ("Breaks:", "Keeps:"))[language]
    examples = (mark + tail).replace("Breaks:", words[0], 1).replace("Keeps:", words[1], 1).rstrip().splitlines()
    return rule.titles[language], prose, examples


def spaced(paragraphs: list[str]) -> list[str]:
    """Follow each paragraph by an empty line."""
    return [line for paragraph in paragraphs for line in (paragraph, "")]


def manual(rule: Rule, language: int) -> str:
    """Give the page without its title as Markdown; the examples are indented, which Markdown reads as code."""
    _, prose, examples = parts(rule, language)
    return "\n".join([*spaced(prose), *examples])


def _joined(wrap: re.Match[str]) -> str:
    """Join wrapped lines: Chinese needs no space between characters."""
    before, after = wrap.groups()
    return before + ("" if ord(before) > 0x2E7F and ord(after) > 0x2E7F else " ") + after


def _is_chinese(block: str) -> bool:
    wide = sum(ord(character) > 0x2E7F for character in block)
    return wide * 3 > len(block)
