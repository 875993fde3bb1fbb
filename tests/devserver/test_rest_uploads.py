# SPDX-License-Identifier: MIT
"""Files go up into rooms and come down again."""

import struct
from typing import Any

import httpx2
import pytest

import quickmeet
from quickmeet_devserver import Server, serve

from .people import PASSWORDS

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 3, 2) + b"\x08\x00\x00"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def rest_of(server: Server, client: quickmeet.Client) -> httpx2.AsyncClient:
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    headers = {"X-Auth-Token": client.token or "", "X-User-Id": client.user_id or ""}
    return httpx2.AsyncClient(base_url=base, headers=headers)


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
        http.headers.pop("X-Auth-Token")
        assert (await http.get(link)).status_code == 404

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
