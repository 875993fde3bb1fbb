# SPDX-License-Identifier: MIT
"""A way through an HTTP or SOCKS proxy, for the transport over anyio."""

import ssl

import anyio
from anyio.abc import ByteStream
from anyio.streams.tls import TLSStream
from python_socks import ProxyError
from python_socks.async_.anyio.v2 import Proxy

from quickmeet_runtime.errors import AddressError
from quickmeet_runtime.transport.url import ServerUrl

from .failures import explain_proxy

__all__ = ["connect_through"]


async def connect_through(
    proxy_url: str, endpoint: ServerUrl, context: ssl.SSLContext | None
) -> ByteStream:
    """Connect through a proxy, and begin TLS with the server if it has it.

    Args:
        proxy_url: ``http://``, ``https://``, ``socks4://`` or ``socks5://``, with
            port, user included.
        endpoint: The server behind the proxy.
        context: For TLS with the server; None for a plain connection.

    Raises:
        AddressError: The proxy's URL cannot be understood.
        TransportError: The proxy refused.
    """
    of_proxy: ssl.SSLContext | None = None
    if proxy_url.startswith("https://"):
        of_proxy = ssl.create_default_context()
        proxy_url = proxy_url.replace("https", "http", 1)  # the library knows no other
    try:
        proxy = Proxy.from_url(proxy_url, proxy_ssl=of_proxy)
    except ValueError as error:
        raise AddressError("the proxy's URL cannot be understood") from error
    try:
        stream = (await proxy.connect(endpoint.host, endpoint.port)).anyio_stream
    except ProxyError as error:
        raise explain_proxy(endpoint, error) from error
    if context is None:
        return stream
    try:
        return await TLSStream.wrap(
            stream,
            hostname=endpoint.host,
            ssl_context=context,
            standard_compatible=False,
        )
    except BaseException:
        with anyio.CancelScope(shield=True):
            await anyio.aclose_forcefully(stream)
        raise
