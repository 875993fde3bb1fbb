# SPDX-License-Identifier: MIT
"""Relays and workers on a real broker."""

import anyio
import pytest

import quickmeet
from quickmeet import Cursor, MessageDeleted
from quickmeet_devserver import Server
from quickmeet_relay import BrokerError, RelayError
from quickmeet_relay import connect as connect_bus
from quickmeet_relay.broker.broker import open_broker
from quickmeet_relay.envelope import Passed, encode
from quickmeet_relay.subjects import Subjects

from .conftest import RealBroker, connect, listening, relaying
from .taking import short, take

pytestmark = pytest.mark.timeout(90)


async def test_changes_reach_workers_in_order(
    broker: RealBroker, server: Server
) -> None:
    async with (
        relaying(broker, server),
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await listening(broker)
        first = await alice.messages.send("GENERAL", "one")
        await alice.messages.edit(first.id, "two", room_id="GENERAL")
        await alice.messages.send("GENERAL", "three")
        await alice.messages.delete(first.id, room_id="GENERAL")
        assert await take(bus, "w", 4) == ["+one", "~two", "+three", "-"]
        await alice.messages.send("GENERAL", "four")
        assert await take(bus, "w", 1) == ["+four"]


async def test_two_relays_at_once_bring_each_change_once(
    broker: RealBroker, server: Server
) -> None:
    async with (
        relaying(broker, server),
        relaying(broker, server),
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await listening(broker)
        async with anyio.create_task_group() as tasks:
            for number in range(60):
                tasks.start_soon(alice.messages.send, "GENERAL", f"{number}")
        found = await take(bus, "w", 60)
        assert sorted(found) == sorted(f"+{number}" for number in range(60))
        await alice.messages.send("GENERAL", "last")
        assert await take(bus, "w", 1) == ["+last"]


async def test_workers_of_two_workspaces_may_have_one_name(broker: RealBroker) -> None:
    async with (
        connect_bus(broker.url, workspace="one") as first,
        connect_bus(broker.url, workspace="two") as second,
        open_broker(broker.url) as direct,
    ):
        for bus in (first, second):
            gone = MessageDeleted(bus.workspace, "r")
            event = Passed(f"r:{bus.workspace}:deleted", bus.workspace, 0, gone)
            subject = Subjects(bus.workspace).room("r")
            await direct.jetstream.publish(subject, encode([event]))
        assert await take(first, "w", 1) == ["-"]
        assert await take(second, "w", 1) == ["-"]


async def test_a_relay_begins_where_the_stream_ends(
    broker: RealBroker, server: Server
) -> None:
    async with connect(server, "alice") as alice:
        async with relaying(broker, server):
            await listening(broker)
            await alice.messages.send("GENERAL", "before")
            async with connect_bus(broker.url, workspace="acme") as bus:
                assert await take(bus, "w", 1) == ["+before"]
        await alice.messages.send("GENERAL", "meanwhile")
        async with (
            relaying(broker, server),
            connect_bus(broker.url, workspace="acme") as bus,
        ):
            await listening(broker)
            await alice.messages.send("GENERAL", "after")
            assert await take(bus, "w", 2) == ["+meanwhile", "+after"]
            assert await take(bus, "all", 3) == ["+before", "+meanwhile", "+after"]


async def test_what_was_relayed_before_a_restart_is_not_new_when_it_changes(
    broker: RealBroker, server: Server
) -> None:
    """Headers do not carry what was seen lately: it stands in the stream."""
    async with (
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        async with relaying(broker, server):
            await listening(broker)
            edited = await alice.messages.send("GENERAL", "one")
            deleted = await alice.messages.send("GENERAL", "gone")
            assert await take(bus, "w", 2) == ["+one", "+gone"]
            await alice.messages.send("GENERAL", "two")
            await alice.messages.delete(deleted.id, room_id="GENERAL")
            assert await take(bus, "w", 2) == ["+two", "-"]
        await alice.messages.edit(edited.id, "three", room_id="GENERAL")
        async with relaying(broker, server):
            await alice.messages.send("GENERAL", "four")
            assert sorted(await take(bus, "w", 2)) == ["+four", "~three"]
    async with open_broker(broker.url) as direct:
        position = await direct.reader.position(Subjects("acme"))
        cursor = Cursor.parse(position.cursor or "")
        assert cursor.at
        assert not cursor.seen


async def test_a_relay_that_died_before_it_brought_anything_has_begun(
    broker: RealBroker, server: Server
) -> None:
    """The next one begins there, and not when it starts."""
    async with connect(server, "alice") as alice:
        async with relaying(broker, server), relaying(broker, server):
            await listening(broker)
        await alice.messages.send("GENERAL", "meanwhile")
        async with (
            relaying(broker, server),
            connect_bus(broker.url, workspace="acme") as bus,
        ):
            await listening(broker)
            await alice.messages.send("GENERAL", "after")
            assert await take(bus, "w", 2) == ["+meanwhile", "+after"]


async def test_a_broker_that_is_killed_loses_and_repeats_nothing(
    broker: RealBroker, server: Server
) -> None:
    async with relaying(broker, server), connect(server, "alice") as alice:
        await listening(broker)
        for number in range(30):
            await alice.messages.send("GENERAL", f"{number}")
            if number % 10 == 5:
                broker.kill()
            if number % 10 == 8:
                await broker.start()
        async with connect_bus(broker.url, workspace="acme") as bus:
            found = await take(bus, "w", 30)
            assert found == [f"+{number}" for number in range(30)]
            await alice.messages.send("GENERAL", "last")
            assert await take(bus, "w", 1) == ["+last"]


async def test_what_fails_comes_again_and_holds_its_room(
    broker: RealBroker, server: Server
) -> None:
    async with (
        relaying(broker, server),
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await listening(broker)
        other = (await alice.rooms.create_private("other", ["bot"])).room_id
        await alice.messages.send("GENERAL", "poison")
        await alice.messages.send("GENERAL", "behind")
        await alice.messages.send(other, "beside")
        seen: list[tuple[str, int]] = []
        replies: set[str] = set()
        with anyio.fail_after(30):
            async with bus.follow("w", max_deliver=2) as deliveries:
                async for delivery in deliveries:
                    async with delivery as change:
                        seen.append((short(change), delivery.attempt))
                        if short(change) == "+poison":
                            replies.add(delivery.reply_id())
                            raise ValueError("cannot be handled")
                    if len(seen) == 4:
                        break
        assert [one for one in seen if one[0] != "+beside"] == [
            ("+poison", 1),
            ("+poison", 2),
            ("+behind", 1),
        ]
        assert seen.index(("+beside", 1)) < seen.index(("+poison", 2))
        assert len(replies) == 1


async def test_calls_go_through_a_relay(broker: RealBroker, server: Server) -> None:
    async with (
        relaying(broker, server),
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
        alice.messages.follow("GENERAL") as messages,
    ):
        await listening(broker)
        sent = await bus.client.messages.send("GENERAL", "hi", message_id="a" * 17)
        again = await bus.client.messages.send("GENERAL", "hi", message_id="a" * 17)
        assert (sent.id, sent.text, again.id) == ("a" * 17, "hi", "a" * 17)
        assert (await anext(messages)).text == "hi"
        with pytest.raises(quickmeet.MethodError):
            await bus.client.rooms.archive("nowhere")
        with pytest.raises(quickmeet.LocalProtocolError, match="no session on the bus"):
            bus.client.messages.follow("GENERAL")


async def test_invalid_use_is_reported(broker: RealBroker, server: Server) -> None:
    async with connect_bus(broker.url, workspace="acme") as bus:
        with pytest.raises(BrokerError, match="no relay of 'acme' runs"):
            await bus.client.rooms.archive("GENERAL")
        with pytest.raises(RelayError, match="durable name"):
            bus.follow("")
        async with quickmeet.connect(server.url) as nobody:
            with pytest.raises(RelayError, match="nobody is logged in"):
                await bus.publish(nobody)
    broker.kill()
    secret = broker.url.replace("//", "//u:hidden@")
    with pytest.raises(BrokerError, match=r"no broker at 127\.0\.0\.1") as caught:
        await connect_bus(secret, workspace="acme").__aenter__()
    assert "hidden" not in str(caught.value)
