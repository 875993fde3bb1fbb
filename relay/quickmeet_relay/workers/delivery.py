# SPDX-License-Identifier: MIT
"""Deliveries to a worker: one change or several of a room, acknowledged if handled."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from hashlib import blake2b
from types import TracebackType
from typing import Final, Protocol

from msgspec import Struct

import quickmeet
from quickmeet.types import Message

from ..broker.consuming import StreamMessage, tell
from ..observability.tracing import processing
from ..subjects import STREAM
from .inbox import Pending

__all__ = ["Change", "Delivery", "DeliveryBatch", "DeliveryHandler"]

Change = quickmeet.Change[Message]
_ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz"
_ID_SIZE: Final = 17


class DeliveryHandler(Protocol):
    """Delivers changes and records their outcome."""

    @property
    def durable(self) -> str:
        """The name under which the broker stores the progress."""
        ...

    @property
    def is_traced(self) -> bool:
        """Whether spans are exported."""
        ...

    def finish(self, row: list[Pending[StreamMessage]]) -> Sequence[StreamMessage]:
        """Record handled changes of one key; return the messages to acknowledge."""
        ...

    async def failed(self, row: list[Pending[StreamMessage]], error: Exception) -> None:
        """Record that handling them failed."""
        ...

    def left(self, row: list[Pending[StreamMessage]]) -> None:
        """Record that handling them stopped without an outcome."""
        ...


class _Handed(Struct, eq=False):
    """Changes delivered to a worker until its block ends."""

    _handler: DeliveryHandler
    _row: list[Pending[StreamMessage]]
    _trace: AbstractContextManager[None] | None = None

    def traced(self) -> AbstractContextManager[None]:
        """Continue the relay's trace; entering the block does so automatically."""
        first = self._row[0]
        headers: Mapping[str, str] | None = first.load.source.headers
        return processing(
            STREAM, self._handler.durable, first.named.id, headers, len(self._row)
        )

    async def done(self) -> None:
        """Acknowledge the delivery; the end of a block does so automatically."""
        for message in self._handler.finish(self._row):
            await tell(message.ack())

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        """Acknowledge the delivery, or have it redelivered."""
        if self._trace is not None:
            with suppress(Exception):  # the block's own error, which is handled here
                self._trace.__exit__(kind, error, traceback)
        if error is None:
            for message in self._handler.finish(self._row):
                await tell(message.ack())
            return False
        if not isinstance(error, Exception):  # such as a time limit around the block
            self._handler.left(self._row)
            return False
        await self._handler.failed(self._row, error)
        return True

    def _begin_trace(self) -> None:
        self._trace = self.traced()
        self._trace.__enter__()


class Delivery(_Handed, eq=False):
    """A change, to be handled in an ``async with`` block.

    The end of the block acknowledges it. If the block raises, that is logged, and the
    change is redelivered later; other changes of its room, or of its key given `by`,
    wait for it. Blocks of different rooms may run concurrently, in tasks. A change
    whose block is never entered holds its room, too.
    """

    def __repr__(self) -> str:
        """Its name: texts stay out of logs."""
        return f"<{type(self).__name__} {self.event_id}>"

    @property
    def event_id(self) -> str:
        """Identifier of the change, the same for each delivery and every relay."""
        return self._row[0].named.id

    @property
    def attempt(self) -> int:
        """Number of this attempt, from 1."""
        return self._row[0].attempts + 1

    def reply_id(self, number: int = 0) -> str:
        """Derive the id of a message sent because of this change.

        It is the same each time: passed as ``message_id``, it makes the server store
        the answer once, however often the change is delivered.

        Args:
            number: Distinguishes several answers to one change.
        """
        told = f"{self._handler.durable}\0{self.event_id}\0{number}"
        value = int.from_bytes(blake2b(told.encode(), digest_size=16).digest(), "big")
        letters: list[str] = []
        for _ in range(_ID_SIZE):
            value, rest = divmod(value, len(_ALPHABET))
            letters.append(_ALPHABET[rest])
        return "".join(letters)

    @property
    def change(self) -> Change:
        """The change."""
        return self._row[0].read()

    async def __aenter__(self) -> Change:
        """The change."""
        if self._handler.is_traced:
            self._begin_trace()
        return self._row[0].read()


class DeliveryBatch(_Handed, eq=False):
    """Changes of one room in order, to be handled in one ``async with`` block.

    The end of the block acknowledges all. If it raises, that is logged, and they
    are redelivered later, each alone: a change that cannot be handled takes no other
    with it to the dead letters.
    """

    def __repr__(self) -> str:
        """Its first id only: texts stay out of logs."""
        return f"<{type(self).__name__} of {len(self)} from {self._row[0].named.id}>"

    def __len__(self) -> int:
        """Number of changes."""
        return len(self._row)

    @property
    def deliveries(self) -> list[Delivery]:
        """The single changes, for their ``event_id`` and ``reply_id``.

        The batch acknowledges them: enter none of them.
        """
        return [Delivery(self._handler, [one]) for one in self._row]

    @property
    def changes(self) -> list[Change]:
        """The changes."""
        return [one.read() for one in self._row]

    async def __aenter__(self) -> list[Change]:
        """The changes."""
        if self._handler.is_traced:
            self._begin_trace()
        return self.changes
