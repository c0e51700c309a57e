"""A file or folder that is not part of a registry.

不属于登记簿的文件或文件夹。

Every document has its place, so that nothing is overlooked: a file under a name nobody reads would be checked by
nobody. Links are not followed, since they can lead out of the registry or in a circle.

登记簿里每份文件都有固定的位置；放错地方、起错名字的文件谁也不会读到，等于没有。快捷方式（符号链接）一律不读。附件请放
units/<单位>/attachments/。

Breaks:

    units/minzheng/power/mz-k3p7qd.yaml

Keeps:

    units/minzheng/powers/mz-k3p7qd.yaml
"""

from collections.abc import Iterator

from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import registry_rule

WHAT = {
    "file": ("文件", "file"),
    "folder": ("文件夹（文件名却像文件）", "folder named like a file"),
    "link": ("符号链接", "symbolic link"),
    "named": ("文件的名称不是 UTF-8，", "file, whose name is not UTF-8,"),
    "other": ("特殊文件", "special file"),
}


@registry_rule(
    "Y007",
    zh="此{what}不属于登记簿{near}；附件请放 units/<单位>/attachments/",
    en="this {what} is not part of a registry{near}",
)
def rule(snapshot: Snapshot) -> Iterator[Hit]:
    """Report what lies where no document lives."""
    for stray in snapshot.strays:
        if stray.what == "unreadable":
            continue
        near = (f"，是否应为 {stray.near}", f", did you mean {stray.near}?") if stray.near else ("", "")
        yield Hit(path=stray.path, args={"what": WHAT[stray.what], "near": near})
