# SPDX-License-Identifier: MIT
"""A transport that wraps another, to observe the traffic."""

from collections.abc import Sequence
from typing import Final, Literal

from .interface import Take, Transport

Direction = Literal["in", "out"]

__all__ = ["Direction", "ForwardingTransport"]


class ForwardingTransport:
    """Forwards everything to another transport; subclasses observe it.

    Args:
        inner: The wrapped transport.
    """

    def __init__(self, inner: Transport) -> None:
        self._inner: Final = inner
        self._ahead = 0
        """Messages that were seen and not yet taken: they will be delivered again."""

    @property
    def unsent_bytes(self) -> int:
        """Bytes that the peer has not taken yet."""
        return self._inner.unsent_bytes

    def see(self, direction: Direction, messages: Sequence[bytes]) -> None:
        """Observe messages, each once.

        Args:
            direction: ``in`` or ``out``.
            messages: The messages, in order.
        """

    async def deliver(self, take: Take) -> None:
        """Deliver messages as they arrive, each after it was seen."""

        def see_and_take(messages: Sequence[bytes]) -> int:
            self.see("in", messages[self._ahead :])
            taken = take(messages)
            self._ahead = len(messages) - taken
            return taken

        await self._inner.deliver(see_and_take)

    def send(self, messages: Sequence[bytes]) -> None:
        """Queue messages after they were seen."""
        self.see("out", messages)
        self._inner.send(messages)

    def drain_first(self) -> None:
        """Deliver nothing more until the peer has taken enough."""
        self._inner.drain_first()

    async def drained(self) -> None:
        """Wait until the peer has taken enough."""
        await self._inner.drained()

    def pause_reading(self) -> None:
        """Stop delivering."""
        self._inner.pause_reading()

    def resume_reading(self) -> None:
        """Deliver again."""
        self._inner.resume_reading()

    async def aclose(self, code: int = 1000, reason: str = "") -> None:
        """Close with a handshake."""
        await self._inner.aclose(code, reason)

    def abort(self) -> None:
        """Close at once."""
        self._inner.abort()
