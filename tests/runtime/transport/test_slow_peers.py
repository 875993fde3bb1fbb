# SPDX-License-Identifier: MIT
"""When one side is slow: nothing grows beyond its limit, nothing waits forever."""

from collections.abc import Sequence

import anyio
import pytest
from anyio.to_thread import run_sync

from quickmeet_runtime.errors import LimitReachedError, TransportClosedError
from quickmeet_runtime.session.clients.client import ClientBase

from .conftest import Meet, Opener
from .raw import CLOSE, PING, PONG, TEXT, Listener, Peer, closing, frame

MORE_THAN_KERNELS_HOLD = [b"x" * 50_000] * 400
MIB = 1024 * 1024


async def test_a_peer_is_held_back_while_reading_is_paused(meet: Meet) -> None:
    async with meet() as (transport, peer):
        message = frame(TEXT, b"x" * 60_000)
        transport.pause_reading()
        sent = await run_sync(peer.send_until_stuck, message)
        arrived = 0
        while transport.receive_nowait() is not None:
            arrived += 1
        assert arrived * len(message) < 2 * MIB  # read before the pause took hold
        whole, rest = divmod(sent, len(message))

        transport.resume_reading()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(run_sync, peer.send, message[rest:])
            for _ in range(whole + 1 - arrived):
                assert await transport.receive() == b"x" * 60_000
        assert transport.receive_nowait() is None


async def test_what_is_not_taken_comes_after_the_pause(meet: Meet) -> None:
    async with meet() as (transport, peer):

        def take_two_and_pause(messages: Sequence[bytes]) -> int:
            transport.pause_reading()
            taken.extend(messages[:2])
            return min(len(messages), 2)

        taken: list[bytes] = []
        transport.takes = take_two_and_pause
        peer.send(*(frame(TEXT, b"%d" % number) for number in range(10)))
        peer.send(closing(1000))
        while len(taken) < 10:
            transport.resume_reading()
            await anyio.wait_all_tasks_blocked()

        assert taken == [b"%d" % number for number in range(10)]


async def test_others_have_their_turn_between_64_messages_and_the_next(
    meet: Meet,
) -> None:
    async with meet() as (transport, peer):
        transport.pause_reading()
        await run_sync(peer.send, *(frame(TEXT, b"%d" % n) for n in range(640)))
        transport.resume_reading()
        others = 0
        while len(transport.messages) < 640:
            others += 1
            await anyio.lowlevel.checkpoint()

        assert others >= 9


async def test_closing_does_not_wait_for_a_pause_to_end(meet: Meet) -> None:
    def answer(peer: Peer) -> None:
        while peer.read().opcode != CLOSE:
            pass
        peer.send(closing(1000))

    async with meet() as (transport, peer), anyio.create_task_group() as tasks:
        transport.pause_reading()
        peer.send(*[frame(TEXT, b"x" * 1000)] * 100)
        tasks.start_soon(run_sync, answer, peer)
        began = anyio.current_time()
        await transport.aclose()

        assert anyio.current_time() - began < 2  # the limit is 5


async def test_a_close_is_seen_after_a_pause(meet: Meet) -> None:
    async with meet() as (transport, peer):
        transport.pause_reading()
        peer.send(frame(TEXT, b"last"), closing(1001))
        transport.resume_reading()

        assert await transport.receive() == b"last"
        with pytest.raises(TransportClosedError, match="code 1001"):
            await transport.receive()


async def test_nothing_is_handed_on_before_the_peer_has_taken_enough(
    meet: Meet,
) -> None:
    async with meet(send_limit=100_000) as (transport, peer):
        transport.send(MORE_THAN_KERNELS_HOLD)
        await anyio.wait_all_tasks_blocked()
        transport.drain_first()
        peer.send(frame(TEXT, b"hello"))
        with anyio.move_on_after(0.2) as scope:
            await transport.receive()
        assert scope.cancelled_caught

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(run_sync, _read_all, peer, len(MORE_THAN_KERNELS_HOLD))
            assert await transport.receive() == b"hello"


async def test_messages_come_while_the_peer_takes_none(meet: Meet) -> None:
    async with meet(send_limit=100_000) as (transport, peer):
        transport.send(MORE_THAN_KERNELS_HOLD)
        peer.send(frame(PING, b"and answer this"), frame(TEXT, b"hello"))

        with anyio.fail_after(5):
            assert await transport.receive() == b"hello"


