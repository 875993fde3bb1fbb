# SPDX-License-Identifier: MIT
"""Bytes on the wire, the same for every implementation and loop."""

import socket
import struct
from collections.abc import Sequence
from typing import TypeVar

import anyio
import pytest
from anyio.to_thread import run_sync

from quickmeet_runtime.errors import TransportClosedError
from quickmeet_runtime.transport import picows_transport
from tests.runtime.scripted import settle

from .conftest import Meet
from .raw import (
    BINARY,
    CLOSE,
    CONT,
    PING,
    PONG,
    TEXT,
    Frame,
    Peer,
    closing,
    counts_segments,
    frame,
)

T = TypeVar("T")
MORE_THAN_KERNELS_HOLD = [b"x" * 50_000] * 400

MIB = 1024 * 1024
_SOON = 0.1
"""Seconds that TLS may take to say goodbye to a peer that does not listen."""


# What comes


async def test_control_frames_may_come_between_fragments(meet: Meet) -> None:
    async with meet() as (transport, peer):
        peer.send(
            frame(TEXT, b"ab", is_final=False),
            frame(PING, b"are you there"),
            frame(CONT, b"cd", is_final=False),
            frame(PONG, b"unasked"),
            frame(CONT, b"", is_final=False),
            frame(CONT, b"ef"),
            frame(TEXT, b"next"),
        )

        assert await transport.receive() == b"abcdef"
        assert await transport.receive() == b"next"
        answer = await run_sync(peer.read)
        assert (answer.opcode, answer.payload) == (PONG, b"are you there")


async def test_a_fragment_is_not_a_message_yet(meet: Meet) -> None:
    async with meet() as (transport, peer):
        peer.send(frame(TEXT, b"first"), frame(TEXT, b"seld", is_final=False))

        assert await transport.receive() == b"first"
        assert transport.receive_nowait() is None
        peer.send(frame(CONT, b"om"))
        assert await transport.receive() == b"seldom"


async def test_fragments_of_a_binary_message_are_one_message(meet: Meet) -> None:
    async with meet() as (transport, peer):
        peer.send(frame(BINARY, b"a", is_final=False), frame(CONT, b"b"))

        assert await transport.receive() == b"ab"


@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 65535, 65536, 300_000])
async def test_a_message_of_any_length_arrives(size: int, meet: Meet) -> None:
    async with meet() as (transport, peer):
        message = bytes(ord("a") + n % 26 for n in range(size))
        await run_sync(peer.send, frame(TEXT, message), frame(TEXT, b"next"))

        assert await transport.receive() == message
        assert await transport.receive() == b"next"


async def test_frames_may_come_byte_by_byte(meet: Meet) -> None:
    async with meet() as (transport, peer):
        message = b"x" * 200  # a length of two bytes
        await run_sync(
            peer.send_by_byte,
            frame(TEXT, message, is_final=False) + frame(PING) + frame(CONT, b"y"),
        )

        assert await transport.receive() == message + b"y"


async def test_what_comes_in_one_piece_with_the_upgrade_is_not_lost(meet: Meet) -> None:
    async with meet(behind=frame(TEXT, b"one") + frame(TEXT, b"two")) as (transport, _):
        assert await transport.receive() == b"one"
        assert await transport.receive() == b"two"


async def test_every_ping_is_answered_with_its_bytes(meet: Meet) -> None:
    async with meet() as (transport, peer):
        peer.send(frame(PING), frame(PING, b"x" * 125), frame(TEXT, b"message"))

        assert await transport.receive() == b"message"
        answers = [await run_sync(peer.read) for _ in range(2)]
        assert [one.opcode for one in answers] == [PONG, PONG]
        assert answers[-1].payload == b"x" * 125


# What is wrong


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(frame(0x3, b"?"), id="a reserved opcode"),
        pytest.param(frame(TEXT, b"?", reserved=4), id="a reserved bit"),
        pytest.param(frame(PING, b"x" * 126), id="a long control frame"),
        pytest.param(frame(PING, b"x", is_final=False), id="a control frame in parts"),
        pytest.param(frame(CONT, b"x"), id="a continuation of nothing"),
        pytest.param(
            frame(TEXT, b"x", is_final=False) + frame(TEXT, b"y"),
            id="a message within another",
        ),
        pytest.param(frame(TEXT, b"x", mask=b"mask"), id="a masked frame"),
    ],
)
async def test_a_frame_that_may_not_be_ends_the_connection(
    wrong: bytes, meet: Meet
) -> None:
    async with meet(close_limit=_SOON) as (transport, peer):
        peer.send(frame(TEXT, b"before"), wrong, frame(TEXT, b"behind"))
        assert await transport.receive() == b"before"
        peer.send(frame(TEXT, b"and more"))

        with pytest.raises(TransportClosedError) as raised:
            await transport.receive()
        assert raised.value.code == 1002


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(frame(CLOSE, b"x"), id="half a code"),
        pytest.param(closing(1005), id="a code that is for ourselves"),
        pytest.param(closing(999), id="a code that there is not"),
    ],
)
async def test_a_close_that_may_not_be_ends_the_connection_too(
    wrong: bytes, meet: Meet
) -> None:
    async with meet(close_limit=_SOON) as (transport, peer):
        peer.send(frame(TEXT, b"before"), wrong)

        assert await transport.receive() == b"before"
        with pytest.raises(TransportClosedError) as raised:
            await transport.receive()
        assert raised.value.code == 1002


