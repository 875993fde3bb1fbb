# SPDX-License-Identifier: MIT
"""Recovery that is loaded and made when the first subscriber needs it.

Many sessions only call; they shall not pay for what fetches missed events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..ports import Spawn, Wire
    from .recovery import Recovery

__all__ = ["RecoveryOnDemand"]


class RecoveryOnDemand:
    """Passes on to recovery how connections come and go, once there is one.

    Args:
        make: Makes it.
    """

    __slots__ = ("_connection", "_made", "_make")

    def __init__(self, make: Callable[[], Recovery]) -> None:
        self._make: Final = make
        self._made: Recovery | None = None
        self._connection: tuple[Wire, Spawn] | None = None

    def get(self) -> Recovery:
        """Give the session's recovery; call it from a task."""
        made = self._made
        if made is None:
            made = self._made = self._make()
            if self._connection is not None:
                made.attach(*self._connection)
        return made

    def attach(self, wire: Wire, spawn: Spawn) -> None:
        """There is a connection; see `Recovery.attach`."""
        self._connection = wire, spawn
        if self._made is not None:
            self._made.attach(wire, spawn)

    def detach(self, reason: Exception | None) -> None:
        """It is gone; see `Recovery.detach`."""
        self._connection = None
        if self._made is not None:
            self._made.detach(reason)

    def stop(self) -> None:
        """Fetch nothing more; see `Recovery.stop`."""
        if self._made is not None:
            self._made.stop()
