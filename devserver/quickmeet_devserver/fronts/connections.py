# SPDX-License-Identifier: MIT
"""Serving connections: HTTP, then possibly a WebSocket."""

import importlib
import logging
from functools import partial
from typing import Final

from anyio.abc import SocketStream

from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.faults.refusals import is_admitted, refusal_of
from quickmeet_devserver.wire.client_limits import HalfOpen, Terms
from quickmeet_devserver.wire.http_messages import HttpRequest, HttpResponse, Upgrade
from quickmeet_runtime.protocol.server import Dialect

__all__ = ["Connections"]

logger = logging.getLogger("quickmeet.devserver")


class Connections:
    """Serves the connections of one server, each on its own.

    Args:
        terms: Limits on clients.
    """

    def __init__(self, terms: Terms) -> None:
        self._terms: Final = terms
        self._half_open: Final = HalfOpen(terms.limits.half_open)

    def shed(self) -> bool:
        """Close idle new connections; returns whether there were any."""
        return self._half_open.shed()

    async def load(self) -> None:
        """Import what connections need before the first one arrives.

        The socket listens earlier: the caller can do other work meanwhile, and a client
        that connects sooner waits no longer than if this had been done first.
        """
        importlib.import_module("quickmeet_devserver.wire.http")
        importlib.import_module("quickmeet_devserver.fronts.web_socket")

    async def serve(self, context: Context, stream: SocketStream) -> None:
        """Serve a connection until it ends; its failure does not affect others.

        Args:
            context: The server's shared state, with the dialect of the port.
            stream: The connection.
        """
        from quickmeet_devserver.wire.http import serve_http  # noqa: PLC0415  # `load`

        async with stream:
            try:
                with self._half_open.connection() as scope:
                    if await is_admitted(context.faults, stream):
                        await serve_http(
                            stream,
                            partial(_answer, context),
                            partial(self._upgrade, context, stream),
                            limits=self._terms.limits,
                            asked=partial(self._half_open.has_asked, scope),
                        )
            except Exception:
                logger.exception("serving a connection failed")

    async def _upgrade(
        self, context: Context, stream: SocketStream, request: Upgrade
    ) -> None:
        from .web_socket import serve_web_socket  # noqa: PLC0415  # see `load`

        is_sockjs = request.is_sockjs or (
            context.dialect is Dialect.DDP_STREAMER
            and not request.path.endswith("/websocket")
        )
        await serve_web_socket(
            stream, request.data, context, self._terms, is_sockjs=is_sockjs
        )


async def _answer(context: Context, request: HttpRequest) -> HttpResponse:
    """Answer a request; the first one imports the handlers."""
    refused = refusal_of(context.faults, request)
    if refused is not None:
        return refused
    from quickmeet_devserver.rest.answering import (  # noqa: PLC0415  # slow to import
        answer_rest,
    )

    return await answer_rest(context, request)
