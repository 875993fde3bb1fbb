# SPDX-License-Identifier: MIT
"""Missed messages are fetched, once, in order, and not too fast."""

import anyio
import pytest

from quickmeet_runtime.errors import (
    CallInterruptedError,
    LimitReachedError,
    RefusedError,
)
from quickmeet_runtime.lifecycle.status import Ready
from quickmeet_runtime.model.gap import Gap
from quickmeet_runtime.model.payload import Timestamp
from quickmeet_runtime.options.options import Reconnect
from quickmeet_runtime.session.clients.client import Connecting
from quickmeet_runtime.streams.changes.room import (
    Change,
    Changes,
    MessageDeleted,
    MessageSent,
    MessageUpdated,
)
from quickmeet_runtime.streams.cursor import OVERLAP_MS, Cursor
from quickmeet_runtime.streams.subscription import Subscription
from tests.runtime.scripted import URL, Refusal, Server, VirtualClock, result_of, settle
from tests.runtime.talk import START_MS, Message, Rooms, Talker, date

SOON = Reconnect(jitter=lambda: 1.0)


@pytest.fixture
def rooms(server: Server) -> Rooms:
    """Two rooms."""
    return Rooms(server, "r", "q")


@pytest.fixture
def talker(
    server: Server,
    clock: VirtualClock,
    rooms: Rooms,  # noqa: ARG001  # the server has them
) -> Connecting[Talker]:
    """A client of the two rooms."""
    return Talker.connect(URL, transport=server.open, clock=clock, reconnect=SOON)


async def lose(server: Server) -> None:
    """Cut the connection."""
    await settle()
    server.connection.drop()
    await settle()


async def back(clock: VirtualClock) -> None:
    """Let the session come back."""
    await clock.advance(1)


async def texts_of(messages: Subscription[Message]) -> list[str]:
    """Take what waits."""
    await settle()
    return [(await anext(messages)).text for _ in range(messages.waiting)]


async def taken(changes: Changes[Message], clock: VirtualClock) -> list[object]:
    """Take what waits, each as a short text."""
    told: list[object] = []
    with anyio.move_on_after(5):
        async with anyio.create_task_group() as tasks:

            async def take() -> None:
                async for change in changes:
                    told.append(short(change))  # noqa: PERF401  # until cancelled

            tasks.start_soon(take)
            await settle()
            await clock.advance(0)
            tasks.cancel_scope.cancel()
    return told


def short(change: Change[Message]) -> str:
    match change:
        case MessageSent(message):
            return f"+{message.id} {message.text}"
        case MessageUpdated(message):
            return f"~{message.id} {message.text}"
        case MessageDeleted(message_id):
            return f"-{message_id}"
        case Gap():
            return "gap"


# Messages of one room


