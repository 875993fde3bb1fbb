# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
"""Invalid or unavailable input: a clear error for each, and nothing lost."""

import asyncio
import logging
import socket
import struct
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import pytest

from quickmeet_cli import main
from quickmeet_devserver import Server
from quickmeet_relay import BrokerError, Bus, RelayError
from quickmeet_relay import connect as connect_bus
from quickmeet_relay.broker import connection
from quickmeet_relay.broker.broker import Broker, open_broker
from quickmeet_relay.subjects import STREAM, Subjects
from quickmeet_relay.workers.dead_letters import EVENT, FAILURE

from .conftest import RealBroker, connect, listening, relaying
from .taking import short, take

pytestmark = pytest.mark.timeout(120)

COMMAND = "import sys; from quickmeet_cli import main; sys.exit(main())"
ROOM = Subjects("acme").room("GENERAL")


@asynccontextmanager
async def started(
    folder: Path, *options: str, has_streams: bool = True
) -> AsyncGenerator[RealBroker]:
    broker = RealBroker(folder, *options, has_streams=has_streams)
    await broker.start()
    try:
        yield broker
    finally:
        broker.kill()


async def refused(url: str) -> str:
    """What one is told who connects there."""
    with pytest.raises(BrokerError) as caught:
        async with connect_bus(url, workspace="acme"):
            raise AssertionError
    return str(caught.value)


async def test_a_refusal_is_reported_although_a_reset_swallows_the_next_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "_CONNECT_S", 3.0)
    tries = 0

    async def refuse(reader: StreamReader, writer: StreamWriter) -> None:
        nonlocal tries
        tries += 1
        writer.write(b'INFO {"server_id":"a","version":"2.12.0"}\r\n')
        await reader.readline()
        if tries == 1:
            await reader.readline()
            writer.write(b"-ERR 'Authorization Violation'\r\n")
            await writer.drain()
        else:
            found = writer.get_extra_info("socket")
            at_once = struct.pack("ii", 1, 0)
            found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as broker:
        port = broker.sockets[0].getsockname()[1]
        said = await refused(f"nats://a:b@127.0.0.1:{port}")
    assert "Authorization Violation" in said
    assert tries > 1


async def test_wrong_credentials_are_reported_without_showing_them(
    tmp_path: Path,
) -> None:
    async with started(tmp_path, "--user", "relay", "--pass", "right") as broker:
        said = await refused(broker.url.replace("//", "//relay:hidden@"))
        assert "no broker at 127.0.0.1" in said
        assert "Authorization Violation" in said
        assert "hidden" not in said
        async with connect_bus(
            broker.url.replace("//", "//relay:right@"), workspace="acme"
        ) as bus:
            assert bus.is_connected


async def test_missing_rights_are_reported(tmp_path: Path) -> None:
    config = tmp_path / "nats.conf"
    config.write_text(
        "authorization { users = [{ user: u, password: p, permissions: { publish:"
        ' { deny: ["$JS.API.STREAM.CREATE.>"] } } }] }',
        "utf-8",
    )
    async with started(tmp_path / "data", "-c", str(config)) as broker:
        said = await refused(broker.url.replace("//", "//u:p@"))
    assert f"the stream {STREAM} cannot be made: the broker does not let" in said
    assert said.endswith("allow publish to $JS.API.>")


async def test_a_broker_without_jetstream_is_reported(tmp_path: Path) -> None:
    async with started(tmp_path, has_streams=False) as broker:
        assert "no JetStream" in await refused(broker.url)


async def set_limit(broker: Broker, most: int) -> None:
    """Let the stream hold so many messages; -1 for any number."""
    config = (await broker.jetstream.stream_info(STREAM)).config
    await broker.jetstream.update_stream(config.evolve(max_msgs=most))


class Waiting(logging.Handler):
    """Waits for a line of the log."""

    def __init__(self, part: str) -> None:
        super().__init__()
        self._part = part
        self._said = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        """Look at a line."""
        if self._part in record.getMessage():
            self._said.set()

    async def wait(self) -> None:
        """Until it was said."""
        with anyio.fail_after(40):
            await self._said.wait()


