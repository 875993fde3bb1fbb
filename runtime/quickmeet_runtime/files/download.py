# SPDX-License-Identifier: MIT
"""Downloads of files in chunks."""

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from secrets import token_hex
from types import TracebackType
from typing import TYPE_CHECKING, Final, Literal, Protocol, Self, cast

import anyio
import anyio.to_thread
from msgspec import Raw, Struct

from ..calls.outcome import Report
from ..errors import (
    CallInterruptedError,
    FileError,
    LocalProtocolError,
    MethodError,
    QuickmeetError,
    RemoteProtocolError,
)
from ..model.operations.versions import Version
from .link import FileLink
from .progress import OnProgress, watched

if TYPE_CHECKING:
    import httpx2

    from ..rest.client import RestClient

__all__ = ["Download", "FilesHost", "Saved", "save"]

_WHOLE: Final = 200
"""The only success status with the whole file; others have a part, or nothing."""
_PAGE: Final = "text/html"
_PART: Final = ".part"
_STEM: Final = 40


class FilesHost(Struct, frozen=True, kw_only=True):
    """What file transfers need of a session.

    Attributes:
        patience: Seconds without progress after which to give up; None for no limit.
        report: Reports answers that do not match the schema.
        rest_client: Returns the client that sends requests.
        server_version: Returns the server's version.
        call_raw: Calls a method.
        room_id: Finds the id of a room that may be given by name.
    """

    patience: float | None
    report: Report | None
    rest_client: Callable[[], "RestClient"]
    server_version: Callable[[], Awaitable[Version | None]]
    call_raw: Callable[[str, tuple[object, ...]], Awaitable[Raw]]
    room_id: Callable[[str], Awaitable[str]]


class Download:
    """A file on the server; enter it, and iterate over its bytes.

    ::

        async with client.files.download(message) as body:
            async for piece in body:
                ...

    Attributes:
        name: The name of the file, without any path.
        media_type: The media type that the server reports; empty before it is entered.
        size: The size in bytes, if the server reports it.
    """

    def __init__(
        self, host: FilesHost, link: FileLink, on_progress: OnProgress | None
    ) -> None:
        self.name: Final = link.name
        self.media_type = ""
        self.size: int | None = None
        self._host: Final = host
        self._link: Final = link
        self._on_progress: Final = on_progress
        self._what: Final = f"the file {link.name!r}"
        self._stack = AsyncExitStack()
        self._response: httpx2.Response | None = None
        self._pieces: AsyncIterator[bytes] | None = None
        self._done = 0
        self._is_finished = False

    async def __aenter__(self) -> Self:
        """Request the file.

        Raises:
            MethodError: The server refused, or has no such file.
            TransportError: The server cannot be reached.
            CallTimeoutError: The server does not answer.
        """
        if self._response is not None:
            raise LocalProtocolError(f"{self._what}: this was entered already")
        async with AsyncExitStack() as stack:
            client = self._host.rest_client()
            with watched(self._what, self._host.patience, None):
                opening = client.open(self._link.path, what=self._what)
                response = await stack.enter_async_context(opening)
            self._check(response)
            self._response = response
            self._stack = stack.pop_all()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Release the connection."""
        try:
            await self._finish()
        finally:
            await self._stack.__aexit__(exc_type, exc_value, traceback)

    def __aiter__(self) -> Self:
        """Read the file from the beginning, once."""
        return self

    async def __anext__(self) -> bytes:
        """Wait for the next chunk.

        Raises:
            CallInterruptedError: The connection was lost before the end.
            CallTimeoutError: The transfer stalled.
        """
        response = self._response
        if response is None:
            raise LocalProtocolError(f"{self._what}: enter it with `async with`")
        if self._pieces is None:
            self._pieces = aiter(cast("httpx2.AsyncByteStream", response.stream))
        with (
            watched(self._what, self._host.patience, None),
            self._host.rest_client().reading(self._link.path, what=self._what),
        ):
            piece = await anext(self._pieces, None)
        if piece is None:
            self._is_finished = True
            if self.size is not None and self._done != self.size:
                raise CallInterruptedError(
                    f"{self._what}: {self._done:,} of {self.size:,} bytes came"
                )
            raise StopAsyncIteration
        self._done += len(piece)
        if self._on_progress is not None:
            self._on_progress(self._done, self.size)
        return piece

    async def _finish(self) -> None:
        """Finish the underlying iteration: trio warns of unfinished ones."""
        response, pieces = self._response, self._pieces
        if response is None or pieces is None or self._is_finished:
            return
        import httpx2  # noqa: PLC0415  # loaded by now

        with anyio.CancelScope(shield=True):
            await cast("httpx2.AsyncByteStream", response.stream).aclose()
            with suppress(httpx2.TransportError, httpx2.StreamError):
                async for _ in pieces:  # until it notices
                    continue

    def _check(self, response: "httpx2.Response") -> None:
        status, headers = response.status_code, response.headers
        if status != _WHOLE:
            raise MethodError(self._what, status, f"HTTP {status}: no file for us here")
        packing = headers.get("content-encoding", "identity").strip().lower()
        if packing != "identity":
            raise RemoteProtocolError(
                f"{self._what} has an encoding that was not asked for: {packing!r}"
            )
        self.media_type = headers.get("content-type", "").partition(";")[0].strip()
        length = headers.get("content-length", "")
        self.size = int(length) if length.isdecimal() else None
        is_page = self.media_type == _PAGE and not self.name.lower().endswith(
            (".html", ".htm")
        )
        if is_page and "content-disposition" not in headers:
            raise MethodError(
                self._what, 404, "the server has no such file, and sent its web page"
            )


class Saved(Protocol):
    """A file that can be stored: a download, or an object that opens one."""

    @property
    def name(self) -> str:
        """The name of the file, without any path."""
        ...

    async def __aenter__(self) -> AsyncIterable[bytes]:
        """Begin the download."""
        ...

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Release its resources."""
        ...


