"""A registry of extremes: every text as long as anybody ever wrote it, and full of what might be taken for markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, Final

import msgspec
from busy import UNIT, busy
from msgspec import Struct
from support import open_registry

from ptr.model.documents.flow import Flow, StepKind
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.fields.fields import Field, fields_of
from ptr.model.fields.types import document_types
from ptr.store.source import FolderSource

HOSTILE: Final = r'#panic("x") \LaTeX{y} $z$ <b>&amp;</b> {{ 7*7 }} =HYPERLINK("a") @b *c* _d_ //e'
LONG: Final = 4_000
NAME: Final = 80
NAMES: Final = ("name", "title", "stage", "case", "by", "series", "article", "number", "kind", "body", "who", "serial")
KEPT: Final = ("edition", "month", "of", "commit", "file", "where", "subclass", "level")
POWERS: Final = ("mz-2pn5um", "mz-24c3e2", "mz-5x2wtw", "mz-iccees")
MARK: Final = re.compile(r"第[0-9]+之[0-9]+句依法审查申请人提交的全部材料并作出决定")
STEPS: Final = 60
_numbers = count(1)


def few(bundled: Path, folder: Path) -> Path:
    """Give a registry at work with few powers, one of them without a chart, and a class without any."""
    root = busy(bundled, folder)
    for file in [*root.glob("units/*/powers/*"), *root.glob("units/*/flows/*")]:
        if file.stem not in (*POWERS, "mz-zz3ex4", "mz-2aqxia"):
            file.unlink()
    for unit in ("shenpi", "wanquan-minzheng", "zhujian"):
        (root / f"units/{unit}/catalogue.yaml").unlink()
    return root


def stretch(root: Path) -> None:
    """Stretch every document of the unit and of the registry, and draw a chart of many steps."""
    snapshot = open_registry(FolderSource(root)).snapshot
    for place in snapshot.places:
        if place.unit not in ("", UNIT) or place.type in ("law", "calendar", "filing"):
            continue
        document = snapshot.document(place)
        assert isinstance(document, document_types()[place.type]), place.path
        made = stretched(document)
        if isinstance(document, Flow) and document.powers:
            made |= {"steps": steps([lane.id for lane in document.lanes])}
        if isinstance(document, Power):
            made["code"] = "MZ-" + "0123456789" * 4 + place.key
        if isinstance(document, Unit):
            made["no_powers_in"] = [{"class": "levy", "statement": said(NAME)}]
        (root / place.path).write_text(json.dumps(made, ensure_ascii=False, indent=1), "utf-8")


def stretched(value: Struct) -> dict[str, Any]:
    """Give a document as plain data with every free text as long as its field may be thought to be."""
    made = {}
    for field in fields_of(type(value)):
        inner = getattr(value, field.name)
        if inner != field.default or field.default is None:
            made[field.key] = _plain(field, inner)
    return {key: inner for key, inner in made.items() if inner is not None}


def _plain(field: Field, value: Any) -> Any:
    if isinstance(value, Struct):
        return stretched(value)
    if isinstance(value, tuple):
        return [msgspec.to_builtins(item) if place else _plain(field, item) for place, item in enumerate(value)]
    free = type(value) is str and not field.ref and field.name not in KEPT
    if not free or (field.label and field.label.defines):
        return msgspec.to_builtins(value)
    made = said(NAME if field.name in NAMES else LONG)
    try:
        msgspec.convert(made, field.type)
    except msgspec.ValidationError:
        return value
    return made


def said(length: int) -> str:
    """Give a text whose every sentence is its own, and tells its own number."""
    number = next(_numbers)
    start = HOSTILE if length >= LONG else ""
    sentences = (f"第{number}之{n}句依法审查申请人提交的全部材料并作出决定；" for n in range(1, length))
    text = start + "".join(sentence for sentence, _ in zip(sentences, range(length // 20), strict=False))
    return text[:length]


def steps(lanes: list[str]) -> list[dict[str, Any]]:
    """Draw a chart of many steps, now and then with a decision that leads back or on."""
    made: list[dict[str, Any]] = []
    for n in range(STEPS):
        way = [{"to": f"s{n + 1}"}] if n < STEPS - 1 else []
        kind = StepKind.START if n == 0 else StepKind.END if n == STEPS - 1 else StepKind.PROCESS
        if n % 7 == 3 and n < STEPS - 4:
            kind = StepKind.DECISION
            way = [{"to": f"s{n + 1}", "when": "符合法定条件"}, {"to": f"s{n + 3}", "when": "不符合"}]
        if n % 11 == 9 and n > 12:
            kind = StepKind.DECISION
            way = [{"to": f"s{n + 1}", "when": "齐全"}, {"to": f"s{n - 5}", "when": "退回补正"}]
        made.append(
            {"id": f"s{n}", "kind": kind.value, "lane": lanes[n % len(lanes)], "text": said(NAME), "next": way,
             "duty": said(400), "documents": [f"文书{n}"]}
        )  # fmt: skip
    return made


def lost(pages: list[str], wanted: Iterator[str]) -> list[str]:
    """List the sentences that stand on no page, nor from the foot of one to the head of a later one."""
    whole = "\n".join(pages)
    return [each for each in wanted if each not in whole and not _broken(each, pages)]


def _broken(sentence: str, pages: list[str]) -> bool:
    """Tell whether a sentence begins on one page and ends on the next; its first sign of its own may be torn too."""
    for number, page in enumerate(pages[:-1]):
        if sentence[:3] in page and sentence[-5:] in pages[number + 1]:
            cuts = range(3, len(sentence))
            if any(sentence[:cut] in page and sentence[cut:] in pages[number + 1] for cut in cuts):
                return True
    return any(sentence[:cut] in page for page in pages for cut in (1, 2)) and any(
        sentence[2:] in page for page in pages
    )
