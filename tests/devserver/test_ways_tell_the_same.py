# SPDX-License-Identifier: MIT
"""A change is told by the same events, whichever way it is made."""

from collections.abc import Mapping
from typing import Any, Final, cast

import anyio
import pytest
from websockets.uri import parse_uri

import quickmeet
from quickmeet_devserver import Server, serve

from .people import PASSWORDS, call
from .raw import CONNECT, RawClient
from .rest import Rest

WAYS: Final[Mapping[str, tuple[tuple[Any, ...], tuple[str, dict[str, Any]], str]]] = {
    "topic": (
        ("saveRoomSettings", "{rid}", {"roomTopic": "bones"}),
        ("channels.setTopic", {"roomId": "{rid}", "topic": "bones"}),
        "topic bones",
    ),
    "archive": (
        ("archiveRoom", "{rid}"),
        ("channels.archive", {"roomId": "{rid}"}),
        "archive #den",
    ),
    "invite": (
        ("addUsersToRoom", {"rid": "{rid}", "users": ["dave"]}),
        ("channels.invite", {"roomId": "{rid}", "username": "dave"}),
        "invite @dave",
    ),
    "remove": (
        ("removeUserFromRoom", {"rid": "{rid}", "username": "carol"}),
        ("channels.kick", {"roomId": "{rid}", "username": "carol"}),
        "kick @carol",
    ),
    "message": (
        ("sendMessage", {"rid": "{rid}", "msg": "¯\\_(ツ)_/¯"}),
        ("chat.sendMessage", {"message": {"rid": "{rid}", "msg": "¯\\_(ツ)_/¯"}}),
        "shrug ",
    ),
}
"""The same change by DDP, over REST and by a slash command."""


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def filled(value: Any, room_id: str) -> Any:
    if isinstance(value, str):
        return value.replace("{rid}", room_id)
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        return {key: filled(one, room_id) for key, one in fields.items()}
    return value


async def told(server: Server, change: str, way: int) -> list[tuple[str, ...]]:
    """What a member is told of a change that the owner of a room makes in a way."""
    uri = parse_uri(server.url)
    owner = quickmeet.Password("alice", PASSWORDS["alice"])
    async with (
        quickmeet.connect(server.url, owner) as alice,
        await anyio.connect_tcp(uri.host, uri.port) as stream,
    ):
        made = await call(alice, "createChannel", "den", ["bob", "carol"])
        room_id = str(made["rid"])
        bob = RawClient(stream, server.url)
        await bob.open()
        await bob.send(CONNECT)
        await bob.log_in("bob", PASSWORDS["bob"])
        found = await server.operate(lambda scope: scope.tx.user_named("bob"))
        user_id = (found or {})["_id"]
        for number, (name, event) in enumerate(
            (
                ("stream-room-messages", room_id),
                ("stream-room-messages", "__my_messages__"),
                ("stream-notify-user", f"{user_id}/rooms-changed"),
                ("stream-notify-user", f"{user_id}/subscriptions-changed"),
                ("stream-notify-room", f"{room_id}/deleteMessage"),
            )
        ):
            asked = {"msg": "sub", "id": f"s{number}", "name": name}
            await bob.send({**asked, "params": [event, False]})
        await answered(bob, "ready-now")
        by_ddp, (path, fields), command = WAYS[change]
        if way == 0:
            name, *params = by_ddp
            await call(alice, name, *(filled(one, room_id) for one in params))
        elif way == 1:
            given = filled(fields, room_id)
            assert (await Rest(server, alice)("POST", path, **given))["success"]
        else:
            cmd, _, given = command.partition(" ")
            typed = {"cmd": cmd, "params": given, "msg": {"rid": room_id}}
            await call(alice, "slashCommand", typed)
        return sorted(
            kind_of(frame, room_id, user_id)
            for frame in await answered(bob, "afterwards")
            if frame.get("msg") == "changed" and frame["collection"] != "users"
        )


async def answered(client: RawClient, id_: str) -> list[dict[str, Any]]:
    """All that came until a call was answered."""
    await client.send({"msg": "method", "id": id_, "method": "rooms/get", "params": []})
    came: list[dict[str, Any]] = []
    while True:
        frame = await client.json()
        if frame.get("msg") == "result" and frame.get("id") == id_:
            return came
        came.append(frame)


def kind_of(frame: dict[str, Any], room_id: str, user_id: str) -> tuple[str, ...]:
    event = str(frame["fields"]["eventName"])
    event = event.replace(room_id, "<room>").replace(user_id, "<user>")
    first = frame["fields"]["args"][0]
    what = first if isinstance(first, str) else str(first.get("t", "message"))
    return (str(frame["collection"]), event, what)


@pytest.mark.parametrize("change", WAYS)
async def test_all_ways_tell_the_same(change: str) -> None:
    by_way: list[list[tuple[str, ...]]] = []
    others = [(name, f"{name}-password") for name in ("carol", "dave")]
    users = [*((name, PASSWORDS[name]) for name in ("alice", "bob")), *others]
    for way in range(3):
        async with serve(users=users) as server:
            by_way.append(await told(server, change, way))

    assert by_way[0]
    assert by_way[1] == by_way[0]
    assert by_way[2] == by_way[0]
