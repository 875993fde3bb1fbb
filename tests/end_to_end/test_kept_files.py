# SPDX-License-Identifier: MIT
"""Avatars, emoji and sounds: given by what sets them, fetched by what names them."""

import base64
from collections.abc import AsyncGenerator
from typing import Any

import pytest

import quickmeet
from quickmeet import types
from quickmeet_devserver import Server, serve
from quickmeet_devserver.operation.scope import Scope

from .conftest import PASSWORDS

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
SOUND = b"ID3" + bytes(range(256))
DATA = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"


@pytest.fixture(params=["3.18.4", "6.5.3", "9.0.0"])
async def server(request: pytest.FixtureRequest) -> AsyncGenerator[Server]:
    async with serve(
        users=list(PASSWORDS.items()), server_version=request.param
    ) as server:
        yield server


@pytest.fixture(params=[quickmeet.connect, quickmeet.connect_http])
async def admin(request: pytest.FixtureRequest, server: Server) -> AsyncGenerator[Any]:
    login = quickmeet.Password("admin", server.admin_password)
    async with request.param(server.url, login, time_limit=10) as client:
        yield client


async def fetched(client: Any, file: Any) -> tuple[str, bytes]:
    async with client.files.download(file) as body:
        return body.media_type, b"".join([piece async for piece in body])


async def test_a_users_picture_comes_back_until_it_is_reset(admin: Any) -> None:
    me = types.UserReference(id=admin.user_id, username="admin")
    media_type, letter = await fetched(admin, me)
    assert media_type == "image/svg+xml"
    assert b">A</text>" in letter

    await admin.users.set_avatar(
        quickmeet.Upload(content=PNG, name="me.png", media_type="image/png")
    )
    assert await fetched(admin, me) == ("image/png", PNG)
    assert await fetched(admin, f"/avatar/uid/{admin.user_id}") == ("image/png", PNG)

    await admin.me.reset_avatar()
    assert await fetched(admin, me) == (media_type, letter)


async def test_a_picture_may_be_given_as_data(admin: Any) -> None:
    await admin.me.set_avatar(DATA, media_type="image/png", service="upload")

    assert await fetched(admin, "/avatar/admin") == ("image/png", PNG)


async def test_a_rooms_picture_comes_back(admin: Any) -> None:
    general = await admin.rooms.find_id("general")
    room = types.RoomReference(id=general, name="general")
    media_type, letter = await fetched(admin, room)
    assert (media_type, b">G</text>" in letter) == ("image/svg+xml", True)

    await admin.rooms.save_settings(general, types.RoomSettings(avatar=DATA))
    assert await fetched(admin, room) == ("image/png", PNG)
    with pytest.raises(quickmeet.MethodError):
        await fetched(admin, types.RoomReference(id="none", name="none"))


async def test_an_emoji_comes_back(admin: Any) -> None:
    await admin.emoji.create(
        quickmeet.Upload(content=PNG, name="p.png", media_type="image/png"), "party"
    )
    (emoji,) = await admin.emoji.list()

    assert await fetched(admin, emoji) == ("image/png", PNG)
    await admin.emoji.delete(emoji.id)
    media_type, _ = await fetched(admin, emoji)
    assert media_type == "image/svg+xml"


async def test_a_sound_comes_back(admin: Any) -> None:
    if str(await admin.server_version()).startswith("9."):
        sent = quickmeet.Upload(content=SOUND, name="ding.mp3", media_type="audio/mpeg")
        await admin.custom_sounds.create(sent, "ding")
        (sound,) = await admin.custom_sounds.list()
    else:
        given = types.NewSound(name="ding", extension="mp3")
        sound_id = await admin.custom_sounds.save(given)
        given = types.NewSound(sound_id=sound_id, name="ding", extension="mp3")
        await admin.custom_sounds.upload(SOUND.decode("latin-1"), "audio/mpeg", given)
        (sound,) = await admin.custom_sounds.list()

    assert await fetched(admin, sound) == ("audio/mpeg", SOUND)
    await admin.custom_sounds.delete(sound.id)
    with pytest.raises(quickmeet.MethodError):
        await fetched(admin, sound)


async def test_pictures_need_a_login_where_a_setting_requires_it(
    server: Server, admin: Any
) -> None:
    def block(scope: Scope) -> None:
        name = "Accounts_AvatarBlockUnauthenticatedAccess"
        scope.tx["settings"].save({"_id": name, "value": True})

    await server.operate(block)
    async with quickmeet.connect_http(server.url, time_limit=10) as nobody:
        with pytest.raises(quickmeet.MethodError, match="403"):
            await fetched(nobody, "/avatar/admin")
    assert (await fetched(admin, "/avatar/admin"))[0] == "image/svg+xml"