async def save(download: Saved, path: Path) -> Path:
    """Save a file to disk: all of it, or nothing.

    Args:
        download: The file.
        path: The target; in a folder the file keeps its own name.

    Returns:
        The path.

    Raises:
        FileError: The file cannot be written.
    """
    async with download as body:
        try:
            target, place, is_special = await anyio.to_thread.run_sync(
                _place, path, download.name
            )
        except (OSError, ValueError, RuntimeError) as error:
            raise _unwritable(path, error) from error
        part = place.with_name(f"{place.stem[:_STEM]}-{token_hex(8)}{_PART}")
        try:
            if is_special:  # a pipe, a terminal: it is not replaced
                await _write(place, "wb", body)
            else:
                await _write(part, "xb", body)
                await anyio.to_thread.run_sync(part.replace, place)
        except QuickmeetError:  # one of them is also an OSError
            raise
        except (OSError, ValueError) as error:
            raise _unwritable(target, error) from error
        finally:
            with anyio.CancelScope(shield=True):
                await anyio.to_thread.run_sync(_remove, part)
    return target


def _place(path: Path, name: str) -> tuple[Path, Path, bool]:
    """Resolve the file to write, and tell whether it is special (a device)."""
    target = path / name if path.is_dir() else path
    is_special = target.exists() and not (target.is_file() or target.is_dir())
    return target, target if is_special else target.resolve(), is_special


async def _write(
    path: Path, mode: Literal["wb", "xb"], body: AsyncIterable[bytes]
) -> None:
    async with await anyio.open_file(path, mode) as file:
        async for piece in body:
            await file.write(piece)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # it could not be written either


def _unwritable(path: Path, error: Exception) -> FileError:
    why = error.strerror if isinstance(error, OSError) else None
    return FileError(f"{path} cannot be written: {why or error}")
