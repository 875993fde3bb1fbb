# SPDX-License-Identifier: MIT
"""A request and its response, as they are sent and recorded."""

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Final, Protocol, cast, runtime_checkable
from urllib.parse import unquote

from msgspec import Struct

from ..model.operations.replacement import RestCall
from ..observability.shown import rich_repr
from ..secrecy import is_hidden_key

__all__ = [
    "VISITOR_IN_PATH",
    "BodyStream",
    "ChecksRest",
    "Exchange",
    "RecordsRest",
    "Request",
    "Response",
    "secrets_by_path",
]

VISITOR_IN_PATH: Final = (
    r"(/livechat/(?:visitor|agent\.next|agent\.info/[^/]+)/)([^/{}]+)(?=/|$)"
)
"""Paths with a visitor's token: the part before it, and the token."""


class BodyStream(Protocol):
    """A body in chunks."""

    @property
    def size(self) -> int | None:
        """Its size in bytes, if that is known beforehand."""
        ...

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Iterate over the chunks."""
        ...


class Request(Struct, frozen=True, kw_only=True):
    """A request.

    Attributes:
        name: Verb and path template, for logs and errors.
        verb: HTTP method.
        root: The prefix of the path, below the address of the server.
        path: Path below the root, percent-encoded.
        query: Names and values.
        body: JSON, or content of type `media_type`, if there is one.
        stream: A body in chunks, instead of `body`.
        media_type: The media type of the body.
        headers: Further headers, such as those of a second factor.
        call: The endpoint that it was made for; None if it replaces no method.
    """

    name: str
    verb: str
    root: str = "/api"
    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    stream: "BodyStream | None" = None
    media_type: str = "application/json"
    headers: Mapping[str, str] = {}
    call: RestCall | None = None

    def __repr__(self) -> str:
        """Show no values: they may be secret."""
        return f"Request({self.name!r})"

    __rich_repr__ = rich_repr


class Response(Struct, frozen=True, kw_only=True):
    """A response.

    Attributes:
        status: HTTP status.
        headers: Headers by their names in lower case.
        content: The body.
    """

    status: int
    headers: Mapping[str, str]
    content: bytes

    def __repr__(self) -> str:
        """Show no content: it may hold secrets."""
        return f"Response({self.status})"

    __rich_repr__ = rich_repr


class Exchange(Struct, frozen=True, kw_only=True):
    """A request and its response.

    Attributes:
        asks_for: Wire name of the method that it replaces; empty for none.
        request: The request.
        secret_headers: Headers of the request that may be secret.
        response: The response.
        took: Seconds between them.
    """

    asks_for: str
    request: Request
    secret_headers: Mapping[str, str]
    response: Response
    took: float

    def __repr__(self) -> str:
        """Show no values: they may be secret."""
        return f"Exchange({self.request!r}, {self.response!r})"

    __rich_repr__ = rich_repr


@runtime_checkable
class RecordsRest(Protocol):
    """A session's ``transport`` or ``audit`` that also records REST."""

    def write_rest(self, exchange: Exchange) -> None:
        """Record an exchange over REST."""
        ...


@runtime_checkable
class ChecksRest(Protocol):
    """A session's ``audit`` that checks requests before they are sent."""

    def check_request(self, request: Request) -> None:
        """Check a request.

        Raises:
            LocalProtocolError: The request must not be sent.
        """
        ...


def secrets_by_path(path: str, body: object) -> Iterator[str]:
    """Find secrets of a request by its path, not by names of fields.

    Args:
        path: Some contain a visitor's token; the last part of others names the
            ``value`` in the body, such as a setting or ``push.token``.
        body: The body, parsed from JSON.
    """
    token = re.search(VISITOR_IN_PATH, path)
    if token is not None:
        yield from (token[2], unquote(token[2]))
    if isinstance(body, dict) and is_hidden_key(path.rpartition("/")[2]):
        value = cast("dict[str, object]", body).get("value")
        if isinstance(value, str):
            yield value
