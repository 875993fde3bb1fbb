# SPDX-License-Identifier: MIT
"""Functions that are called with events, through real sockets."""

import anyio

import quickmeet
from quickmeet.types import Message, MyMessage


async def test_a_bot_of_handlers_answers(
    alice: quickmeet.Client, bob: quickmeet.Client, general: str
) -> None:
    @bob.on(bob.messages.follow_mine())
    async def answer(event: MyMessage) -> None:
        if event.message.text == "ping":
            await bob.messages.send(event.message.room_id, "pong")

    await answer.ready()
    async with alice.messages.follow(general) as messages:
        await alice.messages.send(general, "ping")
        texts = [(await anext(messages)).text for _ in range(2)]

    assert texts == ["ping", "pong"]


async def test_a_failed_handler_gets_the_next_message(
    alice: quickmeet.Client, bob: quickmeet.Client, general: str
) -> None:
    heard = anyio.Event()

    @bob.on(bob.messages.follow(general))
    def listen(message: Message) -> None:
        if message.text == "one":
            raise LookupError(message.text)
        heard.set()

    await listen.ready()
    for text in ("one", "two"):
        await alice.messages.send(general, text)
    await heard.wait()

    assert (listen.failed, listen.handled) == (1, 1)
    assert bob.statistics.handler_errors == 1
    assert bob.is_healthy
