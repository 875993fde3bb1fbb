# SPDX-License-Identifier: MIT
"""A moderation bot: `!ban @name` asks back, and removes a member from the room."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import anyio

import quickmeet.bot
from quickmeet import text
from quickmeet.bot import CommandError, Incoming, Rest, User
from quickmeet.errors import UserNotInRoomError

router = quickmeet.bot.Router()


async def check_moderator(message: Incoming) -> None:
    """Refuse who is neither owner nor moderator of the room."""
    for entry in await message.client.rooms.list_roles(message.room_id):
        is_author = entry.user.id == message.author.id
        if is_author and {"owner", "moderator"} & set(entry.roles):
            return
    raise CommandError("Only moderators may do that.")


@router.command
async def ban(message: Incoming, who: User) -> None:
    """Remove a member from the room, after a question back."""
    await check_moderator(message)
    await message.reply(f"Remove {text.mention(who)}? Say yes.")
    answer = await message.wait_for_reply(within=60)
    if answer is None or answer.text.casefold() != "yes":
        await message.reply("Never mind.")
        return
    with suppress(UserNotInRoomError):  # out already, by a bot that was killed here
        await message.client.rooms.remove_member(message.room_id, who)
    await message.reply(f"{text.mention(who)} is out.")


@router.command
async def remind(message: Incoming, when: timedelta, what: Rest) -> None:
    """Say something again later: `!remind 10m stretch`."""
    due = message.message.sent_at.datetime + when  # the same after a restart
    async with message.aside():
        await anyio.sleep(max(0, (due - datetime.now(UTC)).total_seconds()))
    await message.reply(f"{text.mention(message.username)} {what}")


if __name__ == "__main__":
    quickmeet.bot.run(router, state="moderation.state", exits=True)
