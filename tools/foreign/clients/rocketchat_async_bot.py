# SPDX-License-Identifier: MIT
"""rocketchat-async as its README says: start, subscribe, send, react, type, resume.

Runs in an environment of its own: it needs an old `websockets`.
"""

import asyncio
import json
import sys

from rocketchat_async import RocketChat  # its environment, not ours


def say(**what: object) -> None:
    """Tell the test what was seen."""
    print(json.dumps(what), flush=True)  # noqa: T201  # how it tells


async def main(url: str, user: str, password: str, room: str, token: str) -> None:
    """Do what the README promises."""
    client = RocketChat()
    await client.start(url, user, password)
    say(uid=client.user_id)
    say(rooms=[name for name, _ in await client.get_channels()])
    got: asyncio.Queue[str] = asyncio.Queue()

    def on_message(*facts: object) -> None:
        _channel, _sender, message_id, _thread, text, *_ = facts
        say(message=text)
        got.put_nowait(str(message_id))

    await client.subscribe_to_channel_messages(room, on_message)
    say(ready=True)
    message_id = await got.get()
    await client.send_typing_event(room)
    await client.send_reaction(message_id, ":rocket:")
    await client.send_message("from rocketchat-async", room)
    await got.get()
    again = RocketChat()
    await again.resume(url, user, token)
    say(resumed=again.user_id)
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, sys.stdin.readline)
    say(done=True)


asyncio.run(main(*sys.argv[1:]))
