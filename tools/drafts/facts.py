# SPDX-License-Identifier: MIT
"""Facts about the server's API, as its sources give them."""

import json
from pathlib import Path

from msgspec import Struct

from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.finding import UnreadableError
from tools.drafts.raw import items, mapping

__all__ = ["Facts", "read_facts"]


class Facts(Struct, frozen=True):
    """Facts about a server: every method, event, type and endpoint."""

    methods: tuple[dict[str, Value], ...]
    events: tuple[dict[str, Value], ...]
    publications: tuple[dict[str, Value], ...]
    """Those that are not streams and still there."""
    types: dict[str, Value]
    endpoints: tuple[dict[str, Value], ...] = ()


def read_facts(folder: Path) -> Facts:
    """Read ``methods.json``, ``streams.json`` and ``types.schema.json``.

    ``endpoints.json`` is read where it is there.

    Raises:
        UnreadableError: One of them is not there or has another form.
    """
    streams = mapping(_read(folder / "streams.json"))
    return Facts(
        methods=_mappings(_read(folder / "methods.json")),
        events=_mappings(streams.get("streams")),
        publications=tuple(
            fact
            for fact in _mappings(streams.get("publications"))
            if fact.get("name") and not fact.get("legacy")
        ),
        types=mapping(mapping(_read(folder / "types.schema.json")).get("$defs")),
        endpoints=_endpoints(folder / "endpoints.json"),
    )


def _endpoints(path: Path) -> tuple[dict[str, Value], ...]:
    if not path.exists():
        return ()
    return _mappings(mapping(_read(path)).get("operations"))


def _read(path: Path) -> Value:
    try:
        value: Value = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UnreadableError(f"{path}: not JSON: {error}") from error
    return value


def _mappings(value: Value) -> tuple[dict[str, Value], ...]:
    return tuple(mapping(item) for item in items(value))
