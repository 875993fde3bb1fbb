# SPDX-License-Identifier: MIT
"""A bot whose answers say which of its functions was called."""

from quickmeet import bot

__all__ = ["answers"]


def answers(router: bot.Router) -> bot.Router:
    """A bot that says which of its functions was called."""

    @router.command(aliases=["r"])
    async def roll(message: bot.Incoming, count: int) -> None:
        """Roll dice.

        As many as you like.
        """
        await message.reply(f"command {count}")

    @router.mention
    async def mentioned(message: bot.Incoming) -> None:
        await message.reply(f"mention {message.text}")

    @router.direct
    async def direct(message: bot.Incoming) -> None:
        await message.reply(f"direct {message.text}")

    return router
