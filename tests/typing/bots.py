# SPDX-License-Identifier: MIT
"""A typed bot: mypy and basedpyright read it, nothing runs it; see `api`."""

from typing import assert_type

import quickmeet
from quickmeet import Change, Client, Handler, bot
from quickmeet.bot import Incoming, Range, Rest, Router, User
from quickmeet.types import Message

router = Router()


@router.command
async def ban(
    message: Incoming,
    who: User,
    days: Range[int, 1, None] = 1,
    *,
    silent: bool = False,
) -> None:
    """A command is the function that it was."""
    assert_type(days, int)
    assert_type(who, str)
    assert_type(message.message, Message)
    assert_type(await message.reply("x"), Message)
    assert_type(await message.wait_for_reply(within=5), Incoming | None)
    if silent:
        await message.react("tada")


@router.command(name="say", aliases=["s"], where=lambda message: message.is_direct)
async def repeat(message: Incoming, what: Rest) -> Message:
    """So is one with options."""
    async with message.typing(), message.stream(markdown=True) as out:
        await out.write(what)
    return out.messages[-1]


@router.mention
@router.direct
@router.thread
@router.where(lambda message: "?" in message.text)
@router.fallback
async def talk(message: Incoming) -> None:
    """Whatever has been added may be added again."""
    await message.reply(message.text)


@router.on_error
async def tell(message: Incoming, error: Exception) -> None:
    """A function for errors takes both."""
    await message.reply(bot.CommandError(str(error)).args[0])


def plain(message: Incoming) -> None:
    """A function that nothing awaits."""


async def nothing() -> None:
    """A function that takes no message."""


async def number(message: int) -> None:
    """A function that takes something else."""


async def fits(message: Incoming) -> bool:
    """A predicate that does not say at once."""
    return bool(message.text)


router.command(plain)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
router.command(nothing)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
router.command(number)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
router.command(where=fits)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
router.mention(plain)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
router.direct(nothing)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
router.thread(number)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
router.where(fits)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
router.fallback(plain)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
router.on_error(talk)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
Router(by="user")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def handles(client: Client) -> None:
    """Handlers take the event of what they follow."""

    @client.on(client.messages.changes_mine(), by="room")
    async def note(change: Change[Message]) -> None:
        assert_type(change.room_id, str)

    assert_type(note, Handler[Change[Message]])
    changes = client.messages.changes_mine()
    client.on(changes)(nothing)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.on(changes)(number)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.on(changes, by="user")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    async with quickmeet.bot.serving(router, client) as working:
        await working.handled("id")
