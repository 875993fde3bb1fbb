# SPDX-License-Identifier: MIT
"""Files into sealed rooms and out of them, against the embedded server."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import anyio
import msgspec
import pytest

import quickmeet
from quickmeet import types
from quickmeet_devserver import serve
from quickmeet_e2ee import EncryptionError, Keychain, MissingKeyError, create, unlock

from .members import USERS, WORDS, connect, make_room, opened

pytestmark = pytest.mark.timeout(60)

CONTENT = bytes(range(256)) * 4_000  # several pieces
NAME = "plan <b>.pdf"


class Members:
    """Alice and Bob in a sealed room."""

    def __init__(
        self, alice: quickmeet.Client, bob: quickmeet.Client, room_id: str
    ) -> None:
        self.alice = alice
        self.bob = bob
        self.room_id = room_id
        self.hers: Keychain
        self.his: Keychain


@pytest.fixture(params=["7.10.0", "9.0.0"])
async def members(request: pytest.FixtureRequest) -> AsyncIterator[Members]:
    """By both ways of sealing."""
    async with AsyncExitStack() as stack:
        enter = stack.enter_async_context
        server = await enter(serve(users=USERS, server_version=request.param))
        alice = await enter(connect(server, "alice"))
        bob = await enter(connect(server, "bob"))
        await create(alice, WORDS)
        await create(bob, WORDS)
        made = Members(alice, bob, await make_room(alice, "bob"))
        made.hers = await enter(unlock(alice, WORDS))
        made.his = await enter(unlock(bob, WORDS))
        await made.hers.create_room_key(made.room_id)
        yield made


def attachment_of(message: types.Message) -> types.Attachment:
    assert message.attachments
    return message.attachments[0]


async def test_a_file_is_sealed_for_members_and_opens_again(
    members: Members, tmp_path: Path
) -> None:
    path = tmp_path / NAME
    path.write_bytes(CONTENT)
    told: list[tuple[int, int | None]] = []
    first = await members.hers.send(members.room_id, "the plan?")
    async with members.bob.messages.follow(members.room_id) as messages:
        sent = await members.hers.files.upload(
            members.room_id,
            path,
            text="here",
            thread_id=first.id,
            on_progress=lambda done, size: told.append((done, size)),
        )
        raw = await anext(messages)
    assert (sent.text, sent.encryption_state, sent.thread_id) == (
        "here",
        "done",
        first.id,
    )
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert raw.id == sent.id
    assert not raw.attachments
    assert "plan" not in repr(raw)
    seen = await opened(members.his, raw)
    attachment = attachment_of(seen)
    assert (seen.text, attachment.title) == ("here", NAME)
    assert (
        attachment.size_bytes == len(CONTENT)
        if hasattr(attachment, "size_bytes")
        else True
    )
    async with members.bob.files.download(attachment) as body:
        stored = b"".join([piece async for piece in body])
    assert len(stored) == len(CONTENT)
    assert stored != CONTENT
    async with members.his.files.download(attachment) as body:
        assert b"".join([piece async for piece in body]) == CONTENT
    kept = await members.his.files.save(attachment, tmp_path / "copy")
    assert kept.read_bytes() == CONTENT
    folder = tmp_path / "folder"
    folder.mkdir()
    assert (await members.his.files.save(attachment, folder)).parent == folder


async def test_pictures_are_shown_as_such(members: Members) -> None:
    sent = await members.his.files.upload(members.room_id, b"\x89PNG", name="pic.png")
    attachment = attachment_of(sent)
    assert attachment.image_type == "image/png"
    assert attachment.image_url == attachment.title_link


async def test_a_file_that_was_changed_on_its_way_leaves_nothing(
    members: Members, tmp_path: Path
) -> None:
    sent = await members.hers.files.upload(members.room_id, CONTENT, name="a.txt")
    other = await members.hers.files.upload(members.room_id, b"other", name="b.txt")
    link = attachment_of(other).title_link
    wrong = msgspec.structs.replace(attachment_of(sent), title_link=link)
    with pytest.raises(EncryptionError, match="checksum differs"):
        await members.hers.files.save(wrong, tmp_path / "kept")
    assert not [one async for one in anyio.Path(tmp_path).iterdir()]


async def test_failures_to_encrypt_or_decrypt_are_reported(
    members: Members, tmp_path: Path
) -> None:
    plain = await members.alice.rooms.create_private("plain", [])
    with pytest.raises(MissingKeyError, match="no key of the room"):
        await members.hers.files.upload(plain.room_id, b"x")
    with pytest.raises(quickmeet.FileError, match="cannot be read"):
        await members.hers.files.upload(members.room_id, tmp_path / "nothing")
    message = await members.alice.files.upload(plain.room_id, b"x", name="x.txt")
    with pytest.raises(EncryptionError, match="no key of its own"):
        members.hers.files.download(attachment_of(message))


async def test_servers_before_7_take_no_sealed_files() -> None:
    async with (
        serve(users=USERS, server_version="6.5.3") as server,
        connect(server, "alice") as alice,
    ):
        await create(alice, WORDS)
        room_id = await make_room(alice)
        async with unlock(alice, WORDS) as keychain:
            await keychain.create_room_key(room_id)
            with pytest.raises(quickmeet.MethodNotFoundError, match=r"rooms\.media"):
                await keychain.files.upload(room_id, b"x")
