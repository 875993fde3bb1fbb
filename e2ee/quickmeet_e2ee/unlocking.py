# SPDX-License-Identifier: MIT
"""Unlock a user's keys, and keep them up to date while a block runs."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Final, TypeVar

import anyio
import anyio.to_thread

import quickmeet
from quickmeet import QuickmeetError, Ready, Subscription
from quickmeet.types import KeyRequest, MembershipChange, RoomChange
from quickmeet_runtime.concurrency.exception_groups import unwrapped
from quickmeet_runtime.options.values import TEXT, check, instance

from .errors import EncryptionError
from .identity import Identity
from .keychain import AnyClient, Keychain, user_id_of, waiting_for_key
from .keyring import Keyring, log

__all__ = ["create", "unlock"]

T = TypeVar("T")
_REMOVED: Final = "removed"


@asynccontextmanager
async def unlock(client: AnyClient, passphrase: str) -> AsyncGenerator[Keychain]:
    """Unlock the keys that the server stores for the user of the session.

    ::

        async with quickmeet.e2ee.unlock(client, passphrase) as keychain:
            async for message in client.messages.follow(room_id):
                print((await keychain.open(message)).text)
            await keychain.send(room_id, "for members only")

    While the block runs, keys shared by others are added, rooms that get a new key
    are followed, and members who wait for a key receive it. Over HTTP alone
    nothing is followed: keys are requested when one is missing.

    Args:
        client: A session of the user.
        passphrase: The encryption password, not the one to log in.

    Raises:
        WrongPassphraseError: The passphrase is wrong.
        EncryptionError: The user has no keys yet (`create`), or the stored ones
            have an unknown form.
        OptionError: A value is of the wrong type.
        QuickmeetError: The server could not be asked.
    """
    _check(client, passphrase)
    user_id = user_id_of(client)
    pair = await client.encryption.fetch_keys()
    if not pair.private_key:
        raise EncryptionError(
            "this user has no keys yet: make them in the web client, or by"
            " quickmeet.e2ee.create()"
        )
    identity = await anyio.to_thread.run_sync(
        lambda: Identity.unlock(str(pair.private_key), passphrase, user_id=user_id)
    )
    async with _kept(client, identity) as keychain:
        yield keychain


async def create(client: AnyClient, passphrase: str) -> None:
    """Create a key pair for the user of the session, and store it on the server.

    Args:
        client: A session of the user.
        passphrase: Encrypts the private key, which is lost without it: keep it.
            Only Latin-1 characters, as clients accept no others.

    Raises:
        EncryptionError: The user has keys; a new pair would make everything
            encrypted for them unreadable (`encryption.reset_keys`).
        OptionError: A value is of the wrong type.
        QuickmeetError: The server could not be asked.
    """
    _check(client, passphrase)
    user_id = user_id_of(client)
    pair = await client.encryption.fetch_keys()
    if pair.private_key or pair.public_key:
        raise EncryptionError("this user has keys: unlock them with their passphrase")
    identity = await anyio.to_thread.run_sync(Identity.create)
    locked = await anyio.to_thread.run_sync(
        lambda: identity.lock(passphrase, user_id=user_id)
    )
    await client.encryption.save_keys(
        private_key=locked, public_key=identity.public.export()
    )
    await client.encryption.request_keys()


def _check(client: object, passphrase: object) -> None:
    clients = (quickmeet.Client, quickmeet.HttpClient)
    check("client", client, instance("a quickmeet.Client or HttpClient", *clients))
    check("passphrase", passphrase, TEXT, is_secret=True)


@asynccontextmanager
async def _kept(client: AnyClient, identity: Identity) -> AsyncGenerator[Keychain]:
    keychain = Keychain(client, Keyring(identity))
    async with AsyncExitStack() as stack:
        if isinstance(client, quickmeet.HttpClient):
            await keychain.refresh()
            yield keychain
            return
        user_id = keychain.user_id
        memberships = await stack.enter_async_context(
            client.rooms.follow_membership_changes(user_id)
        )
        rooms = await stack.enter_async_context(client.rooms.follow_changes(user_id))
        requests = await stack.enter_async_context(
            client.encryption.follow_key_requests(user_id)
        )
        await keychain.refresh()
        try:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(_each, memberships, _membership_changed(keychain))
                tasks.start_soon(_each, rooms, _room_changed(keychain))
                tasks.start_soon(_each, requests, _key_requested(keychain))
                tasks.start_soon(_refresh_after_breaks, client, keychain)
                yield keychain
                tasks.cancel_scope.cancel()
        except BaseExceptionGroup as group:  # raise its error unchanged
            raise unwrapped(group) from None


def _membership_changed(
    keychain: Keychain,
) -> Callable[[MembershipChange], Awaitable[None]]:
    async def handle(event: MembershipChange) -> None:
        room_id = event.membership.room_id
        if event.change == _REMOVED:
            if room_id:
                keychain.forget(room_id)
        else:
            await keychain.take(event.membership)

    return handle


def _room_changed(keychain: Keychain) -> Callable[[RoomChange], Awaitable[None]]:
    async def handle(event: RoomChange) -> None:
        if event.change != _REMOVED and waiting_for_key(
            event.room, user_id=keychain.user_id
        ):
            await keychain.share(event.room.id)

    return handle


def _key_requested(keychain: Keychain) -> Callable[[KeyRequest], Awaitable[None]]:
    async def handle(event: KeyRequest) -> None:
        await keychain.share(event.room_id)

    return handle


async def _each(
    events: Subscription[T], handle: Callable[[T], Awaitable[None]]
) -> None:
    """Handle events one by one; log failures, and continue."""
    try:
        async for event in events:
            try:
                await handle(event)
            except QuickmeetError as error:
                log.warning("keys could not be passed on: %s", error)
    except QuickmeetError as error:
        log.warning("keys are not followed any more: %s", error)


async def _refresh_after_breaks(client: quickmeet.Client, keychain: Keychain) -> None:
    """Refresh after each reconnect: changes meanwhile were not reported."""
    async for status in client.status_changes():
        if isinstance(status, Ready):
            try:
                await keychain.refresh()
            except QuickmeetError as error:
                log.warning("keys could not be asked for: %s", error)
