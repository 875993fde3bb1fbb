# SPDX-License-Identifier: MIT
"""The contenders: each client on each loop, and how to start it."""

import sys

from msgspec import Struct

from tools.benchmarks.environments import Environments
from tools.benchmarks.load import CLIENTS

QUICKMEET = "quickmeet"
FLOOR = "floor"
PEER = "rocketchat-async"
DDP_CLIENT = "@rocket.chat/ddp-client"
_NODE = {
    DDP_CLIENT: "ddp-client",
    "rocket.chat.realtime.api.rxjs": "rxjs",
    "ddp.js": "ddp.js",
}


class Contender(Struct, frozen=True):
    """One client on one loop.

    Attributes:
        client: Its name, as people know it.
        loop: What it runs on.
        command: How its program is started, up to the scenario.
        environment: Variables that it needs.
    """

    client: str
    loop: str
    command: tuple[str, ...]
    environment: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """Client and loop, for tables."""
        return f"{self.client} ({self.loop})"


def python(client: str, module: str, loop: str, interpreter: str = "") -> Contender:
    """A client in Python; in this environment when no interpreter is given."""
    driver = str(CLIENTS / "driver.py")
    return Contender(
        client, loop, (interpreter or sys.executable, driver, module, loop)
    )


def ours() -> list[Contender]:
    """Make quickmeet on all loops, and the floor on those that it knows."""
    return [
        *(python(QUICKMEET, "quickmeet_client", on) for on in LOOPS),
        *(python(FLOOR, "floor", on) for on in LOOPS[:2]),
    ]


LOOPS = ("asyncio", "uvloop", "trio")


def everybody(environments: Environments) -> list[Contender]:
    """All that take part; those from npm where there is Node.js."""
    peer = str(environments.python_peer)
    found = [*ours(), python(PEER, "rocketchat_async_client", "asyncio", peer)]
    modules = environments.node_modules
    if modules is not None:
        program = str(CLIENTS / "peers.cjs")
        for client, name in _NODE.items():
            command = ("node", "--expose-gc", program, name)
            where = (("NODE_PATH", str(modules)),)
            found.append(Contender(client, "node", command, where))
    return found
