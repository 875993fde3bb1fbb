# SPDX-License-Identifier: MIT
"""Addresses as people have them, and what follows from them."""

import ipaddress
from functools import lru_cache
from typing import Self
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from ..errors import AddressError

__all__ = ["ServerUrl", "without_secrets"]

_SCHEMES = {"https": "wss", "wss": "wss", "http": "ws", "ws": "ws"}


class ServerUrl(Struct, frozen=True):
    """The address of a server: for the WebSocket and for REST.

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
        return _is_loopback(self.host)

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
                f"{_shown(url)} is not the address of a server: "
                "write it like https://chat.example.com"
            )
        if parts.username is not None or parts.password is not None:
            raise AddressError(
                "the address holds a user or password: leave them out of the URL "
                "and give credentials instead"
            )
        if parts.query or parts.fragment:
            raise AddressError(f"{_shown(url)} has a query or fragment: leave it out")
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


@lru_cache(maxsize=64)
def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _split(url: object) -> tuple[SplitResult, int | None]:
    if not isinstance(url, str):  # most often None, of a variable that is not set
        raise AddressError(
            f"the address is of type {type(url).__name__}: give a text such as "
            "https://chat.example.com"
        )
    if " " in url or not url.isprintable():
        raise AddressError(f"{_shown(url)} holds a space or a control character")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        # the words of urllib repeat parts of the address
        raise AddressError(
            f"{_shown(url)} is not an address: write it like "
            "https://chat.example.com or https://chat.example.com:8443, and an IPv6 "
            "address in brackets"
        ) from None
    return parts, port


def _shown(url: str) -> str:
    """An address for an error: without what may be a password or a token.

    Such addresses are malformed, so that nobody can tell a password from a host:
    what stands before an ``@``, and all behind the first of ``/?#``, is left out.
    """
    scheme, separator, rest = url.partition("://")
    if not separator:
        scheme, rest = "", url
    where, mark, host = rest.rpartition("@")
    if mark:
        rest, where = host, "***@"
    cut = next((i for i, sign in enumerate(rest) if sign in "/?#"), len(rest))
    kept, colon, port = rest[:cut].rpartition(":")
    if not colon:
        kept = port
    elif port.isdecimal() or kept.startswith("["):
        kept += f":{port}"
    else:
        kept += ":***"
    if cut < len(rest) and len(rest) > cut + 1:
        kept += f"{rest[cut]}***"
    return repr(f"{scheme}{separator}{where}{kept}")


def without_secrets(url: str) -> str:
    """An address without user, query and fragment, which may be secret.

    Args:
        url: Whatever a server says, such as where a redirect leads.
    """
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return "an address that cannot be understood"
    plain = f"{parts.scheme}://{host}{parts.path}" if host else parts.path
    return "".join(one if one.isprintable() else "\ufffd" for one in plain[:200])
