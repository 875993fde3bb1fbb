# SPDX-License-Identifier: MIT
"""The gateway with a model that says what it was told."""

from collections.abc import AsyncIterator, Sequence

import pytest

from examples.agent_gateway import make_router, parrot
from quickmeet_devserver import BotKit


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_it_answers_in_a_thread_and_goes_on_there(
    backend: str, quickmeet_bot: BotKit
) -> None:
    with quickmeet_bot(make_router(parrot), backend=backend) as chat:
        asked = chat.say("@bot hello")
        answer = chat.expect("You said *hello*.")
        assert answer.thread_id == asked.id
        chat.say("and again", thread=asked.id)
        chat.expect("You said *and again*.")
        chat.say("between people")
        chat.expect_silence()
        room = chat.direct()
        chat.say("hi", room=room)
        assert not chat.expect("You said *hi*.", room=room).thread_id


def test_the_model_knows_what_was_said_in_the_thread(quickmeet_bot: BotKit) -> None:
    async def memory(said: Sequence[tuple[str, str]]) -> AsyncIterator[str]:
        yield " / ".join(f"{name}: {what}" for name, what in said)

    with quickmeet_bot(make_router(memory)) as chat:
        asked = chat.say("@bot one")
        chat.expect("alice: one")
        chat.say("two", as_="bob", thread=asked.id)
        chat.expect("alice: @bot one / bot: alice: one / bob: two")
