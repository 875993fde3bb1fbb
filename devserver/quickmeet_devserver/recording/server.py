# SPDX-License-Identifier: MIT
"""A server on loopback that answers clients from a recording."""

import json
from collections.abc import Collection, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias, Unpack, cast

import anyio
from anyio.abc import ByteStream, SocketAttribute, TaskStatus
from anyio.from_thread import BlockingPortal, start_blocking_portal
from anyio.streams.memory import MemoryObjectReceiveStream
from websockets.exceptions import InvalidState
from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.server import ServerProtocol

import quickmeet
from quickmeet_devserver.rest.fields import fields_of
from quickmeet_devserver.wire.http import serve_http
from quickmeet_devserver.wire.http_messages import HttpRequest, HttpResponse, Upgrade
from quickmeet_runtime.options.options import ConnectOptions
from quickmeet_runtime.transport.interface import SILENCE

from .requests import LiveRequest, Unexpected
from .script import read_script
from .stage import ReplayMismatchError, Stage

__all__ = ["ReplayedServer", "replayed_server"]

_READ_BYTES: Final = 65_536
_FRAME_LIMIT: Final = 64 * 1024 * 1024
_NORMAL: Final = 1000
_NOT_RECORDED: Final = b'{"success":false,"error":"not in the recording"}'

_Outgoing: TypeAlias = bytes | None
"""A frame, or None to close."""


class ReplayedServer:
    """A server that runs in its own thread and replays a recording once.

    Attributes:
        url: The address of its WebSocket.
    """

    def __init__(self, url: str, stage: Stage, portal: BlockingPortal) -> None:
        self.url: Final = url
        self._stage = stage
        self._portal = portal

    @property
    def unexpected(self) -> tuple[Unexpected, ...]:
        """Requests of clients that are not in the recording, answered with an error."""
        return self._portal.call(tuple, self._stage.unexpected)

    @property
    def missing(self) -> list[str]:
        """Recorded requests that no client has sent so far."""
        return self._portal.call(lambda: self._stage.missing)

    def connect(
        self,
        credentials: quickmeet.Credentials | None = None,
        **options: Unpack[ConnectOptions],
    ) -> quickmeet.Connecting[quickmeet.Client]:
        """Describe a session with this server.

        Args:
            credentials: Of the same kind and user as recorded; any password or token
                will do, as the recording has none.
            **options: As for `quickmeet.connect`.
        """
        return quickmeet.connect(self.url, credentials, **options)

    def connect_http(
        self,
        credentials: quickmeet.Credentials | None = None,
        **options: Unpack[ConnectOptions],
    ) -> quickmeet.ConnectingByHttp[quickmeet.HttpClient]:
        """Describe a session over HTTP alone; see `connect`.

        Args:
            credentials: Of the same kind and user as recorded.
            **options: As for `quickmeet.connect_http`.
        """
        return quickmeet.connect_http(self.url, credentials, **options)

    def check_expected(self) -> None:
        """Fail if anything was sent that was not recorded; also called at the end.

        Raises:
            ReplayMismatchError: A request was not recorded.
        """
        unexpected = self.unexpected
        if unexpected:
            raise ReplayMismatchError(unexpected)

    def check_complete(self) -> None:
        """Fail unless all recorded requests were sent, and no others.

        Raises:
            ReplayMismatchError: Another request was sent, or a recorded one was not.
        """
        unexpected, missing = self.unexpected, self.missing
        if unexpected or missing:
            raise ReplayMismatchError(unexpected, missing)


@contextmanager
def replayed_server(
    path: str | Path, *, connections: Collection[str] | None = None
) -> Generator[ReplayedServer]:
    """Replay a recording for as long as the block lasts.

    The server runs in a thread with an event loop of its own, for tests on asyncio,
    on trio and without either. A call is answered as the recorded one with the same
    parameters, and so is a REST request; ids that clients generate, timestamps and
    secrets may differ. Events are sent in recorded order, after the requests that
    preceded them.

    Args:
        path: A file written by `quickmeet.Recording`, or another recording of the same
            format, or a HAR archive.
        connections: The recorded connections that the test's clients make; None for
            all. Requests of others are taken as sent.

    Raises:
        RecordingError: The file is not a recording.
        ReplayMismatchError: At the end, if a client sent what was not recorded.
    """
    stage = Stage(read_script(Path(path), connections))
    with start_blocking_portal() as portal:
        serving, url = portal.start_task(_serve, stage)
        server = ReplayedServer(cast("str", url), stage, portal)
        try:
            with _explained(server):
                yield server
            server.check_expected()
        finally:
            serving.cancel()