async def test_a_connection_lost_while_fetching_is_one_more_break(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with (
        talker as client,
        client.messages.follow("r") as first,
        client.messages.follow("q") as second,
    ):
        rooms.say("r", "1", "one")
        rooms.say("q", "2", "two")
        await lose(server)
        rooms.write("r", "3", "three")
        rooms.write("q", "4", "four")
        answer = server.methods["messages/get"]

        def answer_and_hang_up(*params: object) -> object:
            server.methods["messages/get"] = answer
            server.connection.drop()
            assert callable(answer)
            return answer(*params)

        server.methods["messages/get"] = answer_and_hang_up
        await back(clock)
        await clock.advance(30)

        assert isinstance(client.status, Ready)
        assert await texts_of(first) == ["one", "three"]
        assert await texts_of(second) == ["two", "four"]


async def test_messages_of_the_gap_come_once_in_the_order_of_their_making(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.follow("r") as messages:
        rooms.say("r", "1", "one")
        await lose(server)
        rooms.write("r", "2", "two")
        rooms.write("r", "1", "one, edited")
        rooms.write("r", "3", "three")
        await back(clock)
        rooms.say("r", "4", "four")

        assert await texts_of(messages) == [
            "one",
            "two",
            "one, edited",
            "three",
            "four",
        ]
        assert client.statistics.recovered_events == 3
        assert client.statistics.gaps == 0


async def test_the_newest_known_moment_is_asked_from_and_never_the_clock(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.follow("r"):
        rooms.say("r", "1")
        rooms.now_ms += 2 * OVERLAP_MS
        rooms.say("r", "2")
        await lose(server)
        await back(clock)

        assert rooms.asked == [("r", rooms.now_ms - OVERLAP_MS - 1)]


async def test_a_room_that_was_quiet_is_asked_from_before_it_was_followed(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.follow("r") as messages:
        await settle()
        await lose(server)
        rooms.write("r", "1", "in the gap")
        await back(clock)

        assert rooms.asked == [("r", START_MS - 1)]
        assert await texts_of(messages) == ["in the gap"]
        sent = server.connections[0].sent
        kinds = [frame.get("method", frame["msg"]) for frame in sent]
        assert kinds[:3] == ["connect", "rooms/get", "sub"]


@pytest.mark.parametrize("moment", [2**63, 2**64, 10**30, -(10**30), 1e300])
async def test_a_moment_that_no_date_can_be_is_no_place_to_go_on_from(
    talker: Connecting[Talker],
    server: Server,
    clock: VirtualClock,
    rooms: Rooms,
    moment: float,
) -> None:
    async with talker as client, client.messages.follow("r") as messages:
        odd = {"_id": "1", "rid": "r", "msg": "odd", "_updatedAt": {"$date": moment}}
        rooms.tell("r", odd)
        assert await texts_of(messages) == ["odd"]
        for number in range(2, 4):  # what was taken is put away after a while
            await clock.advance(1)
            rooms.say("r", str(number), "even")
            assert await texts_of(messages) == ["even"]
        await lose(server)
        rooms.write("r", "4", "in the gap")
        await back(clock)

        assert await texts_of(messages) == ["in the gap"]
        assert client.statistics.gaps == 0


async def test_where_nothing_says_since_when_there_is_a_gap(
    talker: Connecting[Talker], server: Server, clock: VirtualClock
) -> None:
    server.methods["rooms/get"] = []  # nobody is logged in
    async with talker as client, client.messages.follow("r") as messages:
        await lose(server)
        await back(clock)

        gap = await anext(messages.with_gaps())
        assert isinstance(gap, Gap)
        assert "nothing had been seen" in gap.reason
        assert client.statistics.gaps == 1


async def test_what_was_missed_before_any_place_was_known_is_a_gap(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    """The first connection ended, and the server never said what time it was."""
    answer = server.methods["rooms/get"]
    server.methods["rooms/get"] = Refusal(404)
    async with talker as client, client.messages.follow("r") as messages:
        await lose(server)
        rooms.write("r", "1", "in the gap")
        rooms.write("q", "9", "later, elsewhere")
        server.methods["rooms/get"] = answer
        await back(clock)
        rooms.say("r", "2", "after")
        await settle()

        told = messages.with_gaps()
        gap = await anext(told)
        assert isinstance(gap, Gap)
        assert "nothing had been seen" in gap.reason
        after = await anext(told)
        assert isinstance(after, Message)
        assert after.text == "after"
        assert client.statistics.gaps == 1


async def test_live_events_wait_until_what_was_missed_is_there(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.follow("r") as messages:
        rooms.say("r", "1", "one")
        await lose(server)
        rooms.write("r", "2", "two")
        answer = server.methods.pop("messages/get")
        await back(clock)
        (call,) = server.connection.calls_of("messages/get")
        rooms.say("r", "3", "three")
        await settle()
        assert not messages.is_ready
        assert isinstance(client.status, Ready)
        assert await texts_of(messages) == ["one"]
        assert callable(answer)
        server.connection.push(result_of(call, result=answer(*call["params"])))
        rooms.say("r", "4", "four")

        assert await texts_of(messages) == ["two", "three", "four"]
        assert messages.is_ready


async def test_a_revision_that_comes_live_too_comes_once(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.follow("r") as messages:
        rooms.say("r", "1", "one")
        await lose(server)
        old = rooms.write("r", "2", "two")
        new = rooms.write("r", "2", "two, edited")
        await back(clock)
        rooms.tell("r", old)  # the server tells some time after it wrote
        rooms.tell("r", new)
        rooms.say("r", "2", "two, edited again")

        assert await texts_of(messages) == ["one", "two, edited", "two, edited again"]


async def test_watching_for_repetitions_ends_after_some_time(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.follow("r") as messages:
        rooms.say("r", "1", "one")
        await lose(server)
        await back(clock)
        rooms.now_ms += 2 * OVERLAP_MS
        rooms.say("r", "2", "two")
        rooms.tell("r", {"_id": "1", "msg": "x", "_updatedAt": date(START_MS + 10)})
        rooms.tell("r", {"_id": "x", "msg": "odd"})

        assert await texts_of(messages) == ["one", "two", "x", "odd"]


async def test_a_second_break_in_the_middle_loses_nothing(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.follow("r") as messages:
        rooms.say("r", "1", "one")
        await lose(server)
        rooms.write("r", "2", "two")
        answer = server.methods.pop("messages/get")
        await back(clock)
        rooms.say("r", "3", "three")
        await lose(server)
        rooms.write("r", "4", "four")
        server.methods["messages/get"] = answer
        await clock.advance(2)

        assert await texts_of(messages) == ["one", "two", "three", "four"]


async def test_subscribers_of_one_room_share_what_is_fetched(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with (
        talker as client,
        client.messages.follow("r") as first,
        client.messages.follow("r") as second,
    ):
        rooms.say("r", "1", "one")
        await lose(server)
        rooms.write("r", "2", "two")
        await back(clock)

        assert await texts_of(first) == await texts_of(second) == ["one", "two"]
        assert len(rooms.asked) == 1


async def test_a_room_that_may_not_be_read_any_more_is_a_gap(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.follow("r") as messages:
        rooms.say("r", "1", "one")
        await lose(server)
        server.methods["messages/get"] = Refusal("error-not-allowed", "Not allowed")
        await back(clock)

        assert (await anext(messages)).text == "one"
        gap = await anext(messages.with_gaps())
        assert isinstance(gap, Gap)
        assert "cannot be fetched: messages/get: Not allowed" in gap.reason
        assert client.status == Ready("c1")


async def test_a_server_without_the_method_is_asked_for_new_messages(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.follow("r") as messages:
        rooms.say("r", "1", "one")
        await lose(server)
        new = rooms.write("r", "2", "two")
        server.methods["messages/get"] = Refusal(404, "Method not found")
        server.methods["loadMissedMessages"] = [new]
        await back(clock)

        assert (await anext(messages)).text == "one"
        gap = await anext(messages.with_gaps())
        assert isinstance(gap, Gap)
        assert "edits and deletions of older messages" in gap.reason
        assert (await anext(messages)).text == "two"


# Many rooms


async def test_rooms_are_fetched_newest_first_and_not_too_fast(
    server: Server, clock: VirtualClock
) -> None:
    names = [f"r{number}" for number in range(25)]
    rooms = Rooms(server, *names)
    talker = Talker.connect(URL, transport=server.open, clock=clock, reconnect=SOON)
    async with anyio.create_task_group() as tasks:
        followed: list[Subscription[Message]] = []

        async def follow(client: Talker, name: str) -> None:
            async with client.messages.follow(name) as messages:
                followed.append(messages)
                await anyio.sleep_forever()

        async with talker as client:
            for name in names:
                tasks.start_soon(follow, client, name)
                await settle()
                rooms.say(name, name)
            await lose(server)
            await back(clock)
            assert [room for room, _ in rooms.asked] == names[:-10:-1]
            assert sum(one.is_ready for one in followed) == 9
            assert client.is_healthy
            await clock.advance(10.4)
            assert len(rooms.asked) == 9
            await clock.advance(0.1)
            assert len(rooms.asked) == 18
            await clock.advance(10.5)
            assert [room for room, _ in rooms.asked] == names[::-1]
            assert client.is_healthy
            tasks.cancel_scope.cancel()


async def test_too_many_requests_are_retried_after_the_servers_time(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.follow("r") as messages:
        rooms.say("r", "1", "one")
        await lose(server)
        rooms.write("r", "2", "two")
        answer = server.methods["messages/get"]
        server.methods["messages/get"] = Refusal(
            "too-many-requests", details={"timeToReset": 5000}
        )
        await back(clock)
        server.methods["messages/get"] = answer
        await clock.advance(4)
        assert await texts_of(messages) == ["one"]
        await clock.advance(1)
        assert await texts_of(messages) == ["two"]


async def test_the_stream_of_all_ones_messages_is_fetched_room_by_room(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.follow_mine() as messages:
        await settle()
        await lose(server)
        rooms.write("r", "1", "one")
        rooms.write("q", "2", "two")
        rooms.write("r", "3", "three")
        await back(clock)

        got = [await anext(messages) for _ in range(3)]
        assert [(one.message.text, one.where.name) for one in got] == [
            ("one", "the r"),
            ("two", "the q"),
            ("three", "the r"),
        ]


# Slow consumers


async def test_a_slow_consumer_gets_everything_in_the_end(
    talker: Connecting[Talker], clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client:
        slow = client.messages.follow("r").buffered(events=4)
        async with slow, client.messages.follow("r") as quick:
            for number in range(30):
                rooms.say("r", str(number), str(number))
            expected = [str(number) for number in range(30)]
            assert await texts_of(quick) == expected
            got: list[str] = []
            for _ in range(200):
                if not slow.waiting:
                    await clock.advance(11)
                else:
                    got += await texts_of(slow)
            assert got == expected
            assert slow.dropped == 0
            assert client.statistics.gaps == 0


async def test_a_slow_consumer_holds_no_more_than_it_may(
    talker: Connecting[Talker], server: Server, rooms: Rooms
) -> None:
    async with talker as client:
        slow = client.messages.follow("r").buffered(events=4)
        async with slow:
            for number in range(3000):
                rooms.say("r", str(number))
            await settle()
            await settle()
            assert slow.waiting <= 4
            assert not server.connection.is_paused


# Changes


async def test_changes_tell_what_happened_to_which_message(
    talker: Connecting[Talker], clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.changes("r") as changes:
        rooms.say("r", "1", "one")
        rooms.say("r", "2", "two")
        rooms.say("r", "1", "one!")
        rooms.delete("r", "2")
        rooms.tell_deleted("r", "2")

        assert await taken(changes, clock) == ["+1 one", "+2 two", "~1 one!", "-2"]


async def test_changes_go_on_across_a_break_with_deletions(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.changes("r") as changes:
        rooms.say("r", "1", "one")
        rooms.say("r", "2", "two")
        await lose(server)
        rooms.write("r", "1", "one!")
        rooms.delete("r", "2")
        rooms.write("r", "3", "three")
        await back(clock)
        rooms.tell_deleted("r", "2")  # told late
        rooms.say("r", "4", "four")

        assert await taken(changes, clock) == [
            "+1 one",
            "+2 two",
            "~1 one!",
            "-2",
            "+3 three",
            "+4 four",
        ]


async def test_a_message_that_came_and_went_while_it_was_fetched_is_gone(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.changes("r") as changes:
        rooms.say("r", "1", "one")
        await lose(server)
        answer = server.methods.pop("messages/get")
        await back(clock)
        rooms.say("r", "2", "two")
        rooms.delete("r", "2")
        (call,) = server.connection.calls_of("messages/get")
        assert callable(answer)
        server.connection.push(result_of(call, result=answer(*call["params"])))
        rooms.tell_deleted("r", "2")

        assert await taken(changes, clock) == ["+1 one", "-2"]


async def test_a_saved_cursor_continues_where_it_stopped(
    server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    def talker() -> Connecting[Talker]:
        return Talker.connect(URL, transport=server.open, clock=clock)

    async with talker() as client, client.messages.changes("r") as changes:
        rooms.say("r", "1", "one")
        rooms.say("r", "2", "two")
        rooms.delete("r", "2")
        rooms.tell_deleted("r", "2")
        await taken(changes, clock)
        saved = str(changes.cursor)
    rooms.write("r", "3", "three")
    rooms.write("r", "1", "one!")
    async with (
        talker() as client,
        client.messages.changes("r", Cursor.parse(saved)) as changes,
    ):
        rooms.say("r", "4", "four")
        assert await taken(changes, clock) == ["+3 three", "~1 one!", "+4 four"]
        saved = str(changes.cursor)
    async with (
        talker() as client,
        client.messages.changes("r", Cursor.parse(saved)) as changes,
    ):
        assert await taken(changes, clock) == []
        assert str(changes.cursor) == saved


async def test_changes_can_begin_at_a_moment(
    talker: Connecting[Talker], clock: VirtualClock, rooms: Rooms
) -> None:
    rooms.write("r", "1", "one")
    moment = Timestamp(rooms.now_ms)
    rooms.write("r", "2", "two")
    async with (
        talker as client,
        client.messages.changes("r", Cursor.after(moment)) as changes,
    ):
        assert await taken(changes, clock) == ["+2 two"]


async def test_a_cursor_is_there_before_anything_happened(
    talker: Connecting[Talker],
) -> None:
    async with talker as client:
        changes = client.messages.changes("r")
        assert changes.cursor is None
        async with changes:
            await settle()
            assert changes.cursor == Cursor(at=START_MS, floor=START_MS)


async def test_a_pruning_that_names_no_messages_is_looked_up(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.changes("r") as changes:
        for number in "12345":
            rooms.say("r", number)
        await taken(changes, clock)
        for number in "123":
            rooms.delete("r", number)
        server.connection.event(
            "r/deleteMessageBulk", {"rid": "r"}, stream="stream-notify-room"
        )
        assert await taken(changes, clock) == ["-1", "-2", "-3"]
        server.connection.event(
            "r/deleteMessageBulk",
            {"rid": "r", "ids": ["4", "5"]},
            stream="stream-notify-room",
        )
        assert await taken(changes, clock) == ["-4", "-5"]


@pytest.mark.parametrize("args", [{}, {"deleted": 5}, 5, None])
async def test_an_event_without_a_list_of_arguments_does_not_match_the_schema(
    server: Server, clock: VirtualClock, args: object
) -> None:
    rooms = Rooms(server, "r")
    talker = Talker.connect(URL, transport=server.open, clock=clock)
    async with talker as client, client.messages.changes("r") as changes:
        fields = {"eventName": "r", "args": args}
        server.connection.push(
            {
                "msg": "changed",
                "collection": "stream-room-messages",
                "id": "id",
                "fields": fields,
            }
        )
        rooms.say("r", "1", "one")
        gap = await anext(changes)
        assert isinstance(gap, Gap)
        assert "stream-room-messages: unexpected payload at $" in gap.reason
        change = await anext(changes)
        assert isinstance(change, MessageSent)
        assert change.message.text == "one"
        assert client.statistics.payload_errors == 1


async def test_changes_that_cannot_be_followed_whole_leave_nothing_on_the_server(
    server: Server, clock: VirtualClock
) -> None:
    talker = Talker.connect(
        URL, transport=server.open, clock=clock, subscriptions_limit=1
    )
    server.methods["rooms/get"] = Refusal(404)
    async with talker as client:
        with pytest.raises(LimitReachedError):
            await client.messages.changes("r").__aenter__()
        assert len(server.connection.sent_as("unsub")) == 1
        async with client.messages.follow("other"):
            pass


def test_an_invalid_cursor_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="JSON"):
        Cursor.parse("yesterday")


# A message that was sent twice


async def test_a_repeated_send_gives_what_is_stored(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, anyio.create_task_group() as tasks:
        results: list[Message] = []

        async def send() -> None:
            results.append(await client.messages.send("r", "hello", "m1"))

        tasks.start_soon(send)
        await settle()
        stored = rooms.write("r", "m1", "hello")
        server.methods["sendMessage"] = None  # as servers answer who repeats
        await lose(server)
        await back(clock)
        await settle()
        assert [one.updated_at for one in results] == [
            Timestamp(stored["_updatedAt"]["$date"])
        ]


async def outcome_of_a_repeated_send(
    client: Talker, server: Server, clock: VirtualClock, method: str, answer: object
) -> Exception:
    errors: list[Exception] = []
    async with anyio.create_task_group() as tasks:

        async def send() -> None:
            try:
                await client.messages.send("r", "hello", "m1")
            except Exception as error:  # noqa: BLE001  # a test looks at it
                errors.append(error)

        tasks.start_soon(send)
        await settle()
        server.methods["sendMessage"] = None
        server.methods[method] = answer
        await lose(server)
        await back(clock)
        await settle()
    return errors[0]


async def test_a_repeated_send_that_stored_nothing_is_refused(
    talker: Connecting[Talker], server: Server, clock: VirtualClock
) -> None:
    async with talker as client:
        error = await outcome_of_a_repeated_send(
            client, server, clock, "sendMessage", None
        )
    assert isinstance(error, RefusedError)


async def test_a_repeated_send_that_cannot_be_looked_up_has_an_unknown_outcome(
    talker: Connecting[Talker], server: Server, clock: VirtualClock
) -> None:
    async with talker as client:
        error = await outcome_of_a_repeated_send(
            client, server, clock, "getSingleMessage", Refusal("error-not-allowed")
        )
    assert isinstance(error, CallInterruptedError)
    assert "sent 2 times" in str(error)


async def test_a_raw_send_without_an_id_is_not_repeated(
    talker: Connecting[Talker], server: Server, clock: VirtualClock
) -> None:
    async with talker as client, anyio.create_task_group() as tasks:

        async def send() -> None:
            with pytest.raises(CallInterruptedError):
                await client.call_raw("sendMessage", {"rid": "r", "msg": "x"})

        tasks.start_soon(send)
        await lose(server)
        await back(clock)
        assert server.connection.calls_of("sendMessage") == []


# What was begun as the session is closed


async def test_what_was_begun_right_before_the_end_asks_for_nothing(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with talker as client, client.messages.follow("r"):
        rooms.say("r", "1", "one")
        await lose(server)
        del server.methods["messages/get"]
        await back(clock)
        asked = server.connection.calls_of("messages/get")
    assert server.connection.calls_of("messages/get") == asked
