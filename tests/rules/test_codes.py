"""A code names one rule."""

from __future__ import annotations

import sys

import pytest

from ptr.rules import units
from ptr.rules.rule import all_rules

SECOND = """A second rule.
第二条规则。
"""


def test_two_rules_with_one_code_are_a_defect_that_names_both_modules(tmp_path, monkeypatch):
    module = f'''"""{SECOND}"""
from ptr.rules.decorators import fault_rule
rule = fault_rule("U001", "odd", __name__, zh="x", en="x")
'''
    (tmp_path / "u999_second.py").write_text(module, encoding="utf-8")
    monkeypatch.setattr(units, "__path__", [*units.__path__, str(tmp_path)])
    try:
        with pytest.raises(RuntimeError, match=r"u001_credit_code.*u999_second.*U001"):
            all_rules.__wrapped__()
    finally:
        sys.modules.pop("ptr.rules.units.u999_second", None)
