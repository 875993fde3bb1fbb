# SPDX-License-Identifier: MIT
"""Each message is told once what came of it."""

import time
from collections.abc import Awaitable, Callable

import anyio
import pytest
from nats.aio.msg import Msg

from quickmeet_relay.broker.appending import Appended, Appender, Taken, sequence_of
from quickmeet_relay.broker.broker import open_broker
from quickmeet_relay.broker.connection import RequestingClient
from quickmeet_relay.errors import BrokerError

from ..conftest import RealBroker


class Silent(RequestingClient):
    """A broker that answers when the test does."""

    def __init__(self) -> None:
        super().__init__()
        self.replies: list[str] = []
        self.answers: list[Callable[[Msg], Awaitable[None]]] = []

    async def subscribe(  # type: ignore[override]  # what `Appender` gives
        self, subject: str, *, cb: Callable[[Msg], Awaitable[None]]
    ) -> None:
        assert subject.endswith(".*")
        self.answers.append(cb)

    async def publish(
        self,
        subject: str,
        payload: bytes = b"",
        reply: str = "",
        headers: object = None,
    ) -> None:
        expected = {"h": "1", "Nats-Expected-Last-Subject-Sequence": "0"}
        assert (subject, payload, headers) == ("s", b"p", expected)
        self.replies.append(reply)

    async def say(self, number: int, text: bytes) -> None:
        (answer,) = self.answers
        await answer(Msg(self, subject=self.replies[number], data=text))


@pytest.fixture
async def silent() -> tuple[Silent, Appender, list[Appended | None]]:
    broker = Silent()
    appender = Appender(broker)
    told: list[Appended | None] = []
    for _ in range(3):
        await appender.append(
            "s", b"p", behind=0, headers={"h": "1"}, answered=told.append
        )
    return broker, appender, told


async def test_each_answer_reaches_its_message_once(
    silent: tuple[Silent, Appender, list[Appended | None]],
) -> None:
    broker, appender, told = silent
    await broker.say(1, b'{"stream": "S", "seq": 7}')
    assert [one.seq for one in told if one] == [7]
    await broker.say(1, b'{"seq": 8}')
    assert len(told) == 1
    await broker.say(0, b"")  # nobody listens: no stream yet
    assert told[1:] == [None]
    appender.give_up(time.monotonic())
    assert told[1:] == [None, None]
    appender.give_up(time.monotonic())
    await broker.say(2, b'{"seq": 9}')
    assert len(told) == 3


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (b'{"seq": 1, "duplicate": true}', Taken),
        (b'{"error": {"code": 400, "err_code": 10071, "description": "w"}}', Taken),
        (b'{"error": {"code": 503, "err_code": 10077, "description": "full"}}', None),
    ],
)
async def test_refusals_of_the_broker_are_distinguished(
    silent: tuple[Silent, Appender, list[Appended | None]],
    answer: bytes,
    error: type[Exception] | None,
) -> None:
    broker, _, told = silent
    await broker.say(0, answer)
    with pytest.raises(error or BrokerError) as caught:
        sequence_of(told[0])
    if error is None:
        assert "takes nothing: full" in str(caught.value)


async def test_a_message_is_stored_only_behind_the_last_one(broker: RealBroker) -> None:
    async with open_broker(broker.url) as connection:
        await connection.prepare()

        async def append(behind: int) -> Appended | None:
            told: list[Appended | None] = []
            is_told = anyio.Event()

            def answered(answer: Appended | None) -> None:
                told.append(answer)
                is_told.set()

            await connection.appender.append(
                "qm.acme.messages.0.room",
                b"x",
                behind=behind,
                headers={},
                answered=answered,
            )
            with anyio.fail_after(20):
                await is_told.wait()
            return told[0]

        assert sequence_of(await append(0)) == 1
        with pytest.raises(Taken):
            sequence_of(await append(0))
        assert sequence_of(await append(1)) == 2
