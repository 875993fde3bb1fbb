# SPDX-License-Identifier: MIT
"""A slow fetch is repeated, and either answer counts."""

from collections.abc import Callable

import pytest

from quickmeet_runtime.model.gap import Gap
from quickmeet_runtime.session.clients.client import Connecting
from quickmeet_runtime.streams.subscription import Subscription

from ...scripted import Server, VirtualClock, result_of, settle
from ...talk import Message, Rooms, Talker, talker_of

LIMIT = 30.0
QUESTION = "messages/get"


@pytest.fixture
def rooms(server: Server) -> Rooms:
    """A room."""
    return Rooms(server, "r")


@pytest.fixture
def talker(
    server: Server,
    clock: VirtualClock,
    rooms: Rooms,  # noqa: ARG001  # the server has it
) -> Connecting[Talker]:
    """A client that comes back after a second."""
    return talker_of(server, clock, time_limit=LIMIT)


async def broken_off(
    server: Server, clock: VirtualClock, rooms: Rooms
) -> Callable[..., object]:
    """Say something, and lose the connection to a server that answers no more.

    Returns:
        How it answered.
    """
    rooms.say("r", "1", "one")
    await settle()
    answer = server.methods.pop(QUESTION)
    assert callable(answer)
    server.connection.drop()
    await clock.advance(1)
    return answer


async def texts_of(messages: Subscription[Message]) -> list[str]:
    return [(await anext(messages)).text for _ in range(messages.waiting)]


@pytest.mark.parametrize(("times", "which"), [(2, 0), (3, 0), (3, 1), (5, 1), (5, 4)])
async def test_the_answer_to_any_of_the_same_questions_is_taken(  # noqa: PLR0913, PLR0917  # fixtures
    talker: Connecting[Talker],
    server: Server,
    clock: VirtualClock,
    rooms: Rooms,
    times: int,
    which: int,
) -> None:
    async with talker as client, client.messages.follow("r") as messages:
        answer = await broken_off(server, clock, rooms)
        rooms.write("r", "2", "two")
        await clock.advance((times - 1) * LIMIT)
        asked = server.connection.calls_of(QUESTION)
        assert len(asked) == times
        assert len({one["id"] for one in asked}) == times

        call = asked[which]
        server.connection.push(
            result_of(call, result=answer(*call["params"])),
            {"msg": "updated", "methods": [call["id"]]},
        )
        await settle()

        assert await texts_of(messages) == ["one", "two"]
        assert client.statistics.gaps == 0

        late = client.statistics.late_answers
        server.connection.push(
            *(result_of(one, result=None) for one in asked if one is not call)
        )
        await clock.advance(2 * LIMIT)
        assert client.statistics.late_answers - late == times - 1
        assert len(server.connection.calls_of(QUESTION)) == times


async def test_an_answer_that_comes_before_the_question_is_repeated_ends_it(
    talker: Connecting[Talker],
    server: Server,
    clock: VirtualClock,
    rooms: Rooms,
) -> None:
    """The server's limit of calls may put the repetition off for seconds."""
    async with talker as client, client.messages.follow("r") as messages:
        answer = await broken_off(server, clock, rooms)
        rooms.write("r", "2", "two")
        (asked,) = server.connection.calls_of(QUESTION)
        clock.jump(LIMIT)
        server.connection.push(result_of(asked, result=answer(*asked["params"])))
        await settle()

        assert await texts_of(messages) == ["one", "two"]
        assert client.statistics.gaps == 0


async def test_what_no_answer_comes_to_is_given_up_and_an_answer_after_that_is_late(
    talker: Connecting[Talker],
    server: Server,
    clock: VirtualClock,
    rooms: Rooms,
) -> None:
    async with talker as client, client.messages.follow("r") as messages:
        await broken_off(server, clock, rooms)
        await clock.advance(10 * LIMIT)
        asked = server.connection.calls_of(QUESTION)
        assert len(asked) == 5
        await anext(messages)
        gap = await messages.next_or_gap()
        assert isinstance(gap, Gap)
        assert "no answer in 30 s" in gap.reason

        server.connection.push(*(result_of(one, result={}) for one in asked))
        await settle()
        assert client.statistics.late_answers == len(asked)
        assert messages.waiting == 0


async def test_an_answer_on_the_next_connection_does_not_belong_to_an_earlier_request(
    talker: Connecting[Talker],
    server: Server,
    clock: VirtualClock,
    rooms: Rooms,
) -> None:
    async with talker as client, client.messages.follow("r") as messages:
        answer = await broken_off(server, clock, rooms)
        await clock.advance(LIMIT)
        before = server.connection.calls_of(QUESTION)
        server.connection.drop()
        await clock.advance(5)
        rooms.write("r", "2", "two")
        (asked,) = server.connection.calls_of(QUESTION)
        nothing: dict[str, list[object]] = {"updated": [], "deleted": []}
        server.connection.push(*(result_of(one, result=nothing) for one in before))
        await settle()
        server.connection.push(result_of(asked, result=answer(*asked["params"])))
        await settle()

        assert await texts_of(messages) == ["one", "two"]
        assert client.statistics.late_answers == len(before)


async def test_closing_does_not_wait_for_a_running_fetch(
    server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    """Calls under way may end, for a minute here; fetches are given up."""
    session = talker_of(server, clock, drain_limit=60.0)
    async with session as client, client.messages.follow("r"):
        await broken_off(server, clock, rooms)
        assert len(server.connection.calls_of(QUESTION)) == 1
