# SPDX-License-Identifier: MIT
"""The bus as an AsyncAPI 3.1 document: events, calls, dead letters."""

import json
import re
from importlib.metadata import version
from typing import Final

from quickmeet_runtime.model.json_schema import components_of

from .broker.reading import ACCOUNT, CURSOR
from .calling import Answer, Question
from .envelope import Envelope
from .subjects import PARTITIONS, STREAM
from .workers.dead_letters import EVENT, FAILURE

__all__ = ["Document", "async_api"]

Document = dict[str, object]

_SCHEMA_FORMAT: Final = "application/schema+json;version=draft-2020-12"
_REFERENCE: Final = re.compile(r'"#/\$defs/([^"]+)"')
_WORKSPACE: Final[Document] = {
    "workspace": {"description": "Name of the chat server on the bus."}
}


def async_api() -> Document:
    """Describe the messages of relays and workers in one AsyncAPI 3.1 document.

    Payloads are described by JSON Schema 2020-12: changes are arrays whose items have
    each their own type.
    """
    schemas: Document = {}
    for name, type_ in (("Events", Envelope), ("Call", Question), ("Answer", Answer)):
        schema, components = components_of(type_)
        for each, described in {**components, name: schema}.items():
            schemas[each] = _described(described)
    return {
        "asyncapi": "3.1.0",
        "info": {
            "title": "quickmeet relay",
            "version": version("quickmeet"),
            "description": f"Changes of an account in the stream {STREAM} of NATS "
            "JetStream, and calls of workers through the relay. In subjects, "
            "characters that mean something to NATS are percent-encoded.",
        },
        "servers": {
            "default": {
                "host": "{host}:4222",
                "protocol": "nats",
                "variables": {"host": {"description": "Of the broker."}},
            }
        },
        "defaultContentType": "application/json",
        "channels": {
            "events": _events(),
            "beginning": _beginning(),
            "calls": _calls(),
            "answers": _answers(),
            "dead": _dead(),
        },
        "operations": {
            "followEvents": _operation("receive", "events", "Follow what happens."),
            "call": {
                **_operation("send", "calls", "Call a method through a relay."),
                "reply": {
                    "address": {"location": "$message.header#/reply-to"},
                    "channel": {"$ref": "#/channels/answers"},
                },
            },
            "inspectDeadLetters": _operation(
                "receive", "dead", "See what no worker could handle."
            ),
        },
        "components": {"schemas": schemas},
    }


def _events() -> Document:
    texts = {
        "Nats-Msg-Id": "Of the first event, and how many come with it.",
        CURSOR: "Where a relay begins again; all before it is in the stream.",
        ACCOUNT: "Whose changes they are.",
        "traceparent": "W3C trace context of the relay, where it is traced.",
    }
    return _channel(
        "qm.{workspace}.messages.{partition}.{room}",
        "The changes of one room, in order; those that come fast stand together.",
        "Events",
        texts,
        {
            "partition": {
                "description": f"CRC-32 of the room's id modulo {PARTITIONS}.",
                "enum": [str(number) for number in range(PARTITIONS)],
            },
            "room": {"description": "Identifier of the room."},
        },
    )


def _beginning() -> Document:
    texts = {CURSOR: "Where a relay began.", ACCOUNT: "Whose changes follow."}
    words = "No change; before the first one, where a relay began."
    return _channel("qm.{workspace}.messages.beginning", words, "Events", texts, {})


def _calls() -> Document:
    words = "Calls of workers; one relay of the queue group `relays` answers each."
    texts = {"traceparent": "W3C trace context of the worker, where it is traced."}
    return _channel("qm.{workspace}.call", words, "Call", texts, {})


def _answers() -> Document:
    made = _channel(None, "Answers, at the inbox of who called.", "Answer", {}, {})
    del made["parameters"]
    return made


def _dead() -> Document:
    texts = {
        EVENT: "The change that failed, one of those in the message.",
        FAILURE: "What it failed with.",
    }
    return _channel(
        "qm.{workspace}.dead.{durable}",
        "Messages with a change that no worker could handle, as they came.",
        "Events",
        texts,
        {"durable": {"description": "Name of the workers."}},
    )


def _channel(
    address: str | None,
    words: str,
    schema: str,
    headers: dict[str, str],
    parameters: Document,
) -> Document:
    message: Document = {
        "payload": {"$ref": f"#/components/schemas/{schema}"},
        "contentType": "application/json",
    }
    if headers:
        message["headers"] = {
            "type": "object",
            "properties": {
                name: {"type": "string", "description": text}
                for name, text in headers.items()
            },
        }
    return {
        "address": address,
        "description": words,
        "messages": {schema: message},
        "parameters": {**_WORKSPACE, **parameters},
    }


def _operation(action: str, channel: str, summary: str) -> Document:
    return {
        "action": action,
        "channel": {"$ref": f"#/channels/{channel}"},
        "summary": summary,
    }


def _described(schema: object) -> Document:
    """Rewrite the references of a schema to those of components."""
    text = _REFERENCE.sub(r'"#/components/schemas/\1/schema"', json.dumps(schema))
    return {"schemaFormat": _SCHEMA_FORMAT, "schema": json.loads(text)}
