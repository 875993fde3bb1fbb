# SPDX-License-Identifier: MIT
"""Import a client and connect once, in a fresh process; print the cost.

Usage: ``python startup.py quickmeet|libraries|rocketchat-async PORT``. What is
measured begins with the first import that is not the interpreter's own.
"""

import json
import os
import sys
from collections.abc import Mapping

from meter import Meter

# Imports are what is measured here.
# ruff: noqa: PLC0415


def quickmeet(url: str, watch: Meter) -> None:
    """Import quickmeet, connect and log in."""
    import quickmeet

    connect, password = quickmeet.connect, quickmeet.Password
    report("import", watch)
    import anyio

    async def main() -> None:
        async with connect(url, password("bot", "secret")):
            finish(watch)

    anyio.run(main)


def libraries(url: str, watch: Meter) -> None:
    """Import what quickmeet stands on, connect and log in with it."""
    import anyio
    import msgspec
    import picows

    report("import", watch)
    encode, decode = msgspec.json.Encoder().encode, msgspec.json.Decoder().decode

    class Listener(picows.WSListener):
        def __init__(self) -> None:
            self.logged_in = anyio.Event()

        def on_ws_connected(self, transport: picows.WSTransport) -> None:
            self.transport = transport
            self.say({"msg": "connect", "version": "1", "support": ["1"]})

        def on_ws_frame(self, _: picows.WSTransport, frame: picows.WSFrame) -> None:
            message = decode(frame.get_payload_as_bytes())
            if message.get("msg") == "connected":
                login = {"user": {"username": "bot"}, "password": "x"}
                call = {"msg": "method", "method": "login", "params": [login]}
                self.say(call | {"id": "1"})
            elif message.get("msg") == "result":
                self.logged_in.set()

        def say(self, frame: Mapping[str, object]) -> None:
            self.transport.send(picows.WSMsgType.TEXT, encode(frame))

    async def main() -> None:
        listener = Listener()
        async with anyio.create_task_group():
            await picows.ws_connect(lambda: listener, url)
            await listener.logged_in.wait()
            finish(watch)

    anyio.run(main)


def rocketchat_async(url: str, watch: Meter) -> None:
    """Import rocketchat-async, connect and log in."""
    import asyncio

    from rocketchat_async import RocketChat

    report("import", watch)

    async def main() -> None:
        await RocketChat().start(url, "bot", "secret")
        finish(watch)

    asyncio.run(main())


FIGURES: dict[str, float] = {}


def report(name: str, watch: Meter) -> None:
    """Record the usage so far."""
    used = watch.stop()
    FIGURES.update({f"{name}_{key}": value for key, value in used.items()})


def finish(watch: Meter) -> None:
    """Print all figures and end at once."""
    print(json.dumps(FIGURES | watch.stop()), flush=True)  # noqa: T201  # the result
    os._exit(0)


def main() -> None:
    """Read the command line and run."""
    name, port = sys.argv[1:]
    start = {
        "quickmeet": quickmeet,
        "libraries": libraries,
        "rocketchat-async": rocketchat_async,
    }[name]
    watch = Meter()
    watch.start()
    start(f"ws://127.0.0.1:{port}/websocket", watch)


if __name__ == "__main__":
    main()
