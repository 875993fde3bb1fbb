# SPDX-License-Identifier: MIT
"""A language model that lives in a chat: mention it, or write to it directly.

It answers in a thread, goes on there without being named again, and writes as it
thinks. The model is a function: whatever yields text bit by bit will do.
"""

from collections.abc import AsyncIterator, Callable, Sequence

import quickmeet.bot
from quickmeet import text
from quickmeet.bot import Incoming

Model = Callable[[Sequence[tuple[str, str]]], AsyncIterator[str]]
"""Takes who said what, the last one last; yields the answer, in CommonMark."""

_LONGEST_MEMORY = 50


def make_router(
    model: Model, *, rooms: Sequence[str] | None = None
) -> quickmeet.bot.Router:
    """A bot that lets the model speak.

    Args:
        model: The model.
        rooms: The only rooms to answer in; None for all.
    """
    router = quickmeet.bot.Router(by="thread", rooms=rooms)

    @router.mention
    @router.thread
    @router.direct
    async def answer(message: Incoming) -> None:
        async with (
            message.typing(),
            message.stream(in_thread=not message.is_direct, markdown=True) as out,
        ):
            async for delta in model(await said_so_far(message)):
                await out.write(delta)

    return router


async def said_so_far(message: Incoming) -> list[tuple[str, str]]:
    """What was said in the thread, by whom."""
    known = [(message.username, text.to_markdown(message.text))]
    if message.thread_id is None:
        return known
    root = await message.client.messages.get(message.thread_id)
    replies = await message.client.threads.list_messages(
        message.thread_id, most=_LONGEST_MEMORY
    )
    before = [one for one in replies if one.id not in {message.id, message.thread_id}]
    return [
        (one.author.username or one.author.id, text.to_markdown(one.text))
        for one in ([root] if root else []) + before
    ] + known


async def parrot(said: Sequence[tuple[str, str]]) -> AsyncIterator[str]:
    """In place of a model."""
    for word in f"You said **{said[-1][1]}**.".split(" "):
        yield f"{word} "


if __name__ == "__main__":
    quickmeet.bot.run(make_router(parrot), state="agent.state", exits=True)
