# SPDX-License-Identifier: MIT
"""A bot that counts who says how much: say `!tally` in any room that it is in."""

from collections import Counter

import quickmeet.bot
from quickmeet.bot import Incoming


def make_router() -> quickmeet.bot.Router:
    """A bot with an empty tally."""
    router = quickmeet.bot.Router(flood=None)
    tally: Counter[str] = Counter()

    @router.command
    async def tally_(message: Incoming) -> None:
        """Say who says how much."""
        lines = [f"{name}: {number}" for name, number in tally.most_common(10)]
        await message.reply("\n".join(lines) or "Nobody has said anything.")

    @router.fallback
    async def count(message: Incoming) -> None:
        tally[message.username] += 1

    return router


if __name__ == "__main__":
    quickmeet.bot.run(make_router())
