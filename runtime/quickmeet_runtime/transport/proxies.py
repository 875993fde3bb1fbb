# SPDX-License-Identifier: MIT
"""Which proxy leads to a server: the one that was named, or the environment's."""

import ipaddress
import os
from contextlib import suppress
from typing import Final, Literal
from urllib.parse import SplitResult, urlsplit

from ..errors import AddressError
from .url import ServerUrl

__all__ = ["ProxyChoice", "proxy_for"]

ProxyChoice = str | Literal["environment"] | None
"""The URL of a proxy; ``"environment"`` for what the variables say; None for none."""

_SCHEMES: Final = {
    "http": "http",
    "https": "https",
    "socks": "socks5",
    "socks5": "socks5",
    "socks5h": "socks5",
    "socks4": "socks4",
    "socks4a": "socks4",
}
"""What we take for what; every proxy looks names up itself where it can."""
_PORTS: Final = {"http": 80, "https": 443, "socks5": 1080, "socks4": 1080}


def proxy_for(choice: ProxyChoice, endpoint: ServerUrl) -> str | None:
    """Find the way to a server, for its WebSocket and for REST alike.

    The environment means ``HTTPS_PROXY`` or ``HTTP_PROXY`` by whether the server
    has TLS, else ``ALL_PROXY``, unless ``NO_PROXY`` names the server; in lower
    case too. It never leads to this machine itself (as in Go's ``net/http``): a
    proxy could not reach it.

    Args:
        choice: What the user chose.
        endpoint: The server.

    Returns:
        URL of the proxy with scheme and port; None for a direct way.

    Raises:
        AddressError: It cannot be understood; the message has no password.
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
    with_scheme = url if "://" in url else f"http://{url}"  # as curl reads it
    return _canonical(with_scheme, f"the proxy in the variable {name.upper()}_PROXY")


def _in_environment() -> dict[str, str]:
    """The variables ``*_PROXY`` by their names in lower case, without the ending."""
    if not any(name.lower().endswith("_proxy") for name in os.environ):
        return {}
    # it loads all of `email`, which is a twentieth of what a first connect costs
    from urllib.request import getproxies_environment  # noqa: PLC0415  # when needed

    return getproxies_environment()


def _canonical(url: str, what: str) -> str:
    """With a scheme that everybody knows, and a port."""
    parts = _split(url)
    scheme = None if parts is None else _SCHEMES.get(parts.scheme)
    if parts is None or scheme is None or not parts.hostname or parts.path.strip("/"):
        raise AddressError(
            f"{what} cannot be understood: write it like http://proxy.example.com:3128 "
            "or socks5://proxy.example.com:1080"
        )
    user, at, _ = parts.netloc.rpartition("@")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{scheme}://{user}{at}{host}:{parts.port or _PORTS[scheme]}"


def _split(url: str) -> SplitResult | None:
    """Parse the URL, or return None; never raises: its password would be repeated."""
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
