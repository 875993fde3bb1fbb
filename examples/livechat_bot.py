# SPDX-License-Identifier: MIT
"""A bot for the visitors of a website, that hands over to a person when asked.

Its account is a livechat agent that may forward conversations. Answer what you know;
for `human`, or what you do not know, the conversation goes to people.
"""

import os
from time import monotonic

import quickmeet.bot
from quickmeet import (
    UNSET,
    CallInterruptedError,
    MethodError,
    RateLimitedError,
    UnsetType,
)
from quickmeet.bot import Incoming

ANSWERS = {
    "hours": "We are here from 9 to 17.",
    "price": "It is 5 a month.",
}


def make_router(
    department_id: str | UnsetType = UNSET, *, agent_id: str | UnsetType = UNSET
) -> quickmeet.bot.Router:
    """A bot for visitors.

    Args:
        department_id: Where people are.
        agent_id: The one person who takes over, where there is no department.
    """
    router = quickmeet.bot.Router()
    handed_over: dict[str, int] = {}
    """When conversations were handed over, as the server has it, in milliseconds."""

    @router.where(lambda message: message.room_kind == "l")
    async def answer(message: Incoming) -> None:
        sent_at = message.message.sent_at.milliseconds
        if sent_at <= handed_over.get(message.room_id, 0):
            return  # it was said right behind what made the bot hand over
        asked = message.text.casefold()
        known = next((said for word, said in ANSWERS.items() if word in asked), None)
        if known is not None and "human" not in asked:
            await message.reply(known)
            return
        said = await message.reply("A person will take over in a moment.")
        began = monotonic()
        try:
            await message.client.omnichannel.forward(
                message.room_id,
                department_id=department_id,
                agent_id=agent_id,
                comment=f"The visitor asked: {message.text}",
            )
        except (MethodError, CallInterruptedError):
            if await serves(message):  # else it is handed over, before a kill say
                raise
        took = int((monotonic() - began) * 1000)
        handed_over[message.room_id] = said.sent_at.milliseconds + took

    return router


async def serves(message: Incoming) -> bool:
    """Whether the conversation is still the bot's."""
    try:
        room = await message.client.rooms.get(message.room_id)
    except RateLimitedError:
        raise  # nobody knows
    except MethodError:  # agents may not see what others serve
        return False
    servant = room.served_by or None
    return servant is not None and servant.id == message.account_id


if __name__ == "__main__":
    quickmeet.bot.run(
        make_router(os.environ["DEPARTMENT"]), state="livechat.state", exits=True
    )
