# SPDX-License-Identifier: MIT
"""A bot that counts who says how much: say `!tally` in any room that it is in.

It is made of functions that are called with events, not of loops.
"""

import os
from collections import Counter

import anyio

import quickmeet
from quickmeet.types import MyMessage


def tell(client: quickmeet.Client) -> list[quickmeet.Handler[MyMessage]]:
    """Count messages, and answer whoever asks."""
    tally: Counter[str] = Counter()

    @client.on(client.messages.follow_mine())
    def count(event: MyMessage) -> None:
        if not event.message.text.startswith("!"):
            tally[str(event.message.author.username)] += 1

    @client.on(client.messages.follow_mine())
    async def answer(event: MyMessage) -> None:
        if event.message.text == "!tally":
            lines = [f"{name}: {number}" for name, number in tally.most_common(10)]
            await client.messages.send(event.message.room_id, "\n".join(lines))

    return [count, answer]


async def main() -> None:
    """Log in as the environment says, and count until stopped."""
    login = quickmeet.Password(os.environ["BOT_USER"], os.environ["BOT_PASSWORD"])
    async with quickmeet.connect(os.environ["BOT_SERVER"], login) as client:
        tell(client)
        await client.serve()


if __name__ == "__main__":
    anyio.run(main)
