# SPDX-License-Identifier: MIT
"""Changes since a moment, over REST, as on 6.5.3."""

from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import Server
from tests.devserver.people import call, make_channel, say
from tests.devserver.rest_client import Rest

LONG_AGO = "2020-01-01T00:00:00.000Z"


def texts(messages: list[Any]) -> list[str]:
    return [message["msg"] for message in messages]


async def test_a_thread_lists_its_changes(
    server: Server, alice: quickmeet.Client
) -> None:
    room = await make_channel(alice, "threads")
    first = await say(alice, room, "first")
    other = await say(alice, room, "other")
    await say(alice, room, "elsewhere", tmid=other["_id"])
    kept, gone = [
        await say(alice, room, text, tmid=first["_id"]) for text in ("kept", "gone")
    ]
    rest = Rest(server, alice)
    seen = await rest("GET", "chat.getMessage", msgId=gone["_id"])
    since = seen["message"]["_updatedAt"]
    await call(alice, "updateMessage", {**kept, "msg": "edited"})
    await say(alice, room, "new", tmid=first["_id"])
    await call(alice, "deleteMessage", {"_id": gone["_id"]})

    asked = {"tmid": first["_id"], "updatedSince": since}
    found = (await rest("GET", "chat.syncThreadMessages", **asked))["messages"]
    assert texts(found["update"]) == ["edited", "new"]
    assert texts(found["remove"]) == ["gone"]
    assert found["remove"][0]["__collection__"] == "message"
    assert found["remove"][0]["_deletedAt"].endswith("Z")
    assert found["update"][0]["editedAt"].endswith("Z")

    threads = await rest("GET", "chat.syncThreadsList", rid=room, updatedSince=since)
    assert texts(threads["threads"]["update"]) == ["first"]
    assert threads["threads"]["remove"] == []


async def test_deletions_come_in_pages_of_identifiers(
    server: Server, alice: quickmeet.Client
) -> None:
    room = await make_channel(alice, "deletions")
    ids = [(await say(alice, room, f"{number}"))["_id"] for number in range(5)]
    for message_id in ids[:3]:
        await call(alice, "deleteMessage", {"_id": message_id})
    rest = Rest(server, alice)

    asked = {"roomId": room, "since": LONG_AGO, "count": 2}
    first = await rest("GET", "chat.getDeletedMessages", **asked)
    assert first == {
        "messages": [{"_id": message_id} for message_id in ids[:2]],
        "count": 2,
        "offset": 0,
        "total": 3,
        "success": True,
    }
    second = await rest("GET", "chat.getDeletedMessages", **asked, offset=2)
    assert second["messages"] == [{"_id": ids[2]}]


@pytest.mark.parametrize(
    ("name", "asked", "error"),
    [
        ("syncThreadMessages", {"updatedSince": LONG_AGO}, "error-invalid-params"),
        (
            "syncThreadMessages",
            {"tmid": "none", "updatedSince": LONG_AGO},
            "error-invalid-message",
        ),
        ("syncThreadsList", {"rid": "GENERAL"}, "error-updatedSince-param-invalid"),
        (
            "syncThreadsList",
            {"rid": "GENERAL", "updatedSince": "yesterday"},
            "error-updatedSince-param-invalid",
        ),
        ("getDeletedMessages", {"roomId": "none", "since": LONG_AGO}, "not-allowed"),
    ],
)
async def test_a_call_that_cannot_be_answered_is_refused(
    server: Server,
    alice: quickmeet.Client,
    name: str,
    asked: dict[str, str],
    error: str,
) -> None:
    answer = await Rest(server, alice)("GET", f"chat.{name}", **asked)
    assert answer["success"] is False
    assert error in answer["errorType"]
