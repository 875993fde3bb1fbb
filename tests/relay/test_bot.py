# SPDX-License-Identifier: MIT
"""The same bot, alone or as one of several workers on a bus."""

import logging
from contextlib import AsyncExitStack

import anyio
import pytest
from anyio.lowlevel import checkpoint

import quickmeet
from quickmeet import bot
from quickmeet_devserver import Server
from quickmeet_relay import connect as connect_bus

from .conftest import RealBroker, connect, listening, relaying

pytestmark = pytest.mark.timeout(90)


def dice() -> bot.Router:
    router = bot.Router(flood=None)

    @router.command
    async def double(message: bot.Incoming, number: int) -> None:
        await message.reply(f"{number * 2}")

    @router.command
    async def ask(message: bot.Incoming) -> None:
        await message.reply("Sure?")
        answer = await message.wait_for_reply()
        assert answer is not None
        await answer.reply(f"So {answer.text}")

    return router


async def answers(client: quickmeet.Client, count: int) -> list[str]:
    """What the bot said in the channel, once there is enough of it."""
    with anyio.fail_after(60):
        while True:
            history = [one async for one in client.messages.history("GENERAL")]
            said = [
                one.text
                for one in history
                if one.author.username == "bot" and not one.kind
            ]
            if len(said) >= count:
                return said[::-1]


async def test_workers_of_one_bot_answer_each_question_once(
    broker: RealBroker, server: Server
) -> None:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(relaying(broker, server))
        alice = await stack.enter_async_context(connect(server, "alice"))
        for _ in range(2):
            bus = await stack.enter_async_context(
                connect_bus(broker.url, workspace="acme")
            )
            await stack.enter_async_context(bot.serving_bus(dice(), bus))
        for number in range(10):
            await alice.messages.send("GENERAL", f"!double {number}")
        said = await answers(alice, 10)
        assert said == [f"{number * 2}" for number in range(10)]


async def test_a_worker_that_waits_for_a_reply_gets_it(
    broker: RealBroker, server: Server
) -> None:
    async with (
        relaying(broker, server),
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
        bot.serving_bus(dice(), bus),
    ):
        await alice.messages.send("GENERAL", "!ask")
        assert await answers(alice, 1) == ["Sure?"]
        await alice.messages.send("GENERAL", "yes")
        assert await answers(alice, 2) == ["Sure?", "So yes"]


async def test_another_worker_continues_unfinished_work(
    broker: RealBroker, server: Server
) -> None:
    begun = anyio.Event()
    stuck = bot.Router()

    @stuck.command
    async def double(message: bot.Incoming, number: int) -> None:
        assert (message.id, number) != ("", 0)
        begun.set()
        await anyio.sleep_forever()

    async with (
        relaying(broker, server),
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await listening(broker)
        async with bot.serving_bus(stuck, bus):
            await alice.messages.send("GENERAL", "!double 1")
            await begun.wait()
        async with bot.serving_bus(dice(), bus):
            await alice.messages.send("GENERAL", "!double 2")
            assert await answers(alice, 2) == ["2", "4"]


async def test_a_bot_waits_for_a_relay(
    broker: RealBroker, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger="quickmeet")  # other tests silence it
    ready = anyio.Event()

    async def work() -> None:
        async with (
            connect_bus(broker.url, workspace="acme") as bus,
            bot.serving_bus(dice(), bus),
        ):
            ready.set()
            await anyio.sleep_forever()

    async with connect(server, "alice") as alice, anyio.create_task_group() as tasks:
        tasks.start_soon(work)
        with anyio.fail_after(20):
            while "waiting for a relay of 'acme'" not in caplog.text:
                await checkpoint()
        assert not ready.is_set()
        async with relaying(broker, server):
            await ready.wait()
            await alice.messages.send("GENERAL", "!double 4")
            assert await answers(alice, 1) == ["8"]
        tasks.cancel_scope.cancel()


def test_a_bus_is_for_asyncio() -> None:
    bus = connect_bus("nats://127.0.0.1:1", workspace="acme")
    with pytest.raises(quickmeet.LocalProtocolError, match="not on trio"):
        bot.run(dice(), bus=bus, backend="trio")


def test_a_program_reports_that_the_broker_is_away() -> None:
    bus = connect_bus("nats://127.0.0.1:1", workspace="acme")
    with pytest.raises(quickmeet.relay.BrokerError, match="no broker at"):
        bot.run(dice(), bus=bus)
