"""What every field of a document declares about itself: labels, audience and class of change."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Final

from msgspec import Meta, Struct


class Audience(StrEnum):
    """Who a value is disclosed to, widest first (clause 三.5(1))."""

    PUBLIC = "public"
    AFFECTED = "affected"
    ON_REQUEST = "on_request"
    INTERNAL = "internal"
    LEADERSHIP = "leadership"

    def reaches(self, reader: Audience) -> bool:
        """Return whether a value of this audience may be shown to `reader`; the widest reader is the public."""
        return _WIDTH[self] <= _WIDTH[reader]


_WIDTH: Final = {audience: width for width, audience in enumerate(Audience)}


class ChangeClass(StrEnum):
    """What an edit of a field is in law; `ptr diff` derives obligations from it."""

    IDENTITY = "identity"
    RENAMED = "renamed"
    RECLASSIFIED = "reclassified"
    STATUS = "status"
    BASIS = "basis"
    DUTY = "duty"
    CATALOGUE = "catalogue"
    FLOW = "flow"
    DISCLOSURE = "disclosure"
    CONTACT = "contact"
    UNIT = "unit"
    LAW = "law"
    POLICY = "policy"
    RECORD = "record"
    EDITORIAL = "editorial"


PUBLIC: Final = Audience.PUBLIC
INTERNAL: Final = Audience.INTERNAL
LEADERSHIP: Final = Audience.LEADERSHIP


class Label(Struct, frozen=True, kw_only=True):
    """The declaration of one field: titles, explanation, clause, audience, class of change, what it refers to.

    `names` is the kind of thing that its text names without requiring that it exists.
    """

    zh: str
    en: str
    help: str
    clause: str
    audience: Audience
    change: ChangeClass
    ref: str
    defines: str
    names: str


def F(
    zh: str,
    en: str,
    audience: Audience,
    change: ChangeClass,
    help: str = "",
    *,
    clause: str = "",
    ref: str = "",
    defines: str = "",
    names: str = "",
) -> Meta:
    """Declare a field.

    `zh` and `en` are its titles, `help` one line of explanation in Chinese, `clause` the clause of the plan that
    demands it, `ref` the kind of thing its text names (see `references.py`), `defines` the kind of thing whose key
    its text is, `names` the kind of thing that it names for people only. There is no default audience, so that
    nothing becomes public by being forgotten.
    """
    label = Label(
        zh=zh,
        en=en,
        help=help,
        clause=clause,
        audience=audience,
        change=change,
        ref=ref,
        defines=defines,
        names=names,
    )
    shown = {key: value for key, value in (("x-en", en), ("x-clause", clause), ("x-ref", ref)) if value}
    shown["x-audience"] = audience.value
    return Meta(title=zh, description=help or None, extra={"label": label}, extra_json_schema=shown)


class Value(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename=lambda n: n.rstrip("_")
):
    """Base of every typed value of a registry: immutable, unknown fields refused, `class_` written `class`."""


def pattern(regex: str, help: str = "") -> Meta:
    """Restrict a text to a regular expression that JSON Schema and Python read alike (`[0-9]`, no digit class)."""
    extra: dict[str, Any] = {"x-pattern-help": help} if help else {}
    closed = (
        regex[:-1] + r"$(?!\n)" if regex.endswith("$") else regex
    )  # Python's $ also matches before a last line feed
    return Meta(pattern=closed, extra_json_schema=extra)


Text = Annotated[str, Meta(min_length=1, max_length=20_000, pattern=r"\S")]
Slug = Annotated[
    str, Meta(max_length=64), pattern(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "小写字母开头，只含小写字母、数字和连字符")
]
Key = Annotated[
    str,
    Meta(max_length=64),
    pattern(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*-[a-z2-7]{6}$", "单位前缀、连字符、六位随机字符（a-z、2-7），如 mz-k3p7qd"),
]
Division = Annotated[str, pattern(r"^[0-9]{6}$", "六位行政区划代码（GB/T 2260），须加引号")]
