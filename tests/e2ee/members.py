# SPDX-License-Identifier: MIT
"""Members of encrypted rooms, and how they read messages there."""

import anyio

import quickmeet
from quickmeet import types
from quickmeet_devserver import Server
from quickmeet_e2ee import Keychain, MissingKeyError

USERS = [(name, "secret") for name in ("alice", "bob", "carol")]
WORDS = "minus mobile dexter"


def connect(server: Server, name: str) -> "quickmeet.Connecting[quickmeet.Client]":
    return quickmeet.connect(server.url, quickmeet.Password(name, "secret"))


async def make_room(client: quickmeet.Client, *others: str) -> str:
    options = types.RoomOptions(is_encrypted=True)
    room = await client.rooms.create_private("sealed", list(others), options=options)
    return room.room_id


async def opened(keychain: Keychain, message: types.Message) -> types.Message:
    """Open a message as soon as somebody has given us the key."""
    with anyio.fail_after(20):
        while True:
            try:
                return await keychain.open(message)
            except MissingKeyError:
                await anyio.lowlevel.checkpoint()
