# SPDX-License-Identifier: MIT
"""Requests and answers of HTTP: what is known without what reads and writes them."""

from typing import NamedTuple

from quickmeet_runtime.observability.shown import rich_repr

__all__ = ["HttpRequest", "HttpResponse", "Upgrade"]


class HttpRequest(NamedTuple):
    """A request that is no upgrade.

    Attributes:
        method: In capitals.
        target: Path and query.
        headers: Names in lower case.
        body: The whole of it.
    """

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    def __repr__(self) -> str:
        """Without query, headers and body, which may be secret."""
        return f"HttpRequest({self.method} {self.target.partition('?')[0]})"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        """Show no fields in rich."""
        return rich_repr(self)


class HttpResponse(NamedTuple):
    """The answer to a request.

    Attributes:
        status: The code.
        content_type: What the body is.
        body: The whole of it.
        headers: Further headers.
    """

    status: int
    content_type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


class Upgrade(NamedTuple):
    """A request to become a WebSocket.

    Attributes:
        data: The bytes that were read.
        path: Path and query.
        is_sockjs: Whether the path is one of SockJS.
    """

    data: bytes
    path: str
    is_sockjs: bool

    def __repr__(self) -> str:
        """Without query and headers, which may be secret."""
        return f"Upgrade({self.path.partition('?')[0]})"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        """Show no fields in rich."""
        return rich_repr(self)
