"""The YAML dialect of a registry: strict, YAML 1.2 core scalars, every fault with its place.

This is the one seam to a YAML parser. PyYAML's C parser composes the text without any resolver of its own; the
scalars are then typed here, so that `012`, `1:30` or `no` never become what the writer did not write.
"""

from __future__ import annotations

import re
from typing import Any, Final

import yaml
from msgspec import Struct
from msgspec.structs import replace

from ptr.model.fault import Bilingual, Fault, Mark
from ptr.model.pointer import Pointer

MAX_BYTES: Final = 2 * 1024 * 1024
MAX_DEPTH: Final = 64

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})$")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+$")
_READ_DIFFERENTLY = re.compile(
    r"""(?:
        [yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|True|TRUE|False|FALSE|null|Null|NULL|~   # other YAMLs' words
        |[-+]?[1-9][0-9]{18,}                                            # more than a machine's integer holds
        |[-+]?0[0-9_]+|0[ox][0-9a-fA-F]+|0b[01_]+                       # leading zero, octal, hexadecimal, binary
        |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?               # base 60
        |[-+]?[0-9]+(?:_[0-9_]*)+(?:\.[0-9_]*)?                          # 1_000
        |[-+]?(?:\.[0-9]+|[0-9]+\.|[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+)  # .5  5.  1e3
        |[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|=|<<
        |[0-9]{4}-(?:[0-9]-[0-9]{1,2}|[0-9]{2}-[0-9])                   # 2005-3-1
        |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9].*           # timestamps
    )$""",
    re.VERBOSE,
)
_NO_TEXT = re.compile(rf"true$|false$|{_INTEGER.pattern}|{_FLOAT.pattern}|{_READ_DIFFERENTLY.pattern}", re.VERBOSE)
_INDICATORS = re.compile(r"(?:^|[\s\[{,:-])[&*!]|(?:^|\r)%", re.MULTILINE)
_SEPARATOR = re.compile("[\x85\u2028\u2029]")


class _TooDeep(yaml.YAMLError):
    """A node below the last level that is read; `place` is where the collection around it begins."""

    def __init__(self, place: Any) -> None:
        self.place = place


class _Loader(yaml.CSafeLoader):
    """PyYAML's parser with no implicit types: every plain scalar stays text until `_scalar` reads it.

    The composer announces every node it enters and leaves, so depth is bounded here, before the stack is exhausted.
    """

    depth = 0

    def descend_resolver(self, parent: Any, index: Any) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH + 1:
            raise _TooDeep(parent.start_mark)

    def ascend_resolver(self) -> None:
        self.depth -= 1


_Loader.yaml_implicit_resolvers = {}


class Loaded(Struct, frozen=True):
    """What a text says: plain data, and the faults of its form; with a fault that ends the reading, data is None."""

    data: Any
    faults: tuple[Fault, ...]
    has_empty: bool = False


def load(raw: bytes) -> Loaded:
    """Read a file's bytes; never raises on what they hold."""
    if len(raw) > MAX_BYTES:
        limit = f"{MAX_BYTES // 1024 // 1024} MiB"
        return Loaded(None, (Fault(kind="too_large", mark=Mark(1, 1), args={"limit": limit}),))
    decoded = _decode(raw)
    if isinstance(decoded, Fault):
        return Loaded(None, (decoded,))
    blocked = _blocked(decoded)
    if blocked:
        return Loaded(None, blocked)
    try:
        root = yaml.compose(decoded, _Loader)
    except yaml.YAMLError as error:
        return Loaded(None, (_syntax(decoded, error),))
    reader = _Reader()
    data = reader.build(root) if root else None
    if data is None:
        return Loaded(None, (Fault(kind="empty_file", mark=Mark(1, 1)),))
    return Loaded(data, tuple(reader.faults), reader.has_empty)


def reads_differently(word: str) -> bool:
    """Tell whether YAML parsers disagree on a word without quotes."""
    return _READ_DIFFERENTLY.match(word) is not None


def compose(text: str) -> Any:
    """Give the nodes of a text that `load` reads without faults, for those who need its layout."""
    return yaml.compose(text, _Loader)


