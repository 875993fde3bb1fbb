# SPDX-License-Identifier: MIT
"""The livechat bot: it answers a visitor, and hands over."""

from functools import partial
from typing import cast

import anyio

import quickmeet
from examples.livechat_bot import make_router
from quickmeet.server import omnichannel
from quickmeet.types import GuestData, Message
from quickmeet_devserver import Caller, ThreadedServer


def test_it_answers_and_hands_over(
    quickmeet_server: ThreadedServer, quickmeet_users: dict[str, str]
) -> None:
    forwarded: list[tuple[str, object]] = []

    def forward(_: Caller, /, room_id: str, **more: object) -> bool:
        forwarded.append((room_id, more["department_id"]))
        return True

    async def play() -> None:
        quickmeet_server.handle(omnichannel.on_forward(forward))
        async with (
            quickmeet_server.connect("admin") as admin,
            quickmeet_server.connect("bot") as bot,
            quickmeet.connect_http(
                quickmeet_server.url, server_version="9.0.0"
            ) as visitor,
        ):
            await admin.omnichannel_setup.add_agent("bot")
            await bot.omnichannel.set_status()
            await visitor.livechat.register(GuestData(token="t", name="Vi"))  # noqa: S106
            room = await visitor.request_raw(
                "GET", "livechat/room", query={"token": "t"}
            )
            room_id = cast("dict[str, dict[str, str]]", room)["room"]["_id"]
            async with (
                quickmeet.bot.serving(make_router("people"), bot) as working,
                bot.messages.changes_mine() as changes,
            ):
                for asked, said in (
                    ("What are your hours?", "We are here from 9 to 17."),
                    ("human please", "A person will take over in a moment."),
                ):
                    await visitor.livechat.send(room_id, asked, "t", message_id=asked)
                    await changes.wait_for(partial(_says, said))
                    await working.handled(asked)

    anyio.run(play)
    assert [department for _, department in forwarded] == ["people"]
    assert quickmeet_users


def _says(text: str, change: quickmeet.Change[Message]) -> bool:
    return isinstance(change, quickmeet.MessageSent) and change.message.text == text
