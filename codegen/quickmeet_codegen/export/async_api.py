# SPDX-License-Identifier: MIT
"""The schema as an AsyncAPI 3.1 document: calls, streams, publications.

All go over one WebSocket, so there is one channel for each method, event and
publication, distinguished by the message and not by the address of the socket.
"""

import re
from typing import Final

from quickmeet_codegen.model.catalog import Catalog, Entry, Operation
from quickmeet_codegen.model.operations import EventSpec, MethodSpec, PublicationSpec
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import SchemaSource

from .async_frames import (
    COMMON,
    CORRELATIONS,
    ERROR,
    PREFIX,
    document_messages,
    event_messages,
    method_messages,
    subscription_message,
)
from .json_schema import params_schema, type_schemas

__all__ = ["async_api"]

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9_-]+")
_LITERAL: Final = frozenset({"const", "enum"})  # data, not schema
_SECURITY: Final[dict[str, Value]] = {
    "password": {
        "type": "userPassword",
        "description": "The method `login` with name and digest of the password.",
    },
    "token": {
        "type": "apiKey",
        "in": "password",
        "description": "The method `login` with `resume`, or over REST.",
    },
}
_LOGGED_IN: Final[Value] = [
    {"$ref": f"#/components/securitySchemes/{name}"} for name in _SECURITY
]


def async_api(source: SchemaSource, version: str) -> dict[str, Value]:
    """Export all methods, streams and publications as one AsyncAPI 3.1 document.

    Args:
        source: A schema that the linter has passed.
        version: The version of the document if the schema has none.
    """
    catalog = Catalog(source)
    about = catalog.about
    made = _Document()
    for method in catalog.methods():
        made.method(method)
    for stream, event in catalog.streams():
        made.event(stream, event)
    for publication in catalog.publications():
        made.publication(publication, catalog)
    schemas: dict[str, Value] = {**type_schemas(catalog, PREFIX), "DdpError": ERROR}
    title = about.title if about else "API"
    whole: dict[str, Value] = {
        "asyncapi": "3.1.0",
        "info": {
            "title": title,
            "version": (about and about.version) or version,
            "description": "DDP over one WebSocket: method calls, streams of events, "
            "and documents of collections. A session begins with the frame "
            "`connect`; every `ping` is answered by a `pong`.",
            **({"license": {"name": about.license}} if about and about.license else {}),
            "tags": [
                {"name": domain.name, "description": domain.summary.strip()}
                for domain in catalog.domains
                if domain.group is not None
            ],
        },
        "servers": {
            "default": {
                "host": "{host}",
                "pathname": "/websocket",
                "protocol": "wss",
                "title": title,
                "variables": {"host": {"description": "Of the server."}},
            }
        },
        "defaultContentType": "application/json",
        "channels": made.channels,
        "operations": made.operations,
        "components": {
            "schemas": schemas,
            "messages": COMMON,
            "correlationIds": CORRELATIONS,
            "securitySchemes": _SECURITY,
        },
    }
    return _as_draft_07(whole)


