# SPDX-License-Identifier: MIT
"""The server's own emoji, sounds and statuses over REST, with their events."""

import json
from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import Server
from tests.devserver.people import call
from tests.devserver.rest_client import Rest, plain_client

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


async def post_form(
    server: Server,
    client: quickmeet.Client,
    path: str,
    fields: dict[str, str],
    **files: tuple[str, bytes, str],
) -> tuple[int, Any]:
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    headers = {"X-Auth-Token": client.token or "", "X-User-Id": client.user_id or ""}
    async with plain_client(base_url=base, headers=headers) as http:
        answer = await http.post(f"/api/v1/{path}", files=files, data=fields)
    return answer.status_code, answer.json()


async def next_of(events: quickmeet.Subscription[Any]) -> Any:
    return json.loads(bytes(await anext(events)))


async def test_an_emoji_is_uploaded_changed_and_deleted_with_its_events(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    rest = Rest(server, admin)
    async with (
        alice.subscribe_raw("stream-notify-logged", "updateEmojiCustom") as updates,
        alice.subscribe_raw("stream-notify-logged", "deleteEmojiCustom") as deletions,
    ):
        file = ("p.png", PNG, "image/png")
        done = await post_form(
            server, admin, "emoji-custom.create", {"name": "Big Pony"}, emoji=file
        )
        assert done == (200, {"success": True})
        made: dict[str, Any] = {"name": "big_pony", "aliases": [], "extension": "png"}
        assert await next_of(updates) == [{"emojiData": made}]
        uploaded = {"name": "big_pony", "extension": "png", "newFile": True}
        assert await next_of(updates) == [{"emojiData": uploaded}]
        (known,) = (await rest("GET", "emoji-custom.list"))["emojis"]["update"]
        changes = {"_id": known["_id"], "name": "cow", "aliases": "moo"}
        nothing = ("", b"", "image/png")
        done = await post_form(
            server, admin, "emoji-custom.update", changes, emoji=nothing
        )
        assert done == (200, {"success": True})
        told = (await next_of(updates))[0]["emojiData"]
        assert told["previousName"] == "big_pony"
        assert (told["name"], told["aliases"], told["newFile"]) == ("cow", "moo", False)
        await rest("POST", "emoji-custom.delete", emojiId=known["_id"])
        gone = (await next_of(deletions))[0]["emojiData"]
        assert (gone["name"], gone["aliases"]) == ("cow", ["moo"])
    later = await rest("GET", "emoji-custom.list", updatedSince="2020-01-01")
    assert [one["_id"] for one in later["emojis"]["remove"]] == [known["_id"]]


REFUSED: list[tuple[dict[str, str], bytes, str, str | None]] = [
    ({"name": "x"}, b"no picture", "emoji", "emoji-is-not-image"),
    ({"name": "x"}, PNG, "file", "invalid-field"),
    ({}, PNG, "emoji", None),
]


@pytest.mark.parametrize("refused", REFUSED)
async def test_what_is_no_emoji_is_refused(
    server: Server,
    admin: quickmeet.Client,
    refused: tuple[dict[str, str], bytes, str, str | None],
) -> None:
    fields, content, field, code = refused
    file = {field: ("x.png", content, "image/png")}
    status, body = await post_form(server, admin, "emoji-custom.create", fields, **file)
    assert (status, body.get("errorType")) == (400, code)


async def test_only_managers_of_emoji_may_upload_them(
    server: Server, alice: quickmeet.Client
) -> None:
    file = ("p.png", PNG, "image/png")
    done = await post_form(
        server, alice, "emoji-custom.create", {"name": "x"}, emoji=file
    )
    assert done == (400, {"success": False})


async def test_changed_and_deleted_sounds_and_statuses_are_announced(
    admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    async with (
        alice.subscribe_raw("stream-notify-all", "updateCustomSound") as sounds,
        alice.subscribe_raw("stream-notify-all", "deleteCustomSound") as silenced,
        alice.subscribe_raw("stream-notify-logged", "updateCustomUserStatus") as moods,
        alice.subscribe_raw("stream-notify-logged", "deleteCustomUserStatus") as gone,
    ):
        sound: dict[str, object] = {"name": "gong", "extension": "mp3"}
        sound["_id"] = await call(admin, "insertOrUpdateSound", sound)
        await call(admin, "insertOrUpdateSound", {**sound, "name": "bell"})
        told = {"soundData": {**sound, "name": "bell"}}
        assert await next_of(sounds) == [told]
        await call(admin, "deleteCustomSound", sound["_id"])
        assert (await next_of(silenced))[0]["soundData"]["name"] == "bell"
        status = {"name": "lunch", "statusType": "away"}
        made = await call(admin, "insertOrUpdateUserStatus", status)
        assert await next_of(moods) == [{"userStatusData": {**status, "_id": made}}]
        await call(admin, "deleteCustomUserStatus", made)
        assert (await next_of(gone))[0]["userStatusData"]["_id"] == made


async def test_lists_of_statuses_say_how_many_there_are(
    server: Server, admin: quickmeet.Client
) -> None:
    for name in ("lunch", "away"):
        status = {"name": name, "statusType": "away"}
        await call(admin, "insertOrUpdateUserStatus", status)
    rest = Rest(server, admin)
    listed = await rest("GET", "custom-user-status.list", count=1)
    assert [one["name"] for one in listed["statuses"]] == ["away"]
    assert (listed["count"], listed["total"]) == (1, 2)
