# SPDX-License-Identifier: MIT
"""The frames of DDP as AsyncAPI messages."""

from collections.abc import Iterable
from typing import Final

from quickmeet_codegen.model.catalog import Entry
from quickmeet_codegen.model.operations import (
    CollectionSpec,
    EventSpec,
    MethodSpec,
    PublicationSpec,
    SchemaParam,
)
from quickmeet_codegen.read.document import Value

from .json_schema import event_args, params_schema, plain

__all__ = [
    "COMMON",
    "CORRELATIONS",
    "ERROR",
    "PREFIX",
    "document_messages",
    "event_messages",
    "method_messages",
    "subscription_message",
]

PREFIX: Final = "#/components/schemas/"
_ID: Final[dict[str, Value]] = {"type": "string", "description": "Given by the client."}
ERROR: Final[dict[str, Value]] = {
    "description": "Why a method or a subscription was refused.",
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {"type": ["string", "integer"], "description": "The code."},
        "reason": {"type": "string", "description": "In words."},
        "message": {"type": "string", "description": "Words and code."},
        "details": {"description": "What belongs to the code."},
        "errorType": {"type": "string", "description": "`Meteor.Error`."},
        "isClientSafe": {"type": "boolean", "description": "Always true."},
    },
}
CORRELATIONS: Final[dict[str, Value]] = {
    "id": {
        "description": "The id that the client gave: the answer has the same.",
        "location": "$message.payload#/id",
    },
    "ready": {
        "description": "The ids of the subscriptions that are ready.",
        "location": "$message.payload#/subs",
    },
}
_BY_ID: Final[dict[str, Value]] = {"$ref": "#/components/correlationIds/id"}


def _message(  # noqa: PLR0913  # all that a message says
    name: str,
    title: str,
    properties: dict[str, Value],
    required: Iterable[str],
    *,
    correlation: dict[str, Value] | None = None,
    examples: list[Value] | None = None,
) -> dict[str, Value]:
    payload: dict[str, Value] = {
        "type": "object",
        "required": [*required],
        "properties": properties,
    }
    made: dict[str, Value] = {"name": name, "title": title}
    if correlation is not None:
        made["correlationId"] = correlation
    made["payload"] = payload
    return {**made, "examples": examples} if examples else made


COMMON: Final[dict[str, Value]] = {
    "ready": _message(
        "ready",
        "A subscription is ready",
        {"msg": {"const": "ready"}, "subs": {"type": "array", "items": _ID}},
        ("msg", "subs"),
        correlation={"$ref": "#/components/correlationIds/ready"},
    ),
    "nosub": _message(
        "nosub",
        "A subscription was refused, or has ended",
        {"msg": {"const": "nosub"}, "id": _ID, "error": {"$ref": f"{PREFIX}DdpError"}},
        ("msg", "id"),
        correlation=_BY_ID,
    ),
    "unsub": _message(
        "unsub",
        "Let a subscription go",
        {"msg": {"const": "unsub"}, "id": _ID},
        ("msg", "id"),
        correlation=_BY_ID,
    ),
}
"""Messages that all subscriptions share."""


def method_messages(entry: Entry[MethodSpec]) -> dict[str, Value]:
    """Describe a call, its result, and its refusal with the known codes."""
    spec = entry.spec
    call: dict[str, Value] = {
        "msg": {"const": "method"},
        "id": _ID,
        "method": {"const": entry.name},
        "params": params_schema(spec.params, PREFIX),
    }
    reply: dict[str, Value] = {"msg": {"const": "result"}, "id": _ID}
    if spec.result is not None:
        reply["result"] = plain(spec.result, PREFIX)
    codes: Value = [*spec.errors]
    known: dict[str, Value] = {"$ref": f"{PREFIX}DdpError"}
    if codes:
        said: dict[str, Value] = {"examples": codes, "description": "Known codes."}
        known = {"allOf": [known, {"properties": {"error": said}}]}
    refusal: dict[str, Value] = {
        "msg": {"const": "result"},
        "id": _ID,
        "error": known,
    }
    taken, given = _examples(entry)
    name = entry.name
    return {
        "call": _message(
            name,
            f"Call {name}",
            call,
            ("msg", "id", "method"),
            correlation=_BY_ID,
            examples=taken,
        ),
        "result": _message(
            f"{name} result",
            f"Answer to {name}",
            reply,
            ("msg", "id"),
            correlation=_BY_ID,
            examples=given,
        ),
        "error": _message(
            f"{name} error",
            f"Refusal of {name}",
            refusal,
            ("msg", "id", "error"),
            correlation=_BY_ID,
        ),
    }


