# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Who works on which partition: keys in a bucket that the broker lets expire."""

import asyncio
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

from .subjects import PARTITIONS

__all__ = ["ACK_WAIT_S", "LEASE_S", "RENEW_S", "Leases"]

LEASE_S: Final = 10.0
"""Seconds after which a lease that is not renewed ends."""
RENEW_S: Final = 3.0
"""Seconds between two renewals."""
ACK_WAIT_S: Final = 6.0
"""Seconds after which the broker gives again what is not acknowledged.

A message that came right before a worker's last renewal was due is given again before
that worker's lease ends: who has the partition next gets it before newer ones.
"""


class Leases:
    """The partitions of one durable name that this worker has."""

    def __init__(self, bucket: KeyValue, durable: str) -> None:
        self._bucket = bucket
        self._prefix = durable.encode().hex()  # keys take few characters
        self._worker = uuid4().hex
        self._revisions: dict[int, int] = {}

    @property
    def held(self) -> frozenset[int]:
        """Partitions that are ours."""
        return frozenset(self._revisions)

    async def renew(self) -> None:
        """Keep ours, take free ones up to our share, let go of what is above it.

        A broker that does not answer costs them all: another worker may have them.
        """
        try:
            async with asyncio.timeout(RENEW_S):
                await self._renew()
        except (NatsError, APIError, TimeoutError):
            self._revisions.clear()

    async def release(self) -> None:
        """Let go of all, so that others need not wait for them to expire."""
        try:
            async with asyncio.timeout(RENEW_S):
                await self._bucket.delete(f"{self._prefix}.worker.{self._worker}")
                for partition in list(self._revisions):
                    await self._bucket.delete(self._key(partition))
        except (NatsError, APIError, TimeoutError):
            pass  # they expire
        self._revisions.clear()

    async def _renew(self) -> None:
        await self._bucket.put(f"{self._prefix}.worker.{self._worker}", b"")
        keys = await self._keys()
        workers = sum(key.startswith(f"{self._prefix}.worker.") for key in keys)
        share = ceil(PARTITIONS / max(workers, 1))
        for partition, revision in list(self._revisions.items()):
            if len(self._revisions) > share:
                await self._bucket.delete(self._key(partition))
                del self._revisions[partition]
                continue
            try:
                self._revisions[partition] = await self._bucket.update(
                    self._key(partition), self._worker.encode(), revision
                )
            except KeyWrongLastSequenceError:
                del self._revisions[partition]
        for partition in range(PARTITIONS):
            if len(self._revisions) >= share:
                break
            if partition not in self._revisions and self._key(partition) not in keys:
                await self._take(partition)

    async def _take(self, partition: int) -> None:
        with suppress(KeyWrongLastSequenceError):  # another worker was faster
            self._revisions[partition] = await self._bucket.create(
                self._key(partition), self._worker.encode()
            )

    async def _keys(self) -> set[str]:
        try:
            return set(await self._bucket.keys())
        except (NoKeysError, KeyNotFoundError):
            return set()

    def _key(self, partition: int) -> str:
        return f"{self._prefix}.{partition}"
