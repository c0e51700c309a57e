"""Templates: the list of them, and the sandbox that fills them."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import meta, sandbox
from msgspec import Struct

from ptr.render.errors import BrokenTemplate

ENDING = ".j2"


class TemplateName(Struct, frozen=True, order=True):
    """`<document>[-<variant>].<markup>`; a name that begins with `_` is a part of others.

    A markup that is text ends in `.j2`, as `typ.j2`; one that is a file of its own kind, as `docx`, is named as that.
    """

    document: str
    variant: str
    markup: str

    @property
    def file(self) -> str:
        """Return the file name."""
        return f"{self.document}{'-' if self.variant else ''}{self.variant}.{self.markup}"


def templates(folders: Sequence[Path], documents: Sequence[str]) -> list[TemplateName]:
    """List the templates of the known documents in all folders, each name once, sorted."""
    names = set()
    for file in (file for folder in folders if folder.is_dir() for file in folder.glob("[!_]*.*")):
        stem, _, markup = file.name.partition(".")
        for document in documents:
            if stem == document or stem.startswith(f"{document}-"):
                names.add(TemplateName(document=document, variant=stem[len(document) + 1 :], markup=markup))
    return sorted(names)


def environment(
    folders: Sequence[Path], finalize: Callable[[Any], Any] | None, filters: Mapping[str, Callable[..., Any]]
) -> sandbox.SandboxedEnvironment:
    """Make the sandbox; an earlier folder overrides a later one by file name.

    Autoescape is on for every markup, so that what a macro returns is known to be markup; a format whose
    markup is not HTML escapes in `finalize`.
    """
    loader = jinja2.ChoiceLoader([_Folder(folder) for folder in folders])
    sandboxed = sandbox.SandboxedEnvironment(
        loader=loader,
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    sandboxed.filters.update(filters)
    return sandboxed


class _Folder(jinja2.BaseLoader):
    """The templates that lie in one folder itself: a link could print any file that ptr may read, withheld ones too."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, None]:
        path = _file(self._folder, template)
        if path is None:
            raise jinja2.TemplateNotFound(template)
        return path.read_text("utf-8"), str(path), None


def _file(folder: Path, template: str) -> Path | None:
    parts = jinja2.loaders.split_template_path(template)
    path = folder.joinpath(*parts)
    if not path.is_file() or any(part.startswith(".") for part in parts):
        return None
    if folder.is_symlink() or path.resolve() != folder.resolve().joinpath(*parts):
        zh = f"模板 {template} 是链接，或经链接而来；模板须是 templates/ 中的普通文件。"
        raise BrokenTemplate(zh, f"template {template} is or lies behind a link; it must be a plain file")
    return path


def content(folders: Sequence[Path], name: str) -> bytes:
    """Return a template as it lies in the first folder that has it."""
    file = next(filter(None, (_file(folder, name) for folder in folders)), None)
    if file is None:
        raise BrokenTemplate(f"找不到模板 {name}。", f"template {name} not found")
    return file.read_bytes()


def sources(env: jinja2.Environment, folders: Sequence[Path], name: str) -> dict[str, str]:
    """Return the texts of a template and of every template it includes, by file name.

    One that is not text stands alone, represented by its digest.
    """
    if not name.endswith(ENDING):
        return {name: hashlib.sha256(content(folders, name)).hexdigest()}
    texts: dict[str, str] = {}
    wanted = [name]
    while wanted:
        current = wanted.pop()
        if current not in texts:
            with explained():
                texts[current] = _text(env, current)
                wanted += _referenced(texts[current], current)
    return texts


@lru_cache(512)
def _referenced(text: str, name: str) -> tuple[str, ...]:
    """Return the templates that a text includes; remembered, since the sheets of every state ask for it."""
    parsed = jinja2.Environment(autoescape=True).parse(text, name, name)
    return tuple(part for part in meta.find_referenced_templates(parsed) if part)


def fill(env: jinja2.Environment, name: str, values: Mapping[str, Any]) -> str:
    """Fill a template; BrokenTemplate names its file, its line and what is missing."""
    with explained():
        return env.get_template(name).render(values)


@contextmanager
def explained() -> Iterator[None]:
    """Turn errors in a template into BrokenTemplate with file and line."""
    try:
        yield
    except jinja2.TemplateNotFound as error:
        raise BrokenTemplate(f"找不到模板 {error.name}。", f"template {error.name} not found") from error
    except jinja2.TemplateSyntaxError as error:
        place = f"{Path(error.filename or error.name or '?').name}:{error.lineno}"
        raise BrokenTemplate(f"模板 {place} 写法有误：{error.message}", f"template {place}: {error.message}") from error
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError) as error:
        place = _place(error)
        raise BrokenTemplate(f"模板 {place} 不能填写：{error}", f"template {place}: {error}") from error


def _text(env: jinja2.Environment, name: str) -> str:
    if env.loader is None:
        raise jinja2.TemplateNotFound(name)
    return env.loader.get_source(env, name)[0]


def _place(error: Exception) -> str:
    frames = reversed(traceback.extract_tb(error.__traceback__))
    return next((f"{Path(f.filename).name}:{f.lineno}" for f in frames if f.filename.endswith(ENDING)), "?")
