"""A level is set for no rule, or below the rule's own.

政策里的级别写给了没有的规则，或者比规则自己的级别低。

The policy of a registry may raise the level of a rule (policy.levels), never lower it. A code that no rule has raises
nothing, and a lower level is not taken: both leave the city believing in something that does not hold. What is
accepted on purpose needs a waiver, with basis and last day. For the rules of a rung, which are notes until a unit
claims the rung, any level is a raise.

登记簿的政策（policy.levels）可以提高规则的级别，不能降低。编号写错了，什么也没有提高；写低了不起作用。有意保留的问题请写豁免，写明依据和期限。按阶段生效的规则在单位未到该阶段时只是提示，写什么级别都是提高。

Breaks:

    policy: {levels: {L100: error, T002: note}}

Keeps:

    policy: {levels: {L010: error}}
"""

import difflib
from collections.abc import Iterator

from ptr.model.documents.registry import Registry
from ptr.model.fields.level import Level
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import document_rule
from ptr.rules.rule import all_rules


@document_rule(
    "X010",
    Registry,
    zh="政策里 {code} 的级别不起作用：{problem}",
    en="the level of {code} in the policy has no effect: {problem}",
)
def rule(registry: Registry, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Look each code up, and compare its level with the rule's own."""
    rules = {rule.code: rule for rule in all_rules()}
    for code, name in registry.policy.levels.items():
        pointer, level, known = ("policy", "levels", code), Level(name), rules.get(code)
        if known is None:
            near = difflib.get_close_matches(code.upper(), rules, 1, 0.6)
            hint = (f"，是否要写 {near[0]}", f", did you mean {near[0]}?") if near else ("", "")
            problem = (f"没有这条规则{hint[0]}；编号见 ptr rules", f"there is no such rule{hint[1]}; codes: ptr rules")
            yield Hit(pointer=pointer, at_key=True, args={"code": code, "problem": problem})
        elif known.rung is None and not level.reaches(known.level):
            zh = f"规则本身是“{word(known.level)}”，只能提高；有意保留的请写豁免"
            en = f"the rule's own is {known.level}, it can only be raised; what stands on purpose is a waiver"
            yield Hit(pointer=pointer, args={"code": code, "problem": (zh, en)})
