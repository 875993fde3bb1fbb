# SPDX-License-Identifier: MIT
"""Applying faults to connections: while there are any, every frame passes here."""

import threading
import time
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Final, NamedTuple, Protocol, TypeVar

import anyio

from quickmeet_devserver.base.loop import ServerLoop
from quickmeet_devserver.wire.outgoing import Outgoing

from .fault import Fault, FaultLimits
from .selection import Selection, Sighting, received, seen_going_out

__all__ = ["Active", "FrameFault", "Names", "Tap", "TappedWire"]

FaultT = TypeVar("FaultT", bound=Fault)


class Names(NamedTuple):
    """The user logged in on a connection.

    Attributes:
        user_id: The user's id; None for nobody.
        username: The user's name; None for nobody.
    """

    user_id: str | None
    username: str | None


class TappedWire(Protocol):
    """A connection, as faults see it."""

    @property
    def names(self) -> Names:
        """The logged-in user."""
        ...

    def put_frame(self, frame: Outgoing) -> None:
        """Queue a DDP frame."""
        ...

    def put(self, data: bytes) -> None:
        """Queue bytes of any kind."""
        ...

    def close(self, code: int, reason: str) -> None:
        """Begin the closing handshake after sending what is queued."""
        ...

    def finish(self) -> None:
        """Drop the connection after sending what is queued."""
        ...

    def start(self, work: Callable[[], Coroutine[object, object, None]]) -> None:
        """Run a coroutine for as long as the connection lasts."""
        ...


class FrameFault(Fault):
    """A fault that affects frames.

    Args:
        selection: Which frames.
        limits: Which users it affects, and how often.
    """

    def __init__(self, selection: Selection, limits: FaultLimits) -> None:
        super().__init__(limits)
        self.selection: Final = selection

    def strike(self, tap: "Tap", frame: Outgoing | None) -> bool:
        """Apply the fault to a frame.

        Args:
            tap: The connection.
            frame: The frame to be sent; None for a frame that was received.

        Returns:
            Whether the frame has been handled and must not be passed on.
        """
        raise NotImplementedError


class Active:
    """The active faults of a server, and its connections.

    Connections are touched only on the server's loop; work from other threads is handed
    over to it, in order.

    Attributes:
        faults: The newest first; the tuple is replaced at each change.
        frame_faults: Those that affect frames.
        taps: The connections.
    """

    def __init__(self) -> None:
        self.faults: tuple[Fault, ...] = ()
        self.frame_faults: tuple[FrameFault, ...] = ()
        self.taps: Final[dict[Tap, None]] = {}
        self._loop: Final = ServerLoop()
        self._lock: Final = threading.Lock()

    def add(self, fault: Fault) -> None:
        """Activate a fault, which takes precedence over all others."""
        fault.added(self._lift)
        self._replace((fault, *self.faults))

    def remove(self, fault: Fault) -> None:
        """Remove a fault without undoing its effects."""
        self._replace(tuple(one for one in self.faults if one is not fault))

    def clear(self) -> None:
        """Lift all faults."""
        for fault in self.faults:
            fault.lift()

    def soon(self, work: Callable[[], object]) -> None:
        """Run a function on the server's loop: at once when called in its thread."""
        self._loop.soon(work)

    def of(self, kind: type[FaultT]) -> list[FaultT]:
        """Return the faults of a kind, the newest first."""
        return [fault for fault in self.faults if isinstance(fault, kind)]

    def concerned(self, fault: Fault) -> list["Tap"]:
        """Return the connections that a fault affects."""
        return [tap for tap in self.taps if fault.concerns(*tap.wire.names)]

    def _lift(self, fault: Fault) -> None:
        def lift() -> None:
            self.remove(fault)
            fault.ended()

        self.soon(lift)

    def _replace(self, faults: tuple[Fault, ...]) -> None:
        with self._lock:
            self.faults = faults
            self.frame_faults = tuple(
                fault for fault in faults if isinstance(fault, FrameFault)
            )


class Tap:
    """The faults of one connection.

    Args:
        wire: The connection.
        active: The server's faults.

    Attributes:
        wire: The connection.
        muted_by: The fault that silenced it: nothing is sent or received on it any
            more.
    """

    def __init__(self, wire: TappedWire, active: Active) -> None:
        self.wire: Final = wire
        self.muted_by: Fault | None = None
        self._active: Final = active
        self._late: dict[float, deque[tuple[float, Outgoing]]] = {}
        active.taps[self] = None

    @property
    def is_idle(self) -> bool:
        """Whether frames may bypass the tap."""
        return not self._active.frame_faults and self.muted_by is None

    def send(self, frame: Outgoing) -> None:
        """Send a frame, or apply the fault that affects it."""
        if not self._meets(seen_going_out(frame), frame):
            self.wire.put_frame(frame)

    def hears(self, data: bytes | str) -> bool:
        """Return whether a received frame reaches the session."""
        return not self._meets(received(data), None)

    def send_later(self, frame: Outgoing, seconds: float) -> None:
        """Send a frame after a delay; frames with the same delay keep their order."""
        waiting = self._late.setdefault(seconds, deque())
        waiting.append((time.monotonic() + seconds, frame))
        if len(waiting) == 1:
            self.wire.start(lambda: self._pump(waiting))

    def leave(self) -> None:
        """Forget the connection, which has ended."""
        self._active.taps.pop(self, None)

    def _meets(self, seen: Sighting, frame: Outgoing | None) -> bool:
        """Apply the newest fault that matches; returns whether it handled the frame."""
        if self.muted_by is not None:
            return True
        for fault in self._active.frame_faults:
            if (
                fault.selection.has(seen)
                and fault.concerns(*self.wire.names)
                and fault.count()
            ):
                is_dealt_with = fault.strike(self, frame)
                if not fault.is_active:
                    self._active.remove(fault)
                return is_dealt_with
        return False

    async def _pump(self, waiting: deque[tuple[float, Outgoing]]) -> None:
        while waiting:
            due, frame = waiting[0]
            await anyio.sleep(max(due - time.monotonic(), 0))
            waiting.popleft()
            if self.muted_by is None:
                self.wire.put_frame(frame)
