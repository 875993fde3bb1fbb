# SPDX-License-Identifier: MIT
"""The point where faults meet connections: every frame passes here if there are any."""

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
        """The user logged in on it."""
        ...

    def put_frame(self, frame: Outgoing) -> None:
        """Queue a DDP frame."""
        ...

    def put(self, data: bytes) -> None:
        """Queue bytes of any kind."""
        ...

    def close(self, code: int, reason: str) -> None:
        """Begin the closing handshake, after what is queued."""
        ...

    def finish(self) -> None:
        """Hang up once everything that is queued has gone out."""
        ...

    def start(self, work: Callable[[], Coroutine[object, object, None]]) -> None:
        """Run something for as long as the connection lasts."""
        ...


class FrameFault(Fault):
    """A fault that happens to frames.

    Args:
        selection: To which.
        limits: Whom it hits, and how often.
    """

    def __init__(self, selection: Selection, limits: FaultLimits) -> None:
        super().__init__(limits)
        self.selection: Final = selection

    def strike(self, tap: "Tap", frame: Outgoing | None) -> bool:
        """Happen to a frame, in its place.

        Args:
            tap: The connection.
            frame: What was to be sent; None for a frame that came in.

        Returns:
            Whether the frame has been dealt with: it goes no further.
        """
        raise NotImplementedError


class Active:
    """The faults that a server has now, and its connections.

    Everything that is done to connections is done on the server's loop; what
    comes from another thread is handed over to it, in order.

    Attributes:
        faults: The newest first; replaced as a whole when one comes or goes.
        frame_faults: Those of them that happen to frames.
        taps: The connections.
    """

    def __init__(self) -> None:
        self.faults: tuple[Fault, ...] = ()
        self.frame_faults: tuple[FrameFault, ...] = ()
        self.taps: Final[dict[Tap, None]] = {}
        self._loop: Final = ServerLoop()
        self._lock: Final = threading.Lock()

    def add(self, fault: Fault) -> None:
        """Let a fault happen from now on, before all others."""
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
        """Do something on the server's loop: at once when this is its thread."""
        self._loop.soon(work)

    def of(self, kind: type[FaultT]) -> list[FaultT]:
        """The faults of a kind, the newest first."""
        return [fault for fault in self.faults if isinstance(fault, kind)]

    def concerned(self, fault: Fault) -> list["Tap"]:
        """The connections that a fault affects."""
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
        muted_by: The fault that silenced it: nothing is said on it any more, and
            nothing heard.
    """

    def __init__(self, wire: TappedWire, active: Active) -> None:
        self.wire: Final = wire
        self.muted_by: Fault | None = None
        self._active: Final = active
        self._late: dict[float, deque[tuple[float, Outgoing]]] = {}
        active.taps[self] = None

    @property
    def is_idle(self) -> bool:
        """Whether frames need not pass here at all."""
        return not self._active.frame_faults and self.muted_by is None

    def send(self, frame: Outgoing) -> None:
        """Send a frame, or apply the faults to it."""
        if not self._meets(seen_going_out(frame), frame):
            self.wire.put_frame(frame)

    def hears(self, data: bytes | str) -> bool:
        """Say whether a frame that came in reaches the session."""
        return not self._meets(received(data), None)

    def send_later(self, frame: Outgoing, seconds: float) -> None:
        """Send a frame after a while; those of one delay keep their order."""
        waiting = self._late.setdefault(seconds, deque())
        waiting.append((time.monotonic() + seconds, frame))
        if len(waiting) == 1:
            self.wire.start(lambda: self._pump(waiting))

    def leave(self) -> None:
        """The connection is gone."""
        self._active.taps.pop(self, None)

    def _meets(self, seen: Sighting, frame: Outgoing | None) -> bool:
        """Let the newest fault that is about a frame happen to it."""
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
