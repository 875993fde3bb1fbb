# SPDX-License-Identifier: MIT
"""The schema as an AsyncAPI 3.0 document: methods as request and reply, streams.

All go over one WebSocket, so there is one channel for each method and each event,
told apart by the message and not by the address, which is the socket's.
"""

import re

from quickmeet_codegen.model.catalog import Catalog, Entry, Operation
from quickmeet_codegen.model.operations import EventSpec, MethodSpec
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import SchemaSource

from .json_schema import event_args, params_schema, plain, type_schemas

__all__ = ["async_api"]

_PREFIX = "#/components/schemas/"
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_LITERAL = frozenset({"const", "enum"})  # data, not schema
_ID: dict[str, Value] = {"type": "string", "description": "Given by the client."}
_ERROR: dict[str, Value] = {
    "description": "Why a method or a subscription was refused.",
    "type": "object",
    "properties": {
        "error": {"type": ["string", "integer"], "description": "The code."},
        "reason": {"type": "string", "description": "In words."},
        "message": {"type": "string", "description": "Words and code."},
        "details": {"description": "What belongs to the code."},
        "errorType": {"type": "string", "description": "`Meteor.Error`."},
        "isClientSafe": {"type": "boolean", "description": "Always true."},
    },
}


def async_api(source: SchemaSource, version: str) -> dict[str, Value]:
    """All methods and streams as one AsyncAPI 3.0 document.

    Args:
        source: A schema that the linter has passed.
        version: What the document says of its own version.
    """
    catalog = Catalog(source)
    about = catalog.about
    channels: dict[str, Value] = {}
    operations: dict[str, Value] = {}
    for method in catalog.methods():
        name = _unique(f"method-{method.name}", channels)
        channels[name] = _method_channel(method)
        operations[name] = _method_operation(name, method)
    for stream, event in catalog.streams():
        name = _unique(f"{stream}-{event.name}", channels)
        channels[name] = _event_channel(stream, event)
        operations[name] = _event_operation(name, event)
    schemas: dict[str, Value] = {**type_schemas(catalog, _PREFIX), "DdpError": _ERROR}
    whole: dict[str, Value] = {
        "asyncapi": "3.0.0",
        "info": {
            "title": about.title if about else "API",
            "version": (about and about.version) or version,
            "description": "DDP over one WebSocket: method calls, and streams of "
            "events. A session begins with the frame `connect`; every `ping` is "
            "answered by a `pong`.",
            **({"license": {"name": about.license}} if about and about.license else {}),
        },
        "servers": {
            "default": {
                "host": "{host}",
                "pathname": "/websocket",
                "protocol": "wss",
                "variables": {"host": {"description": "Of the workspace."}},
            }
        },
        "defaultContentType": "application/json",
        "channels": channels,
        "operations": operations,
        "components": {"schemas": schemas},
    }
    return _as_draft_07(whole)


def _as_draft_07(
    value: dict[str, Value], *, are_names: bool = False
) -> dict[str, Value]:
    """Lists by place as AsyncAPI has them: its schemas extend draft 7."""
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
    """A key of the letters that AsyncAPI allows, not yet taken."""
    base = found = _UNSAFE.sub("_", name).strip("_")
    number = 2
    while found in taken:
        found = f"{base}_{number}"
        number += 1
    return found


def _method_channel(entry: Entry[MethodSpec]) -> dict[str, Value]:
    reply: dict[str, Value] = {"msg": {"const": "result"}, "id": _ID}
    if entry.spec.result is not None:
        reply["result"] = plain(entry.spec.result, _PREFIX)
    reply["error"] = {"$ref": f"{_PREFIX}DdpError"}
    call: dict[str, Value] = {
        "msg": {"const": "method"},
        "id": _ID,
        "method": {"const": entry.name},
        "params": params_schema(entry.spec.params, _PREFIX),
    }
    return {
        "address": None,
        "title": entry.name,
        "messages": {
            "call": _message(entry.name, call, ["msg", "id", "method"]),
            "result": _message(f"{entry.name} result", reply, ["msg", "id"]),
        },
    }


def _method_operation(name: str, entry: Entry[MethodSpec]) -> dict[str, Value]:
    return {
        "action": "send",
        "channel": {"$ref": f"#/channels/{name}"},
        "messages": [{"$ref": f"#/channels/{name}/messages/call"}],
        "reply": {
            "channel": {"$ref": f"#/channels/{name}"},
            "messages": [{"$ref": f"#/channels/{name}/messages/result"}],
        },
        **_words(entry),
    }


def _event_channel(stream: str, entry: Entry[EventSpec]) -> dict[str, Value]:
    fields: dict[str, Value] = {
        "eventName": {"type": "string", "description": f"`{entry.name}`, filled in."},
        "args": event_args(entry.spec, _PREFIX),
    }
    frame: dict[str, Value] = {
        "msg": {"const": "changed"},
        "collection": {"const": stream},
        "id": {"type": "string", "description": "Always `id`."},
        "fields": {
            "type": "object",
            "required": ["eventName", "args"],
            "properties": fields,
        },
    }
    keys = entry.spec.keys.items()
    said = [f"- `{name}`: {key.description.strip()}" for name, key in keys]
    head = f"Subscribe to `{stream}` with `{entry.name}`."
    return {
        "address": None,
        "title": f"{stream} {entry.name}",
        "description": "\n".join([head, *([""] if said else []), *said]),
        "messages": {
            "event": _message(
                f"{stream} {entry.name}", frame, ["msg", "collection", "fields"]
            )
        },
    }


def _event_operation(name: str, entry: Entry[EventSpec]) -> dict[str, Value]:
    return {
        "action": "receive",
        "channel": {"$ref": f"#/channels/{name}"},
        "messages": [{"$ref": f"#/channels/{name}/messages/event"}],
        **_words(entry),
    }


def _message(
    name: str, properties: dict[str, Value], required: list[Value]
) -> dict[str, Value]:
    payload: dict[str, Value] = {
        "type": "object",
        "required": required,
        "properties": properties,
    }
    return {"name": name, "payload": payload}


def _words(entry: Entry[Operation]) -> dict[str, Value]:
    said: dict[str, Value] = {
        "summary": entry.spec.summary.strip(),
        "description": entry.spec.description.strip(),
    }
    found = {key: words for key, words in said.items() if words}
    return {**found, "tags": [{"name": entry.domain.name}]}