def is_ambiguous(word: str) -> bool:
    """Tell whether some reader could take a word without quotes for something else than text."""
    return _NO_TEXT.match(word) is not None


def locate(raw: bytes, pointer: Pointer, *, at_key: bool = False) -> Mark:
    """Find the place of a value, or of its key, by composing the file again.

    A pointer that leads nowhere (a missing field) gives the place where its deepest part that exists begins, with
    nothing to underline.
    """
    try:
        node: Any = yaml.compose(raw.decode("utf-8-sig", "replace"), _Loader)
    except yaml.YAMLError:
        return Mark(1, 1, 0)
    if node is None:
        return Mark(1, 1, 0)
    mark = begins = replace(_mark(node), length=0)
    for depth, part in enumerate(pointer):
        key, child = _child_of(node, part)
        if child is None:
            return replace(begins, length=0)
        last = depth == len(pointer) - 1
        below = isinstance(child, yaml.CollectionNode) and not child.flow_style
        shown = key if key and ((last and (at_key or below)) or not child.value) else child
        node, mark, begins = child, _mark(shown), _mark(key or child)
    return mark


def _child_of(node: Any, part: str | int) -> tuple[Any, Any]:
    """Give the key node and the value node that a part of a pointer leads to."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == part), (None, None))
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None, None


def _mark(node: yaml.Node) -> Mark:
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Mark(start.line + 1, start.column + 1, max(1, length))


def _decode(raw: bytes) -> str | Fault:
    """Give the text, or the fault that names the encoding the file seems to have."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Fault(kind="not_utf8", mark=Mark(1, 1), args={"encoding": "UTF-16"})
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        try:
            raw.decode("gb18030")
            encoding = "GBK"
        except UnicodeDecodeError:
            encoding = "?"
        return Fault(kind="not_utf8", mark=Mark(line, column), args={"encoding": encoding})


def _blocked(text: str) -> tuple[Fault, ...]:
    """Faults that must be known before composing: aliases that would multiply, line breaks only to some parsers."""
    separator = _SEPARATOR.search(text)
    if separator:
        return (_character(text, separator.start(), ("各软件处理不一的换行符", "a line break only to some parsers:")),)
    if not _INDICATORS.search(text):
        return ()
    faults: list[Fault] = []
    depth = 0
    try:
        for event in yaml.parse(text, _Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    return (Fault(kind="too_deep", mark=_event_mark(event), args={"limit": MAX_DEPTH}),)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            faults.extend(_forbidden(event))
    except yaml.YAMLError as error:
        return (*faults, _syntax(text, error))
    return tuple(faults)


def _character(text: str, position: int, what: Bilingual, character: str = "") -> Fault:
    """The fault of a character that may not stand in a file."""
    mark = Mark(text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))
    code = f"U+{ord(character or text[position]):04X}"
    problem = f"{what[0]} {code}，请删去", f"{what[1]} {code}; remove it"
    return Fault(kind="not_yaml", mark=mark, args={"problem": problem})


def _event_mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _forbidden(event: Any) -> list[Fault]:
    """Anchors, aliases, tags and directives: two readers of the file could see two things."""
    found = []
    if isinstance(event, yaml.AliasEvent):
        found.append(("alias", f"*{event.anchor}"))
    elif getattr(event, "anchor", None):
        found.append(("anchor", f"&{event.anchor}"))
    if getattr(event, "tag", None):
        found.append(("tag", str(event.tag)))
    if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
        found.append(("directive", "%YAML" if event.version else "%TAG"))
    names: dict[str, Bilingual] = {
        "alias": ("别名", "alias"),
        "anchor": ("锚点", "anchor"),
        "tag": ("类型标签", "tag"),
        "directive": ("指令", "directive"),
    }
    return [
        Fault(kind="forbidden_yaml", mark=_event_mark(event), args={"what": names[what], "text": text})
        for what, text in found
    ]


