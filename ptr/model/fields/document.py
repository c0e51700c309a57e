"""The base of a document type: one YAML file of a registry."""

from typing import ClassVar

from ptr.model.fields.field import LEADERSHIP, Audience, Value


class Document(Value, frozen=True, kw_only=True):
    """One file; each subclass in `documents/` is a document type, and the folder is the list of types.

    `PATH` is where such a file lives: `{unit}` and `{office}` are folder names, `{key}` is the file stem (the
    document's key). `STREAMED` types are numerous: the registry keeps facts about them, not the values themselves.
    `AUDIENCE` is the widest reader of any document of the type: closed, so that no type becomes public by being new.
    """

    TYPE: ClassVar[str]
    TITLE: ClassVar[tuple[str, str]]
    PATH: ClassVar[str]
    STREAMED: ClassVar[bool] = False
    AUDIENCE: ClassVar[Audience] = LEADERSHIP
