# SPDX-License-Identifier: MIT
"""The caller of an HTTP request, from headers and cookies, and the answers to it."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, Final, NamedTuple, TypeAlias

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.dispatch.operations import carry_out
from quickmeet_devserver.faults.tap import Names
from quickmeet_devserver.methods.people.new_users import token_key
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.store import Transaction
from quickmeet_devserver.wire.http_messages import HttpRequest
from quickmeet_devserver.wire.hub import Listener

__all__ = [
    "UNAUTHORIZED",
    "Answer",
    "Body",
    "HttpCaller",
    "Plain",
    "client_of",
    "cookies_of",
    "second_factor",
    "who_asks",
]

UNAUTHORIZED: Final = {
    "status": "error",
    "message": "You must be logged in to do this.",
}
"""The answer to anonymous requests."""

_HEADERS: Final = {"x-2fa-code": "twoFactorCode", "x-2fa-method": "twoFactorMethod"}


Body: TypeAlias = Document | list[Any]
"""The body."""


class Plain(NamedTuple):
    """An answer without the usual envelope.

    Attributes:
        status: HTTP status.
        body: The whole body.
    """

    status: int
    body: Body


def cookies_of(headers: Mapping[str, str]) -> Mapping[str, str]:
    """Return the cookies of a request by name."""
    if "cookie" not in headers:
        return {}
    from http.cookies import SimpleCookie  # noqa: PLC0415  # slow to import

    return {name: one.value for name, one in SimpleCookie(headers["cookie"]).items()}


def who_asks(tx: Transaction, headers: Mapping[str, str]) -> str | None:
    """Return the user in the headers of a request; None for an anonymous one."""
    token = tx["tokens"].get(token_key(headers.get("x-auth-token", "")))
    user_id = None if token is None else str(token["uid"])
    return user_id if user_id == headers.get("x-user-id") else None


class HttpCaller(NamedTuple):
    """The caller of an HTTP request, without state between requests.

    Attributes:
        user_id: The user in the headers; None for an anonymous caller.
        username: The user's name; None for an anonymous caller.
        token: The token in the headers.
        session: None, as HTTP has no sessions.
        is_monolith: True, as the main server answers HTTP.
        listener: None, as no session is excluded from broadcasts.
    """

    user_id: str | None
    username: str | None
    token: str | None
    session: str | None = None
    is_monolith: bool = True
    listener: Listener | None = None

    @property
    def names(self) -> Names:
        """The caller."""
        return Names(self.user_id, self.username)

    async def become(self, user: Document | None, token: str | None) -> None:
        """Do nothing: the login token is sent with each request."""


Answer: TypeAlias = Callable[
    [Context, HttpCaller, HttpRequest, Document], Awaitable[Plain]
]
"""Answers a request of a client with these fields."""


async def client_of(context: Context, headers: Mapping[str, str]) -> HttpCaller:
    """Return the caller from the headers of a request."""

    def read(scope: Scope) -> HttpCaller:
        user = scope.user or {}
        token = headers.get("x-auth-token")
        return HttpCaller(scope.user_id, user.get("username"), token)

    return await carry_out(context, read, asker=partial(who_asks, headers=headers))


def second_factor(headers: Mapping[str, str]) -> list[Document]:
    """Return the second factor in a request's headers, as a method's last parameter."""
    factor = {
        name: headers[header] for header, name in _HEADERS.items() if header in headers
    }
    return [factor] if factor else []
