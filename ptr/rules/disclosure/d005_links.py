"""A key power does not disclose all of its decision, execution and result.

重点部位没有分别公开决策、执行、结果。

A key power is disclosed along its whole course, on the unit's own initiative: what is decided and how, how it is
carried out, what came of it (clause 三.4). Each link names its procedure, what is shown of it, in which form and on
which carriers.

方案要求围绕重点部位，主动公开决策、执行、结果各个环节。三个环节都要写明程序、公开内容、方式和载体，缺一个环节，运行过程就断了。

Breaks:

    key_power:
      area: public_funds
      result: {procedure: 局务会审定, content: 分配结果, form: 网站公布, carriers: [website]}

Keeps:

    key_power:
      area: public_funds
      decision: {procedure: 集体研究, content: 分配方案, form: 公示, carriers: [website]}
      execution: {procedure: 按计划拨付, content: 拨付进度, form: 公布, carriers: [website]}
      result: {procedure: 绩效评价, content: 使用结果, form: 网站公布, carriers: [website]}
"""

from collections.abc import Iterator
from typing import Final

from ptr.model.documents.power import DisclosureForm, KeyPower, Power
from ptr.model.documents.unit import Stage
from ptr.model.fields.fields import title_of
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

LINKS: Final = ("decision", "execution", "result")


@document_rule(
    "D005",
    Power,
    clause="三.4",
    rung=Stage.CATALOGUED,
    zh="重点部位的公开不完整：{problem}",
    en="the key power is not disclosed along its whole course: {problem}",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Check the three links of a key power and the form of its disclosure."""
    if power.key_power is None:
        return
    for name in LINKS:
        link, title = getattr(power.key_power, name), title_of(KeyPower, name)
        if link is None:
            problem = (f"没有写{title}（{name}）", f"the link {name} is missing")
            yield Hit(pointer=("key_power",), about=name, args={"problem": problem})
        elif not link.carriers:
            problem = (f"{title}没有公开载体", f"the link {name} has no carrier")
            yield Hit(pointer=("key_power", name), args={"problem": problem})
    if power.disclosure.form is DisclosureForm.ON_REQUEST:
        problem = ("重点部位应当主动公开（form: proactive）", "a key power is disclosed proactively")
        yield Hit(pointer=("disclosure", "form"), args={"problem": problem})
