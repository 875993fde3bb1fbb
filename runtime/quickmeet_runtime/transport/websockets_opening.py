# SPDX-License-Identifier: MIT
"""Open a WebSocket over an anyio stream, directly or through a proxy."""

import ssl

import anyio
from anyio.abc import ByteStream
from anyio.streams.tls import TLSStream
from websockets.exceptions import InvalidStatus, WebSocketException
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory
from websockets.http11 import Response
from websockets.protocol import State
from websockets.uri import parse_uri

from ..errors import AddressError
from .failures import explain_failure, explain_proxy, explain_status, explain_timeout
from .interface import SILENCE, TransportOptions
from .url import ServerUrl
from .websockets_transport import (
    LEAST_READ,
    STREAM_ERRORS,
    LatestPongProtocol,
    WebsocketsTransport,
)

__all__ = ["open_websockets"]


async def open_websockets(
    endpoint: ServerUrl, options: TransportOptions
) -> WebsocketsTransport:
    """Open a WebSocket with websockets over anyio.

    Raises:
        TransportError: The WebSocket could not be opened; says what to check.
    """
    stream: ByteStream | None = None
    try:
        with anyio.fail_after(options.open_limit):
            stream = await _connect(endpoint, options)
            protocol = await _upgrade(stream, endpoint, options)
    except TimeoutError as error:
        await _drop(stream)
        raise explain_timeout(endpoint, options.open_limit) from error
    except InvalidStatus as error:
        await _drop(stream)
        raise explain_status(
            endpoint,
            error.response.status_code,
            error.response.headers.get("Location"),
        ) from error
    except (OSError, WebSocketException, EOFError, *STREAM_ERRORS) as error:
        await _drop(stream)
        raise explain_failure(endpoint, error) from error
    except BaseException:
        await _drop(stream)
        raise
    transport = WebsocketsTransport(stream, protocol, options)
    transport.absorb()
    return transport


async def _connect(endpoint: ServerUrl, options: TransportOptions) -> ByteStream:
    context = options.tls
    if endpoint.is_secure and context is None:
        context = ssl.create_default_context()
    if options.proxy is not None:
        return await _connect_through(options.proxy, endpoint, context)
    if context is None:
        return await anyio.connect_tcp(endpoint.host, endpoint.port)
    return await anyio.connect_tcp(
        endpoint.host,
        endpoint.port,
        ssl_context=context,
        tls_hostname=endpoint.host,
        tls_standard_compatible=False,
    )


async def _connect_through(
    proxy_url: str, endpoint: ServerUrl, context: ssl.SSLContext | None
) -> ByteStream:
    """Connect through a proxy, and start TLS with the server if it has TLS.

    Args:
        proxy_url: ``http://``, ``https://``, ``socks4://`` or ``socks5://``, with
            a port, and possibly a user.
        endpoint: The server behind the proxy.
        context: For TLS with the server; None for a plain connection.

    Raises:
        AddressError: The proxy's URL cannot be parsed.
        TransportError: The proxy refused.
    """
    from python_socks import ProxyError  # noqa: PLC0415  # only when used
    from python_socks.async_.anyio.v2 import Proxy  # noqa: PLC0415  # the same

    of_proxy: ssl.SSLContext | None = None
    if proxy_url.startswith("https://"):
        of_proxy = ssl.create_default_context()
        proxy_url = proxy_url.replace("https", "http", 1)  # the library has no other
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


async def _upgrade(
    stream: ByteStream, endpoint: ServerUrl, options: TransportOptions
) -> LatestPongProtocol:
    extensions = [ClientPerMessageDeflateFactory()] if options.compression else None
    protocol = LatestPongProtocol(
        parse_uri(endpoint.websocket_url),
        extensions=extensions,
        max_size=options.frame_limit,
        logger=SILENCE,
    )
    request = protocol.connect()
    for name, value in options.headers.items():
        if name.lower() in request.headers:
            del request.headers[name]
        request.headers[name] = value
    protocol.send_request(request)
    await stream.send(b"".join(protocol.data_to_send()))
    while protocol.state is State.CONNECTING:
        try:
            protocol.receive_data(await stream.receive(LEAST_READ))
        except anyio.EndOfStream as error:
            protocol.receive_eof()
            if protocol.handshake_exc is None:
                raise EOFError from error
        if protocol.handshake_exc is not None:
            raise protocol.handshake_exc
    events = protocol.events_received()
    if not events or not isinstance(events[0], Response):
        raise EOFError
    leftovers = events[1:]
    protocol.events.extend(leftovers)
    return protocol


async def _drop(stream: ByteStream | None) -> None:
    if stream is not None:
        with anyio.CancelScope(shield=True):
            await anyio.aclose_forcefully(stream)
