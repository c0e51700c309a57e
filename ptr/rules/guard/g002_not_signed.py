"""A decision is not signed by its office.

备案决定没有办公室的签名。

Anyone who can write to the repository could write a decision in the office's name. An office that registers keys, in
`offices/<office>/allowed_signers` (the format of git's allowed-signers file), signs each of its decisions:
`ssh-keygen -Y sign -n ptr -f KEY FILE` writes the signature beside the file. A signature of the file, unlike one of the
commit, outlives a squash, a rebase, a shallow clone and a source archive, and a platform that merges cannot put its own
in its place. Where no keys are registered, no signature is required.

能写仓库的人都可能冒用办公室的名义写决定。办公室在 offices/<办公室>/allowed_signers 登记了密钥（格式同 git 的 allowed-signers）的，每份决定都要签名：ssh-keygen -Y sign -n ptr -f 密钥 文件，签名写在文件旁边。签的是文件而不是提交，所以合并、变基、浅克隆、源码包都不影响。没有登记密钥的不检查。

Breaks:

    offices/city/allowed_signers
    offices/city/decisions/mz-f2g3h4.yaml

Keeps:

    offices/city/allowed_signers
    offices/city/decisions/mz-f2g3h4.yaml
    offices/city/decisions/mz-f2g3h4.yaml.sig
"""

from collections.abc import Iterator

from ptr.model.results.finding import Hit
from ptr.model.results.past import Past
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import history_rule


@history_rule("G002", zh="备案决定没有有效的签名：{problem}", en="the decision has no valid signature: {problem}")
def rule(past: Past, snapshot: Snapshot) -> Iterator[Hit]:
    """Report the decisions of offices with keys that no key of theirs signed."""
    for decision in past.unsigned:
        yield Hit(path=decision.path, pointer=("filing",), args={"problem": decision.problem})
