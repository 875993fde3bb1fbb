# SPDX-License-Identifier: MIT
"""Answers that grow, and are begun again after a restart."""

from typing import cast

import anyio
import msgspec
import pytest

from quickmeet.client import Groups
from quickmeet.types import Message
from quickmeet_bot.messages.streaming import StreamedReply
from quickmeet_bot.messages.text_limit import TextLimit

pytestmark = pytest.mark.timeout(20)


class Asked:
    """A question whose answer was given before a restart.

    Args:
        stored: How the answer reads.
        is_held: Whether the first edit is never answered.
    """

    def __init__(self, stored: str, *, is_held: bool) -> None:
        self.reads = stored
        self.edits: list[str] = []
        self.edited = anyio.Event()
        self._is_held = is_held

    def next_id(self) -> str:
        return "answer"

    async def post_part(
        self, text: str, thread_id: str | None, message_id: str
    ) -> Message:
        """The server has a message of this id already."""
        del text, thread_id
        moment = {"$date": 1}
        stored = {
            "_id": message_id, "rid": "r", "msg": self.reads, "ts": moment,
            "_updatedAt": moment, "u": {"_id": "bot", "username": "bot"},
        }  # fmt: skip
        return msgspec.json.decode(msgspec.json.encode(stored), type=Message)

    async def edit_part(self, message: Message, text: str) -> None:
        """It is edited, or is on its way forever."""
        assert message.id == "answer"
        self.reads = text
        self.edits.append(text)
        self.edited.set()
        if self._is_held:
            self._is_held = False
            await anyio.sleep_forever()


def answer_to(asked: Asked, *, markdown: bool) -> StreamedReply:
    limit = TextLimit(cast("Groups", None), 5_000)  # nobody is asked: it is chosen
    return StreamedReply(asked, None, limit, markdown=markdown, pace=0.001)


async def test_an_edit_that_was_broken_off_is_made_again() -> None:
    """It may have been made: how the message reads is unknown."""
    asked = Asked("You said *this*.", is_held=True)
    async with answer_to(asked, markdown=True) as out:
        await out.write("You said **this")
        await asked.edited.wait()
        await out.write("**.")
    assert asked.reads == "You said *this*."


async def test_an_answer_that_is_given_again_does_not_shrink() -> None:
    asked = Asked("one two thr", is_held=False)
    async with answer_to(asked, markdown=False) as out:
        for word in ("one", " two", " three"):
            await out.write(word)
            await anyio.wait_all_tasks_blocked()  # it is shown, or its turn is later
    assert asked.edits == ["one two three"]


async def test_what_is_answered_otherwise_the_second_time_replaces_the_first() -> None:
    asked = Asked("one two three four", is_held=False)
    async with answer_to(asked, markdown=False) as out:
        await out.write("one two")
    assert asked.reads == "one two"
