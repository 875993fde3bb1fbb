# SPDX-License-Identifier: MIT
"""HTTP requests and responses, independent of parsing and sending them."""

from typing import NamedTuple

from quickmeet_runtime.observability.shown import rich_repr

__all__ = ["HttpRequest", "HttpResponse", "Upgrade"]


class HttpRequest(NamedTuple):
    """A request other than an upgrade.

    Attributes:
        method: HTTP method in upper case.
        target: Path and query.
        headers: Headers by lower-case name.
        body: The whole body.
    """

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    def __repr__(self) -> str:
        """Show neither query, headers nor body, which may be secret."""
        return f"HttpRequest({self.method} {self.target.partition('?')[0]})"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        """Show no fields in rich."""
        return rich_repr(self)


class HttpResponse(NamedTuple):
    """The answer to a request.

    Attributes:
        status: Status code.
        content_type: MIME type of the body.
        body: The whole body.
        headers: Further headers.
    """

    status: int
    content_type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


class Upgrade(NamedTuple):
    """A request to upgrade to a WebSocket.

    Attributes:
        data: The bytes read so far.
        path: Path and query.
        is_sockjs: Whether the path is a SockJS path.
    """

    data: bytes
    path: str
    is_sockjs: bool

    def __repr__(self) -> str:
        """Show neither query nor headers, which may be secret."""
        return f"Upgrade({self.path.partition('?')[0]})"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        """Show no fields in rich."""
        return rich_repr(self)
