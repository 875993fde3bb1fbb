# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Names and errors of a user, which may say anything."""

from typing import Any

import pytest

from quickmeet import OptionError
from quickmeet_relay import RelayError, decode, faststream, serving_probes
from quickmeet_relay import connect as connect_bus
from quickmeet_relay.broker.broker import open_broker
from quickmeet_relay.subjects import STREAM, Subjects
from quickmeet_relay.workers.dead_letters import FAILURE, Letter, bury

from .conftest import RealBroker

pytestmark = pytest.mark.timeout(60)


class WordlessError(Exception):
    """An error of a user that cannot be written."""

    def __str__(self) -> str:
        raise ValueError


@pytest.mark.parametrize(
    "error", [WordlessError(), ValueError("\ud800\r\nNats-Odd: 1")]
)
async def test_a_failing_message_is_buried_whatever_its_error(
    broker: RealBroker, error: Exception
) -> None:
    subjects = Subjects("acme")
    async with open_broker(broker.url) as one:
        await one.prepare()
        assert await bury(one.jetstream, subjects, Letter("w", "e", b"[]", error))
        found = await one.jetstream.get_last_msg(STREAM, subjects.dead("w"))
    assert found.headers is not None
    assert found.headers[FAILURE].startswith(f"{type(error).__name__}:")
    assert "Nats-Odd" not in found.headers


async def test_names_invalid_for_the_broker_are_refused(broker: RealBroker) -> None:
    with pytest.raises(OptionError, match="give a text of valid Unicode"):
        async with connect_bus(broker.url, workspace="\ud800"):
            raise AssertionError
    async with connect_bus(broker.url, workspace="acme") as bus:
        bus.follow("x" * 240)
        with pytest.raises(RelayError, match="is too long"):
            bus.follow("x" * 250)


class Odd:
    """A value of no use to anybody."""


@pytest.mark.parametrize("odd", [None, Odd(), -1, [], b"\xff"])
async def test_values_of_the_wrong_type_are_told_before_anything_is_done(
    broker: RealBroker, odd: Any
) -> None:
    text: Any = "text"
    async with connect_bus(broker.url, workspace="acme") as bus, bus.follow("w") as w:
        for give in (
            lambda: decode(text if isinstance(odd, bytes) else odd),
            lambda: faststream(odd, durable="w"),
            lambda: faststream("acme", durable=odd),
            lambda: faststream("acme", durable="w", max_deliver=odd),
            lambda: bus.follow(odd),
            lambda: bus.follow("w", by=odd),
            lambda: bus.follow("w", max_deliver=odd),
            lambda: bus.publish(odd),
            lambda: bus.stand_by(odd),
            lambda: bus.relay_accounts(odd),
            lambda: bus.relay_accounts({"acme": odd}),
            lambda: anext(w.batches(odd)),
            lambda: serving_probes(odd, "127.0.0.1", 0).__aenter__(),
            lambda: serving_probes(bus, odd, 0).__aenter__(),
            lambda: serving_probes(bus, "127.0.0.1", odd).__aenter__(),
        ):
            with pytest.raises(OptionError, match=": give "):
                await give()  # type: ignore[misc]  # what does not wait raises before
        for name, words in (("", "needs a durable name"), ("x" * 250, "is too long")):
            with pytest.raises(RelayError, match=words):
                faststream("acme", durable=name)