@pytest.fixture
def heard(
    caplog: pytest.LogCaptureFixture,
) -> Callable[[str], Waiting]:
    """Gives what waits for a line of the relay's log."""
    caplog.set_level(logging.DEBUG, logger="quickmeet")

    def hear(part: str) -> Waiting:
        waiting = Waiting(part)
        logging.getLogger("quickmeet.relay").addHandler(waiting)
        return waiting

    return hear


async def test_a_full_stream_is_reported_and_loses_nothing(
    broker: RealBroker, server: Server, heard: Callable[[str], Waiting]
) -> None:
    full = heard("takes nothing: maximum messages exceeded; what is there waits")
    async with (
        relaying(broker, server),
        open_broker(broker.url) as direct,
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await listening(broker)
        await alice.messages.send("GENERAL", "fits")
        assert await take(bus, "w", 1) == ["+fits"]
        await set_limit(direct, 1)
        for number in range(3):
            await alice.messages.send("GENERAL", f"{number}")
        await full.wait()
        await set_limit(direct, -1)
        assert await take(bus, "w", 3) == ["+0", "+1", "+2"]


async def test_dead_letters_that_a_full_stream_refuses_come_again(
    broker: RealBroker, server: Server, heard: Callable[[str], Waiting]
) -> None:
    refused_letter = heard("dead letters are not taken")
    async with (
        relaying(broker, server),
        open_broker(broker.url) as direct,
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await listening(broker)
        await alice.messages.send("GENERAL", "poison")
        await alice.messages.send("GENERAL", "good")
        assert await take(bus, "other", 2) == ["+poison", "+good"]
        await set_limit(direct, 2)

        async def work() -> str:
            async with bus.follow("w", max_deliver=1) as deliveries:
                async for delivery in deliveries:
                    async with delivery as change:
                        if short(change) == "+poison":
                            raise ValueError("cannot be\nhandled")
                        return short(change)
            raise AssertionError

        task = asyncio.create_task(work())
        await refused_letter.wait()
        await set_limit(direct, -1)
        with anyio.fail_after(40):
            assert await task == "+good"
        letter = await direct.jetstream.get_last_msg(STREAM, Subjects("acme").dead("w"))
        headers = letter.headers or {}
        assert headers[FAILURE] == "ValueError: cannot be handled"
        assert ":" in headers[EVENT]
        assert b"poison" in (letter.data or b"")


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        (b'[2,[["new"]]]', "has the form 2, which this quickmeet (1) does not read"),
        (b"not ours", "is not one of quickmeet's"),
        (b"[1,[[5]]]", "has the form 1"),
    ],
)
async def test_a_worker_puts_what_it_cannot_read_among_the_dead_letters(
    broker: RealBroker, server: Server, payload: bytes, said: str
) -> None:
    async with (
        relaying(broker, server),
        open_broker(broker.url) as direct,
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await listening(broker)
        await direct.jetstream.publish(ROOM, payload)
        await alice.messages.send("GENERAL", "good")
        if said == "is not one of quickmeet's":
            assert await take(bus, "w", 1) == ["+good"]
        else:
            await until_buried(bus)
        letter = await direct.jetstream.get_last_msg(STREAM, Subjects("acme").dead("w"))
        assert letter.data == payload
        assert said in (letter.headers or {})[FAILURE]


async def until_buried(bus: Bus) -> None:
    with anyio.fail_after(30):
        async with bus.follow("w"):
            while not bus.statistics.buried:
                await anyio.lowlevel.checkpoint()


@pytest.mark.parametrize(
    ("payload", "cursor", "said"),
    [
        (b"[2,[]]", '{"at":1,"seen":{}}', "has the form 2"),
        (b"[1,[]]", "later", "begins again at a cursor"),
    ],
)
async def test_a_relay_does_not_go_on_behind_a_message_of_another_version(
    broker: RealBroker, server: Server, payload: bytes, cursor: str, said: str
) -> None:
    async with open_broker(broker.url) as direct:
        await direct.prepare()
        headers = {"Qm-Cursor": cursor}
        await direct.jetstream.publish(ROOM, payload, headers=headers)
    async with (
        connect_bus(broker.url, workspace="acme") as bus,
        connect(server, "bot") as bot,
    ):
        with pytest.raises(RelayError, match=said):
            await bus.publish(bot)


async def test_a_relay_begins_behind_its_last_message_and_not_behind_a_foreign_one(
    broker: RealBroker, server: Server
) -> None:
    async with connect(server, "alice") as alice:
        async with relaying(broker, server):
            await listening(broker)
            await alice.messages.send("GENERAL", "before")
            async with connect_bus(broker.url, workspace="acme") as bus:
                assert await take(bus, "w", 1) == ["+before"]
        await alice.messages.send("GENERAL", "meanwhile")
        async with open_broker(broker.url) as direct:
            await direct.jetstream.publish(ROOM, b"not ours")
        async with (
            relaying(broker, server),
            connect_bus(broker.url, workspace="acme") as bus,
        ):
            assert await take(bus, "w", 1) == ["+meanwhile"]


async def test_a_message_larger_than_the_broker_takes_becomes_a_gap(
    tmp_path: Path, server: Server
) -> None:
    config = tmp_path / "nats.conf"
    config.write_text("max_payload: 40KB", "utf-8")  # 8 KB beside the headers
    large = "\N{PUSHPIN}" * 4_000  # of four bytes each
    async with (
        started(tmp_path / "data", "-c", str(config)) as broker,
        relaying(broker, server),
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await listening(broker)
        await alice.messages.send("GENERAL", large)
        async with anyio.create_task_group() as tasks:
            for number in range(20):
                tasks.start_soon(alice.messages.send, "GENERAL", f"{number:02}" * 500)
        found = await take(bus, "w", 21)
    assert [one for one in found if one.startswith("gap")] == [found[0]]
    assert "is larger than the broker takes" in found[0]
    assert len(set(found)) == 21


@pytest.mark.parametrize("durable", ["a.b", "two words", "ä*>", "x" * 40])
async def test_a_durable_name_may_be_any_text(
    broker: RealBroker, server: Server, durable: str
) -> None:
    async with (
        relaying(broker, server),
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="ac.me *>") as other,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await listening(broker)
        await alice.messages.send("GENERAL", "hello")
        assert await take(bus, durable, 1) == ["+hello"]
        with pytest.raises(BrokerError, match="no relay of"):
            await other.client.rooms.archive("GENERAL")
        with pytest.raises(ValueError, match=r"'room' or 'thread'"):
            bus.follow(durable, by="user")  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--since", "x"], 2, "--since: "),
        (["--accounts", "acme", "--standby"], 2, "--accounts names the workspaces"),
        (["--accounts", "no.such.profile"], 2, "there is no profile no.such.profile"),
        (["--probes", "9090"], 2, "--probes takes HOST:PORT"),
        ([], 1, "no broker at 127.0.0.1:1: the connection was refused: is nats-server"),
    ],
)
def test_the_command_reports_an_error_in_one_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    code: int,
    said: str,
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")
    monkeypatch.setattr("quickmeet_relay.broker.connection._CONNECT_S", 0.2)
    login = ["--url", "ws://127.0.0.1:1/websocket", "--token", "hidden"]
    if "--accounts" in options:
        login = []
    nats = "nats://u:hidden@127.0.0.1:1"
    assert main(["relay", "--nats", nats, *login, *options]) == code
    error = capsys.readouterr().err
    assert said in error
    assert "hidden" not in error
    assert "Traceback" not in error


async def test_the_command_reports_that_the_chat_server_refuses_the_login(
    broker: RealBroker, server: Server
) -> None:
    login = ("--url", server.url, "--user", "bot", "--password", "hidden")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", COMMAND, "relay", "--nats", broker.url, *login),
        stderr=PIPE,
    )
    error = (await process.communicate())[1].decode()
    assert process.returncode == 1
    assert "quickmeet: LoginError: " in error
    assert "hidden" not in error
    assert "Traceback" not in error


@pytest.mark.parametrize("workspace", ["", "https://", "https://[", "//"])
async def test_a_workspace_without_a_name_is_reported(
    broker: RealBroker, workspace: str
) -> None:
    with pytest.raises(RelayError, match="a workspace needs a name"):
        async with connect_bus(broker.url, workspace=workspace):
            raise AssertionError


async def test_a_stream_of_another_program_is_reported(broker: RealBroker) -> None:
    async with open_broker(broker.url) as direct:
        await direct.jetstream.add_stream(name=STREAM, subjects=["qm.*.messages.>"])
    with pytest.raises(BrokerError, match=r"lacks the subjects qm\.\*\.dead\.>"):
        async with connect_bus(broker.url, workspace="acme"):
            raise AssertionError
