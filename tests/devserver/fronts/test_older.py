# SPDX-License-Identifier: MIT
"""A main server before release 4 greets, and tells less, as 3.4.0 was recorded to."""

from collections.abc import AsyncGenerator
from typing import Any, cast

import anyio
import pytest
from websockets.uri import parse_uri

from quickmeet_devserver import Server, serve
from tests.devserver.people import PASSWORDS
from tests.devserver.raw import CONNECT, RawClient


@pytest.fixture
async def server() -> AsyncGenerator[Server]:
    users = list(PASSWORDS.items())
    async with serve(users=users, server_version="3.4.0") as server:
        yield server


@pytest.fixture
async def alice(server: Server) -> AsyncGenerator[RawClient]:
    uri = parse_uri(server.url)
    async with await anyio.connect_tcp(uri.host, uri.port) as stream:
        client = RawClient(stream, server.url)
        await client.open()
        assert await client.json() == {"server_id": "0"}
        await client.send(CONNECT)
        assert (await client.json())["msg"] == "connected"
        await client.log_in("alice", PASSWORDS["alice"])
        yield client


async def answer(client: RawClient, method: str, *params: object) -> object:
    frame = {"msg": "method", "id": "1", "method": method, "params": params}
    await client.send(frame)
    while True:
        came = await client.json()
        if came["msg"] == "result":
            return came.get("result", came.get("error"))


async def posted(client: RawClient, text: str) -> dict[str, Any]:
    sent = await answer(client, "sendMessage", {"rid": "GENERAL", "msg": text})
    assert isinstance(sent, dict)
    return cast("dict[str, Any]", sent)


async def test_a_message_has_no_markup_and_names_its_author_by_username(
    alice: RawClient,
) -> None:
    sent = await posted(alice, "hi @bob")

    assert {"md", "urls"} & set(sent) == set()
    assert set(sent["u"]) == {"_id", "username"}
    assert set(sent["mentions"][0]) == {"_id", "username", "name"}


async def test_an_address_is_listed_without_what_is_behind_it(alice: RawClient) -> None:
    sent = await posted(alice, "see https://example.com")

    assert sent["urls"] == [{"url": "https://example.com"}]


async def test_rooms_say_nothing_of_their_messages(alice: RawClient) -> None:
    rooms = await answer(alice, "rooms/get")

    assert isinstance(rooms, list)
    assert not {"msgs", "ts"} & set(cast("list[dict[str, Any]]", rooms)[0])


async def test_a_star_answers_a_number(alice: RawClient) -> None:
    sent = await posted(alice, "hi")
    star = {"_id": sent["_id"], "rid": "GENERAL", "starred": True}

    assert await answer(alice, "starMessage", star) == 1


async def test_reads_answer_as_they_did(alice: RawClient) -> None:
    sent = await posted(alice, "hi")
    named = {"messageId": sent["_id"]}
    thread = {"tmid": sent["_id"]}
    answers = [await answer(alice, "getThreadMessages", thread)]
    answers += [await answer(alice, "getReadReceipts", named)]
    answers += [await answer(alice, "browseChannels", {})]

    messages = cast("list[dict[str, Any]]", answers[0])
    assert [one["_id"] for one in messages] == [sent["_id"]]
    assert answers[1:] == [[], None]


async def test_writing_marks_the_room_as_read_and_announces_it(
    alice: RawClient,
) -> None:
    me = (await posted(alice, "hi"))["u"]["_id"]
    event = f"{me}/subscriptions-changed"
    frame = {"msg": "sub", "id": "s", "name": "stream-notify-user"}
    await alice.send({**frame, "params": [event, False]})
    while (await alice.json())["msg"] != "ready":
        pass
    sent: dict[str, object] = {"rid": "GENERAL", "msg": "again"}
    asked = {"msg": "method", "id": "2", "method": "sendMessage", "params": [sent]}
    await alice.send(asked)
    while (came := await alice.json()).get("collection") != "stream-notify-user":
        pass
    action, membership = came["fields"]["args"]
    assert (action, membership["alert"], membership["unread"]) == ("updated", False, 0)
    assert "ls" in membership


async def test_members_are_notified_of_a_deleted_room(alice: RawClient) -> None:
    me = (await posted(alice, "hi"))["u"]["_id"]
    made = await answer(alice, "createChannel", "short-lived", [])
    assert isinstance(made, dict)
    room_id = cast("dict[str, Any]", made)["rid"]
    frame = {"msg": "sub", "id": "s", "name": "stream-notify-user"}
    await alice.send({**frame, "params": [f"{me}/rooms-changed", False]})
    while (await alice.json())["msg"] != "ready":
        pass
    await alice.send(
        {"msg": "method", "id": "2", "method": "eraseRoom", "params": [room_id]}
    )
    while (came := await alice.json()).get("fields", {}).get("args", [""])[
        0
    ] != "removed":
        assert came.get("id") != "2" or came["msg"] != "result"
    assert came["fields"]["args"] == ["removed", {"_id": room_id}]


async def test_users_with_access_are_shown_a_room(alice: RawClient) -> None:
    me = (await posted(alice, "hi"))["u"]["_id"]
    room = await answer(alice, "canAccessRoom", "GENERAL", me)

    assert isinstance(room, dict)
    assert (room["_id"], room["username"]) == ("GENERAL", "alice")


