# SPDX-License-Identifier: MIT
"""A request and its response, as they go and as they are recorded."""

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
"""A visitor's token, and the path before it."""


class BodyStream(Protocol):
    """A body in pieces."""

    @property
    def size(self) -> int | None:
        """Its bytes, if that is known beforehand."""
        ...

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Begin it."""
        ...


class Request(Struct, frozen=True, kw_only=True):
    """The body.

    Attributes:
        name: Verb and path with places unfilled: good for logs and errors.
        verb: HTTP method.
        root: Where the path begins, below the address of the server.
        path: Path below the root, percent-encoded.
        query: Names and values.
        body: JSON, or what `media_type` says, if there is one.
        stream: A body that comes in pieces, instead.
        media_type: What the body is.
        headers: Further headers, such as those of a second factor.
        call: The endpoint that it was made for; None for one that replaces no method.
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
        """Without values: they may be secret."""
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
        """Without content: it may hold secrets."""
        return f"Response({self.status})"

    __rich_repr__ = rich_repr


class Exchange(Struct, frozen=True, kw_only=True):
    """A request that was answered.

    Attributes:
        asks_for: Wire name of the method that it replaces; empty for none.
        request: What was sent.
        secret_headers: Headers that it was sent with and that may be secret.
        response: What came back.
        took: Seconds from the one to the other.
    """

    asks_for: str
    request: Request
    secret_headers: Mapping[str, str]
    response: Response
    took: float

    def __repr__(self) -> str:
        """Without values: they may be secret."""
        return f"Exchange({self.request!r}, {self.response!r})"

    __rich_repr__ = rich_repr


@runtime_checkable
class RecordsRest(Protocol):
    """A session's ``transport`` or ``audit`` that wants to know of REST as well."""

    def write_rest(self, exchange: Exchange) -> None:
        """Write down what went over REST."""
        ...


@runtime_checkable
class ChecksRest(Protocol):
    """A session's ``audit`` that looks at requests before they go."""

    def check_request(self, request: Request) -> None:
        """Look at a request.

        Raises:
            LocalProtocolError: It must not go.
        """
        ...


def secrets_by_path(path: str, body: object) -> Iterator[str]:
    """Secrets of a request that its path tells, and no name of a field.

    Args:
        path: A visitor's token is in some; the last part of others is what the
            ``value`` of the body is for, such as a setting or ``push.token``.
        body: What is sent, from JSON.
    """
    token = re.search(VISITOR_IN_PATH, path)
    if token is not None:
        yield from (token[2], unquote(token[2]))
    if isinstance(body, dict) and is_hidden_key(path.rpartition("/")[2]):
        value = cast("dict[str, object]", body).get("value")
        if isinstance(value, str):
            yield value
