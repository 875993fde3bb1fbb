# SPDX-License-Identifier: MIT
"""Operations that REST alone has, through both kinds of session."""

from collections.abc import Callable
from typing import Any, Final, cast

import anyio
import pytest

import quickmeet
from quickmeet_devserver import Server, serve

from .conftest import PASSWORDS

ALICE: Final = quickmeet.Password("alice", PASSWORDS["alice"])
PIXEL: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944"
    "41547801636060606000000005000157cd7f1c0000000049454e44ae426082"
)

Open = Callable[..., Any]


@pytest.fixture(params=[quickmeet.connect, quickmeet.connect_http])
def open_session(request: pytest.FixtureRequest) -> Open:
    return cast("Open", request.param)


def admin(server: Server) -> quickmeet.Password:
    return quickmeet.Password("admin", server.admin_password)


async def test_a_user_is_looked_up_by_id_and_by_name(
    server: Server, open_session: Open
) -> None:
    async with open_session(server.url, ALICE) as client:
        by_name = await client.users.info(username="bob")
        by_id = await client.users.info(by_name.id)
        assert by_id.username == "bob"
        assert isinstance(by_id, quickmeet.types.User)
        me = await client.users.info(client.user_id)
        assert isinstance(me.created_at, quickmeet.Timestamp)
        with pytest.raises(quickmeet.errors.InvalidUserError):
            await client.users.info("nobody-of-this-id")


async def test_a_list_is_read_page_by_page_and_says_how_long_it_is(
    server: Server, open_session: Open
) -> None:
    async with open_session(server.url, admin(server)) as client:
        for number in range(5):
            await client.users.create(
                f"user{number}", f"User {number}", f"u{number}@example.com", "secret-1"
            )
        whole = [user.username async for user in client.users.list()]
        listing = client.users.list(page_size=2)
        assert listing.total is None
        in_twos = [user.username async for user in listing]
        assert in_twos == whole
        assert listing.total == len(whole)
        assert len(whole) == len(set(whole)) >= 7
        first = client.users.list(page_size=3)
        assert [len(await first.page()) for _ in range(2)] == [3, 3]


async def test_what_is_made_and_changed_comes_back_typed(
    server: Server, open_session: Open
) -> None:
    async def password(_: object) -> str:
        return server.admin_password

    login = admin(server)
    async with open_session(server.url, login, two_factor=password) as client:
        made = await client.users.create("carol", "Carol", "c@example.com", "secret-1")
        changed = await client.users.update(made.id, name="Carola")
        assert (changed.id, changed.name) == (made.id, "Carola")
        with pytest.raises(quickmeet.errors.FieldUnavailableError):
            await client.users.create("carol", "Carol", "d@example.com", "secret-1")


async def test_a_file_goes_in_a_form(server: Server, open_session: Open) -> None:
    async with open_session(server.url, ALICE) as client:
        image = quickmeet.Upload(content=PIXEL, name="me.png", media_type="image/png")
        await client.users.set_avatar(image)
        me = await client.users.info(client.user_id)
        assert isinstance(me.avatar_e_tag, str)


async def test_the_path_follows_from_the_kind_of_the_room(
    server: Server, open_session: Open
) -> None:
    async with open_session(server.url, ALICE) as client:
        group = await client.rooms.create_private("quiet", ["bob"])
        direct = await client.rooms.create_direct("bob")
        for room_id, members in (
            ("GENERAL", 4),
            (group.room_id, 2),
            (direct.room_id, 2),
        ):
            await client.messages.post(room_id, "hello")
            counted = await client.rooms.counters(room_id)
            assert counted.is_member
            assert counted.members == members
            assert counted.messages >= 1


async def test_a_message_is_posted_by_a_name(
    server: Server, open_session: Open
) -> None:
    async with open_session(server.url, ALICE) as client:
        said = await client.messages.post("#general", "hello")
        assert (said.room_id, said.text) == ("GENERAL", "hello")
        assert isinstance(said.sent_at, quickmeet.Timestamp)
        with pytest.raises(quickmeet.errors.NotAllowedError):
            await client.messages.post("#general", "hello", alias="Admin")


async def test_only_permitted_users_see_all_rooms(
    server: Server, open_session: Open
) -> None:
    async with open_session(server.url, admin(server)) as client:
        rooms = [room async for room in client.rooms.list_all(name="gener")]
        assert [room.id for room in rooms] == ["GENERAL"]
    async with open_session(server.url, ALICE) as client:
        with pytest.raises(quickmeet.errors.NotAllowedError):
            async for _ in client.rooms.list_all():
                pass


async def test_an_endpoint_is_no_method_of_ddp(server: Server) -> None:
    async with quickmeet.connect(server.url, ALICE) as client:
        with pytest.raises(quickmeet.MethodNotFoundError):
            await client.call_raw("GET /v1/users.list", 50, 0)


@pytest.mark.parametrize("version", ["3.18.0", "5.4.0", "7.10.0", "8.4.0", "9.0.0"])
async def test_endpoints_are_there_whatever_the_version(
    open_session: Open, version: str
) -> None:
    users = list(PASSWORDS.items())
    async with (
        serve(users=users, server_version=version) as server,
        open_session(server.url, ALICE) as client,
    ):
        assert (await client.users.info(username="bob")).username == "bob"
        assert (await client.rooms.counters("GENERAL")).is_member


async def test_a_server_that_lacks_an_endpoint_says_what_brought_it(
    open_session: Open,
) -> None:
    async with (
        serve(server_version="5.4.0") as server,
        open_session(server.url, admin(server)) as client,
    ):
        with pytest.raises(quickmeet.MethodRemovedError) as raised:
            await client.omnichannel_setup.delete_trigger_by_id("nothing")
    assert "it came with 6.0.0" in str(raised.value)
    assert raised.value.since == "6.0.0"
    assert raised.value.replacement is None


async def test_a_blocking_client_reads_lists_too(server: Server) -> None:
    def read() -> tuple[list[object], int | None]:
        with quickmeet.sync.connect_http(server.url, admin(server)) as client:
            listing = client.users.list(page_size=2)
            assert client.rooms.counters("GENERAL").is_member
            return [user.username for user in listing], listing.total

    names, total = await anyio.to_thread.run_sync(read)
    assert total == len(names)
    assert {"alice", "bob"} <= set(names)
