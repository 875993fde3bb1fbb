# SPDX-License-Identifier: MIT
"""Foreign messages on the subject of calls."""

import json
from pathlib import Path
from typing import Any

import pytest

from quickmeet import LocalProtocolError
from quickmeet_devserver import Server
from quickmeet_relay import BrokerError
from quickmeet_relay import connect as connect_bus
from quickmeet_relay.broker.broker import open_broker
from quickmeet_relay.subjects import Subjects

from .conftest import RealBroker, connect, listening, relaying

pytestmark = pytest.mark.timeout(90)

CALLS = Subjects("acme").calls
DEEP = b"[" * 50_000 + b"]" * 50_000


def question(domain: str, operation: str, params: object) -> bytes:
    asked = {"domain": domain, "operation": operation, "params": params}
    return json.dumps(asked).encode()


async def test_a_call_that_is_none_is_refused_and_ends_nothing(
    broker: RealBroker, server: Server
) -> None:
    questions = [
        b"",
        b"no JSON",
        b"\xff\xfe",
        b"[]",
        DEEP,
        question("rooms", "GET_NAME", []).replace(b"[]", DEEP),
        question("rooms", "GET_NAME", 5),
        question("rooms", "__init__", []),
        question("__class__", "GET_NAME", []),
        question("", "elsewhere", []),
    ]
    async with (
        relaying(broker, server),
        open_broker(broker.url) as direct,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await listening(broker)
        for asked in questions:
            answer = await direct.connection.request(CALLS, asked, timeout=20)
            refusal = json.loads(answer.data)["refusal"]
            assert refusal["code"] == 400, asked[:60]
            assert "no such call" in refusal["reason"]
        await direct.connection.publish(CALLS, b"nobody waits for an answer")
        odd: list[list[object]] = [[], ["GENERAL", 1, 2], [{"a": None}]]
        for params in odd:
            asked = question("rooms", "GET_NAME", params)
            answer = await direct.connection.request(CALLS, asked, timeout=20)
            assert json.loads(answer.data).keys() <= {"refusal", "result"}
        assert await bus.client.rooms.get_name("GENERAL")


deep_list: list[object] = []
for _ in range(200_000):  # Python 3.14 goes down a hundred thousand
    deep_list = [deep_list]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\ud800", "holds an unpaired surrogate"),
        (deep_list, "is nested too deeply"),
        (object(), "is not JSON"),
        ("x" * 2_000_000, r"take 2000\d\d\d bytes, and a message on the bus may have"),
    ],
    ids=["half", "deep", "object", "large"],
)
async def test_a_call_that_cannot_be_sent_raises_as_in_a_session(
    broker: RealBroker, text: Any, said: str
) -> None:
    async with connect_bus(broker.url, workspace="acme") as bus:
        with pytest.raises(LocalProtocolError, match=f"sendMessage: .*{said}"):
            await bus.client.messages.send("GENERAL", text)


async def test_an_answer_larger_than_the_broker_accepts_is_reported(
    tmp_path: Path, server: Server
) -> None:
    config = tmp_path / "nats.conf"
    config.write_text("max_payload: 40KB", "utf-8")  # 8 KB beside the headers
    broker = RealBroker(tmp_path / "data", "-c", str(config))
    await broker.start()
    try:
        async with (
            relaying(broker, server),
            connect(server, "alice") as alice,
            connect_bus(broker.url, workspace="acme") as bus,
        ):
            await listening(broker)
            sent = [
                (await alice.messages.send("GENERAL", f"{number}" * 2_000)).id
                for number in range(4)
            ]
            with pytest.raises(BrokerError, match=r"the answer takes .*: ask for less"):
                await bus.client.messages.get_many(sent)
            (one,) = await bus.client.messages.get_many(sent[:1])
            assert one.text == "0" * 2_000
    finally:
        broker.kill()
