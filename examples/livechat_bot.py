# SPDX-License-Identifier: MIT
"""A bot for the visitors of a website, that hands over to a person when asked.

Its account is a livechat agent. Answer what you know; for `human`, or what you do not
know, the conversation goes to a department of people.
"""

import os

import quickmeet.bot
from quickmeet.bot import Incoming

ANSWERS = {
    "hours": "We are here from 9 to 17.",
    "price": "It is 5 a month.",
}


def make_router(department_id: str) -> quickmeet.bot.Router:
    """A bot for visitors.

    Args:
        department_id: Where people are.
    """
    router = quickmeet.bot.Router()

    @router.where(lambda message: message.room_kind == "l")
    async def answer(message: Incoming) -> None:
        asked = message.text.casefold()
        known = next((said for word, said in ANSWERS.items() if word in asked), None)
        if known is not None and "human" not in asked:
            await message.reply(known)
            return
        await message.reply("A person will take over in a moment.")
        await message.client.omnichannel.forward(
            message.room_id,
            department_id=department_id,
            comment=f"The visitor asked: {message.text}",
        )

    return router


if __name__ == "__main__":
    quickmeet.bot.run(make_router(os.environ["DEPARTMENT"]), state="livechat.state")
