"""What was filed cannot be found.

找不到备案时的内容。

What a filing recorded is looked for by its tag, by its commit, by equal content on the main line, and in the working
tree (clauses 三.1, 四). If none of them gives its digest, nobody can tell what was filed or what changed since. Keep
the tag that `ptr file submit` offers, and merge so that the filed content is on the main line. A filing that came back
is not looked for.

按标签、提交、主线历史中相同的内容、工作区，都找不到与摘要一致的内容，就说不清备案了什么、以后改了什么。请保留 ptr file submit 提示的标签，合并时让报送的内容进入主线。被退回的不查。

Breaks:

    # the branch was squashed together with later edits, and its commits are gone

Keeps:

    # git tag filing/mz-f2g3h4 keeps the commit that was submitted
"""

from collections.abc import Iterator

from ptr.model.results.finding import Hit
from ptr.model.results.past import Past
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import history_rule


@history_rule("A007", clause="四", zh="找不到 {id} 备案的内容：{why}", en="what {id} filed cannot be found: {why}")
def rule(past: Past, snapshot: Snapshot) -> Iterator[Hit]:
    """Report the filings, except those that came back, whose content is nowhere."""
    for filing in past.filings:
        if not filing.is_known and not filing.returned:
            yield Hit(path=filing.path, pointer=("digest",), args={"id": filing.key, "why": filing.why})
