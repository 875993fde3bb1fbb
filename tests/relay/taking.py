# SPDX-License-Identifier: MIT
"""What a worker was given, in short."""

import anyio

import quickmeet
from quickmeet import MessageDeleted, MessageSent, MessageUpdated, types
from quickmeet_relay import Bus


def short(change: quickmeet.Change[types.Message]) -> str:
    match change:
        case MessageSent(message):
            return f"+{message.text}"
        case MessageUpdated(message):
            return f"~{message.text}"
        case MessageDeleted():
            return "-"
        case gap:
            return f"gap {gap.reason}"


async def take(bus: Bus, durable: str, count: int) -> list[str]:
    found: list[str] = []
    with anyio.fail_after(30):
        async with bus.follow(durable) as deliveries:
            async for delivery in deliveries:
                async with delivery as change:
                    found.append(short(change))
                if len(found) == count:
                    break
    return found
