# SPDX-License-Identifier: MIT
"""Names with the addresses that a test wants, and addresses that never answer."""

import errno
import socket
import struct
import sys
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

from quickmeet_runtime.concurrency.waiters import is_on_trio

__all__ = ["attempts", "lists_connections", "resolve", "swallowing"]

_MOST_WAITING: Final = 16
_SYN_SENT: Final = "02"

lists_connections = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux lists the connections of a machine"
)


def resolve(
    monkeypatch: pytest.MonkeyPatch, name: str, addresses: Sequence[str]
) -> None:
    """Let a name have some addresses, in this order, on any event loop."""

    def found(port: object) -> list[tuple[Any, ...]]:
        return [
            (
                socket.AF_INET6 if ":" in address else socket.AF_INET,
                socket.SOCK_STREAM,
                socket.IPPROTO_TCP,
                "",
                (address, port, 0, 0) if ":" in address else (address, port),
            )
            for address in addresses
        ]

    of_system = socket.getaddrinfo

    def look_up(host: Any, port: Any, *args: Any, **named: Any) -> Any:
        if host in {name, name.encode()}:
            return found(port)
        return of_system(host, port, *args, **named)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    if is_on_trio():
        return
    import uvloop  # noqa: PLC0415  # it asks the system by itself

    of_loop = uvloop.Loop.getaddrinfo

    async def look_up_in_loop(loop: Any, host: Any, port: Any, **named: Any) -> Any:
        if host in {name, name.encode()}:
            return found(port)
        return await of_loop(loop, host, port, **named)

    monkeypatch.setattr(uvloop.Loop, "getaddrinfo", look_up_in_loop)


@contextmanager
def swallowing(address: str, port: int) -> Generator[None]:
    """Listen at an address, and let no connection to it come about.

    Those that wait to be accepted are as many as may be: the system drops the
    packets that begin another.
    """
    with ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        try:
            listener.bind((address, port))
        except OSError:
            pytest.skip("this machine has no second loopback address")
        listener.listen(0)
        for _ in range(_MOST_WAITING):
            waiting = stack.enter_context(socket.socket())
            waiting.settimeout(0.1)
            try:
                waiting.connect((address, port))
            except TimeoutError:
                break
            except OSError as error:
                assert error.errno == errno.EINPROGRESS  # noqa: PT017  # nothing else may be
        else:
            pytest.skip("this system accepts more than it was told to")
        yield


def attempts(address: str, port: int) -> int:
    """Count the connections to an address that have begun and got no answer."""
    (number,) = struct.unpack("=I", socket.inet_aton(address))
    remote = f"{number:08X}:{port:04X}"
    lines = Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]
    return sum(line.split()[2:4] == [remote, _SYN_SENT] for line in lines)