class _Document:
    """The channels and operations so far."""

    def __init__(self) -> None:
        self.channels: dict[str, Value] = {}
        self.operations: dict[str, Value] = {}

    def method(self, entry: Entry[MethodSpec]) -> None:
        """Add a method: a call and two kinds of answer."""
        name = _unique(f"method-{entry.name}", self.channels)
        self.channels[name] = _channel(entry.name, "", method_messages(entry))
        answers = _messages(name, "result", "error")
        reply: dict[str, Value] = {"channel": _to(name), "messages": answers}
        self.operations[name] = {
            "action": "send",
            "channel": _to(name),
            "messages": _messages(name, "call"),
            "reply": reply,
            **_facts(entry),
        }

    def event(self, stream: str, entry: Entry[EventSpec]) -> None:
        """Add an event: the subscription to it, and its arguments."""
        name = _unique(f"{stream}-{entry.name}", self.channels)
        keys = entry.spec.keys.items()
        said = [f"- `{part}`: {key.description.strip()}" for part, key in keys]
        head = f"Subscribe to `{stream}` with `{entry.name}`."
        words = "\n".join([head, *([""] if said else []), *said])
        title = f"{stream} {entry.name}"
        self.channels[name] = _channel(title, words, event_messages(stream, entry))
        self._subscription(name, entry)
        self.operations[name] = {
            "action": "receive",
            "channel": _to(name),
            "messages": _messages(name, "event"),
            **_facts(entry),
        }

    def publication(self, entry: Entry[PublicationSpec], catalog: Catalog) -> None:
        """Add a publication: the subscription to it, and the documents it pushes."""
        name = _unique(f"publication-{entry.name}", self.channels)
        filled = entry.spec.collection
        params: Value = params_schema(entry.spec.params, PREFIX)
        found = document_messages(entry, catalog.collection(filled), filled)
        asked = subscription_message(entry.name, entry.name, params)
        words = f"Its documents are in the collection `{filled}`." if filled else ""
        self.channels[name] = _channel(entry.name, words, {"subscribe": asked, **found})
        self._subscription(name, entry)
        self.operations[name] = {
            "action": "receive",
            "channel": _to(name),
            "messages": _messages(name, *found),
            **_facts(entry),
        }

    def _subscription(self, name: str, entry: Entry[Operation]) -> None:
        answers = _messages(name, "ready", "nosub")
        reply: dict[str, Value] = {"channel": _to(name), "messages": answers}
        self.operations[f"subscribe-{name}"] = {
            "action": "send",
            "channel": _to(name),
            "messages": _messages(name, "subscribe", "unsub"),
            "reply": reply,
            **_facts(entry),
        }


def _channel(title: str, words: str, messages: dict[str, Value]) -> dict[str, Value]:
    made: dict[str, Value] = {"address": None, "title": title}
    if words:
        made["description"] = words
    if "subscribe" in messages:
        shared: dict[str, Value] = {
            name: {"$ref": f"#/components/messages/{name}"} for name in COMMON
        }
        messages = {**messages, **shared}
    return {**made, "messages": messages}


def _to(name: str) -> dict[str, Value]:
    return {"$ref": f"#/channels/{name}"}


def _messages(name: str, *messages: str) -> list[Value]:
    return [{"$ref": f"#/channels/{name}/messages/{one}"} for one in messages]


def _facts(entry: Entry[Operation]) -> dict[str, Value]:
    """Describe an operation: texts, access, and which servers have it."""
    spec = entry.spec
    made: dict[str, Value] = {"title": entry.name}
    for key, words in (("summary", spec.summary), ("description", spec.description)):
        if words.strip():
            made[key] = words.strip()
    if spec.access != "anonymous":
        made["security"] = _LOGGED_IN
    made["tags"] = [{"name": entry.domain.name}]
    versions = spec.versions
    said: dict[str, Value] = {
        "x-since": versions.since,
        "x-deprecated": versions.deprecated,
        "x-removed": versions.removed,
    }
    return {**made, **{key: value for key, value in said.items() if value}}


def _as_draft_07(
    value: dict[str, Value], *, are_names: bool = False
) -> dict[str, Value]:
    """Rewrite tuples for AsyncAPI, whose schemas extend draft 7."""
    made: dict[str, Value] = {}
    is_tuple = not are_names and "prefixItems" in value
    for key, inner in value.items():
        name = key
        if is_tuple:
            name = {"items": "additionalItems", "prefixItems": "items"}.get(key, key)
        if key in _LITERAL and not are_names:
            made[name] = inner
        else:
            made[name] = _inside(key, inner)
    return made


def _inside(key: str, value: Value) -> Value:
    if isinstance(value, dict):
        return _as_draft_07(value, are_names=key == "properties")
    if isinstance(value, list):
        return [_inside("", item) for item in value]
    return value


def _unique(name: str, taken: dict[str, Value]) -> str:
    """Make an unused key of the characters that AsyncAPI allows."""
    base = found = _UNSAFE.sub("_", name).strip("_")
    number = 2
    while found in taken:
        found = f"{base}_{number}"
        number += 1
    return found
