# SPDX-License-Identifier: MIT
"""Names and words that follow from the wire's, for a person to better."""

from quickmeet_codegen.python.naming import (
    BUILTINS,
    RESERVED_ATTRIBUTES,
    is_python_name,
    snake_case,
)
from quickmeet_codegen.read.document import Value
from tools.drafts.raw import mapping

__all__ = ["argument_name", "describe", "field_name", "pascal_case", "sentence"]

_KNOWN = {
    "_id": "id", "rid": "room_id", "uid": "user_id", "tmid": "thread_id",
    "mid": "message_id", "prid": "parent_id", "u": "user", "t": "kind", "msg": "text",
    "fname": "display_name", "ts": "created_at", "_updatedAt": "updated_at",
    "_createdAt": "created_at", "_createdBy": "created_by", "_updatedBy": "updated_by",
    "type": "kind", "from": "sender", "limit": "most", "skip": "offset",
    "msgs": "message_count", "usersCount": "member_count", "size": "size_bytes",
}  # fmt: skip
_ARGUMENTS = {"filter": "matching", "hash": "digest", "open": "is_open"}
_FLAGS = (
    "is", "has", "are", "can", "should", "shows", "show", "allow", "ignore", "exclude",
    "include", "keep", "use", "needs", "do", "was", "display", "hide", "force",
    "convert", "collapse", "mute", "send", "enable", "run",
)  # fmt: skip
_STATES = ("is_", "has_", "was_", "can_", "needs_")
_FIXED = {
    "most": "How many at most.",
    "offset": "How many to leave out in front.",
    "id": "Identifier.",
    "created_at": "When it was made.",
    "updated_at": "When it last changed.",
    "room_id": "The room.",
    "user_id": "The user.",
    "message_id": "The message.",
    "thread_id": "The message that began the thread.",
    "username": "User name.",
    "usernames": "User names.",
    "name": "Name.",
    "display_name": "Name as people see it.",
    "kind": "Kind.",
    "text": "Text.",
    "visitor_token": "The visitor's secret.",
    "size_bytes": "Size.",
}


def field_name(wire: str, schema: dict[str, Value]) -> str:
    """A name for a field: full words, flags as statements, moments ``*_at``."""
    name = _KNOWN.get(wire) or snake_case(wire)
    if schema.get("type") == "boolean" and name.split("_")[0] not in _FLAGS:
        name = f"is_{name}"
    elif schema.get("$ref") == "Timestamp" and not name.endswith("_at"):
        name = f"{name.removesuffix('_date')}_at"
    if name[:1].isdigit():
        name = f"value_{name}"
    if name in RESERVED_ATTRIBUTES or not is_python_name(name):
        name = f"{name}_value"
    return name


def argument_name(wire: str, schema: dict[str, Value]) -> str:
    """A name for an argument, which no builtin has."""
    name = field_name(wire, schema)
    if name in BUILTINS:
        name = _ARGUMENTS.get(name, f"{name}_value")
    return name


def describe(name: str, schema: dict[str, Value]) -> str:
    """The meaning of a field, as far as its name tells."""
    words = name.replace("_", " ")
    if not schema:
        words = f"{words}, left unknown by upstream"
    elif name in _FIXED:
        return _FIXED[name]
    elif schema.get("type") == "boolean":
        words = f"whether {'it ' if name.startswith(_STATES) else 'to '}{words}"
    elif name.endswith("_at"):
        words = f"when: {words.removesuffix(' at')}"
    elif name.endswith("_id"):
        words = f"identifier of the {words.removesuffix(' id')}"
    elif mapping(schema.get("additionalProperties")):
        words = f"{words}, by key"
    return sentence(words)


def sentence(words: str) -> str:
    """Words with a capital in front and a full stop behind."""
    return f"{words[:1].upper()}{words[1:]}."


def pascal_case(wire: str) -> str:
    """The class name that follows: ``2fa:enable`` gives ``Enable2fa``."""
    words = [word for word in snake_case(wire).split("_") if word]
    words.sort(key=lambda word: word[0].isdigit())
    return "".join(word[:1].upper() + word[1:] for word in words)
