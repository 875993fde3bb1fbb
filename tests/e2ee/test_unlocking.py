# SPDX-License-Identifier: MIT
"""Members of a sealed room, against the embedded server."""

from collections.abc import AsyncIterator
from typing import Any, cast

import pytest
from msgspec.structs import replace

import quickmeet
from quickmeet.errors import OptionError
from quickmeet_devserver import Server, serve
from quickmeet_e2ee import (
    Algorithm,
    EncryptionError,
    MissingKeyError,
    RoomKey,
    WrongPassphraseError,
    create,
    unlock,
)

from .members import USERS, WORDS, connect, make_room, opened

pytestmark = pytest.mark.timeout(60)


@pytest.fixture(params=["6.5.3", "7.10.0", "9.0.0"])
async def server(request: pytest.FixtureRequest) -> AsyncIterator[Server]:
    """Servers whose clients give keys in three ways."""
    async with serve(users=USERS, server_version=request.param) as server:
        yield server


async def test_members_read_each_other(server: Server) -> None:
    async with connect(server, "alice") as alice, connect(server, "bob") as bob:
        await create(alice, WORDS)
        await create(bob, WORDS)
        room_id = await make_room(alice, "bob")
        async with (
            unlock(alice, WORDS) as hers,
            unlock(bob, WORDS) as his,
            bob.messages.follow(room_id) as messages,
        ):
            await hers.create_room_key(room_id)
            sent = await hers.send(room_id, "for *bob*")
            assert (sent.text, sent.encryption_state) == ("for *bob*", "done")
            assert sent.sealed is None
            raw = await anext(messages)
            assert raw.sealed is not None
            assert "bob" not in raw.text
            assert (await opened(his, raw)).text == "for *bob*"
            await hers.edit(raw, "for bob")
            assert (await opened(his, await anext(messages))).text == "for bob"
            reply = await his.send(room_id, "thanks", thread_id=sent.id)
            assert (await hers.open(reply)).text == "thanks"
            assert reply.thread_id == sent.id


async def test_a_later_member_is_given_the_key(server: Server) -> None:
    async with connect(server, "alice") as alice, connect(server, "carol") as carol:
        await create(alice, WORDS)
        room_id = await make_room(alice, "carol")
        async with unlock(alice, WORDS) as hers:
            await hers.create_room_key(room_id)
            sent = await hers.send(room_id, "early")
            await create(carol, WORDS)
            async with unlock(carol, WORDS) as theirs:
                page = await carol.messages.load_history(room_id)
                found = {one.id: one for one in page.messages}
                with pytest.raises(MissingKeyError, match="must be online"):
                    await theirs.open(found[sent.id])
                await hers.share(room_id)
                assert (await opened(theirs, found[sent.id])).text == "early"


async def test_earlier_messages_stay_readable_with_a_new_key(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with (
        serve(users=USERS, server_version="9.0.0") as server,
        connect(server, "alice") as alice,
        connect(server, "bob") as bob,
    ):
        await create(alice, WORDS)
        await create(bob, WORDS)
        room_id = await make_room(alice, "bob")
        async with (
            unlock(alice, WORDS) as hers,
            unlock(bob, WORDS) as his,
            bob.messages.follow(room_id) as messages,
        ):
            await hers.create_room_key(room_id)
            await hers.send(room_id, "before")
            before = await anext(messages)
            await opened(his, before)
            await hers.rotate(room_id)
            await hers.send(room_id, "after")
            after = await anext(messages)
            assert (await opened(his, after)).text == "after"
            assert (await his.open(before)).text == "before"
            for one in await bob.rooms.list_memberships():
                suggested = one.encryption_key
                await his.take(replace(one, suggested_encryption_key=suggested))
            assert "did not hear" not in caplog.text  # that was accepted before
        assert before.sealed is not None
        assert after.sealed is not None
        assert before.sealed.key_id != after.sealed.key_id
        async with unlock(alice, WORDS) as again:
            assert (await again.open(before)).text == "before"


async def test_over_http_alone_keys_are_asked_for(server: Server) -> None:
    login = quickmeet.Password("bob", "secret")
    async with (
        connect(server, "alice") as alice,
        quickmeet.connect_http(server.url, login) as bob,
    ):
        await create(alice, WORDS)
        await create(bob, WORDS)
        room_id = await make_room(alice, "bob")
        async with unlock(alice, WORDS) as hers, unlock(bob, WORDS) as his:
            await hers.create_room_key(room_id)
            sent = await hers.send(room_id, "hello")
            found = await bob.messages.get(sent.id)
            assert found is not None
            assert (await his.open(found)).text == "hello"
            assert (await his.send(room_id, "hi")).text == "hi"


async def test_errors_are_reported(server: Server) -> None:
    async with connect(server, "alice") as alice:
        for given in (cast("Any", alice.rooms), WORDS), (alice, cast("Any", b"words")):
            with pytest.raises(OptionError, match=r"(client|passphrase)=.*: give a"):
                await unlock(*given).__aenter__()
            with pytest.raises(OptionError, match=r"(client|passphrase)=.*: give a"):
                await create(*given)
        with pytest.raises(EncryptionError, match="no keys yet"):
            await unlock(alice, WORDS).__aenter__()
        await create(alice, WORDS)
        with pytest.raises(EncryptionError, match="has keys"):
            await create(alice, "other words")
        with pytest.raises(WrongPassphraseError):
            await unlock(alice, "other words").__aenter__()
        room_id = await make_room(alice)
        async with unlock(alice, WORDS) as keychain:
            assert WORDS not in repr(keychain)
            with pytest.raises(MissingKeyError, match="no key of the room"):
                await keychain.send(room_id, "too early")
            plain = await alice.messages.send(room_id, "for everybody")
            assert await keychain.open(plain) is plain
    async with quickmeet.connect(server.url) as nobody:
        with pytest.raises(quickmeet.LocalProtocolError, match="nobody is logged in"):
            await unlock(nobody, WORDS).__aenter__()


async def test_a_suggested_key_that_does_not_open_is_refused(server: Server) -> None:
    async with connect(server, "alice") as alice, connect(server, "bob") as bob:
        await create(bob, WORDS)
        room_id = await make_room(alice, "bob")
        await alice.encryption.set_room_key(room_id, "0123456789ab")
        assert bob.user_id is not None
        await alice.encryption.update_room_key(room_id, bob.user_id, "ZW5ja2V5Ym9i")
        async with unlock(bob, WORDS) as his:
            with pytest.raises(MissingKeyError):
                await his.send(room_id, "no key")
        (mine,) = [
            one for one in await bob.rooms.list_memberships() if one.room_id == room_id
        ]
        assert not mine.suggested_encryption_key


async def test_keys_of_one_identifier_are_tried_in_turn(server: Server) -> None:
    """The web client took the first characters of the exported key."""
    async with connect(server, "alice") as alice:
        await create(alice, WORDS)
        room_id = await make_room(alice)
        async with unlock(alice, WORDS) as keychain:
            first = RoomKey("eyJhbGciOiJB", RoomKey.create(Algorithm.CBC).export())
            second = RoomKey("eyJhbGciOiJB", RoomKey.create(Algorithm.CBC).export())
            keychain.keyring.put(room_id, first)
            old = await keychain.send(room_id, "old")
            stored = await alice.messages.get(old.id)
            assert stored is not None
            keychain.keyring.put(room_id, second)
            assert (await keychain.open(stored)).text == "old"
