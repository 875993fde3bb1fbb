# SPDX-License-Identifier: MIT
"""Facts of a server's API, from its declarations."""

from pathlib import Path

import msgspec
from msgspec import Struct

from quickmeet_codegen.read.finding import UnreadableError

__all__ = [
    "EndpointFact",
    "EventFact",
    "Facts",
    "FieldFact",
    "MethodFact",
    "TypeFact",
    "read_facts",
    "write_facts",
]

JsonSchema = dict[str, object]


class FieldFact(Struct, frozen=True):
    """A field of a type, a parameter or a result."""

    type: str
    """The type as its source writes it, in canonical order."""
    optional: bool = False
    schema: JsonSchema = {}
    """Plain JSON Schema if possible; ``x-upstream`` names a type."""

    def __str__(self) -> str:
        """``string, optional``."""
        return f"{self.type}, optional" if self.optional else self.type


class TypeFact(Struct, frozen=True, omit_defaults=True):
    """A named type: its fields, or the target of the alias."""

    fields: dict[str, FieldFact] = {}
    alias: str | None = None


class EndpointFact(Struct, frozen=True):
    """An endpoint, by verb and path."""

    params: dict[str, FieldFact] = {}
    result: dict[str, FieldFact] = {}


class EventFact(Struct, frozen=True):
    """An event of a stream: its alternative lists of arguments."""

    args: list[str] = []


class MethodFact(Struct, frozen=True):
    """A method of DDP."""

    params: list[str] = []
    result: str = ""


class Facts(Struct, frozen=True):
    """All facts of one release."""

    packages: dict[str, str] = {}
    """The source: name and version."""
    types: dict[str, TypeFact] = {}
    endpoints: dict[str, EndpointFact] = {}
    events: dict[str, EventFact] = {}
    """By stream and pattern of the key, such as ``stream-notify-room {}/typing``."""
    methods: dict[str, MethodFact] = {}

    def __str__(self) -> str:
        """``@rocket.chat/core-typings 8.8.1, ...``."""
        return ", ".join(f"{name} {version}" for name, version in self.packages.items())


def read_facts(path: Path) -> Facts:
    """Read facts written by `write_facts`.

    Raises:
        UnreadableError: The file cannot be read, or has no facts.
    """
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Facts)
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{path}: not a file of facts: {error}") from error
    if not (found.types or found.endpoints or found.events or found.methods):
        raise UnreadableError(
            f"{path}: not a file of facts: no methods, events, types or endpoints"
        )
    return found


def write_facts(facts: Facts) -> bytes:
    """Write facts as JSON, one line per value, so that versions can be compared."""
    return msgspec.json.format(msgspec.json.encode(facts), indent=1) + b"\n"
