# SPDX-License-Identifier: MIT
"""A bot that rolls dice: say `!roll 2d6` in any room that it is in."""

import os
import random
import re

import anyio

import quickmeet

ROLL = re.compile(r"!roll (\d{1,2})d(\d{1,3})")


async def run(client: quickmeet.Client, dice: random.Random) -> None:
    """Answer every roll, in its room and its thread, until cancelled."""
    async with client.messages.changes_mine() as changes:
        async for change in changes:
            if not isinstance(change, quickmeet.MessageSent):
                continue  # an edit or a reaction is no new roll
            message = change.message
            found = ROLL.fullmatch(message.text)
            if found is None or message.author.id == client.user_id:
                continue
            count, sides = int(found[1]), max(int(found[2]), 1)
            total = sum(dice.randint(1, sides) for _ in range(count))
            await client.messages.send(
                change.room_id, f"{found[0]}: *{total}*", thread_id=message.thread_id
            )


async def main() -> None:
    """Log in as the environment says, and roll."""
    login = quickmeet.Password(os.environ["BOT_USER"], os.environ["BOT_PASSWORD"])
    async with quickmeet.connect(os.environ["BOT_SERVER"], login) as client:
        await run(client, random.Random())  # noqa: S311  # dice


if __name__ == "__main__":
    anyio.run(main)
