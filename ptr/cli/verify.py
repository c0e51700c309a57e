"""`ptr verify`: whether a printed sheet, a PDF or a filing package is what the registry says."""

from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import format_option
from ptr.cli._output import FOR_PEOPLE, colour, output
from ptr.writers.verification import FORMATS


def command(
    context: typer.Context,
    thing: Annotated[
        str,
        typer.Argument(
            metavar="CODE|FILE.pdf|PACKAGE",
            help="A code as printed or scanned, a PDF, or a filing package: its folder, or a ZIP archive of it."
            " · 印出或者扫出的核验码、PDF 文件，或者报送包（文件夹或者压缩成的 ZIP）",
        ),
    ],
    depth: Annotated[
        int, typer.Option(min=1, help="Commits of the history to look through. · 最多查历史上多少次提交")
    ] = 500,
    format: Annotated[str, format_option(FORMATS.names())] = FOR_PEOPLE,
) -> None:
    """Report whether a sheet is current, or which change outdated it; whether a PDF or a package was altered.

    A code is looked for among the sheets of today, then back through the history. A PDF is printed again from the
    revision that it names and compared byte by byte, which the same ptr and fonts make equal; what differs is named. In
    a code, case and the hyphen do not matter, O is 0, I and L are 1. With `--at` that state is
    what counts: whether the sheet was current then, and how the filings stood.

    Every file of a package is checked against its manifest: other line endings or comments are the same content in
    other bytes, and what a system left there (Thumbs.db) is listed as such. Of each filing that holds the same it says
    whether it was submitted, returned or accepted, when, and under which number. Only a signature beside the manifest,
    by a key in the unit's allowed_signers, rules out that somebody recomputed it.

    Exit codes: 0 current, or the same content; 1 outdated, unknown or different; 2 nothing was verified.

    核对一份印出的文件是不是现行的、因哪次变更过时；PDF、报送包有没有被改过。

    核验码先在现在的文件里找，再逐次提交往前找。PDF 按它印着的修订号重新印出，逐字节比较（ptr 和字库相同，结果就相同），
    不同之处逐一列出。核验码不分大小写，连字符可省，O 当 0，I、L 当 1。
    加 `--at` 则以当时为准：那时是不是现行的，报送到了哪一步。

    报送包按清单核对每份文件：换行、注释不同的算“内容相同，字节不同”，系统自动生成的（Thumbs.db）单列。内容与哪次报送一致，
    就说明那次报送已报、退回还是准予备案，哪一天、什么号。清单旁边有签名，并且密钥登记在单位的 allowed_signers 里，
    才能排除有人重算清单。

    退出码：0 现行、内容一致；1 过时、查不到或者不一致；2 没有核对。

    Examples: `ptr verify 7K3M9-ABCDE` · `ptr verify 7K3M9-ABCDE --at 2026-06-30` ·
    `ptr verify out/minzheng/catalogue-board.pdf` · `ptr verify 报送包.zip`
    """
    from ptr.cli._progress import progress
    from ptr.model.results.verification import GOOD
    from ptr.operations.printing.verifying.verify import verify
    from ptr.writers.target import Target

    settings = settings_of(context)
    past = settings.reading() if settings.moment else None
    find, clock = (settings.place, past.clock) if past else (settings.root, settings.clock)
    with progress(settings) as line:
        report = verify(thing, find, clock, depth=depth, progress=line, past=past)
    FORMATS.writer(format).write(report, Target(out=output(format), language=settings.language, colour=colour()))
    if report.standing not in GOOD:
        raise typer.Exit(1)
