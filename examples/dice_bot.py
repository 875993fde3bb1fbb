# SPDX-License-Identifier: MIT
"""A bot that rolls dice: say `!roll 2d6` in any room that it is in."""

import random
import re

import quickmeet.bot
from quickmeet.bot import Incoming

router = quickmeet.bot.Router()
luck = random.Random()  # noqa: S311  # dice


class Dice:
    """Some dice, such as `2d6`."""

    def __init__(self, text: str) -> None:
        found = re.fullmatch(r"(\d{1,2})d([1-9]\d{0,2})", text)
        if found is None:
            raise ValueError("should be dice such as `2d6`")
        self.text, self.count, self.sides = text, int(found[1]), int(found[2])


@router.command
async def roll(message: Incoming, dice: Dice) -> None:
    """Roll dice, such as 2d6."""
    total = sum(luck.randint(1, dice.sides) for _ in range(dice.count))
    await message.reply(f"{dice.text}: *{total}*")


if __name__ == "__main__":
    quickmeet.bot.run(router, state="dice.state", exits=True)
