# SPDX-License-Identifier: MIT
"""websockets' protocol, for a peer that pings and reads nothing."""

from websockets.client import ClientProtocol
from websockets.frames import Frame, Opcode

__all__ = ["LatestPongProtocol"]


class LatestPongProtocol(ClientProtocol):
    """Answers pings at once, or only the latest of them when there is room again.

    The protocol itself makes a pong of each ping, however many wait already. Only
    the most recent ping needs an answer (RFC 6455, 5.5.3).
    """

    _is_full = False
    _kept: Frame | None = None

    def send_frame(self, frame: Frame) -> None:
        """Called by websockets: write a frame, or keep a pong."""
        if self._is_full and frame.opcode is Opcode.PONG:
            self._kept = frame
        else:
            super().send_frame(frame)

    def hold(self, *, is_full: bool) -> None:
        """Say whether too much waits for the peer to take it."""
        self._is_full = is_full

    def release(self) -> None:
        """There is room: answer the latest ping, if none has been since."""
        self._is_full = False
        kept, self._kept = self._kept, None
        if kept is not None:
            self.send_frame(kept)
