# SPDX-License-Identifier: MIT
"""A request and its response together, for what records them."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from msgspec import Struct

from quickmeet_runtime.observability.shown import rich_repr

from .answer import Response
from .request import Request

__all__ = ["ChecksRest", "Exchange", "RecordsRest"]


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
