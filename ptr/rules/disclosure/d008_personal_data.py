"""Personal data in a document.

文件里有个人信息。

A registry holds no identity number, no private telephone and no home address: what is published cannot be taken back,
and Git never forgets what was only internal. Only certain cases are reported: eighteen digits with a real birthday
and the right check digit (GB 11643), a mobile number, a flat by building, unit and room; and in the register a
counterpart whose name is not masked.

登记簿里不得有身份证号、私人手机号、家庭住址：公开了收不回，写进 Git 也抹不掉。只报确定的：生日、校验位都对的十八位号码，手机号，写到单元、室的住址，以及
登记表里没有隐去名字的个人。

Breaks:

    contacts: {consultation: "13800138000"}

Keeps:

    contacts: {consultation: "12345"}
"""

from collections.abc import Iterator
from typing import Final

from ptr.model.documents.record import Record
from ptr.model.documents.request import Request
from ptr.model.fields.document import Document
from ptr.model.fields.field import ChangeClass
from ptr.model.fields.pattern import pattern
from ptr.model.fields.types import Place, document_types
from ptr.model.fields.walk import Leaf, leaves, whole_text
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.text.personal import homes, identities, is_person, mobiles
from ptr.rules.decorators import document_rule

NUMBER: Final = pattern(r"[1-8](?:[0-9]{16}[0-9Xx]|[3-9][0-9](?:[ \-]?[0-9]{4}){2})(?![0-9A-Za-z号\-])")
"""What every identity number and mobile number looks like, and little else."""

KINDS: Final = {
    "identity": ("身份证号", "an identity number"),
    "mobile": ("手机号", "a mobile number"),
    "home": ("住址", "a home address"),
    "name": ("个人姓名（请隐去名字，如 张某）", "a personal name that is not masked"),
}
CODE_FIELDS: Final = ("code", "basic_code")
"""An eighteen-digit code of a list can look like an identity number by chance."""
CODES: Final = (ChangeClass.RENAMED, ChangeClass.IDENTITY)


@document_rule(
    "D008",
    *document_types().values(),
    clause="三.5",
    zh="“{field}”里有{kind}“{text}”；登记簿不存个人信息，请删去或改用单位的",
    en="“{field}” holds {kind}, “{text}”; a registry keeps no personal data: remove it, or give the unit's own",
)
def rule(document: Document, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Search every text of the document; what is found is shown only by its beginning."""
    text = whole_text(document)
    for leaf in leaves(document) if "单元" in text or NUMBER.search(text) else ():
        for kind, text in _personal_data(leaf):
            args = {"field": (leaf.label.zh, leaf.label.en), "kind": KINDS[kind], "text": f"{text[:3]}…"}
            yield Hit(pointer=leaf.pointer, about=kind, args=args)
    field = "counterpart" if isinstance(document, Record) else "applicant"
    name = getattr(document, field) if isinstance(document, Record | Request) else None
    if isinstance(name, str) and is_person(name):
        title = ("相对人", "counterpart") if field == "counterpart" else ("申请人", "applicant")
        yield Hit(pointer=(field,), args={"field": title, "kind": KINDS["name"], "text": f"{name[0]}…"})


def _personal_data(leaf: Leaf) -> Iterator[tuple[str, str]]:
    if leaf.pointer[-1] not in CODE_FIELDS:
        yield from (("identity", text) for text in identities(leaf.text))
    if leaf.label.change not in CODES:
        yield from (("mobile", text) for text in mobiles(leaf.text))
    if leaf.label.change is not ChangeClass.CONTACT:
        yield from (("home", text) for text in homes(leaf.text))
