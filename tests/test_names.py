"""Names carry the meaning: one class of a name within a layer, nouns of the field for values, imports as they stand."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("model", "store", "rules", "changes", "writers", "render", "operations", "cli")
FORBIDDEN = re.compile("_*(told|said|made|held|found|given|at|way|then|reach|desk|papers|sides|pieces|proof|press)_*")
"""Words that do not say what a value is: neither modules, classes and functions nor parameters and variables."""

ALLOWED = {
    ("ptr/cli/_top.py", "at"): "the option --at",
    ("ptr/model/documents/plan.py", "proof"): "a field of the plan in YAML",
    ("ptr/model/documents/report.py", "made"): "a field of the monthly report in YAML",
    ("ptr/model/documents/request.py", "told"): "a field of a request in YAML",
}
"""Forbidden names that stay, by file and name, with the reason."""

Names = list[tuple[str, int, str]]
"""What a folder names: file, line, name."""


def nodes(folder: str) -> Iterator[tuple[str, ast.AST]]:
    """Yield every syntax node of a folder with its file."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            yield path.relative_to(ROOT).as_posix(), node


def named(node: ast.AST) -> str | None:
    """Return the name that a node gives to a class, function, parameter, variable, attribute or import."""
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return name
        case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
            return name
        case ast.MatchAs(name=name) | ast.MatchStar(name=name) | ast.ExceptHandler(name=name) | ast.alias(asname=name):
            return name
    return None


@pytest.fixture(scope="module")
def names() -> Names:
    defined: Names = []
    for folder in ("ptr", "tools"):
        files = [path.relative_to(ROOT) for path in sorted((ROOT / folder).rglob("*.py"))]
        defined += [(file.as_posix(), 1, part) for file in files for part in file.with_suffix("").parts]
        defined += [(file, node.lineno, name) for file, node in nodes(folder) if (name := named(node))]
    return defined


@pytest.mark.parametrize("layer", LAYERS)
def test_no_class_name_stands_twice_within_a_layer(layer: str):
    places = defaultdict(list)
    for file, node in nodes(f"ptr/{layer}"):
        if isinstance(node, ast.ClassDef):
            places[node.name].append(f"{file}:{node.lineno}")
    twice = [f"{place} {name}" for name, listed in places.items() if len(listed) > 1 for place in listed]
    assert not twice, "\n" + "\n".join(twice)


def test_no_value_has_a_name_that_does_not_say_what_it_is(names: Names):
    offenders = sorted(
        (file, line, name) for file, line, name in names if FORBIDDEN.fullmatch(name) and (file, name) not in ALLOWED
    )
    assert not offenders, "\n" + "\n".join(f"{file}:{line} {name}" for file, line, name in offenders)


def test_every_exception_is_still_needed(names: Names):
    assert ALLOWED.keys() <= {(file, name) for file, _, name in names}


def test_imports_keep_the_names_they_import():
    renamed = [
        f"{file}:{node.lineno} {node.asname}"
        for file, node in nodes("ptr")
        if isinstance(node, ast.alias) and node.asname
    ]
    assert len(renamed) <= 10, "\n" + "\n".join(renamed)