@contextmanager
def _explained(server: ReplayedServer) -> Generator[None]:
    """Add the progress of the replay to an error raised in the block."""
    try:
        yield
    except BaseException as error:
        if not isinstance(error, ReplayMismatchError):
            mismatch = ReplayMismatchError(server.unexpected, server.missing)
            error.add_note(f"while a recording was played: {mismatch}")
        raise


async def _serve(
    stage: Stage, *, task_status: TaskStatus[str] = anyio.TASK_STATUS_IGNORED
) -> None:
    async with await anyio.create_tcp_listener(local_host="127.0.0.1") as listener:
        port: int = listener.extra(SocketAttribute.local_port)
        task_status.started(f"ws://127.0.0.1:{port}/websocket")
        await listener.serve(partial(_handle, stage))


async def _handle(stage: Stage, stream: ByteStream) -> None:
    async def answer(request: HttpRequest) -> HttpResponse:
        answered = stage.answer(_asked(request))
        return answered or HttpResponse(404, "application/json", _NOT_RECORDED)

    async def upgrade(request: Upgrade) -> None:
        await _play(stage, stream, request.data)

    async with stream:
        await serve_http(stream, answer, upgrade)


def _asked(request: HttpRequest) -> LiveRequest:
    path, _, query = request.target.partition("?")
    try:
        body: object = json.loads(request.body) if request.body else None
    except (ValueError, RecursionError):
        body = request.body.decode("utf-8", "replace")
    return LiveRequest(request.method, path, fields_of(query), body)


async def _play(stage: Stage, stream: ByteStream, request: bytes) -> None:
    """Serve one WebSocket until either side closes."""
    protocol = ServerProtocol(max_size=_FRAME_LIMIT, logger=SILENCE)
    protocol.receive_data(request)
    protocol.send_response(
        protocol.accept(cast("Request", protocol.events_received()[0]))
    )
    await stream.send(b"".join(protocol.data_to_send()))
    if protocol.handshake_exc is not None:
        return
    send, outgoing = anyio.create_memory_object_stream[_Outgoing](float("inf"))
    actor = stage.enter(send.send_nowait, partial(send.send_nowait, None))
    try:
        async with send, outgoing, anyio.create_task_group() as tasks:
            tasks.start_soon(_write, stream, protocol, outgoing)
            messages = _Messages()
            while not protocol.close_expected():
                protocol.receive_data(await stream.receive(_READ_BYTES))
                for event in protocol.events_received():
                    message = messages.whole(cast("Frame", event))
                    if message is not None:
                        actor.take(message)
                await _flush(stream, protocol)
            tasks.cancel_scope.cancel()
    except* (anyio.EndOfStream, anyio.BrokenResourceError, OSError):
        pass  # the client has gone
    finally:
        stage.leave(actor)


async def _write(
    stream: ByteStream,
    protocol: ServerProtocol,
    outgoing: MemoryObjectReceiveStream[_Outgoing],
) -> None:
    async for frame in outgoing:
        try:
            if frame is None:
                protocol.send_close(_NORMAL)
            else:
                protocol.send_text(frame)
        except InvalidState:
            return  # the client has closed
        await _flush(stream, protocol)


async def _flush(stream: ByteStream, protocol: ServerProtocol) -> None:
    data = b"".join(protocol.data_to_send())
    if data:
        await stream.send(data)


class _Messages:
    """Assembles messages from fragments."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def whole(self, frame: Frame) -> str | None:
        """Return the message that a frame completes; None if more frames follow."""
        if frame.opcode in {Opcode.TEXT, Opcode.BINARY}:
            self._parts = [bytes(frame.data)]
        elif frame.opcode is Opcode.CONT:
            self._parts.append(bytes(frame.data))
        else:
            return None
        return b"".join(self._parts).decode("utf-8", "replace") if frame.fin else None
