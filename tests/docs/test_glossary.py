"""The glossary names what the code names, and says of a field or document what its declaration says."""

import ast
import re
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
KINDS_OF_CHART = ("Flow.class_", "Flow.powers")
"""Fields that stand for the kind of chart that they make; their titles are those of what they hold."""


class Term(NamedTuple):
    chinese: str
    english: str
    name: str
    text: str
    source: str
    other: str


class Names(ast.NodeVisitor):
    """The classes of the code with the values of their attributes, by `Class` and `Class.attribute`."""

    def __init__(self):
        self.values = {}

    def visit_ClassDef(self, node):
        self.values.setdefault(node.name, None)
        for part in node.body:
            if isinstance(part, ast.AnnAssign):
                self.values.setdefault(f"{node.name}.{part.target.id}", part.annotation)
            elif isinstance(part, ast.Assign):
                for target in part.targets:
                    self.values.setdefault(f"{node.name}.{target.id}", part.value)
        self.generic_visit(node)


def terms():
    lines = (ROOT / "docs/glossary.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [Term(*row[:2], row[2].strip("`"), *row[3:]) for row in rows if row[0] not in ("Chinese", "---")]


def names():
    """Where another layer has a class of the same name, the document counts."""
    visitor = Names()
    documents = sorted((ROOT / "ptr/model/documents").glob("*.py"))
    for file in (*documents, *sorted((ROOT / "ptr").rglob("*.py"))):
        visitor.visit(ast.parse(file.read_text("utf-8")))
    return visitor.values


def label(annotation):
    """The titles and the clause that a field declares, None for what is no field of a document."""
    calls = (node for node in ast.walk(annotation) if isinstance(node, ast.Call)) if annotation else ()
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id == "F":
            clauses = [ast.literal_eval(keyword.value) for keyword in call.keywords if keyword.arg == "clause"]
            return ast.literal_eval(call.args[0]), ast.literal_eval(call.args[1]), *(clauses or [""])
    return None


NAMES = names()
TERMS = terms()


def test_the_glossary_stays_short():
    assert 40 <= len(TERMS) <= 80


@pytest.mark.parametrize("column", ["chinese", "english", "name"])
def test_no_term_stands_twice(column):
    values = [getattr(term, column) for term in TERMS]
    assert sorted(set(values)) == sorted(values)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.name)
def test_a_term_has_its_name_in_the_code(term):
    assert term.name in NAMES


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.name)
def test_a_term_is_the_title_that_its_document_or_field_declares(term):
    title = NAMES.get(f"{term.name}.TITLE")
    declared = (*ast.literal_eval(title), "") if title else label(NAMES.get(term.name))
    if declared and term.name not in KINDS_OF_CHART:
        chinese, english, clause = declared
        assert chinese in re.split("[（）]", term.chinese)
        assert english in term.english
        assert clause in term.source


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.name)
def test_a_term_is_said_in_one_line_with_its_source(term):
    assert term.text.endswith(".")
    assert re.fullmatch(r"—|[一二三四五](\.\d(\(\d\))?)?(, .+)?|\w+[法例] \d+(–\d+)?", term.source)


def test_no_word_to_avoid_is_a_term_of_the_same_thing():
    for term in TERMS:
        assert not {term.chinese, term.english} & set(term.other.split(", "))


def test_the_readme_names_the_glossary():
    assert "[glossary](docs/glossary.md)" in (ROOT / "README.md").read_text("utf-8")
