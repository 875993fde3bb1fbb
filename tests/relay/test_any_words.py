# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Names and errors of a user, which may say anything."""

import pytest

from quickmeet import OptionError
from quickmeet_relay import RelayError
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
async def test_whatever_an_error_says_its_letter_is_buried(
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


async def test_names_that_no_broker_takes_are_refused(broker: RealBroker) -> None:
    with pytest.raises(OptionError, match="give a text of valid Unicode"):
        async with connect_bus(broker.url, workspace="\ud800"):
            raise AssertionError
    async with connect_bus(broker.url, workspace="acme") as bus:
        bus.follow("x" * 240)
        with pytest.raises(RelayError, match="is too long"):
            bus.follow("x" * 250)