def _syntax(text: str, error: yaml.YAMLError) -> Fault:
    """Turn PyYAML's error into a fault with a place and, where it can be guessed, the remedy."""
    if isinstance(error, yaml.reader.ReaderError):
        position = len(text.encode()[: error.position].decode("utf-8", "ignore"))  # libyaml counts bytes
        return _character(text, position, ("不允许的控制字符", "control character"), chr(error.character))
    if isinstance(error, _TooDeep):
        mark = Mark(error.place.line + 1, error.place.column + 1)
        return Fault(kind="too_deep", mark=mark, args={"limit": MAX_DEPTH})
    problem = getattr(error, "problem", None) or str(error).split("\n")[0]
    place = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    mark = Mark(place.line + 1, place.column + 1) if place else Mark(1, 1)
    if "another document" in problem:
        second = ("第二个文档", "second document")
        return Fault(kind="forbidden_yaml", mark=mark, args={"what": second, "text": "---"})
    lines = text.splitlines() or [""]
    if mark.line > len(lines):
        mark = Mark(len(lines), len(lines[-1]) + 1)
    line = lines[mark.line - 1]
    return Fault(kind="not_yaml", mark=mark, args={"problem": _remedy(problem, line)})


def _remedy(problem: str, line: str) -> Bilingual:
    """Say in both languages what the parser expected."""
    if line.lstrip(" -").startswith("\t") or "\t" in line[: len(line) - len(line.lstrip())]:
        return "缩进用了制表符（Tab），请改用空格", "a tab is used to indent; use spaces"
    cannot_begin = "此字符不能出现在文字开头，请给文字加引号", "a text cannot begin with this character; quote it"
    known: dict[str, Bilingual] = {
        "mapping values are not allowed": (
            "此处不应再有“: ”；文字里有冒号加空格时请加引号",
            "no “: ” may stand here; quote the text",
        ),
        "could not find expected ':'": (
            "这一行缺少冒号，或上一行的引号、缩进不对",
            "a “:” is missing, or the indentation is off",
        ),
        "end of stream": ("引号没有闭合", "a quotation mark is not closed"),
        "',' or ']'": ("方括号没有闭合，或缺少逗号", "a “]” or a comma is missing"),
        "',' or '}'": ("花括号没有闭合，或缺少逗号", "a “}” or a comma is missing"),
        "did not find expected key": (
            "缩进与上文不一致，或引号后面还有文字",
            "the indentation does not fit the lines above, or text follows a closing quote",
        ),
        "expected <block end>": ("缩进与上文不一致", "the indentation does not fit the lines above"),
        "block end": ("缩进与上文不一致", "the indentation does not fit the lines above"),
        "cannot start any token": cannot_begin,
        "expected alphabetic or numeric": cannot_begin,
    }
    for needle, remedy in known.items():
        if needle in problem:
            return remedy
    return f"YAML 语法错误（{problem}）", problem


class _Reader:
    """Builds plain data out of a composed node, collecting faults with their places."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.has_empty = False
        self._path: list[str | int] = []

    def build(self, node: Any) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self._child(position, child) for position, child in enumerate(node.value)]
        return self._mapping(node)

    def _child(self, part: str | int, node: yaml.Node) -> Any:
        self._path.append(part)
        value = self.build(node)
        self._path.pop()
        return value

    def _mapping(self, node: yaml.Node) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._fault("complex_key", key, at_key=True)
                continue
            name = str(key.value)
            self._path.append(name)
            if name in first:
                self._fault("duplicate_key", key, at_key=True, key=name, first=first[name])
            else:
                if not key.style and is_ambiguous(name):
                    self._fault("read_differently", key, at_key=True, text=name)
                first[name] = key.start_mark.line + 1
                data[name] = self.build(value)
            self._path.pop()
        return data

    def _scalar(self, node: Any) -> Any:
        text = node.value
        if node.style:
            return text
        if text == "":
            self.has_empty = True
            return None
        if text == "true":
            return True
        if text == "false":
            return False
        first = text[0]
        if first.isalpha() and len(text) > 5:
            return text
        if _INTEGER.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
        if _READ_DIFFERENTLY.match(text):
            self._fault("read_differently", node, text=text)
        return text

    def _fault(self, kind: str, node: yaml.Node, *, at_key: bool = False, **args: str | int) -> None:
        pointer = tuple(self._path)
        self.faults.append(Fault(kind=kind, mark=_mark(node), pointer=pointer, at_key=at_key, args=args))
