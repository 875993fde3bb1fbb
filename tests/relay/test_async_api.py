# SPDX-License-Identifier: MIT
"""The bus as an AsyncAPI document: it is one, and what is on the bus fits it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import jsonschema_rs
import msgspec
import pytest
from msgspec import Raw

from quickmeet import Gap, MessageDeleted, Timestamp
from quickmeet.types import Message, MessageAuthor
from quickmeet_relay import async_api
from quickmeet_relay.envelope import Passed, SentUnread, UpdatedUnread, encode

OFFICIAL = Path(__file__).parents[1] / "data" / "asyncapi" / "3.1.0.json"

MOMENT = Timestamp(1)
MESSAGE = Message(
    id="m", room_id="r", text="hi", sent_at=MOMENT, author=MessageAuthor(id="u")
)
WRITTEN = Raw(msgspec.json.encode(MESSAGE))


def references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in cast("dict[str, object]", value).items():
            if key == "$ref":
                yield str(one)
            yield from references(one)
    elif isinstance(value, list):
        for one in cast("list[object]", value):
            yield from references(one)


def resolve(document: object, pointer: str) -> object:
    for part in pointer.removeprefix("#/").split("/"):
        document = cast("dict[str, object]", document)[part]
    return document


def test_the_relays_asyncapi_document_is_valid() -> None:
    document = json.loads(json.dumps(async_api()))
    official = jsonschema_rs.validator_for(json.loads(OFFICIAL.read_text("utf-8")))
    assert [str(error) for error in official.iter_errors(document)] == []
    for reference in set(references(document)):
        assert resolve(document, reference)


@pytest.mark.parametrize(
    "change",
    [
        SentUnread(WRITTEN, "r", "c", "general"),
        UpdatedUnread(WRITTEN, "r"),
        MessageDeleted("m", "r"),
        Gap(MOMENT, MOMENT, "the connection was lost", "r"),
    ],
)
def test_messages_on_the_bus_match_the_document(
    change: SentUnread | UpdatedUnread | MessageDeleted | Gap,
) -> None:
    whole = {**async_api(), "$ref": "#/components/schemas/Events/schema"}
    validator = jsonschema_rs.Draft202012Validator(whole)
    payload = json.loads(encode([Passed("r:m:1", "m", 1, change)]))
    assert [str(error) for error in validator.iter_errors(payload)] == []
    payload[1][0][3] = {"change": "shouted"}
    assert not validator.is_valid(payload)
