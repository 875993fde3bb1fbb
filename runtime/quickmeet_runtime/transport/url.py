# SPDX-License-Identifier: MIT
"""Addresses as people have them, and what follows from them."""

import ipaddress
from typing import Self
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from ..errors import AddressError

__all__ = ["Endpoint"]

_SCHEMES = {"https": "wss", "wss": "wss", "http": "ws", "ws": "ws"}


class Endpoint(Struct, frozen=True):
    """Where a server is: for the WebSocket and for REST.

    Attributes:
        websocket_url: Where the WebSocket opens, such as
            ``wss://chat.example.com/websocket``.
        rest_base: Where REST begins, such as ``https://chat.example.com``.
        host: Name or address of the machine, without brackets.
        port: TCP port.
        is_secure: Whether the connection is TLS.
    """

    websocket_url: str
    rest_base: str
    host: str
    port: int
    is_secure: bool

    @property
    def is_loopback(self) -> bool:
        """Whether the server is this machine: 127.0.0.0/8, ::1 or localhost."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost" or self.host.endswith(".localhost")

    @classmethod
    def parse(cls, url: str) -> Self:
        """Understand an address.

        Args:
            url: ``https://``, ``http://``, ``wss://`` or ``ws://``, with or
                without ``/websocket``, below a path or not.

        Raises:
            AddressError: Not such an address; the message says what to write.
        """
        parts, port = _split(url)
        scheme = _SCHEMES.get(parts.scheme)
        host = parts.hostname
        if scheme is None or not host:
            raise AddressError(
                f"{url!r} is not the address of a server: "
                "write it like https://chat.example.com"
            )
        if parts.username is not None or parts.password is not None:
            raise AddressError(
                "the address holds a user or password: leave them out of the URL "
                "and give credentials instead"
            )
        if parts.query or parts.fragment:
            raise AddressError(f"{url!r} has a query or fragment: leave it out")
        secure = scheme == "wss"
        name = f"[{host}]" if ":" in host else host
        where = name if parts.port is None else f"{name}:{port}"
        path = parts.path.rstrip("/")
        base = path.removesuffix("/websocket").partition("/sockjs/")[0]
        socket_path = path if path.endswith("/websocket") else f"{path}/websocket"
        return cls(
            websocket_url=f"{scheme}://{where}{socket_path}",
            rest_base=f"{'https' if secure else 'http'}://{where}{base}",
            host=host,
            port=port or (443 if secure else 80),
            is_secure=secure,
        )


def _split(url: str) -> tuple[SplitResult, int | None]:
    if any(character.isspace() or not character.isprintable() for character in url):
        raise AddressError(f"{url!r} holds a space or a control character")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressError(f"{url!r} is not an address: {error}") from error
    return parts, port
