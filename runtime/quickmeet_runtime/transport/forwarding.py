# SPDX-License-Identifier: MIT
"""A transport in front of another, for observers of the traffic."""

from collections.abc import Sequence
from typing import Final, Literal

from .interface import Take, Transport

Direction = Literal["in", "out"]

__all__ = ["Direction", "ForwardingTransport"]


class ForwardingTransport:
    """Hands everything on to another transport; subclasses look at it.

    Args:
        inner: Where it goes.
    """

    def __init__(self, inner: Transport) -> None:
        self._inner: Final = inner
        self._ahead = 0
        """Messages that were seen and not yet taken: they will come again."""

    @property
    def unsent_bytes(self) -> int:
        """Bytes that the peer has not taken yet."""
        return self._inner.unsent_bytes

    def see(self, direction: Direction, messages: Sequence[bytes]) -> None:
        """Look at messages, each once.

        Args:
            direction: ``in`` or ``out``.
            messages: In the order of their passing.
        """

    async def deliver(self, take: Take) -> None:
        """Hand on messages as they arrive, each after it was seen."""

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
        """Hand nothing more on until the peer has taken enough."""
        self._inner.drain_first()

    async def drained(self) -> None:
        """Wait until the peer has taken enough."""
        await self._inner.drained()

    def pause_reading(self) -> None:
        """Hand nothing more on."""
        self._inner.pause_reading()

    def resume_reading(self) -> None:
        """Hand on again."""
        self._inner.resume_reading()

    async def aclose(self, code: int = 1000, reason: str = "") -> None:
        """Close with a handshake."""
        await self._inner.aclose(code, reason)

    def abort(self) -> None:
        """Close at once."""
        self._inner.abort()
