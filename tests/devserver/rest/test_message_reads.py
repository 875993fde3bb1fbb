# SPDX-License-Identifier: MIT
"""Reading one message and reacting to one refuse in words of their own."""

from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import Server
from tests.devserver.people import say
from tests.devserver.rest_client import Rest


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"emoji": "tada"}, "error-messageid-param-not-provided"),
        ({"emoji": "tada", "messageId": " "}, "error-messageid-param-not-provided"),
        ({"emoji": "tada", "messageId": "nosuch"}, "error-message-not-found"),
        ({"messageId": "{}"}, "error-emoji-param-not-provided"),
        ({"messageId": "{}", "emoji": ""}, "error-emoji-param-not-provided"),
    ],
)
async def test_a_reaction_says_what_it_lacks(
    server: Server, alice: quickmeet.Client, given: dict[str, Any], code: str
) -> None:
    sent = await say(alice, "GENERAL", "hi")
    fields = {key: str(value).format(sent["_id"]) for key, value in given.items()}
    refused = await Rest(server, alice)("POST", "chat.react", **fields)

    assert refused["success"] is False
    assert refused["errorType"] == code
    assert refused["error"].endswith(f"[{code}]")


@pytest.mark.parametrize("name", ["emoji", "reaction"])
async def test_a_reaction_is_named_in_either_way_and_taken_back(
    server: Server, alice: quickmeet.Client, name: str
) -> None:
    rest, sent = Rest(server, alice), await say(alice, "GENERAL", "hi")
    asked: dict[str, Any] = {"messageId": sent["_id"], name: ":tada:"}

    assert await rest("POST", "chat.react", **asked) == {"success": True}
    there = (await rest("GET", "chat.getMessage", msgId=sent["_id"]))["message"]
    assert set(there["reactions"]) == {":tada:"}
    await rest("POST", "chat.react", **asked, shouldReact=False)
    gone = (await rest("GET", "chat.getMessage", msgId=sent["_id"]))["message"]
    assert not gone.get("reactions")


async def test_a_message_that_is_not_there_is_refused_without_words(
    server: Server, alice: quickmeet.Client
) -> None:
    rest = Rest(server, alice)
    lacking = await rest("GET", "chat.getMessage")

    assert await rest("GET", "chat.getMessage", msgId="nosuch") == {"success": False}
    assert lacking["error"] == 'The "msgId" query parameter must be provided.'
