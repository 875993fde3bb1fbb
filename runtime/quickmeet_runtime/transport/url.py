# SPDX-License-Identifier: MIT
"""Addresses of servers and proxies, in the forms that users write."""

import ipaddress
import os
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Final, Literal, cast
from urllib.parse import SplitResult, unquote, urlsplit

from msgspec import Struct

from ..errors import AddressError

__all__ = ["ProxyChoice", "ServerUrl", "proxy_for", "secrets_of_url", "without_secrets"]

_SCHEMES = {"https": "wss", "wss": "wss", "http": "ws", "ws": "ws"}


class ServerUrl(Struct, frozen=True):
    """The address of a server: for the WebSocket and for REST.

    Attributes:
        websocket_url: URL of the WebSocket, such as
            ``wss://chat.example.com/websocket``.
        rest_base: Base URL of REST, such as ``https://chat.example.com``.
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
    def parse(cls, url: str) -> "ServerUrl":
        """Parse an address.

        Args:
            url: ``https://``, ``http://``, ``wss://`` or ``ws://``, with or
                without ``/websocket`` or a path.

        Raises:
            AddressError: It is invalid; the message says what to write.
        """
        if not isinstance(cast("object", url), str):  # most often None
            raise AddressError(
                f"the address is of type {type(url).__name__}: give a text such as "
                "https://chat.example.com"
            )
        return _parse(url)


@lru_cache(maxsize=64)
def _parse(url: str) -> ServerUrl:
    parts, port = _split(url)
    scheme = _SCHEMES.get(parts.scheme)
    host = parts.hostname
    if scheme is None or not host:
        raise AddressError(
            f"{_shown(url)} is not the address of a server: "
            "write it like https://chat.example.com"
        )
    if "@" in parts.netloc:
        raise AddressError(
            "the address holds a user or password: leave them out of the URL "
            "and give credentials instead"
        )
    if parts.query or parts.fragment:
        raise AddressError(f"{_shown(url)} has a query or fragment: leave it out")
    secure = scheme == "wss"
    name = f"[{host}]" if ":" in host else host
    where = name if port is None else f"{name}:{port}"
    path = parts.path.rstrip("/")
    base = path.removesuffix("/websocket").partition("/sockjs/")[0]
    socket_path = path if path.endswith("/websocket") else f"{path}/websocket"
    return ServerUrl(
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


def _split(url: str) -> tuple[SplitResult, int | None]:
    if " " in url or not url.isprintable():
        raise AddressError(f"{_shown(url)} holds a space or a control character")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        # urllib's message repeats parts of the address
        raise AddressError(
            f"{_shown(url)} is not an address: write it like "
            "https://chat.example.com or https://chat.example.com:8443, and an IPv6 "
            "address in brackets"
        ) from None
    return parts, port


def _shown(url: str) -> str:
    """Return an address for an error, without possible passwords or tokens.

    Such addresses are malformed, so that a password cannot be told from a host:
    everything before an ``@``, and after the first of ``/?#``, is left out.
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
    """Remove user, query and fragment, which may be secret, from an address.

    Args:
        url: An address from a server, such as the target of a redirect.
    """
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return "an address that cannot be understood"
    plain = f"{parts.scheme}://{host}{parts.path}" if host else parts.path
    return "".join(one if one.isprintable() else "\ufffd" for one in plain[:200])


def secrets_of_url(url: str | None) -> Iterator[str]:
    """Yield the password in an address, and user and password as in a header.

    Args:
        url: The address, such as that of a proxy.
    """
    parts = _split_proxy(url) if url else None
    if parts is not None and parts.password is not None:
        user, password = unquote(parts.username or ""), unquote(parts.password)
        yield from (password, parts.password, f"{user}:{password}")


ProxyChoice = str | Literal["environment"] | None
"""The URL of a proxy; ``"environment"`` to read the variables; None for none."""

_PROXY_SCHEMES: Final = {
    "http": "http",
    "https": "https",
    "socks": "socks5",
    "socks5": "socks5",
    "socks5h": "socks5",
    "socks4": "socks4",
    "socks4a": "socks4",
}
"""The kind of proxy by scheme; proxies resolve names themselves where they can."""
_PROXY_PORTS: Final = {"http": 80, "https": 443, "socks5": 1080, "socks4": 1080}


def proxy_for(choice: ProxyChoice, endpoint: ServerUrl) -> str | None:
    """Choose the proxy for a server, for its WebSocket and for REST alike.

    The environment means ``HTTPS_PROXY`` or ``HTTP_PROXY``, depending on whether the
    server has TLS, else ``ALL_PROXY``, unless ``NO_PROXY`` names the server; in lower
    case too. It does not apply to this machine itself (as in Go's ``net/http``): a
    proxy could not reach it.

    Args:
        choice: The user's choice.
        endpoint: The server.

    Returns:
        URL of the proxy with scheme and port; None for a direct connection.

    Raises:
        AddressError: The URL cannot be parsed; the message has no password.
    """
    if choice is None:
        return None
    if choice != "environment":
        return _canonical(choice, "the proxy's URL")
    if endpoint.is_loopback:
        return None
    given = _in_environment()
    name = "https" if endpoint.is_secure else "http"
    name = name if given.get(name) else "all"
    url = given.get(name)
    if not url or _is_passed_by(endpoint, given.get("no", "")):
        return None
    with_scheme = url if "://" in url else f"http://{url}"  # like curl
    return _canonical(with_scheme, f"the proxy in the variable {name.upper()}_PROXY")


def _in_environment() -> dict[str, str]:
    """Return the variables ``*_PROXY`` by lower-case names without that suffix."""
    if not any(name.lower().endswith("_proxy") for name in os.environ):
        return {}
    # it loads all of `email`, which takes a twentieth of a first connect
    from urllib.request import getproxies_environment  # noqa: PLC0415  # when needed

    return getproxies_environment()


def _canonical(url: str, what: str) -> str:
    """Normalize the URL of a proxy to a common scheme and a port."""
    parts = _split_proxy(url)
    scheme = None if parts is None else _PROXY_SCHEMES.get(parts.scheme)
    if parts is None or scheme is None or not parts.hostname or parts.path.strip("/"):
        raise AddressError(
            f"{what} cannot be understood: write it like http://proxy.example.com:3128 "
            "or socks5://proxy.example.com:1080"
        )
    user, at, _ = parts.netloc.rpartition("@")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{scheme}://{user}{at}{host}:{parts.port or _PROXY_PORTS[scheme]}"


def _split_proxy(url: str) -> SplitResult | None:
    """Parse the URL, or return None: an exception would repeat its password."""
    with suppress(ValueError):
        parts = urlsplit(url)
        return parts if parts.port != 0 else None
    return None


def _is_passed_by(endpoint: ServerUrl, no_proxy: str) -> bool:
    """Whether ``NO_PROXY`` names the server, by name, suffix, address or network."""
    return any(_names(entry.strip(), endpoint) for entry in no_proxy.split(","))


def _names(entry: str, endpoint: ServerUrl) -> bool:
    if not entry:
        return False
    if "/" in entry:
        with suppress(ValueError):
            network = ipaddress.ip_network(entry, strict=False)
            return ipaddress.ip_address(endpoint.host) in network
        return False
    host = endpoint.host.lower()
    name = entry.lower().removesuffix(f":{endpoint.port}").strip("[]")
    return name in {"*", host} or host.endswith(f".{name.lstrip('*.')}")
