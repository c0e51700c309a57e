"""A folder that cannot be opened.

打不开的文件夹。

The system refuses the folder, so nobody knows what it holds: powers in it would be missing from every check and
print. No edition is issued until it opens.

系统不让打开这个文件夹，里面有什么谁也不知道：其中的职权既没有检查，也印不出来。请先解决权限或网络问题。

Breaks:

    units/minzheng/powers/   # of another user

Keeps:

    units/minzheng/powers/   # that you may open
"""

from collections.abc import Iterator

from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import registry_rule


@registry_rule(
    "Y013", zh="文件夹打不开，其中的文件没有检查", en="the folder cannot be opened; what it holds was not checked"
)
def rule(snapshot: Snapshot) -> Iterator[Hit]:
    """Report each folder that the source could not list."""
    for stray in snapshot.strays:
        if stray.what == "unreadable":
            yield Hit(path=stray.path)
