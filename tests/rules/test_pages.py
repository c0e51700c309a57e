"""Every rule has its manual page, its messages in two languages and its cases."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from ptr import folders
from ptr.rules.rule import Rule, all_rules

from .cases import HERE, case_files, read_cases


def _modules() -> list[str]:
    families = folders.packages("ptr.rules")
    return [f"{family.rpartition('.')[2]}/{name}" for family in families for name in folders.names(family)]


def _rules(module: str) -> list[Rule]:
    loaded = folders.load("ptr.rules", module.replace("/", "."))
    return [value for value in vars(loaded).values() if isinstance(value, Rule)]


def _chinese(text: str) -> int:
    return sum("一" <= character <= "鿿" for character in text)


@pytest.mark.parametrize("module", _modules())
def test_a_module_holds_one_rule_named_by_its_code(module: str) -> None:
    rules = _rules(module)
    assert [rule.code.lower() for rule in rules] == [module.split("/")[1].split("_")[0]]
    assert re.fullmatch(r"[A-Z][0-9]{3}", rules[0].code)


def test_codes_are_unique_and_a_family_has_one_letter() -> None:
    codes = [rule.code for module in _modules() for rule in _rules(module)]
    assert sorted(codes) == [rule.code for rule in all_rules()]
    letters = {(module.split("/")[0], rule.family) for module in _modules() for rule in _rules(module)}
    assert len(letters) == len({family for family, _ in letters}) == len({letter for _, letter in letters})


@pytest.mark.parametrize("module", _modules())
def test_the_page_has_titles_reasons_and_examples_in_both_languages(module: str) -> None:
    page = folders.manual_page(f"ptr.rules.{module.replace('/', '.')}")
    assert _rules(module)[0].page == page
    head, breaks, examples = page.partition("\n\nBreaks:\n\n")
    broken, keeps, kept = examples.partition("\n\nKeeps:\n\n")
    assert breaks
    assert keeps
    assert broken.strip()
    assert kept.strip()
    assert broken.strip() != kept.strip()
    english, chinese, *prose = [block for block in head.split("\n\n") if block.strip()]
    assert _chinese(english) == 0
    assert english.endswith(".")
    assert "\n" not in english
    assert _chinese(chinese) * 3 > len(chinese)
    assert chinese.endswith("。")
    assert "\n" not in chinese
    assert any(_chinese(block) * 4 > len(block) for block in prose)
    assert any(_chinese(block) * 4 <= len(block) for block in prose)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_both_languages_of_a_message_use_the_same_placeholders(rule: Rule) -> None:
    used = [sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None}) for text in rule.message]
    assert used[0] == used[1]
    assert "" not in used[0]
    assert _chinese(rule.message[1]) == 0


@pytest.mark.parametrize("module", _modules())
def test_a_rule_has_a_breaking_and_a_keeping_case(module: str) -> None:
    file = HERE / f"{module}.md"
    assert file.is_file(), f"tests/rules/{module}.md is missing"
    code = _rules(module)[0].code
    text = re.compile(rf"# .*\b{code}\b|^expect: .*\b{code}\b", re.MULTILINE)
    breaking = [bool(text.search(_source_of(case))) for case in read_cases(file)]
    assert True in breaking or "No text is known that breaks this rule" in file.read_text("utf-8")
    assert False in breaking


def _source_of(case) -> str:
    lines = [line for block in case.blocks for line in block.lines]
    return "\n".join([*lines, *(f"{word}: {said}" for word, said in case.said)])


def test_every_file_of_cases_has_its_rule() -> None:
    files = {file.relative_to(HERE).with_suffix("").as_posix() for file in case_files()}
    assert files <= set(_modules())


@pytest.mark.parametrize("file", case_files(), ids=lambda file: file.stem)
def test_claims_are_told_apart(file: Path) -> None:
    claims = [case.claim for case in read_cases(file)]
    assert len(claims) == len(set(claims))