@pytest.mark.parametrize(
    "announced",
    [
        pytest.param(frame(TEXT, b"x" * 1001), id="and has come"),
        pytest.param(b"\x81\x7e\x03\xe9", id="in two bytes"),
        pytest.param(b"\x81\x7f\x00\x00\x00\x01\x00\x00\x00\x00", id="4 GiB"),
        pytest.param(b"\x81\x7f\x7f" + b"\xff" * 7, id="8 EiB"),
    ],
)
async def test_a_frame_over_the_limit_is_refused_before_it_has_come(
    announced: bytes, meet: Meet
) -> None:
    async with meet(frame_limit=1000, close_limit=_SOON) as (transport, peer):
        peer.send(frame(TEXT, b"before"), announced)
        assert await transport.receive() == b"before"
        peer.send(frame(TEXT, b"behind"))

        with pytest.raises(TransportClosedError) as raised:
            await transport.receive()
        assert raised.value.code == 1009


async def test_fragments_over_the_limit_are_refused_before_the_last_has_come(
    meet: Meet,
) -> None:
    async with meet(frame_limit=1000) as (transport, peer):
        peer.send(
            frame(TEXT, b"before"),
            frame(TEXT, b"x" * 900, is_final=False),
            frame(CONT, b"x" * 101, is_final=False),
        )

        assert await transport.receive() == b"before"
        with pytest.raises(TransportClosedError) as raised:
            await transport.receive()
        assert raised.value.code == 1009


async def test_fragments_without_end_are_refused_though_they_are_empty(
    meet: Meet,
) -> None:
    async with meet() as (transport, peer):
        peer.send(frame(TEXT, b"before"), frame(TEXT, b"", is_final=False))
        for _ in range(70):
            peer.send(*[frame(CONT, b"", is_final=False)] * 1000)

        assert await transport.receive() == b"before"
        with pytest.raises(TransportClosedError) as raised:
            await transport.receive()
        assert raised.value.code == 1009


async def test_a_message_may_be_in_many_parts(meet: Meet) -> None:
    async with meet() as (transport, peer):
        peer.send(frame(TEXT, b"a", is_final=False))
        peer.send(*[frame(CONT, b"b", is_final=False)] * 10_000)
        peer.send(frame(CONT, b"c"))

        assert await transport.receive() == b"a" + b"b" * 10_000 + b"c"


async def test_a_message_after_fragments_has_the_whole_limit_again(meet: Meet) -> None:
    async with meet(frame_limit=1000) as (transport, peer):
        for _ in range(3):
            peer.send(frame(TEXT, b"x" * 900, is_final=False), frame(CONT, b"x" * 100))
            assert await transport.receive() == b"x" * 1000


# What goes


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65535, 65536])
async def test_what_is_sent_is_one_masked_text_frame(size: int, meet: Meet) -> None:
    async with meet() as (transport, peer):
        message = bytes(ord("a") + n % 26 for n in range(size))
        transport.send([message])

        sent = await run_sync(peer.read)
        assert (sent.opcode, sent.payload, sent.is_final) == (TEXT, message, True)
        assert sent.mask is not None


async def test_every_frame_has_a_mask_of_its_own(meet: Meet) -> None:
    async with meet() as (transport, peer):
        for _ in range(4):
            transport.send([b"message"] * 4)

        sent = [await run_sync(peer.read) for _ in range(16)]
        assert [one.payload for one in sent] == [b"message"] * 16
        assert None not in {one.mask for one in sent}
        assert len({one.mask for one in sent}) == 16


@counts_segments
async def test_what_is_sent_in_one_tick_is_joined(meet: Meet) -> None:
    async with meet() as (transport, peer):
        before = peer.segments
        for number in range(100):
            transport.send([b"message %d" % number])

        sent = [await run_sync(peer.read) for _ in range(100)]
        assert [one.payload for one in sent] == [b"message %d" % n for n in range(100)]
        assert peer.segments - before <= 2  # the first goes at once


