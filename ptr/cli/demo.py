"""`ptr demo`: a playground with a history."""

from pathlib import Path
from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.model.text.plural import counted


def command(
    context: typer.Context,
    to: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="Folder for the repository, new or empty. · 仓库放在哪个文件夹（新的或空的）"
        ),
    ],
) -> None:
    """Build a Git repository to play with: the example registry and a year of its history.

    Catalogues are issued, filed and accepted; a law is amended; two bureaus hand licences to the approval bureau; a
    column is kept from the public; at the end a time limit is changed and nothing explains why. Every run makes the
    same commits.

    建一个练习用的 Git 仓库：示例登记簿和它一年的历史。

    目录发布、报送、准予备案；一部法律有了新文本；两个单位的许可划转行政审批局；一个栏目缩小公开范围；最后有一处时限改动没有说明。
    每次建成的提交都相同。

    Example: `ptr demo playground`
    """
    from ptr.operations.playground.demo import build_demo

    settings = settings_of(context)
    count = build_demo(to)
    settings.say(
        f"建好了 {to}：{count} 次提交；接着：cd {to}，运行 git log --stat 和 ptr diff HEAD~1",
        f"built {to}: {counted(count, 'commit')}; next: cd {to}, then git log --stat and ptr diff HEAD~1",
    )
