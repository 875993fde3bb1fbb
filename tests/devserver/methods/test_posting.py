# SPDX-License-Identifier: MIT
"""Checks of messages by a server, and fields that it keeps unchecked."""

from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import Server
from tests.devserver.people import call, connect, make_channel, say
from tests.devserver.rest_client import Rest

_MATCH = "Match error: Match error:"
_ONE_OF = "Failed Match.OneOf, Match.Maybe or Match.Optional validation"


@pytest.mark.parametrize(
    "odd",
    [
        {"groupable": "x"}, {"customFields": 5}, {"reactions": 5}, {"editedAt": 5},
        {"drid": 5}, {"replies": "x"}, {"pinned": "x"}, {"file": 5}, {"tcount": "x"},
        {"blocks": [5]}, {"attachments": [5]},
    ],
)  # fmt: skip
async def test_what_is_not_checked_is_kept_as_it_came(
    alice: quickmeet.Client, odd: dict[str, Any]
) -> None:
    sent = await say(alice, "GENERAL", "hi", **odd)

    assert {**sent, **odd} == sent


@pytest.mark.parametrize("odd", [5, "x", [None], {"a": 5}])
@pytest.mark.parametrize("name", ["reactions", "replies", "starred", "tcount", "file"])
async def test_a_message_with_an_odd_field_can_be_read_changed_and_deleted(
    alice: quickmeet.Client, name: str, odd: object
) -> None:
    message = {"_id": "a", "rid": "GENERAL"}
    await say(alice, "GENERAL", "hi", _id="a", **{name: odd})
    await call(alice, "setReaction", ":+1:", "a")
    await call(alice, "starMessage", {**message, "starred": True})
    await say(alice, "GENERAL", "reply", tmid="a")
    await call(alice, "updateMessage", {**message, "msg": "edited"})

    seen = (await call(alice, "loadHistory", "GENERAL", None, 2, None))["messages"][-1]

    assert seen["reactions"][":+1:"] == {"usernames": ["alice"]}
    assert seen["starred"] == [{"_id": alice.user_id}]
    assert seen["tcount"] >= 1
    assert alice.user_id in seen["replies"]
    await call(alice, "deleteMessage", message)


async def test_messages_with_odd_fields_are_read_over_rest(
    server: Server, alice: quickmeet.Client
) -> None:
    deep: list[object] = []
    for _ in range(600):
        deep = [deep]
    latest = {"$date": 8_640_000_000_000_000}
    text = '{"$date":5}'
    for odd in (5, "x", [5], {"$date": None}, latest, deep, text):
        await say(alice, "GENERAL", "hi", mentions=odd, starred=odd, groupable=odd)

    rest = Rest(server, alice)
    listed = (await rest("GET", "channels.messages", roomId="GENERAL"))["messages"]
    seen = [one["groupable"] for one in reversed(listed) if one["msg"] == "hi"]

    last = "+275760-09-13T00:00:00.000Z"
    assert seen == [5, "x", [5], {"$date": None}, last, deep, text]
    for name in ("Starred", "Mentioned"):
        path = f"chat.get{name}Messages"
        assert (await rest("GET", path, roomId="GENERAL"))["messages"] == []


@pytest.mark.parametrize(
    "odd",
    [
        {"alias": 5}, {"emoji": {}}, {"tmid": 5}, {"blocks": 5}, {"attachments": {}},
        {"attachments": [{"color": 7}]}, {"attachments": [{"collapsed": "yes"}]},
        {"attachments": [{"fields": [{"short": 1}]}]},
    ],
)  # fmt: skip
async def test_what_is_checked_is_refused_where_it_is_of_another_kind(
    server: Server, alice: quickmeet.Client, odd: dict[str, Any]
) -> None:
    message = {"rid": "GENERAL", "msg": "hi", **odd}

    refused = await Rest(server, alice)("POST", "chat.sendMessage", message=message)

    assert refused["error"].startswith("Match error: ")
    assert await call(alice, "sendMessage", message) is None


@pytest.mark.parametrize(
    ("odd", "words"),
    [
        ({"text": 5}, f"{_MATCH} Expected string, got number in field text"),
        ({"image_url": "/x.png"}, "Invalid href value provided"),
        ({"ts": {}}, f"{_MATCH} {_ONE_OF} in field ts"),
    ],
)  # fmt: skip
async def test_rest_says_what_is_wrong_with_an_attachment(
    server: Server, alice: quickmeet.Client, odd: dict[str, Any], words: str
) -> None:
    answer = await Rest(server, alice)(
        "POST", "chat.postMessage", channel="#general", text="x", attachments=[odd]
    )

    assert answer == {"success": False, "error": words}


async def test_a_bot_posts_under_a_name_into_several_rooms(server: Server) -> None:
    await server.add_user("robot", "secret", roles=("user", "bot"))
    async with connect(server, "robot", "secret") as bot:
        room = await make_channel(bot, "second")
        answer = await Rest(server, bot)(
            "POST",
            "chat.postMessage",
            channel=["#general", "#second"],
            text=" hi ",
            alias="Nick",
            emoji=":robot:",
        )
        history = await call(bot, "loadHistory", room, None, 1, None)

    told = {"alias": "Nick", "emoji": ":robot:", "msg": "hi"}
    assert answer["channel"] == "#general"
    assert {**history["messages"][0], **told} == history["messages"][0]


async def test_impersonation_needs_the_permission(
    server: Server, alice: quickmeet.Client
) -> None:
    post = Rest(server, alice)
    refused = await post("POST", "chat.postMessage", channel="#general", alias="Nick")
    nameless = await post("POST", "chat.postMessage", channel="#general", alias=None)

    assert refused == {"success": False, "error": "Not enough permission"}
    assert nameless["success"] is True