async def test_a_system_without_cork_still_sends(
    meet: Meet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picows_transport, "_CORK", None)
    async with meet() as (transport, peer):
        for number in range(10):
            transport.send([b"message %d" % number])

        sent = [await run_sync(peer.read) for _ in range(10)]
        assert [one.payload for one in sent] == [b"message %d" % n for n in range(10)]


# The end


async def test_closing_ends_the_delivery_of_what_was_kept_back(meet: Meet) -> None:
    async with meet() as (transport, peer):
        is_kept = anyio.Event()

        def keep(_: Sequence[bytes]) -> int:
            transport.pause_reading()
            is_kept.set()
            return 0

        transport.takes = keep
        peer.send(frame(TEXT, b"kept back"), closing(1001))
        await is_kept.wait()
        await run_sync(peer.read)  # the answer
        peer.close()
        await settle()

        await transport.aclose()
        with pytest.raises(TransportClosedError):
            await transport.receive()


@pytest.mark.parametrize(
    ("said", "code", "reason"),
    [
        pytest.param(closing(1001, "going away"), 1001, "going away", id="a reason"),
        pytest.param(closing(4999), 4999, "", id="a code"),
        pytest.param(frame(CLOSE), 1005, "", id="nothing"),
    ],
)
async def test_a_close_is_answered_with_its_code_and_nothing_behind_it(
    said: bytes, code: int, reason: str, meet: Meet
) -> None:
    async with meet() as (transport, peer):
        peer.send(frame(TEXT, b"last"), said, frame(TEXT, b"behind"))

        assert await transport.receive() == b"last"
        with pytest.raises(TransportClosedError) as raised:
            await transport.receive()
        assert (raised.value.code, raised.value.reason) == (code, reason)
        with pytest.raises(TransportClosedError):
            transport.send([b"too late"])
        answer = await run_sync(peer.read)
        assert answer.opcode == CLOSE
        assert answer.mask is not None
        assert answer.payload[:2] == said[2:4]


async def test_closing_waits_for_the_answer_and_passes_over_what_was_under_way(
    meet: Meet,
) -> None:
    seen: list[Frame] = []

    def answer(peer: Peer) -> None:
        seen.append(peer.read())
        peer.send(frame(TEXT, b"under way"), frame(PING, b"still here"))
        peer.send(closing(4000, "enough"))
        seen.extend(peer.read_to_the_end())

    async with meet() as (transport, peer), anyio.create_task_group() as tasks:
        tasks.start_soon(run_sync, answer, peer)
        began = anyio.current_time()
        await transport.aclose(4000, "enough")
        assert anyio.current_time() - began < 2  # the limit is 5
        assert transport.receive_nowait() is None

    assert seen[0].opcode == CLOSE
    assert seen[0].close == (4000, "enough")
    assert [one.opcode for one in seen[1:] if one.opcode != PONG] == []


async def test_closing_joins_what_was_sent_before_it(meet: Meet) -> None:
    frames: list[Frame] = []

    def read(peer: Peer) -> None:
        frames.extend(peer.read() for _ in range(3))
        peer.send(closing(1000))

    async with meet() as (transport, peer), anyio.create_task_group() as tasks:
        tasks.start_soon(run_sync, read, peer)
        transport.send([b"one"])
        transport.send([b"two"])
        await transport.aclose()

    assert [one.opcode for one in frames] == [TEXT, TEXT, CLOSE]


async def test_a_peer_that_does_not_answer_the_close_is_left_after_the_limit(
    meet: Meet,
) -> None:
    async with meet(close_limit=0.05) as (transport, peer):
        began = anyio.current_time()
        await transport.aclose()

        assert anyio.current_time() - began < 2
        assert [one.opcode for one in await run_sync(peer.read_to_the_end)] == [CLOSE]


@pytest.mark.parametrize("is_graceful", [False, True], ids=["reset", "end of file"])
async def test_a_connection_that_goes_in_the_middle_of_a_frame_is_code_1006(
    meet: Meet, *, is_graceful: bool
) -> None:
    async with meet() as (transport, peer):
        peer.send(frame(TEXT, b"whole"), frame(TEXT, b"half of it")[:5])
        assert await transport.receive() == b"whole"
        if not is_graceful:
            at_once = struct.pack("ii", 1, 0)
            peer.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        peer.close()

        with pytest.raises(TransportClosedError) as raised:
            await transport.receive()
        assert raised.value.code == 1006
