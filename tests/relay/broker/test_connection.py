# SPDX-License-Identifier: MIT
"""Cancellations that come together with an answer of the broker."""

import asyncio

import anyio
import pytest
from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js.api import Header

from quickmeet_relay.broker.connection import RequestingClient, open_connection


@pytest.fixture
def anyio_backend() -> str:
    """nats-py is for asyncio."""
    return "asyncio"


class Swallowing:
    """Waits as `asyncio.wait_for` of Python 3.11 does: an answer comes first."""

    def __init__(self, *, fails: bool = False) -> None:
        self.waits = asyncio.Event()
        self._fails = fails

    async def request(self, *_: object) -> str:
        try:
            self.waits.set()
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            pass
        if self._fails:
            raise TimeoutError
        return "answer"


@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize("by_scope", [False, True])
async def test_a_cancellation_that_comes_with_the_answer_is_not_lost(
    monkeypatch: pytest.MonkeyPatch, *, fails: bool, by_scope: bool
) -> None:
    library = Swallowing(fails=fails)
    monkeypatch.setattr(Client, "request", library.request)
    client = RequestingClient()
    went_on = False

    async def ask() -> None:
        nonlocal went_on
        with scope:
            await client.request("subject")
            went_on = True

    scope = anyio.CancelScope()
    task = asyncio.create_task(ask())
    await library.waits.wait()
    if by_scope:
        scope.cancel()
        await task
    else:
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert not went_on


async def test_the_error_of_a_block_is_raised_though_the_broker_is_away() -> None:
    leaves = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b'INFO {"headers":true,"max_payload":1000}\r\n')
        await reader.readuntil(b"PING\r\n")
        writer.write(b"PONG\r\n")
        await leaves.wait()
        broker.close()
        writer.close()

    broker = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = broker.sockets[0].getsockname()[1]
    url = f"nats://127.0.0.1:{port}"

    async def work() -> None:
        async with open_connection(url, lambda: None, None) as connection:
            leaves.set()
            while connection.is_connected:
                await anyio.lowlevel.checkpoint()
            await connection.publish("subject", b"nobody takes it")
            raise KeyError

    with anyio.fail_after(30), pytest.raises(KeyError):
        await work()


@pytest.mark.parametrize(
    "raw",
    [
        b"Qm-Cursor: {}\r\nNats-Msg-Id:a:b\r\n\r\n",
        b"A:\tb \r\n: nameless\r\nno colon\r\nA: last\r\n",
        b"two words: no\r\n\xff: no\r\nB: \xff\xc3\xa9\r\n \t: no\r\n",
        b"",
    ],
)
def test_headers_are_read_as_the_library_reads_them(raw: bytes) -> None:
    ours, theirs = (
        vars(kind)["_parse_header_lines"].__func__
        for kind in (RequestingClient, Client)
    )
    assert ours(raw) == theirs(raw)


class Written(RequestingClient):
    """Keeps what it would write."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = 0

    async def _send_command(
        self,
        cmd: bytes,
        priority: bool = False,  # noqa: FBT001, FBT002  # as the library has it
    ) -> None:
        assert not priority
        self._pending.append(cmd)

    async def of(self, kind: type[Client], payload: bytes, headers: object) -> bytes:
        """What a class writes of a message."""
        self._pending = []
        sizes = (payload, len(payload), headers)
        await kind._send_publish(self, "s.a", "back", *sizes)  # type: ignore[arg-type]  # any  # noqa: SLF001
        self.parts = len(self._pending)
        return b"".join(self._pending)


@pytest.mark.parametrize("payload", [b"", b"{}", b"x" * 100_000], ids=len)
@pytest.mark.parametrize(
    "headers",
    [
        None,
        {},
        {"A": "b"},
        {"Nats-Msg-Id": "r:m:1:ab", "Qm-Cursor": '{"at":"é"}'},
        {"A": "two\r\nlines", "B": "one"},
        {"A": "\n"},
        {Header.EXPECTED_LAST_SUBJECT_SEQUENCE: "7", Header.ROLLUP: Header.ROLLUP},
    ],
    ids=range(7),
)
async def test_messages_are_written_as_the_library_writes_them(
    payload: bytes, headers: dict[str, str] | None
) -> None:
    connection = Written()
    theirs = await connection.of(Client, payload, headers)
    ours = await connection.of(RequestingClient, payload, headers)
    assert ours == theirs
    assert connection.stats["out_msgs"] == 2


@pytest.mark.parametrize("headers", [{"two words": "x"}, {"A": "x", "": "y"}])
async def test_names_of_headers_that_are_none_are_the_library_s_to_refuse(
    headers: dict[str, str],
) -> None:
    connection = Written()
    found: list[object] = []
    for kind in (RequestingClient, Client):
        try:
            found.append(await connection.of(kind, b"", headers))
        except NatsError as error:
            found.append(type(error))
    assert found[0] == found[1]


@pytest.mark.parametrize(("size", "parts"), [(10, 1), (100_000, 3)])
async def test_a_large_payload_is_not_copied(size: int, parts: int) -> None:
    connection = Written()
    await connection.of(RequestingClient, b"x" * size, {"A": "b"})
    assert connection.parts == parts