async def test_others_are_logged_out_after_a_while(
    server: Server, alice: RawClient
) -> None:
    renewed = await answer(alice, "logoutOtherClients")

    assert isinstance(renewed, dict)
    assert set(cast("dict[str, Any]", renewed)) == {"token", "tokenExpires"}
    ends = await server.operate(
        lambda scope: sorted(
            one["expires"]["$date"] - scope.now < 60_000
            for one in scope.tx["tokens"].find()
            if one["uid"] == scope.tx.users.find("username = 'alice'")[0]["_id"]
        )
    )
    assert ends == [False, True]


async def test_what_is_missing_breaks_where_later_servers_refuse(
    alice: RawClient,
) -> None:
    refused = await answer(alice, "unreadMessages")
    unknown = await answer(alice, "loadLocale", "en")

    assert isinstance(refused, dict)
    assert refused["error"] == 500
    assert isinstance(unknown, dict)
    assert unknown["error"] == "moment-locale-not-found"


async def test_presence_is_no_stream_yet(alice: RawClient) -> None:
    frame = {"msg": "sub", "id": "s", "name": "stream-user-presence", "params": [""]}
    await alice.send(frame)
    came = await alice.json()
    while came["msg"] != "nosub":
        came = await alice.json()

    assert came["error"]["error"] == 404


async def test_a_stream_refuses_without_a_reason(alice: RawClient) -> None:
    params = ["somebody/message", False]
    frame = {"msg": "sub", "id": "s", "name": "stream-notify-user", "params": params}
    await alice.send(frame)
    came = await alice.json()
    while came["msg"] != "nosub":
        came = await alice.json()

    assert came == {"msg": "nosub", "id": "s"}


async def test_a_user_logged_in_by_password_is_online(
    server: Server, alice: RawClient
) -> None:
    frame = {"msg": "sub", "id": "s", "name": "stream-notify-logged"}
    await alice.send({**frame, "params": ["user-status", False]})
    while (await alice.json())["msg"] != "ready":
        pass
    uri = parse_uri(server.url)
    async with await anyio.connect_tcp(uri.host, uri.port) as stream:
        bob = RawClient(stream, server.url)
        await bob.open()
        await bob.send(CONNECT)
        greetings = [await bob.json() for _ in range(2)]
        assert greetings[0] == {"server_id": "0"}
        await bob.log_in("bob", PASSWORDS["bob"])
        (entry,) = (await alice.json())["fields"]["args"]

    assert entry[1:] == ["bob", 1, None]


async def test_pinning_by_a_non_member_is_answered_false(
    server: Server, alice: RawClient
) -> None:
    made = await answer(alice, "createChannel", "den", [])
    sent = {"rid": cast("dict[str, str]", made)["rid"], "msg": "x"}
    message = await answer(alice, "sendMessage", sent)
    uri = parse_uri(server.url)
    async with await anyio.connect_tcp(uri.host, uri.port) as stream:
        bob = RawClient(stream, server.url)
        await bob.open()
        await bob.json()
        await bob.send(CONNECT)
        await bob.json()
        await bob.log_in("bob", PASSWORDS["bob"])
        assert await answer(bob, "pinMessage", message) is False


async def test_what_one_wants_to_be_is_set_without_an_answer(alice: RawClient) -> None:
    for method in ("away", "online"):
        assert await answer(alice, f"UserPresence:{method}") is None
    assert await answer(alice, "UserPresence:setDefaultStatus", "busy") is None


async def test_a_reaction_is_announced_twice_and_the_last_message_goes_with_it(
    alice: RawClient,
) -> None:
    await alice.subscribe("stream-room-messages", "GENERAL")
    id_ = (await posted(alice, "hello"))["_id"]

    async def messages_told(*params: object) -> list[Any]:
        frame = {"msg": "method", "id": "1", "method": "setReaction", "params": params}
        await alice.send(frame, {"msg": "ping", "id": "p"})
        found: list[Any] = []
        while True:
            came = await alice.json()
            if came["msg"] == "changed" and came["fields"]["eventName"] == "GENERAL":
                found.append(came["fields"]["args"][0]["_id"])
            if came["msg"] == "result":
                return found

    assert await messages_told(":smile:", id_) == [id_, id_]
    await messages_told(":smile:", id_)
    rooms: Any = await answer(alice, "rooms/get")
    assert "lastMessage" not in rooms[0]


async def test_settings_are_announced_with_their_values_alone(alice: RawClient) -> None:
    settings: Any = await answer(alice, "public-settings/get")
    assert {key for one in settings for key in one} <= {"_id", "value", "editor"}


async def test_the_directory_wants_a_page(alice: RawClient) -> None:
    assert await answer(alice, "browseChannels", {}) is None


async def test_the_receiver_of_a_role_is_mixed_up_with_its_giver(
    alice: RawClient,
) -> None:
    room: Any = await answer(alice, "createChannel", "deck", ["bob"])
    await alice.subscribe("stream-notify-logged", "roles-change")
    users: Any = await answer(alice, "getUsersOfRoom", room["rid"], True)  # noqa: FBT003  # JSON
    bob = next(one["_id"] for one in users["records"] if one["username"] == "bob")
    names: list[str] = []
    for method in ("addRoomModerator", "removeRoomModerator"):
        params = [room["rid"], bob]
        frame = {"msg": "method", "id": "1", "method": method, "params": params}
        await alice.send(frame)
        while (came := await alice.json())["msg"] != "changed":
            pass
        names.append(came["fields"]["args"][0]["u"]["name"])
    assert names == ["Alice", "Bob"]


async def test_what_was_written_is_counted(alice: RawClient) -> None:
    await posted(alice, "hello")
    assert await answer(alice, "unreadMessages", None, "GENERAL") == 1
    assert await answer(alice, "userSetUtcOffset", 1) == 1
