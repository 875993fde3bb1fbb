# SPDX-License-Identifier: MIT
"""Files go up into rooms and come down again."""

import struct
from typing import Any

import httpx2
import pytest

import quickmeet
from quickmeet_devserver import Server, serve
from tests.devserver.people import PASSWORDS, call
from tests.devserver.rest_client import plain_client

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 3, 2) + b"\x08\x00\x00"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def rest_of(server: Server, client: quickmeet.Client) -> httpx2.AsyncClient:
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    headers = {"X-Auth-Token": client.token or "", "X-User-Id": client.user_id or ""}
    return plain_client(base_url=base, headers=headers)


async def uploaded(
    http: httpx2.AsyncClient, path: str, file: tuple[str, bytes, str], **fields: str
) -> Any:
    response = await http.post(path, files={"file": file}, data=fields)
    return response.status_code, response.json()


async def test_a_file_is_a_message_and_comes_down_as_it_was() -> None:
    login = quickmeet.Password("alice", PASSWORDS["alice"])
    async with (
        serve(users=list(PASSWORDS.items())) as server,
        quickmeet.connect(server.url, login) as client,
        client.messages.follow("GENERAL") as messages,
        rest_of(server, client) as http,
    ):
        file = ("a b.txt", b"contents", "text/plain")
        status, body = await uploaded(
            http, "/api/v1/rooms.upload/GENERAL", file, msg="see", description="*it*"
        )
        assert status == 200
        seen = await anext(messages)
        assert seen.id == body["message"]["_id"]
        assert seen.text == "see"
        link = body["message"]["attachments"][0]["title_link"]
        down = await http.get(link)
        assert down.content == b"contents"
        assert down.headers["content-type"] == "text/plain"
        assert (await http.get(f"{link}x")).status_code == 404
        token = http.headers.pop("X-Auth-Token")
        assert (await http.get(link)).status_code == 403
        cookies = {"Cookie": f"rc_uid={client.user_id}; rc_token={token}"}
        assert (await http.get(link, headers=cookies)).content == b"contents"

        (found,) = [one async for one in client.files.history("GENERAL")]
        assert (found.name, found.size_bytes) == ("a b.txt", 8)


async def test_an_image_says_how_large_it_is() -> None:
    login = quickmeet.Password("alice", PASSWORDS["alice"])
    async with (
        serve(users=list(PASSWORDS.items()), server_version="9.0.0") as server,
        quickmeet.connect(server.url, login) as client,
        rest_of(server, client) as http,
    ):
        file = ("p.png", PNG, "image/png")
        assert (await http.post("/api/v1/rooms.upload/GENERAL")).status_code == 405
        status, kept = await uploaded(http, "/api/v1/rooms.media/GENERAL", file)
        assert status == 200
        where = f"/api/v1/rooms.mediaConfirm/GENERAL/{kept['file']['_id']}"
        sent = (await http.post(where, json={"msg": "look"})).json()["message"]
        assert sent["msg"] == "look"
        (attachment,) = sent["attachments"]
        assert attachment["image_dimensions"] == {"width": 3, "height": 2}
        refused = await http.post("/api/v1/rooms.mediaConfirm/GENERAL/nosuch", json={})
        assert refused.status_code == 400


async def test_what_is_no_upload_is_refused() -> None:
    login = quickmeet.Password("alice", PASSWORDS["alice"])
    async with (
        serve(users=list(PASSWORDS.items())) as server,
        quickmeet.connect(server.url, login) as client,
        rest_of(server, client) as http,
    ):
        file = ("a.txt", b"x", "text/plain")
        status, body = await uploaded(http, "/api/v1/rooms.upload/nope", file)
        assert (status, body["error"]) == (403, "unauthorized")
        plain = await http.post("/api/v1/rooms.upload/GENERAL", json={"x": 1})
        assert plain.status_code == 400
        assert "Unsupported content type" in plain.json()["error"]
        empty = await http.post(
            "/api/v1/rooms.upload/GENERAL", files={"other": ("a", b"", "text/plain")}
        )
        assert empty.status_code == 400
        http.headers["X-Auth-Token"] = "of nobody"
        status, _ = await uploaded(http, "/api/v1/rooms.upload/GENERAL", file)
        assert status == 401


@pytest.mark.parametrize(
    ("file", "fields", "error"),
    [
        (("e.txt", b"", "text/plain"), {}, "file-too-small"),
        (("a.svg", b"<svg/>", "image/svg+xml"), {}, "error-invalid-file-type"),
        (("a.txt", b"x", "text/plain"), {"groupable": "true"}, "Expected boolean"),
        (("a.txt", b"x", "text/plain"), {"tshow": "true"}, "Unknown key"),
    ],
)
async def test_an_upload_that_a_real_server_refuses_is_refused(
    file: tuple[str, bytes, str], fields: dict[str, str], error: str
) -> None:
    login = quickmeet.Password("alice", PASSWORDS["alice"])
    async with (
        serve(users=list(PASSWORDS.items())) as server,
        quickmeet.connect(server.url, login) as client,
        rest_of(server, client) as http,
    ):
        path = "/api/v1/rooms.upload/GENERAL"
        status, body = await uploaded(http, path, file, **fields)
        assert status == 400
        assert error in body["error"]


async def test_a_file_is_sent_again_and_deleted_by_methods() -> None:
    login = quickmeet.Password("alice", PASSWORDS["alice"])
    async with (
        serve(users=list(PASSWORDS.items())) as server,
        quickmeet.connect(server.url, login) as client,
        rest_of(server, client) as http,
    ):
        file = ("noext", b"contents", "application/x-unknown")
        _, body = await uploaded(http, "/api/v1/rooms.upload/GENERAL", file)
        message = body["message"]
        assert message["attachments"][0]["format"] == "file"
        assert "groupable" not in message
        stored = await call(client, "getSingleMessage", message["_id"])
        assert stored["groupable"] is False
        known = {"_id": message["file"]["_id"], "name": "noext", "size": 8}
        shown = {**known, "type": "application/x-unknown", "url": "/x"}
        sent = await call(client, "sendFileMessage", "GENERAL", None, shown, {})
        assert sent["file"]["_id"] == known["_id"]
        await call(client, "deleteFileMessage", known["_id"])
        kept = await call(client, "loadHistory", "GENERAL", None, 10, None)
        assert message["_id"] not in {one["_id"] for one in kept["messages"]}
