# SPDX-License-Identifier: MIT
"""Record the traffic of a session in a file.

The file is JSON lines, as read by `reader`, by ``quickmeet validate transcript`` and
by the pytest fixture ``quickmeet_replay``. Secrets are replaced before anything is
written (`redaction`).
"""

import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from ...concurrency.clock import SystemClock
from ...errors import TransportClosedError, TransportError
from ...observability.masking import PLAIN_HEADERS
from ...options.values import PATH, TEXTS, check
from ...rest.exchange import Exchange
from ...transport import Take, Transport, TransportOptions, open_transport
from ...transport.forwarding import Direction, ForwardingTransport
from ...transport.url import ServerUrl
from .redaction import Redactor
from .rest_lines import redacted_line

__all__ = ["LOST", "REST", "Recording"]

logger = logging.getLogger("quickmeet")

LOST: Final = "the server closed the connection"
"""The note for a connection that was not closed by us."""

REST: Final = "rest"
"""Direction, and connection, of requests over REST."""


class Recording:
    """Records sessions to a file; pass it as ``transport``.

    ::

        recording = quickmeet.Recording("tests/greeting.jsonl")
        async with quickmeet.connect(url, login, transport=recording) as client:
            ...

    One recording may serve several sessions; each connection gets a number. An
    existing file is replaced when the first connection opens. Passwords, digests,
    tokens, codes, cookies and keys become ``<secret 1>`` and so on; names, addresses
    and the text of messages stay. Requests over REST are recorded, too, one line for
    a request and its response; with `connect_http` these are all there is.

    Args:
        path: The file.
        secrets: Further texts to redact, of four characters or more.
    """

    def __init__(self, path: str | Path, *, secrets: Iterable[str] = ()) -> None:
        check("path", path, PATH)
        texts = tuple(secrets) if isinstance(secrets, Iterator) else secrets
        check("secrets", texts, TEXTS, is_secret=True)
        self.path: Final = Path(path)
        self._redactor = Redactor(texts)
        self._clock = SystemClock()
        self._began_at: float | None = None
        self._connections = 0
        self._exchanges = 0
        self._is_broken = False

    async def __call__(
        self, endpoint: ServerUrl, options: TransportOptions
    ) -> Transport:
        """Open a connection that is recorded.

        Raises:
            TransportError: No WebSocket could be opened, or the file cannot be written.
        """
        self._begin()
        self._redactor.learn(_secret_headers(options.headers))
        transport = await open_transport(endpoint, options)
        self._connections += 1
        return _Recorded(transport, self, str(self._connections))

    def write(self, connection: str, direction: str, frames: Sequence[bytes]) -> None:
        """Write frames of a connection, redacted; for the transport."""
        texts = [self._redactor.frame(frame, connection) for frame in frames]
        self._write(connection, direction, texts)

    def write_rest(self, exchange: Exchange) -> None:
        """Write a request over REST, redacted; for the client that sent it.

        Raises:
            TransportError: The file cannot be written, and this is the first line.
        """
        self._begin()
        self._redactor.learn(_secret_headers(exchange.secret_headers))
        self._exchanges += 1
        text = redacted_line(exchange, self._redactor, self._exchanges)
        self._write(REST, REST, [text])

    def note(self, connection: str, text: str) -> None:
        """Write a note about another event; for the transport."""
        self._write(connection, "note", [text])

    def _begin(self) -> None:
        if self._began_at is None:
            try:
                self.path.write_text("", "utf-8")
            except OSError as error:
                raise TransportError(
                    f"cannot record to {self.path}: {error}"
                ) from error
            self._began_at = self._clock.now()

    def _write(self, connection: str, direction: str, texts: Sequence[str]) -> None:
        if self._is_broken:
            return
        elapsed = self._clock.now() - (self._began_at or 0)
        head = {"t": round(elapsed * 1000), "conn": connection, "dir": direction}
        lines = "".join(f"{json.dumps({**head, 'frame': text})}\n" for text in texts)
        try:
            # opened each time, so that the file is complete whatever happens next
            with self.path.open("a", encoding="utf-8") as file:
                file.write(lines)
        except OSError as error:
            self._is_broken = True  # a failed recording must not end the session
            logger.error("the recording %s ends here: %s", self.path, error)  # noqa: TRY400  # the words say all

    def __repr__(self) -> str:
        """The path."""
        return f"Recording({str(self.path)!r})"


class _Recorded(ForwardingTransport):
    """A transport whose messages are recorded."""

    def __init__(self, inner: Transport, recording: Recording, name: str) -> None:
        super().__init__(inner)
        self._recording: Final = recording
        self._name: Final = name
        self._is_over = False

    def see(self, direction: Direction, messages: Sequence[bytes]) -> None:
        """Record messages."""
        self._recording.write(self._name, direction, messages)

    async def deliver(self, take: Take) -> None:
        """Deliver messages, and record how the connection ended."""
        try:
            await super().deliver(take)
        except TransportClosedError:
            self._lost()
            raise

    async def aclose(self, code: int = 1000, reason: str = "") -> None:
        """Close; this does not count as a loss."""
        self._is_over = True
        await super().aclose(code, reason)

    def abort(self) -> None:
        """Close at once; this does not count as a loss."""
        self._is_over = True
        super().abort()

    def _lost(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._recording.note(self._name, LOST)


def _secret_headers(headers: Mapping[str, str]) -> list[str]:
    """Return the values of all headers that are not known to be harmless."""
    secrets: list[str] = []
    for name, value in headers.items():
        if name.lower() not in PLAIN_HEADERS:
            secrets += [value, *(part.strip() for part in value.split(";"))]
            secrets += [part.partition("=")[2].strip() for part in value.split(";")]
    return secrets
