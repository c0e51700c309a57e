"""The files recorded by a filing no longer give its digest.

备案记录的文件与摘要不符。

A filing is known by the digest of what its files say (clauses 三.1, 四). Its tag `filing/<key>` and the commit it names
are where that content is kept; if one of them holds something else, the tag was moved or the filing rewritten, and what
the office filed is no longer what the registry shows as filed. Files that the unit has changed lawfully since are not
reported: `ptr diff` lists them. Without Git, and where only part of the history was fetched, the rule is silent.

报送以内容摘要为准。标签 filing/编号 和所写的提交里，内容应当与摘要一致；不一致，说明标签被移动过，或者报送文件被改过，登记簿显示的就不是当时备案的内容。备案之后依法修改不属于这种情况，由 ptr diff 列出。

Breaks:

    # the tag filing/mz-f2g3h4 was moved to a later commit, in which a power has another limit

Keeps:

    # the tag filing/mz-f2g3h4 is at the commit that was submitted
"""

from collections.abc import Iterator

from ptr.model.results.finding import Hit
from ptr.model.results.past import Past
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import history_rule


@history_rule(
    "A005",
    clause="四",
    zh="{id} 备案的内容与摘要不符：{problem}",
    en="what {id} filed does not match its digest: {problem}",
)
def rule(past: Past, snapshot: Snapshot) -> Iterator[Hit]:
    """Report the filings whose tag, commit or total does not agree with what they recorded."""
    for filing in past.filings:
        for name in filing.broken:
            what = "标签" if name.startswith("filing/") else "提交"
            problem = (f"{what} {name} 里是别的内容", f"{name} holds something else")
            yield Hit(path=filing.path, pointer=("digest",), about=name, args={"id": filing.key, "problem": problem})
        if filing.torn:
            problem = ("总摘要不是各文件摘要算出来的", "its total does not match its files")
            yield Hit(path=filing.path, pointer=("digest",), about="total", args={"id": filing.key, "problem": problem})
