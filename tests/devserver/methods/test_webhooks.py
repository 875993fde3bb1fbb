# SPDX-License-Identifier: MIT
"""Webhooks: other servers post into rooms, and are sent what is posted there."""

import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

import anyio
import anyio.abc
import pytest
from anyio.streams.memory import MemoryObjectReceiveStream

import quickmeet
from quickmeet.errors import MethodError
from quickmeet.types import Message
from quickmeet_devserver import Server
from tests.devserver.people import call, make_channel, say
from tests.devserver.rest_client import Rest, plain_client

Told: TypeAlias = MemoryObjectReceiveStream[Any]

INCOMING = {
    "type": "webhook-incoming",
    "name": "in",
    "enabled": True,
    "username": "bob",
    "channel": "#hooked",
    "scriptEnabled": False,
    "alias": "Hooky",
    "emoji": ":robot:",
}
OUTGOING = {
    "type": "webhook-outgoing",
    "event": "sendMessage",
    "name": "out",
    "enabled": True,
    "username": "bob",
    "channel": "#hooked",
    "scriptEnabled": False,
    "token": "secret",
}


async def post(server: Server, hook: dict[str, Any], content: str, **more: str) -> Any:
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    url = f"{base}/hooks/{hook['_id']}/{hook['token']}"
    async with plain_client() as http:
        return await http.post(url, content=content, headers=more)


async def until(messages: AsyncIterator[Message], text: str) -> AsyncGenerator[Message]:
    """Messages up to one that says something."""
    async for message in messages:
        yield message
        if message.text == text:
            return


@pytest.fixture
async def room(admin: quickmeet.Client) -> str:
    return await make_channel(admin, "hooked", "alice", "bob")


async def last(client: quickmeet.Client, room: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = (await call(client, "loadHistory", room))["messages"]
    return found[0]


async def test_anybody_with_the_address_posts_as_the_bot(
    server: Server, admin: quickmeet.Client, room: str
) -> None:
    hook = (await Rest(server, admin)("POST", "integrations.create", **INCOMING))[
        "integration"
    ]
    assert hook["channel"] == ["#hooked"]
    answer = await post(server, hook, '{"text": ["a", "b"]}')
    assert (answer.status_code, answer.json()) == (200, {"success": True})
    message = await last(admin, room)
    assert (message["msg"], message["alias"]) == ("a,b", "Hooky")
    assert message["u"]["username"] == "bob"
    assert message["bot"] == {"i": hook["_id"]}
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    await post(server, hook, "payload=%7B%22text%22%3A%22form%22%7D", **form)
    assert (await last(admin, room))["msg"] == "form"
    await post(server, hook, "{}")
    assert (await last(admin, room))["msg"] == "form"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{bad", "Unexpected token b in JSON at position 1"),
        ('{"text": ', "Unexpected end of JSON input"),
        ('{"channel": "@alice"}', "overriding destination channel is disabled"),
        ('{"attachments": [null]}', "Cannot read property 'msg' of null"),
        ('{"attachments": [{"image_url": "/x"}]}', "Invalid href value provided"),
    ],
)
async def test_errors_in_a_post_are_reported(
    server: Server, admin: quickmeet.Client, room: str, content: str, words: str
) -> None:
    hook = await call(admin, "addIncomingIntegration", INCOMING)
    answer = await post(server, hook, content)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(words)
    assert (await call(admin, "getRoomById", room))["msgs"] == 0


async def test_only_the_address_of_a_hook_that_works_posts(
    server: Server, admin: quickmeet.Client, room: str
) -> None:
    hook = await call(admin, "addIncomingIntegration", INCOMING)
    wrong = await post(server, {**hook, "token": "wrong"}, '{"text": "x"}')
    assert wrong.status_code == 404
    assert wrong.json()["error"] == "Invalid integration id or token provided."
    changed = {**INCOMING, "enabled": False, "token": "another"}
    await call(admin, "updateIncomingIntegration", hook["_id"], changed)
    assert (await post(server, hook, '{"text": "x"}')).status_code == 503
    await call(admin, "deleteIncomingIntegration", hook["_id"])
    assert (await post(server, hook, '{"text": "x"}')).status_code == 404
    assert (await call(admin, "getRoomById", room))["msgs"] == 0


async def test_a_hook_that_may_choose_posts_anywhere(
    server: Server, admin: quickmeet.Client, room: str
) -> None:
    chooses = {**INCOMING, "overrideDestinationChannelEnabled": True}
    hook = await call(admin, "addIncomingIntegration", chooses)
    other = await make_channel(admin, "other")
    await post(server, hook, '{"text": "there", "channel": ["#other", "@admin"]}')
    history = (await call(admin, "loadHistory", other))["messages"]
    assert {one["msg"] for one in history} == {"there", "bob"}  # who joins for it
    direct = (await call(admin, "createDirectMessage", "bob"))["rid"]
    assert (await last(admin, direct))["msg"] == "there"
    nowhere = await post(server, hook, '{"text": "there", "channel": "#nowhere"}')
    assert nowhere.json() == {"success": False, "error": "invalid-channel"}
    assert (await call(admin, "getRoomById", room))["msgs"] == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": None}, 400),
        ({"channel": " "}, "error-invalid-channel"),
        ({"channel": "hooked"}, "error-invalid-channel-start-with-chars"),
        ({"channel": "#nowhere"}, "error-invalid-room"),
        ({"username": " "}, "error-invalid-username"),
        ({"username": "nobody"}, "error-invalid-user"),
    ],
)
async def test_a_hook_needs_rooms_and_a_user(
    admin: quickmeet.Client, room: str, change: dict[str, Any], code: str | int
) -> None:
    del room
    with pytest.raises(MethodError) as caught:
        await call(admin, "addIncomingIntegration", {**INCOMING, **change})
    assert caught.value.error == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"event": [7]}, "error-invalid-event-type"),
        ({"username": ""}, "error-invalid-username"),
        ({"urls": [" "]}, "error-invalid-urls"),
    ],
)
async def test_an_outgoing_webhook_needs_an_event_and_addresses(
    admin: quickmeet.Client, room: str, change: dict[str, Any], code: str
) -> None:
    del room
    wanted = {**OUTGOING, "urls": ["http://127.0.0.1:1/"], **change}
    with pytest.raises(MethodError) as caught:
        await call(admin, "addOutgoingIntegration", wanted)
    assert caught.value.error == code


