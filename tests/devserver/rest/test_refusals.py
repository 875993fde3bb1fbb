# SPDX-License-Identifier: MIT
"""Endpoints refuse in words of their own (recorded of 6.5.3: ``rest/``)."""

from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import Server
from tests.devserver.people import call, make_channel, say
from tests.devserver.rest_client import Rest

NO_ROOM = (
    'The required "roomId" or "roomName" param provided does not match any channel '
    "[error-room-not-found]"
)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.parametrize(
    ("endpoint", "given", "words"),
    [
        ("GET rooms.info", {"roomId": "nope"}, NO_ROOM),
        ("GET rooms.info", {"roomName": "nope"}, NO_ROOM),
        (
            "GET rooms.info",
            {},
            (
                'The parameter "roomId" or "roomName" is required '
                "[error-roomid-param-not-provided]"
            ),
        ),
        ("GET channels.history", {"roomId": "nope"}, NO_ROOM),
        ("GET groups.history", {"roomId": "x"}, NO_ROOM.replace("channel", "group")),
        ("POST rooms.favorite", {"roomId": "nope", "favorite": True}, NO_ROOM),
        (
            "POST chat.delete",
            {"roomId": "GENERAL", "msgId": "nope"},
            'No message found with the id of "nope".',
        ),
        ("POST chat.delete", {"msgId": "m"}, "Match error: Missing key 'roomId'"),
        (
            "POST chat.delete",
            {"msgId": "m", "roomId": "GENERAL"},
            "The room id provided does not match where the message is from.",
        ),
        (
            "POST chat.update",
            {"msgId": "m", "roomId": "GENERAL", "text": "x"},
            "The room id provided does not match where the message is from.",
        ),
        (
            "POST chat.pinMessage",
            {"messageId": "nope"},
            (
                'The provided "messageId" does not match any existing message. '
                "[error-message-not-found]"
            ),
        ),
        ("POST subscriptions.read", {"rid": "nope"}, "error-invalid-subscription"),
        (
            "GET chat.search",
            {"roomId": "GENERAL"},
            (
                'The required "searchText" query param is missing. '
                "[error-searchText-param-not-provided]"
            ),
        ),
        (
            "POST chat.reportMessage",
            {"messageId": "m"},
            "must have required property 'description' [invalid-params]",
        ),
        ("POST users.setActiveStatus", {"userId": "x"}, "unauthorized"),
        (
            "POST users.create",
            {"username": "u9"},
            "Adding user is not allowed [error-action-not-allowed]",
        ),
        (
            "GET chat.syncMessages",
            {"roomId": "GENERAL"},
            (
                'The required "lastUpdate" query param is missing. '
                "[error-lastUpdate-param-not-provided]"
            ),
        ),
        (
            "GET chat.syncMessages",
            {"roomId": "GENERAL", "lastUpdate": "nonsense"},
            (
                'The "lastUpdate" query parameter must be a valid date. '
                "[error-roomId-param-invalid]"
            ),
        ),
    ],
)
async def test_an_endpoint_says_what_is_wrong(
    server: Server, alice: quickmeet.Client, endpoint: str, given: Any, words: str
) -> None:
    room = await make_channel(alice, "den")
    await say(alice, room, "hello", _id="m")
    verb, _, path = endpoint.partition(" ")

    refused = await Rest(server, alice)(verb, path, **given)

    assert (refused["success"], refused["error"]) == (False, words)


async def test_a_room_of_others_is_not_shown(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    made = await call(alice, "createPrivateGroup", "den", [])
    refused = await Rest(server, bob)("GET", "rooms.info", roomId=made["rid"])
    said = {"success": False, "error": "not-allowed", "errorType": "Not Allowed"}
    assert refused == said


async def test_what_is_open_or_closed_is_so_once(
    server: Server, alice: quickmeet.Client
) -> None:
    room, rest = await make_channel(alice, "den"), Rest(server, alice)
    for path, state in (("close", "closed"), ("open", "open")):
        done = await rest("POST", f"channels.{path}", roomId=room)
        again = await rest("POST", f"channels.{path}", roomId=room)
        assert done["success"]
        said = f"The channel, den, is already {state} to the sender"
        assert again["error"] == said
