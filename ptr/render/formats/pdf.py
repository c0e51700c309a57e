"""PDF through Typst, in process: PDF/A-3a and PDF/UA-1, pinned fonts, no system fonts, no packages, no network."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

import jinja2
import typst
from markupsafe import Markup

from ptr.render.errors import BrokenTemplate
from ptr.render.formats import Page

NAME: Final = "pdf"
SUFFIX: Final = ".pdf"
MARKUP: Final = "typ.j2"
PINNED_FONTS: Final = True
STANDARDS: Final[list[Any]] = ["a-3a", "ua-1"]

ESCAPES: Final = {code: f"\\u{{{code:x}}}" for code in (*range(0x20), 0x7F)} | {
    ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\t"): "\\t",
}  # fmt: skip
PLACE: Final = re.compile(r"(?<=┌─ ).*__typst_py_bytes__\.typ")
FORBIDDEN: Final = re.compile(r"(?<![A-Za-z])(?:import|include|eval|std)(?![A-Za-z])")
"""What fetches or runs foreign code: `import` and `include` download packages, which typst cannot be told not to do;
`eval`, and `std`, which leads to it, run text as code. A page needs none of them: its parts come by Jinja's include."""


def literal(value: Any) -> Markup:
    """Write a value as a Typst string for code, where it can be nothing but text.

    A forbidden word has its first letter escaped, so that a search of the page need not tell text from code.
    """
    text = FORBIDDEN.sub(lambda word: f"\\u{{{ord(word[0][0]):x}}}{word[0][1:]}", str(value).translate(ESCAPES))
    return Markup(f'"{text}"')


def number(value: Any) -> Markup:
    """Write a number for code, rounded to a hundredth; ValueError for anything else."""
    return Markup(f"{float(value):.2f}")


def outline(commands: Iterable[tuple[str, Iterable[float]]]) -> Markup:
    """Write an outline (see `flowchart.drawing`) as a Typst array of commands with their coordinates in points."""
    written = (f"({literal(name)}, ({''.join(f'{number(n)}pt,' for n in numbers)}))," for name, numbers in commands)
    return Markup(f"({''.join(written)})")


def families(names: Iterable[str]) -> Markup:
    """Write names of typefaces as a Typst array, in the order in which they are tried."""
    return Markup(f"({''.join(f'{literal(name)}, ' for name in names)})")


FILTERS: Final[dict[str, Any]] = {"code": literal, "families": families, "number": number, "outline": outline}


def finalize(value: Any) -> Any:
    """Write a value as a Typst string for markup; the output of a macro or `|code` stays as it is."""
    if value is None or isinstance(value, Markup | jinja2.Undefined):
        return value
    return Markup(f"#{literal(value)};")


def render(page: Page) -> bytes:
    """Compile the page in a temporary folder that holds nothing but it and its attachments."""
    text = page.text
    _refuse_foreign_code(text)
    with tempfile.TemporaryDirectory(prefix="ptr-page-") as folder:
        root = Path(folder)
        for name, content in page.attachments.items():
            (root / name).write_bytes(content)
        try:
            compiler = typst.Compiler(
                text.encode(),
                root=folder,
                font_paths=_fonts(page.fonts),
                ignore_system_fonts=True,
                package_path=str(root / "packages"),
                package_cache_path=str(root / "packages"),
            )
            compiled = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=page.stamp)
        except typst.TypstError as error:
            message = PLACE.sub("typst", f"{error.message}\n{error.diagnostic}").replace(folder, "")
            raise BrokenTemplate(f"排版未成：{message}", f"typst: {message}") from error
    if not isinstance(compiled, bytes):
        raise BrokenTemplate("排版没有产生文件。", "typst produced no single file")
    return compiled


@cache
def _fonts(folders: tuple[Path, ...]) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in folders]
    )


def _refuse_foreign_code(text: str) -> None:
    forbidden = FORBIDDEN.search(text)
    if forbidden:
        word = forbidden.group()
        zh = f'模板中不允许使用 {word}：排版时不下载软件包，也不执行拼接的代码；只是文字时写 {{{{ "{word}" }}}}。'
        en = f'template may not use {word}: no packages, no evaluated code; as mere text write {{{{ "{word}" }}}}'
        raise BrokenTemplate(zh, en)
