"""CODEOWNERS does not match the units.

审核分工表 CODEOWNERS 与单位不一致。

A unit reviews the files of its own folder, the office those of all others; platforms read this from CODEOWNERS. A unit
without a line is reviewed by nobody of its own, a line of a unit that is gone misleads, and a `*` below the units takes
them all back, since later lines take precedence. `ptr fmt` adds, removes and moves such lines; it leaves all others,
and the owners that any line names. The file is CODEOWNERS, .github/CODEOWNERS or .gitlab/CODEOWNERS in the registry's
folder, if there is one; a registry below the top of its repository keeps that of the repository by hand.

各单位审核自己的文件夹，其余由办公室审核；平台按 CODEOWNERS 执行。单位没有写进去，它的文件就没有本单位的人审核；单位已经不在，留着那一行会误导；写在单位下面的 * 会盖过各单位（以后写的为准）。ptr fmt 只增删、移动这几种行，其他各行和负责人不动。只看登记簿文件夹内的
CODEOWNERS、.github/CODEOWNERS 或 .gitlab/CODEOWNERS，没有就不检查；登记簿不在仓库顶层的，仓库的 CODEOWNERS 由人维护。

Breaks:

    # units/minzheng and units/jiaoyu exist
    * @office
    /units/minzheng/ @minzheng

Keeps:

    * @office
    /units/minzheng/ @minzheng
    /units/jiaoyu/ @jiaoyu
"""

from collections.abc import Iterator

from ptr.model.fields.fault import Mark
from ptr.model.fields.level import Level
from ptr.model.results.finding import Hit
from ptr.model.state.codeowners import EVERYTHING, differences
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import registry_rule

MISSING = ("没有写这个单位的文件夹", "its folder has no line")
GONE = ("没有这个单位", "there is no such unit")
NO_REST = ("没有写其余文件由谁审核", "nobody is named for all other files")
OVERRIDES = ("写在单位下面，盖过了上面各单位", "it stands below the units and overrides them")


@registry_rule(
    "G001",
    level=Level.WARNING,
    zh="CODEOWNERS 中的 {name}：{problem}；可运行 ptr fmt",
    en="{name} in CODEOWNERS: {problem}; ptr fmt puts it right",
)
def rule(snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the lines with the folders of units and the offices."""
    if snapshot.codeowners is None:
        return
    path, text = snapshot.codeowners.path, snapshot.codeowners.text
    for each in differences(text, *snapshot.owners):
        others = each.name == EVERYTHING
        if each.line:
            problem = OVERRIDES if others else GONE
            mark = Mark(each.line, 1, len(text.split("\n")[each.line - 1].rstrip()))
        else:
            problem, mark = NO_REST if others else MISSING, Mark(1, 1, 0)
        about = f"{each.name} {each.line}" if others else each.name
        yield Hit(path=path, mark=mark, about=about, args={"name": each.name, "problem": problem})
