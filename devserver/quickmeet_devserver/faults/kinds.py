# SPDX-License-Identifier: MIT
"""The faults of frames and bytes."""

import struct
from enum import StrEnum
from typing import Final, NamedTuple

import anyio

from quickmeet_devserver.wire.outgoing import Outgoing, text_frame

from .fault import Fault, FaultLimits
from .selection import Selection
from .tap import Active, FrameFault, Names, Tap

__all__ = [
    "Close",
    "Corrupt",
    "Corruption",
    "Delay",
    "Drip",
    "Drop",
    "Duplicate",
    "Hold",
    "Pieces",
    "Reorder",
    "Silence",
    "pieces_for",
]

_BINARY: Final = 0x82
_RESERVED: Final = 0x83


class Corruption(StrEnum):
    """How to corrupt a frame."""

    NOT_JSON = "not-json"
    """Truncate the text."""
    BAD_UTF8 = "bad-utf8"
    """Put a byte into the text that is invalid UTF-8."""
    BINARY = "binary"
    """Send it as a binary message."""
    BAD_FRAME = "bad-frame"
    """Give the WebSocket frame an undefined opcode."""

    def frame(self, text: bytes) -> bytes:
        """Encode a text as a corrupted WebSocket frame.

        Args:
            text: The text that was to be sent.
        """
        middle = len(text) // 2
        match self:
            case Corruption.NOT_JSON:
                return text_frame(text[:middle])
            case Corruption.BAD_UTF8:
                return text_frame(text[:middle] + b"\xff" + text[middle:])
            case Corruption.BINARY:
                return _with_opcode(_BINARY, text_frame(text))
            case Corruption.BAD_FRAME:
                return _with_opcode(_RESERVED, text_frame(text))


class Hold(FrameFault):
    """Holds frames until the fault is lifted, then sends them in order."""

    def __init__(self, selection: Selection, limits: FaultLimits) -> None:
        super().__init__(selection, limits)
        self._held: list[tuple[Tap, Outgoing]] = []

    def strike(self, tap: Tap, frame: Outgoing | None) -> bool:
        """Hold the frame."""
        if frame is not None:
            self._held.append((tap, frame))
        return True

    def ended(self) -> None:
        """Send the held frames."""
        held, self._held = self._held, []
        for tap, frame in held:
            if tap.muted_by is None:
                tap.wire.put_frame(frame)


class Delay(FrameFault):
    """Sends frames later; other frames overtake them."""

    def __init__(
        self, seconds: float, selection: Selection, limits: FaultLimits
    ) -> None:
        super().__init__(selection, limits)
        self._seconds: Final = seconds

    def strike(self, tap: Tap, frame: Outgoing | None) -> bool:
        """Send the frame after the delay."""
        if frame is not None:
            tap.send_later(frame, self._seconds)
        return True


class Duplicate(FrameFault):
    """Sends frames twice."""

    def strike(self, tap: Tap, frame: Outgoing | None) -> bool:
        """Send the frame once; the caller sends it again."""
        if frame is not None:
            tap.wire.put_frame(frame)
        return False


class Reorder(FrameFault):
    """Swaps a call's `result` and `updated`.

    The server writes both at once, so no other frame comes between them.
    """

    def __init__(self, selection: Selection, limits: FaultLimits) -> None:
        super().__init__(selection, limits)
        self._first: tuple[Tap, Outgoing] | None = None

    @property
    def is_active(self) -> bool:
        """Whether the fault may still happen; it never ends between the two frames."""
        return self._first is not None or super().is_active

    def count(self) -> bool:
        """Count the first of the two frames; the second belongs to it."""
        return self._first is not None or super().count()

    def strike(self, tap: Tap, frame: Outgoing | None) -> bool:
        """Keep the first of two frames until the second has been sent."""
        if frame is None:
            return False
        if self._first is None:
            self._first = tap, frame
        else:
            tap.wire.put_frame(frame)
            self.ended()
        return True

    def ended(self) -> None:
        """Send the held frames."""
        if self._first is not None:
            (tap, frame), self._first = self._first, None
            tap.wire.put_frame(frame)


class Corrupt(FrameFault):
    """Sends a corrupted frame or another text instead of a frame."""

    def __init__(
        self, how: Corruption | bytes, selection: Selection, limits: FaultLimits
    ) -> None:
        super().__init__(selection, limits)
        self._how: Final = how

    def strike(self, tap: Tap, frame: Outgoing | None) -> bool:
        """Send the replacement."""
        if frame is not None:
            how = self._how
            tap.wire.put(
                text_frame(how) if isinstance(how, bytes) else how.frame(frame.text)
            )
        return True


class Drop(FrameFault):
    """Drops the connection without a close frame, in place of a frame."""

    def strike(self, tap: Tap, frame: Outgoing | None) -> bool:
        """Drop the connection."""
        del frame
        tap.wire.finish()
        return True


class Close(FrameFault):
    """Closes the connection in place of a frame."""

    def __init__(
        self, code: int, reason: str, selection: Selection, limits: FaultLimits
    ) -> None:
        super().__init__(selection, limits)
        self._code: Final = code
        self._reason: Final = reason

    def strike(self, tap: Tap, frame: Outgoing | None) -> bool:
        """Begin the closing handshake."""
        del frame
        tap.wire.close(self._code, self._reason)
        return True


class Silence(FrameFault):
    """Makes the server read and send nothing, as over a half-open connection.

    A silenced connection stays silent, as DDP cannot recover the lost frames; it is cut
    when the fault is lifted.

    Attributes:
        is_total: Whether the whole server is silent, including to new connections.
    """

    def __init__(
        self, active: Active, selection: Selection, limits: FaultLimits
    ) -> None:
        super().__init__(selection, limits)
        self.is_total: Final = selection == Selection() and limits == FaultLimits()
        self._active: Final = active
        self._ends: list[anyio.Event] = []

    def begin(self) -> None:
        """Silence the existing connections."""
        for tap in self._active.concerned(self):
            if tap.muted_by is None:
                self.happen()
                self.strike(tap, None)

    async def lasts(self) -> None:
        """Wait until the fault is lifted."""
        end = anyio.Event()
        self._ends.append(end)
        await end.wait()

    def strike(self, tap: Tap, frame: Outgoing | None) -> bool:
        """Silence the connection."""
        del frame
        tap.muted_by = self
        return True

    def ended(self) -> None:
        """Cut the silenced connections."""
        for end in self._ends:
            end.set()
        for tap in list(self._active.taps):
            if tap.muted_by is self:
                tap.wire.finish()


def _with_opcode(opcode: int, frame: bytes) -> bytes:
    return struct.pack("!B", opcode) + frame[1:]


class Pieces(NamedTuple):
    """The size and timing of writes.

    Attributes:
        size: Bytes at a time.
        pause: Seconds after each piece.
    """

    size: int
    pause: float


class Drip(Fault):
    """Sends bytes a few at a time."""

    def __init__(self, pieces: Pieces, limits: FaultLimits) -> None:
        super().__init__(limits)
        self.pieces: Final = pieces


def pieces_for(active: Active, names: Names) -> Pieces | None:
    """Return how to split what a user is sent; None to send it whole.

    Args:
        active: The server's faults.
        names: The user.
    """
    for drip in active.of(Drip):
        if drip.concerns(*names):
            drip.happen()
            return drip.pieces
    return None