@pytest.mark.parametrize("how", ["abort", "aclose"])
async def test_letting_go_of_a_peer_that_stops_reading_is_bounded(
    how: str, meet: Meet
) -> None:
    async with meet(send_limit=100_000, close_limit=0.05) as (transport, _):
        transport.send(MORE_THAN_KERNELS_HOLD)
        await anyio.wait_all_tasks_blocked()
        transport.drain_first()
        with anyio.fail_after(5):
            if how == "abort":
                transport.abort()
            else:
                await transport.aclose()
            with pytest.raises(TransportClosedError):
                await transport.receive()
        with pytest.raises(TransportClosedError):
            transport.send([b"more"])


async def test_of_pings_that_there_is_no_room_to_answer_the_latest_is_answered(
    meet: Meet,
) -> None:
    pings = [frame(PING, b"%d" % number) for number in range(5000)]
    answers: list[bytes] = []

    def read(peer: Peer) -> None:
        while not answers:
            one = peer.read()
            if one.opcode == PONG:
                answers.append(one.payload)
        peer.send(frame(PING, b"and now"))
        answers.append(peer.read().payload)

    async with meet(send_limit=100_000) as (transport, peer):
        transport.send(MORE_THAN_KERNELS_HOLD)
        await anyio.wait_all_tasks_blocked()
        waiting = transport.transport.unsent_bytes
        await run_sync(peer.send, b"".join(pings) + frame(TEXT, b"hello"))
        assert await transport.receive() == b"hello"
        assert transport.transport.unsent_bytes == waiting

        await run_sync(read, peer)

    assert answers == [b"4999", b"and now"]


async def test_calls_to_a_server_that_reads_nothing_are_bounded_in_bytes(
    opener: Opener,
) -> None:
    listener = Listener()
    peers: list[Peer] = []
    large = "x" * 100_000
    refused: list[LimitReachedError] = []

    def greet() -> None:
        peer = listener.accept()
        peers.append(peer)
        peer.upgrade()
        peer.read()
        peer.send(frame(TEXT, b'{"msg":"connected","session":"s"}'))

    async def call(client: ClientBase) -> None:
        try:
            await client.call_raw("keep", large)
        except LimitReachedError as error:
            refused.append(error)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(run_sync, greet)
        session = ClientBase.connect(
            listener.base, transport=opener, drain_limit=0, unsent_limit=MIB
        )
        async with session as client, anyio.create_task_group() as calling:
            for _ in range(300):  # 30 MB
                calling.start_soon(call, client)
                await anyio.lowlevel.checkpoint()
            await anyio.wait_all_tasks_blocked()
            assert len(refused) > 100  # the kernels hold the rest
            assert "unsent_limit" in str(refused[0])
            peers[0].close()
            listener.close()
            calling.cancel_scope.cancel()


async def test_what_the_peer_has_not_taken_is_counted(meet: Meet) -> None:
    async with meet(send_limit=100_000) as (transport, peer):
        assert transport.transport.unsent_bytes == 0
        transport.send(MORE_THAN_KERNELS_HOLD[:200])
        transport.send(MORE_THAN_KERNELS_HOLD[200:])  # joined to the others
        await anyio.wait_all_tasks_blocked()
        assert 5 * MIB < transport.transport.unsent_bytes < 20 * MIB

        peer.send(frame(PING, b"last"))
        await run_sync(_read_all, peer, len(MORE_THAN_KERNELS_HOLD) + 1)
        assert transport.transport.unsent_bytes == 0


async def test_a_waiter_for_room_resumes_when_the_peer_has_read_enough(
    meet: Meet,
) -> None:
    async with meet(send_limit=100_000) as (transport, peer):
        await transport.transport.drained()
        transport.send(MORE_THAN_KERNELS_HOLD)
        await anyio.wait_all_tasks_blocked()
        told = anyio.Event()

        async def wait() -> None:
            await transport.transport.drained()
            told.set()

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(wait)
            await anyio.wait_all_tasks_blocked()
            assert not told.is_set()
            await run_sync(_read_all, peer, len(MORE_THAN_KERNELS_HOLD))
        assert transport.transport.unsent_bytes <= 100_000


@pytest.mark.parametrize("is_ours", [True, False])
async def test_a_waiter_for_room_resumes_at_the_end(
    meet: Meet, *, is_ours: bool
) -> None:
    async with meet(send_limit=100_000, close_limit=0.05) as (transport, peer):
        transport.send(MORE_THAN_KERNELS_HOLD)
        await anyio.wait_all_tasks_blocked()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(transport.transport.drained)
            await anyio.wait_all_tasks_blocked()
            if is_ours:
                await transport.transport.aclose()
            else:
                peer.close()


def _read_all(peer: Peer, count: int) -> None:
    for _ in range(count):
        peer.read()
