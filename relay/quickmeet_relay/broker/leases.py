# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Assignments of keys to workers, in a bucket whose entries expire."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from math import ceil
from typing import Final
from uuid import uuid4

from nats.errors import Error as NatsError
from nats.js.errors import (
    APIError,
    KeyNotFoundError,
    KeyWrongLastSequenceError,
    NoKeysError,
)
from nats.js.kv import KeyValue

from ..errors import BrokerError
from ..observability.log import Trouble

__all__ = ["ACK_WAIT_S", "LEASE_S", "RENEW_S", "Leases", "key_of"]

LEASE_S: Final = 10.0
"""Seconds after which a lease that is not renewed expires."""
RENEW_S: Final = 3.0
"""Seconds between two renewals."""
ACK_WAIT_S: Final = 6.0
"""Seconds after which the broker redelivers what is not acknowledged.

A message received right before a worker's last renewal was due is redelivered before
that worker's lease expires: the next owner of the partition gets it before newer ones.
"""


class Leases:
    """A member's share of the keys of a group."""

    def __init__(
        self,
        bucket: KeyValue,
        group: str,
        keys: Iterable[str],
        *,
        reopen: Callable[[], Awaitable[KeyValue]],
        survives_silence: bool = False,
    ) -> None:
        """Initialize without leases.

        Args:
            bucket: Where the leases are.
            group: Key prefix of the members; see `key_of`.
            keys: The keys to distribute.
            reopen: Reopens the bucket, which may be gone meanwhile.
            survives_silence: Keep all leases while the broker does not answer. It may
                lease them to others meanwhile, so two owners at once must be safe.
        """
        self._bucket = bucket
        self._group = group
        self._keys = list(keys)
        self._reopen = reopen
        self._is_in_doubt = False
        self._trouble: Final = Trouble()
        self._survives_silence = survives_silence
        self._member = uuid4().hex
        self._revisions: dict[str, int] = {}
        self.ends_at = 0.0
        """When our leases expire unless they are renewed, by
        `time.monotonic`."""

    @property
    def held(self) -> frozenset[str]:
        """The keys that this member holds."""
        return frozenset(self._revisions)

    async def renew(self) -> None:
        """Renew our leases, take free ones up to our share, release those above it."""
        begun = time.monotonic()
        try:
            async with asyncio.timeout(RENEW_S):
                if self._is_in_doubt:
                    self._bucket = await self._reopen()
                await self._renew()
            self._is_in_doubt = False
            self._trouble.is_over()
            self.ends_at = begun + LEASE_S
        except (NatsError, APIError, TimeoutError, BrokerError) as error:
            self._is_in_doubt = True
            silent = BrokerError(f"the broker has not answered in {RENEW_S:g} s")
            self._trouble.say(
                error if str(error) else silent, "leases cannot be renewed"
            )
            if not self._survives_silence:
                self._revisions.clear()

    async def release(self) -> None:
        """Release all leases, so that others need not wait for them to expire."""
        try:
            async with asyncio.timeout(RENEW_S):
                await self._bucket.delete(self._own)
                for key, revision in list(self._revisions.items()):
                    await self._free(key, revision)
        except (NatsError, APIError, TimeoutError):
            pass  # they expire
        self._revisions.clear()

    async def _renew(self) -> None:
        await self._bucket.put(self._own, b"")
        taken = await self._taken()
        members = sum(key.startswith(f"{self._group}.worker.") for key in taken)
        share = ceil(len(self._keys) / max(members, 1))
        for key, revision in list(self._revisions.items()):
            if len(self._revisions) > share:
                await self._free(key, revision)
                del self._revisions[key]
                continue
            try:
                self._revisions[key] = await self._bucket.update(
                    key, self._member.encode(), revision
                )
            except KeyWrongLastSequenceError:
                del self._revisions[key]
                taken.discard(key)  # it may have expired: then it is free
        for key in self._keys:
            if len(self._revisions) >= share:
                break
            if key not in self._revisions and key not in taken:
                await self._take(key)

    async def _take(self, key: str) -> None:
        with suppress(KeyWrongLastSequenceError):  # another member was faster
            self._revisions[key] = await self._bucket.create(key, self._member.encode())

    async def _free(self, key: str, revision: int) -> None:
        with suppress(APIError):  # another member has it, or it expires by itself
            await self._bucket.delete(key, revision)

    async def _taken(self) -> set[str]:
        try:
            return set(await self._bucket.keys())
        except (NoKeysError, KeyNotFoundError):
            return set()

    @property
    def _own(self) -> str:
        return f"{self._group}.worker.{self._member}"


def key_of(text: str) -> str:
    """Encode any text as a part of a key, which allows few characters."""
    return text.encode().hex()
