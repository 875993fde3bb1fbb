# SPDX-License-Identifier: MIT
"""A bot for the visitors of a website, that hands over to a person when asked.

Its account is a livechat agent that may forward conversations. Answer what you know;
for `human`, or what you do not know, the conversation goes to people.
"""

import os

import quickmeet.bot
from quickmeet import UNSET, CallInterruptedError, MethodError, UnsetType
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
    mine: set[str] = set()
    """Conversations that were the bot's when it asked: servers limit how often."""

    @router.where(lambda message: message.room_kind == "l")
    async def answer(message: Incoming) -> None:
        if message.room_id not in mine and not await serves(message):
            return  # it was said right behind what made the bot hand over
        mine.add(message.room_id)
        asked = message.text.casefold()
        known = next((said for word, said in ANSWERS.items() if word in asked), None)
        if known is not None and "human" not in asked:
            await message.reply(known)
            return
        await message.reply("A person will take over in a moment.")
        mine.discard(message.room_id)
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

    return router


async def serves(message: Incoming) -> bool:
    """Whether the conversation is still the bot's."""
    try:
        room = await message.client.rooms.get(message.room_id)
    except MethodError:  # agents may not see what others serve
        return False
    servant = room.served_by or None
    return servant is not None and servant.id == message.account_id


if __name__ == "__main__":
    quickmeet.bot.run(
        make_router(os.environ["DEPARTMENT"]), state="livechat.state", exits=True
    )
