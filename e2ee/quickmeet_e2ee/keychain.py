# SPDX-License-Identifier: MIT
"""Decrypt and encrypt messages with the keys of one session's user."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple, TypeAlias

import anyio.to_thread

import quickmeet
from quickmeet import UNSET, MethodError, Sealed, UnsetType
from quickmeet.types import (
    Attachment,
    EncryptedContent,
    Membership,
    Message,
    SuggestedKey,
)
from quickmeet_runtime.model.operations.parameters import client_id

from .content import open_message, open_quotes, plain_text
from .errors import EncryptionError, MissingKeyError
from .files import FileOpener
from .identity import PublicIdentity
from .keyring import Keyring, Lacking, log
from .room_key import Algorithm, RoomKey
from .transfers import SealedFiles, file_opener

__all__ = ["AnyClient", "Keychain", "user_id_of", "waiting_for_key"]

AnyClient: TypeAlias = quickmeet.Client | quickmeet.HttpClient

_GCM_SINCE: Final = (8, 0, 0)
_SUGGESTIONS_SINCE: Final = (7, 0, 0)
_PINNED: Final = "message_pinned_e2e"
_ANSWERED: Final = "error-no-suggested-key-available"
"""The suggestion is answered already: a membership arrives several times with it."""


class _SealedText(NamedTuple):
    """The replacement of a text on the wire."""

    text: str
    content: EncryptedContent | UnsetType


class Keychain:
    """The unlocked keys of a user; made by `unlock` and `create`.

    It decrypts what the user may read and encrypts their messages. Its ``repr``
    contains no key, and no key is logged or written to disk.
    """

    def __init__(self, client: AnyClient, keyring: Keyring) -> None:
        self._client = client
        self.keyring: Final = keyring
        """Its keys."""
        self.files: Final = SealedFiles(client, self._present, self.open)
        """Uploads encrypted files, and saves decrypted ones."""
        self._lock = anyio.Lock()
        self._asked: set[tuple[str, str | None]] = set()
        self._members: dict[str, dict[str, PublicIdentity]] = {}

    # --- messages ---------------------------------------------------------------

    async def open(self, message: Message) -> Message:
        """Decrypt a message; an unencrypted one is returned unchanged.

        If the key is missing, the server is asked again for memberships, and members of
        the room for the key.

        Returns:
            The message with its text, attachments and files; `encryption_state` is
            ``done``.

        Raises:
            MissingKeyError: No member has shared the key yet; retry later.
            EncryptionError: It was modified in transit, or its content is no message.
            PayloadError: It is truncated, or sealed by an unknown algorithm.
            QuickmeetError: The server could not be asked.
        """
        if message.kind == _PINNED:
            return await self._open_pinned(message)
        if message.sealed is None:
            return message
        return open_message(
            message, await self.open_content(message.room_id, message.sealed)
        )

    async def open_content(self, room_id: str, sealed: Sealed) -> bytes:
        """Decrypt content of any kind, such as that of an uploaded file.

        Returns:
            JSON: an object.

        Raises:
            MissingKeyError: No member has shared the key yet; retry later.
            EncryptionError: It was modified in transit.
            PayloadError: It is truncated, or sealed by an unknown algorithm.
            QuickmeetError: The server could not be asked.
        """
        try:
            return self.keyring.unseal(room_id, sealed)
        except MissingKeyError as missing:
            await self._look_for(room_id, missing.key_id)
        return self.keyring.unseal(room_id, sealed)

    def open_file(self, attachment: Attachment) -> FileOpener:
        """Start decrypting the file of a decrypted message's attachment; see `files`.

        ::

            opener = keychain.open_file(attachment)
            async with client.files.download(attachment.title_link) as body:
                async for piece in body:
                    target.write(opener.update(piece))
            opener.finish()

        Raises:
            EncryptionError: The attachment has no key, or one in an unknown
                form.
        """
        return file_opener(attachment)

    async def send(
        self,
        room_id: str,
        text: str,
        *,
        thread_id: str | UnsetType = UNSET,
        message_id: str | UnsetType = UNSET,
    ) -> Message:
        """Encrypt a text and send it to a room.

        Args:
            room_id: The room; it has to have a key (`create_room_key`).
            text: The text.
            thread_id: The message to answer in a thread.
            message_id: Identifier of the message; the server stores it once.

        Returns:
            The stored message, decrypted.

        Raises:
            MissingKeyError: We have no key of the room.
            MethodError: The server refused; see `messages.send`.
            QuickmeetError: The session failed.
        """
        made = client_id(message_id)
        key = await self._present(room_id)
        sealed = await self._seal(key, text, made)
        sent = await self._client.messages.send(
            room_id,
            sealed.text,
            message_id=made,
            thread_id=thread_id,
            kind="e2e",
            encryption_state="pending",
            encrypted_content=sealed.content,
        )
        return await self.open(sent)

    async def edit(self, message: Message, text: str) -> None:
        """Encrypt a new text for a message of the user.

        Raises:
            MissingKeyError: We have no key of the room.
            MethodError: The server refused; see `messages.edit`.
            QuickmeetError: The session failed.
        """
        key = await self._present(message.room_id)
        sealed = await self._seal(key, text, message.id)
        await self._client.messages.edit(
            message.id,
            sealed.text or UNSET,
            room_id=message.room_id,
            encrypted_content=sealed.content,
        )

    async def _seal(self, key: RoomKey, text: str, message_id: str) -> "_SealedText":
        plain = plain_text(
            text,
            message_id=message_id,
            user_id=self.user_id,
            now=datetime.now(UTC),
            is_old=key.algorithm is Algorithm.CBC,
        )
        content = key.seal(plain)
        if key.algorithm is Algorithm.GCM:
            return _SealedText("", content)
        # Clients before 7.0 read only the text, and their servers refuse to edit
        # # `content`: a second copy would keep the old text.
        is_new = await self._reaches(_SUGGESTIONS_SINCE)
        return _SealedText(content.ciphertext, content if is_new else UNSET)

    async def _open_pinned(self, message: Message) -> Message:
        quotes: dict[int, bytes] = {}
        for at, attachment in enumerate(message.attachments or ()):
            if attachment.text:
                sealed = Sealed(
                    algorithm="rc.v1.aes-sha2",
                    ciphertext=attachment.text,
                    key_id=attachment.text[:12],
                )
                quotes[at] = await self.open_content(message.room_id, sealed)
        return open_quotes(message, quotes) if quotes else message

    # --- keys of rooms ----------------------------------------------------------

    async def create_room_key(self, room_id: str) -> None:
        """Create the first key of a room, and share it with its members.

        Servers from 8.0 on get AES-GCM, earlier ones AES-CBC, as their own
        clients do.

        Raises:
            RoomKeyExistsError: The room has one; request it by opening a message.
            MethodError: The server refused.
            QuickmeetError: The session failed.
        """
        key = await self._new_key()
        await self._client.encryption.set_room_key(room_id, key.id)
        self.keyring.put(room_id, key)
        mine = key.seal_for(self.keyring.identity.public)
        await self._client.encryption.update_room_key(room_id, self.user_id, mine)
        await self.share(room_id)

    async def rotate(self, room_id: str) -> None:
        """Rotate the key of a room, and share the new one; from 7.0 on.

        Earlier messages stay readable for those who had the old key.

        Raises:
            MissingKeyError: We have no key of the room.
            MethodError: The server refused, or has no such endpoint.
            QuickmeetError: The session failed.
        """
        await self._present(room_id)
        key = await self._new_key()
        mine = key.seal_for(self.keyring.identity.public)
        await self._client.encryption.replace_room_key(room_id, mine, key.id)
        self.keyring.put(room_id, key)
        await self.share(room_id)

    async def share(self, room_id: str) -> int:
        """Share a room's keys with the members who lack them.

        It happens automatically while the keychain is open. Members with an invalid
        public key are logged and skipped.

        Returns:
            Number of members who received them.

        Raises:
            MissingKeyError: We have no key of the room.
            MethodError: The server refused.
            QuickmeetError: The session failed.
        """
        await self._present(room_id)
        lacking = await self._client.encryption.list_users_without_key(room_id)
        members: dict[str, PublicIdentity] = {}
        for member in lacking.users:
            public = member.key.public_key if member.key else UNSET
            if public and member.id != self.user_id:
                try:
                    members[member.id] = PublicIdentity.parse(public)
                except EncryptionError as error:
                    log.warning("no key for the member %r: %s", member.id, error)
        self._members.setdefault(room_id, {}).update(members)
        return await self._give(room_id, members)

    async def _give(self, room_id: str, members: Mapping[str, PublicIdentity]) -> int:
        given: list[SuggestedKey] = []
        for user_id, public in members.items():
            try:
                key, old = self.keyring.seal_for(room_id, public)
            except EncryptionError as error:
                log.warning("no key for the member %r: %s", user_id, error)
            else:
                given.append(SuggestedKey(user_id=user_id, key=key, old_keys=old))
        encryption = self._client.encryption
        if given and await self._reaches(_SUGGESTIONS_SINCE):
            await encryption.suggest_keys({room_id: given})
        else:
            for one in given:
                await encryption.update_room_key(room_id, one.user_id, one.key)
        return len(given)

    async def refresh(self) -> None:
        """Fetch our memberships, and add their keys.

        Raises:
            QuickmeetError: The server could not be asked.
        """
        for membership in await self._client.rooms.list_memberships():
            await self.take(membership)

    async def take(self, membership: Membership) -> None:
        """Add the keys of a membership; accept or refuse a suggested one.

        Raises:
            QuickmeetError: The server could not be notified.
        """
        suggested, room_id = membership.suggested_encryption_key, membership.room_id
        if not room_id:
            return  # an ended membership has only its identifier
        async with self._lock:  # decrypting a key takes a thread, and order matters
            await anyio.to_thread.run_sync(self.keyring.learn, membership)
            if not suggested:
                return
            is_good = await anyio.to_thread.run_sync(
                self.keyring.accepts, room_id, suggested
            )
        encryption = self._client.encryption
        answer = encryption.accept_key if is_good else encryption.reject_key
        try:
            await answer(room_id)
        except MethodError as error:  # servers without it have no suggestions
            if error.error != _ANSWERED:
                log.warning(
                    "the server did not hear of our key of %r: %s", room_id, error
                )
        if is_good:
            await self._make_whole(membership)

    async def _make_whole(self, membership: Membership) -> None:
        """Send members the keys that earlier suggestions to them lacked."""
        room_id = membership.room_id
        lacking = self.keyring.lacking(membership)
        if lacking is Lacking.NOBODY or not await self._reaches(_SUGGESTIONS_SINCE):
            return
        members = {self.user_id: self.keyring.identity.public}
        if lacking is Lacking.OTHERS:
            members |= self._members.get(room_id, {})
        await self._give(room_id, members)

    def forget(self, room_id: str) -> None:
        """Drop the keys of a room that was left."""
        self.keyring.forget(room_id)
        self._members.pop(room_id, None)

    @property
    def user_id(self) -> str:
        """The owner of the keys."""
        return user_id_of(self._client)

    def __repr__(self) -> str:
        """Name the owner, without any key."""
        return f"<Keychain of {self._client.user_id}>"

    async def _present(self, room_id: str) -> RoomKey:
        try:
            return self.keyring.present(room_id)
        except MissingKeyError:
            await self._look_for(room_id, None)
        return self.keyring.present(room_id)

    async def _look_for(self, room_id: str, key_id: str | None) -> None:
        is_told = not isinstance(self._client, quickmeet.HttpClient)
        has_asked = (room_id, key_id) in self._asked
        if has_asked and is_told:
            return  # shared keys arrive by themselves: ask once per history
        await self.refresh()
        if has_asked or self.keyring.has(room_id, key_id):
            return
        self._asked.add((room_id, key_id))  # ask once for a room full of them
        await self._client.encryption.request_keys()

    async def _new_key(self) -> RoomKey:
        is_new = await self._reaches(_GCM_SINCE)
        return RoomKey.create(Algorithm.GCM if is_new else Algorithm.CBC)

    async def _reaches(self, release: tuple[int, ...]) -> bool:
        version = await self._client.server_version()
        return version is None or version.reaches(release) is not False


def waiting_for_key(room: "quickmeet.types.Room", *, user_id: str) -> bool:
    """Whether another member of the room waits for its key."""
    waiting: Iterable[quickmeet.types.WaitingForKey] = room.waiting_for_key or ()
    return any(one.user_id != user_id for one in waiting)


def user_id_of(client: AnyClient) -> str:
    """Return the id of the user of the session.

    Raises:
        LocalProtocolError: The session is not logged in.
    """
    if client.user_id is None:
        raise quickmeet.LocalProtocolError("nobody is logged in: keys belong to a user")
    return client.user_id
