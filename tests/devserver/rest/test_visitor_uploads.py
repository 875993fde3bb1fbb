# SPDX-License-Identifier: MIT
"""Visitors of a website send files into their conversations."""

from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import Server
from quickmeet_devserver.operation.scope import Scope
from tests.devserver.rest_client import plain_client
from tests.devserver.visitors import VISITOR, ask, open_conversation

MINE = {"token": VISITOR["token"]}
FILE = ("a b.txt", b"what it says", "text/plain")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def room(server: Server, bob: quickmeet.Client) -> str:
    """A conversation that bob, an agent, was given."""
    del bob
    return await open_conversation(server)


async def sent(
    server: Server, room_id: str, token: str | None, *file: object, **fields: str
) -> tuple[int, Any]:
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    headers = {} if token is None else {"x-visitor-token": token}
    files: Any = {"file": file or FILE}
    async with plain_client(base_url=base, headers=headers) as http:
        path = f"/api/v1/livechat/upload/{room_id}"
        answer = await http.post(path, files=files, data=fields)
    return answer.status_code, answer.json()


async def test_the_agent_is_notified_of_a_file_of_a_visitor(
    server: Server, bob: quickmeet.Client, room: str
) -> None:
    async with bob.messages.follow(room) as messages:
        status, answer = await sent(server, room, "vera", description="a list")
        told = await anext(aiter(messages))

    assert (status, answer["success"]) == (200, True)
    (attachment,) = answer["attachments"]
    assert attachment["title"] == "a b.txt"
    assert attachment["description"] == "a list"
    assert attachment["title_link"].endswith("/a%20b.txt")
    assert not {"format", "size"} & set(attachment)
    assert answer["token"] == VISITOR["token"]
    assert told.id == answer["_id"]
    file = answer["file"]["_id"]
    kept = await server.operate(lambda scope: scope.tx.read_file(file))
    assert kept == FILE[1]
    known = await server.operate(lambda scope: scope.tx["uploads"].get(file))
    assert known is not None
    assert (known["visitorToken"], "userId" in known) == ("vera", False)


@pytest.mark.parametrize("token", [None, "", "other"])
async def test_only_the_visitor_of_a_conversation_may_send_files(
    server: Server, room: str, token: str | None
) -> None:
    await ask(server, "POST", "livechat/visitor", visitor={"token": "other"})

    refused = (403, {"success": False, "error": "unauthorized"})
    assert await sent(server, room, token) == refused
    assert await sent(server, "nosuch", "vera") == refused
    assert await sent(server, "GENERAL", "vera") == refused


async def test_a_file_comes_too_late_for_a_conversation_that_has_ended(
    server: Server, room: str
) -> None:
    await ask(server, "POST", "livechat/room.close", rid=room, **MINE)

    assert (await sent(server, room, "vera"))[0] == 403


async def test_files_that_a_real_server_refuses_are_refused(
    server: Server, room: str
) -> None:
    picture = await sent(server, room, "vera", "a.svg", b"<svg/>", "image/svg+xml")
    empty = await sent(server, room, "vera", "a.txt", b"", "text/plain")

    reason = {"reason": "error-type-not-allowed", "success": False}
    assert picture == (400, reason)
    assert (empty[0], empty[1]["errorType"]) == (400, "file-too-small")


async def link_of(server: Server, room: str) -> str:
    """The address of a file that the visitor sent."""
    _, answer = await sent(server, room, "vera")
    return str(answer["attachments"][0]["title_link"])


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ({"rc_room_type": "l", "rc_rid": "{room}", "rc_token": "vera"}, 200),
        ({"rc_room_type": "l", "rc_rid": "{room}", "rc_token": "other"}, 403),
        ({"rc_room_type": "l", "rc_rid": "GENERAL", "rc_token": "vera"}, 403),
        ({"rc_room_type": "c", "rc_rid": "{room}", "rc_token": "vera"}, 403),
        ({"rc_token": "vera"}, 403),
        ({}, 403),
    ],
)
async def test_a_visitor_reads_files_of_the_conversation_that_is_open(
    server: Server, room: str, claims: dict[str, str], status: int
) -> None:
    link = await link_of(server, room)
    known = {key: text.replace("{room}", room) for key, text in claims.items()}
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    cookies = "; ".join(f"{key}={text}" for key, text in known.items())
    async with plain_client(base_url=base) as http:
        by_query = await http.get(link, params=known)
        by_cookie = await http.get(link, headers={"cookie": cookies})
        assert (by_query.status_code, by_cookie.status_code) == (status, status)
        if status == 200:
            assert by_query.content == by_cookie.content == FILE[1]
            await ask(server, "POST", "livechat/room.close", rid=room, **MINE)
            assert (await http.get(link, params=known)).status_code == 403


async def test_a_login_may_be_in_the_query_too(
    server: Server, bob: quickmeet.Client, room: str
) -> None:
    link = await link_of(server, room)
    claims = {"rc_uid": bob.user_id or "", "rc_token": bob.token or ""}
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    async with plain_client(base_url=base) as http:
        found = await http.get(link, params=claims)
        wanted = await http.get(link, params={**claims, "download": ""})
        refused = await http.get(link, params={**claims, "rc_token": "guessed"})
    assert (found.status_code, refused.status_code) == (200, 403)
    assert found.headers["content-disposition"] == "inline; filename*=UTF-8''a%20b.txt"
    assert wanted.headers["content-disposition"].startswith("attachment; ")


async def test_files_that_are_not_protected_are_anybodys(
    server: Server, room: str
) -> None:
    link = await link_of(server, room)

    def open_up(scope: Scope) -> None:
        protect = scope.tx["settings"].get("FileUpload_ProtectFiles") or {}
        scope.tx["settings"].save({**protect, "value": False})

    await server.operate(open_up)
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    async with plain_client(base_url=base) as http:
        assert (await http.get(link)).content == FILE[1]
