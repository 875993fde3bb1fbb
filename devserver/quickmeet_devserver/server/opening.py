# SPDX-License-Identifier: MIT
"""Preparing a server: opening its port and state, creating users."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import anyio
from anyio.abc import SocketAttribute, SocketStream
from anyio.streams.stapled import MultiListener

from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.dispatch.handling import Handling
from quickmeet_devserver.dispatch.rate_limits import RateLimits
from quickmeet_devserver.faults.tap import Active
from quickmeet_devserver.methods.people.new_users import NewUser
from quickmeet_devserver.operation.scope import Config, Scope
from quickmeet_devserver.store import Transaction, open_store
from quickmeet_devserver.wire.hub import Hub
from quickmeet_devserver.wire.outgoing import Flushing
from quickmeet_runtime.protocol.server import Dialect

from .seed import plant

__all__ = ["Accounts", "Play", "address_of", "opened", "prepare"]


class Play(NamedTuple):
    """The server to emulate: version, front, clock, limits, custom handlers."""

    version: str
    dialect: Dialect
    clock: Callable[[], int]
    limits: RateLimits
    handling: Handling


class Accounts(NamedTuple):
    """The initial users."""

    admin: NewUser
    users: list[NewUser]


@asynccontextmanager
async def opened(
    address: tuple[str, int], data: Path | None, play: Play
) -> AsyncGenerator[tuple[MultiListener[SocketStream], Context]]:
    """Open the port and the state.

    Args:
        address: Host and port.
        data: File that stores the state; None to keep it in memory.
        play: The server to emulate.

    Raises:
        OSError: The port is taken.
        StoreError: The file cannot be opened.
    """
    host, port = address
    listener = await anyio.create_tcp_listener(local_host=host, local_port=port)
    async with listener, open_store(data, play.clock) as store:
        config = Config(play.version, f"http://{address_of(host, listener)}")
        yield (
            listener,
            Context(
                store,
                Hub(),
                Flushing(),
                config,
                play.dialect,
                play.limits,
                Active(),
                play.handling,
            ),
        )


def address_of(host: str, listener: MultiListener[SocketStream]) -> str:
    """Return the address of a listener, as in URLs."""
    shown = f"[{host}]" if ":" in host else host
    port: int = listener.extra(SocketAttribute.local_port)  # no Django here
    return f"{shown}:{port}"


async def prepare(
    context: Context, accounts: Accounts, *, is_new: bool = False
) -> None:
    """Make the state ready for clients.

    Args:
        context: The server's shared state.
        accounts: The accounts to create.
        is_new: Whether to erase existing state first.

    Raises:
        StoreError: The state could not be written.
    """

    def work(tx: Transaction) -> None:
        if is_new:
            tx.wipe()
        scope = Scope(tx, context.hub, context.config)
        plant(scope, accounts.admin, accounts.users)
        if tx["presence"].count():
            from quickmeet_devserver.methods.people.presence import (  # noqa: PLC0415  # rare
                forget_connections,
            )

            forget_connections(scope)

    await context.store.run(work)
