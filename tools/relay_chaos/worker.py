# SPDX-License-Identifier: MIT
"""A worker that answers every message once, however often it is killed."""

import asyncio
import os

import quickmeet
from quickmeet import MessageSent
from quickmeet_relay import connect


async def main() -> None:
    """Answer until killed."""
    broker, workspace = os.environ["NATS_URL"], os.environ["WORKSPACE"]
    async with (
        connect(broker, workspace=workspace, time_limit=5) as bus,
        bus.follow("answers", max_deliver=1000) as deliveries,
    ):
        async for delivery in deliveries:
            async with delivery as change:
                await _answer(bus.client, change, delivery.reply_id())


async def _answer(
    client: "quickmeet.relay.BusClient",
    change: "quickmeet.Change[quickmeet.types.Message]",
    reply_id: str,
) -> None:
    if isinstance(change, MessageSent) and change.message.text.startswith("n"):
        text = f"re:{change.message.text}"
        await client.messages.send(change.room_id, text, message_id=reply_id)


if __name__ == "__main__":
    asyncio.run(main())
