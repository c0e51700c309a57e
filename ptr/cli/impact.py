"""`ptr impact`: what a law affects."""

import datetime
from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import day_option, format_option
from ptr.cli._output import FOR_PEOPLE, colour, output
from ptr.writers.impact import FORMATS


def command(
    context: typer.Context,
    law: Annotated[str, typer.Argument(help="The law, by its short or full title. · 法律名称，简称或全称")],
    article: Annotated[
        str, typer.Argument(help="Only these articles, like 第十二条第二款. · 只看这些条款，如 第十二条第二款")
    ] = "",
    edition: Annotated[
        datetime.date | None,
        day_option(
            "The text to judge by, by the day of its promulgation or effect; else the last one listed."
            " · 对照哪个文本（公布日或施行日）；不写则为所列的最后一个"
        ),
    ] = None,
    format: Annotated[str, format_option(FORMATS.names())] = FOR_PEOPLE,
) -> None:
    """List what cites a law, or some articles of it, unit by unit: powers, charts, statements, withheld powers.

    Ranges and lists of articles are expanded: 第十条至第十五条 includes 第十二条第二款. For a text that is not yet in
    force it says by when citations are to be reviewed; then what each unit would have to do if the content changes.

    列出引用某部法律或者某些条款的内容，按单位分列：职权、流程图、调整说明、不公开职权。

    条款的列举和起止都会展开：第十条至第十五条 包含 第十二条第二款。
    尚未施行的文本，写明何时之前应当核对完毕；内容因此改变的，写明各单位应当办什么。

    Examples: `ptr impact 慈善法` · `ptr impact 行政许可法 第三十二条` ·
    `ptr impact 慈善法 --edition 2023-12-29 --format json`
    """
    from ptr.operations.comparing.impact import impact
    from ptr.writers.target import Target

    settings = settings_of(context)
    past = settings.reading()
    report = impact(past.source, past.clock, law, article, edition)
    FORMATS.writer(format).write(report, Target(out=output(format), language=settings.language, colour=colour()))
