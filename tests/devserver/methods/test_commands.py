# SPDX-License-Identifier: MIT
"""Slash commands do as they say, and whisper what went wrong."""

from contextlib import suppress
from typing import Any

import pytest

import quickmeet
from quickmeet.errors import MethodError
from quickmeet_devserver import Server
from tests.devserver.people import call, make_channel, members_of, say
from tests.devserver.raw import raw
from tests.devserver.rest_client import Rest


async def run(client: quickmeet.Client, room: str, command: str, text: str = "") -> Any:
    message = {"rid": room, "msg": f"/{command} {text}"}
    given = {"cmd": command, "params": text, "msg": message}
    return await call(client, "slashCommand", given)


async def whispered(
    server: Server, client: quickmeet.Client, room: str, command: str, text: str
) -> str:
    """The server's private answers to bob when he uses a command."""
    async with raw(server.url) as session:
        await session.log_in("bob", "builder")
        event = f"{client.user_id}/message"
        await session.subscribe("stream-notify-user", event)
        with suppress(MethodError):
            await run(client, room, command, text)
        while (frame := await session.json())["msg"] != "changed":
            pass
    (said,) = frame["fields"]["args"]
    assert said["private"] is True
    assert said["u"]["username"] == "rocket.cat"
    assert said["md"]
    return str(said["msg"])


@pytest.mark.parametrize(
    ("command", "text", "words"),
    [
        ("invite", "@nobody @none", "No user exists by the name of `@nobody @none`."),
        ("invite", "bob", "`@bob` is already in here."),
        ("invite-all-from", "nowhere", "The channel `#nowhere` does not exist."),
        ("invite-all-to", "#general", "Not allowed"),
        ("invite-all-from", "#general", "`@bob` is already in here."),
        ("join", "#nowhere", "The channel `#nowhere` does not exist."),
        ("create", "#general", "The channel `#general` already exists."),
        ("archive", "#nowhere", "The channel `#nowhere` does not exist."),
        (
            "unarchive",
            "#general",
            "Channel with name `#general` is already in Unarchived state",
        ),
        ("hide", "#nowhere", "The channel `##nowhere` does not exist."),
        ("kick", "@nobody", "The username `nobody` doesn't exist."),
        ("kick", "alice", "The user `#alice` is not in this room."),
        ("mute", "@nobody", "The username `nobody` doesn't exist."),
        ("msg", "alone", "Username and message must not be empty."),
        ("msg", "@nobody hi", "The username `@nobody` doesn't exist."),
        ("status", "busy bee", "Status message changed successfully."),
        (
            "leave",
            "",
            "You are the last owner. Please set new owner before leaving the room.",
        ),
    ],
)
async def test_only_the_user_sees_the_outcome(
    server: Server, bob: quickmeet.Client, command: str, text: str, words: str
) -> None:
    room = await make_channel(bob, "commands")
    assert await whispered(server, bob, room, command, text) == words


async def test_a_refused_command_still_whispers(
    bob: quickmeet.Client,
) -> None:
    room = await make_channel(bob, "commands")
    with pytest.raises(MethodError, match="error-user-not-in-room"):
        await run(bob, room, "mute", "nobody")


async def test_commands_about_members_change_the_room(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "commands")
    await run(alice, room, "invite", "@bob")
    assert await members_of(alice, room) == ["alice", "bob"]
    memberships = await call(bob, "subscriptions/get")
    (mine,) = [one for one in memberships if one["rid"] == room]
    assert (mine["alert"], mine["unread"], mine["userMentions"]) == (True, 1, 1)
    await run(alice, room, "mute", "@bob")
    assert (await call(alice, "getRoomById", room))["muted"] == ["bob"]
    await run(alice, room, "unmute", "@bob")
    assert (await call(alice, "getRoomById", room))["muted"] == []
    await run(alice, room, "kick", "@bob")
    assert await members_of(alice, room) == ["alice"]