def _examples(entry: Entry[MethodSpec]) -> tuple[list[Value], list[Value]]:
    taken: list[Value] = []
    given: list[Value] = []
    for example in entry.spec.examples:
        if not isinstance(example, dict):
            continue
        if "params" in example:
            call: dict[str, Value] = {"msg": "method", "id": "1", "method": entry.name}
            taken.append({"payload": {**call, "params": example["params"]}})
        if "result" in example:
            answer: dict[str, Value] = {"msg": "result", "id": "1"}
            given.append({"payload": {**answer, "result": example["result"]}})
    return taken, given


def subscription_message(name: str, title: str, params: Value) -> dict[str, Value]:
    """Describe a subscription to a publication.

    Args:
        name: Wire name of the publication.
        title: Its title.
        params: Schema of its parameters.
    """
    frame: dict[str, Value] = {
        "msg": {"const": "sub"},
        "id": _ID,
        "name": {"const": name},
        "params": params,
    }
    required = ("msg", "id", "name", "params")
    return _message(
        f"sub {title}", f"Subscribe to {title}", frame, required, correlation=_BY_ID
    )


def event_messages(stream: str, entry: Entry[EventSpec]) -> dict[str, Value]:
    """Describe the subscription to an event of a stream, and the event."""
    spec = entry.spec
    title = f"{stream} {entry.name}"
    fields: dict[str, Value] = {
        "eventName": {"type": "string", "description": f"`{entry.name}`, filled in."},
        "args": event_args(spec, PREFIX),
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
    required = ("msg", "collection", "fields")
    return {
        "subscribe": subscription_message(stream, title, _stream_params(entry)),
        "event": _message(title, f"Event {title}", frame, required),
    }


def _stream_params(entry: Entry[EventSpec]) -> dict[str, Value]:
    key: dict[str, Value] = {
        "type": "string",
        "description": f"`{entry.name}`, filled in.",
    }
    return {
        "type": "array",
        "minItems": 1,
        "prefixItems": [key, {"anyOf": [{"type": "boolean"}, _options(entry)]}],
    }


def _options(entry: Entry[EventSpec]) -> dict[str, Value]:
    options = entry.spec.options
    value: dict[str, Value] = {}
    if isinstance(options, SchemaParam):
        value = plain(options.payload, PREFIX)
        if options.wire is not None:
            value = {"type": "object", "properties": {options.wire: value}}
    elif options is not None:
        value = {"type": "object", "properties": {options: {"type": "string"}}}
    return {
        "type": "object",
        "properties": {
            "useCollection": {"const": False},
            "args": {"type": "array", "items": value},
        },
    }


def document_messages(
    entry: Entry[PublicationSpec | CollectionSpec],
    collection: Entry[CollectionSpec] | None,
    name: str | None,
) -> dict[str, Value]:
    """Describe the messages for documents of a collection.

    Args:
        entry: The publication.
        collection: The collection that it fills, if described.
        name: Wire name of the collection.
    """
    document: dict[str, Value] = {"type": "object"}
    if collection is not None:
        ref = collection.spec.document.ref or ""
        document["description"] = f"Fields of `{ref}`, all but its `_id`."
    said: Value = {"const": name} if name else {"type": "string"}
    head: dict[str, Value] = {"collection": said, "id": {"type": "string"}}
    cleared: Value = {"type": "array", "items": {"type": "string"}}
    needed = ("msg", "collection", "id")
    frames: tuple[tuple[str, str, dict[str, Value]], ...] = (
        ("added", "came", {"fields": document}),
        ("changed", "changed", {"fields": document, "cleared": cleared}),
        ("removed", "is gone", {}),
    )
    return {
        msg: _message(
            f"{entry.name} {msg}",
            f"A document of {name or entry.name} {words}",
            {"msg": {"const": msg}, **head, **more},
            needed,
        )
        for msg, words, more in frames
    }