async def test_only_permitted_users_manage_hooks(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client, room: str
) -> None:
    del room
    rest = Rest(server, admin)
    hook = (await rest("POST", "integrations.create", **INCOMING))["integration"]
    known = hook["_id"]
    listed = await rest("GET", "integrations.list")
    assert [one["_id"] for one in listed["integrations"]] == [known]
    found = await rest("GET", "integrations.get", integrationId=known)
    assert found["integration"]["token"] == hook["token"]
    guest = Rest(server, alice)
    assert await guest("GET", "integrations.list") == {
        "success": False,
        "error": "unauthorized",
    }
    for refused in (
        await guest("POST", "integrations.create", **INCOMING),
        await guest(
            "POST", "integrations.remove", type="webhook-incoming", integrationId=known
        ),
        await guest("GET", "integrations.get", integrationId=known),
        await rest("POST", "integrations.create", type="other"),
        await rest("POST", "integrations.remove", type="webhook-incoming"),
        await rest("GET", "integrations.get"),
        await rest("GET", "integrations.history"),
    ):
        assert refused["success"] is False
    with pytest.raises(MethodError, match="error-invalid-integration"):
        await call(admin, "clearIntegrationHistory", known)
    given = {"type": "webhook-incoming", "integrationId": known}
    assert (await rest("POST", "integrations.remove", **given))["success"]
    assert (await rest("GET", "integrations.list"))["total"] == 0


@asynccontextmanager
async def listener(answer: bytes) -> AsyncGenerator[tuple[str, Told]]:
    """A server that records requests, and answers the same each time."""
    send, told = anyio.create_memory_object_stream[Any](10)

    async def serve(stream: anyio.abc.SocketStream) -> None:
        async with stream:
            text = b""
            while b"\r\n\r\n" not in text:
                text += await stream.receive()
            head, _, body = text.partition(b"\r\n\r\n")
            size = int(head.lower().partition(b"content-length: ")[2].split(b"\r")[0])
            while len(body) < size:
                body += await stream.receive()
            send.send_nowait(json.loads(body))
            length = f"Content-Length: {len(answer)}\r\nConnection: close\r\n\r\n"
            await stream.send(b"HTTP/1.1 200 OK\r\n" + length.encode() + answer)

    async with (
        send,
        told,
        await anyio.create_tcp_listener(local_host="127.0.0.1") as listening,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(listening.serve, serve)
        port = listening.extra(anyio.abc.SocketAttribute.local_port)
        yield f"http://127.0.0.1:{port}/", told
        tasks.cancel_scope.cancel()


async def test_another_server_is_called_and_its_answer_posted(
    alice: quickmeet.Client,
    admin: quickmeet.Client,
    room: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(1)
    async with listener(b'{"text": "pong"}') as (url, told):
        wanted = {**OUTGOING, "urls": [f"{url}t0k3n"], "triggerWords": ["ping"]}
        hook = await call(admin, "addOutgoingIntegration", wanted)
        async with alice.messages.follow(room) as messages:
            await say(alice, room, "not for it")
            sent = await say(alice, room, "ping it")
            found = [one async for one in until(messages, "pong")]
        data = await told.receive()
    assert found[-1].author.username == "bob"
    assert data["token"] == OUTGOING["token"]
    assert data["trigger_word"] == "ping"
    assert data["channel_id"] == room
    assert data["channel_name"] == "hooked"
    assert data["message_id"] == sent["_id"]
    assert data["user_name"] == "alice"
    assert data["text"] == "ping it"
    assert data["bot"] is False
    assert hook["type"] == "webhook-outgoing"
    of_library = [one for one in caplog.records if one.name.startswith("http")]
    assert of_library
    assert not any("t0k3n" in one.getMessage() for one in of_library)


async def test_another_server_that_is_not_there_costs_nothing(
    alice: quickmeet.Client, admin: quickmeet.Client, room: str
) -> None:
    wanted = {**OUTGOING, "urls": ["http://127.0.0.1:1/", "no address"]}
    await call(admin, "addOutgoingIntegration", wanted)
    await say(alice, room, "anything")
    assert (await last(alice, room))["msg"] == "anything"


async def test_joins_are_sent_to_hooks_that_ask_for_them(
    alice: quickmeet.Client, admin: quickmeet.Client, room: str
) -> None:
    async with listener(b"") as (url, told):
        wanted = {**OUTGOING, "urls": [url], "event": "roomLeft"}
        wanted["channel"] = "all_public_channels"
        await call(admin, "addOutgoingIntegration", wanted)
        await say(alice, room, "bye")
        await call(alice, "leaveRoom", room)
        data = await told.receive()
    assert (data["user_name"], data["channel_id"]) == ("alice", room)