async def test_commands_about_rooms_make_and_put_them_away(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    here = await make_channel(alice, "commands", "bob")
    await run(alice, here, "create", "#made")
    made = await call(alice, "getRoomIdByNameOrId", "made")
    await run(alice, here, "create", "#hidden --private")
    hidden = await call(alice, "getRoomIdByNameOrId", "hidden")
    assert (await call(alice, "getRoomById", hidden))["t"] == "p"
    await run(alice, here, "invite-all-to", "#made")
    assert await members_of(alice, made) == ["alice", "bob"]
    await run(alice, here, "invite-all-to", "#another")
    another = await call(alice, "getRoomIdByNameOrId", "another")
    assert await members_of(alice, another) == ["alice", "bob"]
    await run(alice, here, "archive", "#made")
    assert (await call(alice, "getRoomById", made))["archived"] is True
    await run(alice, here, "unarchive", "#made")
    assert (await call(alice, "getRoomById", made))["archived"] is False
    await run(alice, here, "hide", "#made")
    memberships = await call(alice, "subscriptions/get")
    assert [one["open"] for one in memberships if one["rid"] == made] == [False]
    await run(bob, made, "leave")
    await run(bob, here, "join", "#made")
    assert await members_of(alice, made) == ["alice", "bob"]
    with pytest.raises(MethodError, match="error-user-already-in-room"):
        await run(bob, here, "join", "#made")


async def test_what_a_command_says_is_the_message_that_was_typed(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "commands")
    message = {"_id": "typed", "rid": room, "msg": "/me waves"}
    given = {"cmd": "me", "params": "waves", "msg": message}
    await call(alice, "slashCommand", given)
    assert (await call(alice, "getSingleMessage", "typed"))["msg"] == "_waves_"
    await run(alice, room, "msg", "@bob good morning")
    direct = (await call(alice, "createDirectMessage", "bob"))["rid"]
    (sent,) = (await call(bob, "loadHistory", direct))["messages"]
    assert sent["msg"] == "good morning"


async def test_a_conversation_is_hidden_by_the_name_of_the_other(
    alice: quickmeet.Client,
) -> None:
    room = await make_channel(alice, "commands")
    direct = (await call(alice, "createDirectMessage", "bob"))["rid"]
    await run(alice, room, "hide", "@bob")
    memberships = await call(alice, "subscriptions/get")
    assert [one["open"] for one in memberships if one["rid"] == direct] == [False]


async def test_rest_lists_and_runs_commands(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    rest = Rest(server, alice)
    room = await make_channel(alice, "commands")
    listed = await rest("GET", "commands.list", count=2, offset=2)
    assert [one["command"] for one in listed["commands"]] == ["archive", "gimme"]
    assert (listed["count"], listed["offset"], listed["total"]) == (2, 2, 25)
    shrug = (await rest("GET", "commands.get", command="shrug"))["command"]
    assert shrug["clientOnly"] is True
    unknown = await rest("GET", "commands.get", command="nosuch")
    assert "There is no command" in unknown["error"]
    ran = await rest("POST", "commands.run", command="me", params="waves", roomId=room)
    assert ran == {"success": True}
    history = await call(alice, "loadHistory", room)
    assert history["messages"][0]["msg"] == "_waves_"
    for given, words in (
        ({}, "You must provide a command to run."),
        ({"command": "me", "params": 5}, "The parameters for the command must be"),
        ({"command": "me"}, "The room's id where to execute"),
        ({"command": "me", "roomId": room, "tmid": 5}, "The tmid parameter"),
        ({"command": "nosuch", "roomId": room}, "The command provided does not exist"),
    ):
        refused = await rest("POST", "commands.run", **given)
        assert refused["error"].startswith(words)
    private = (await call(alice, "createPrivateGroup", "closed", []))["rid"]
    refused = await Rest(server, bob)(
        "POST", "commands.run", command="me", params="x", roomId=private
    )
    assert refused == {"success": False, "error": "unauthorized"}


async def test_a_slash_inside_of_a_message_is_not_a_command(
    alice: quickmeet.Client,
) -> None:
    room = await make_channel(alice, "commands")
    assert (await say(alice, room, "/me waves"))["msg"] == "/me waves"


async def test_slash_commands_act(alice: quickmeet.Client) -> None:
    room = await make_channel(alice, "commands")
    message = {"rid": room, "msg": "/topic news"}
    await call(
        alice, "slashCommand", {"cmd": "topic", "params": "news", "msg": message}
    )
    assert (await call(alice, "getRoomById", room))["topic"] == "news"
    with pytest.raises(MethodError, match="error-invalid-command"):
        await call(alice, "slashCommand", {"cmd": "nosuch", "msg": message})
