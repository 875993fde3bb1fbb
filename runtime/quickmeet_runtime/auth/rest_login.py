# SPDX-License-Identifier: MIT
"""Logging in by REST, for servers that take nothing but a token over DDP.

The front end ddp-streamer of 8.x takes ``{resume}`` only, older ones besides that a
password, and no service's login. What it answers to the rest is always the same.
"""

from collections.abc import Mapping
from typing import Final, cast

import msgspec
from msgspec import Struct, field

from ..calls.budget import Budget
from ..calls.carrier import always
from ..calls.outcome import UNDECODABLE, code_of
from ..calls.second_factor import (
    TOTP_REQUIRED,
    TwoFactor,
    second_factor_headers,
)
from ..errors import LoginError, PayloadError, RateLimitedError
from ..observability.shown import rich_repr
from ..rest.answer import Answer, Body, Refusal, Unreadable, read
from ..rest.client import RestClient
from ..rest.exchange import Request
from .credentials import Credentials, Token
from .login import refusal

__all__ = ["TokenGiven", "log_in_by_rest", "wants_rest"]

_REFUSED_CODE: Final = 403
_REFUSED_WORDS: Final = "You've been logged out by the server"


class TokenGiven(Struct, frozen=True, rename="camel"):
    """The answer of REST to an accepted login."""

    user_id: str
    token: str = field(name="authToken")
    me: object = None

    @property
    def username(self) -> str | None:
        """Name of the user, where the answer has it."""
        me = cast("dict[str, object]", self.me) if isinstance(self.me, dict) else {}
        name = me.get("username")
        return name if isinstance(name, str) else None

    def __repr__(self) -> str:
        """Without the token."""
        return f"TokenGiven({self.user_id!r}, ***)"

    __rich_repr__ = rich_repr


class _LoginBody(Struct, frozen=True):
    data: TokenGiven

    def __repr__(self) -> str:
        """Without what it holds."""
        return "_LoginBody(***)"

    __rich_repr__ = rich_repr


def wants_rest(error: LoginError, credentials: Credentials) -> bool:
    """Whether a login over DDP was refused only because of the way it came.

    ddp-streamer says the same of a wrong password and of credentials that it does
    not take; then REST decides. Of a token it means what it says.
    """
    return (
        not isinstance(credentials, Token)
        and error.error == _REFUSED_CODE
        and (error.reason or "").startswith(_REFUSED_WORDS)
    )


async def log_in_by_rest(
    client: RestClient, credentials: Credentials, two_factor: TwoFactor | None
) -> TokenGiven:
    """Log in; asks for a second factor where the server wants one.

    Returns:
        The user and a token, to be used over DDP by ``{resume}``.

    Raises:
        InsecureError: The credentials would go unencrypted to another machine.
        LoginError: The server refused; `TwoFactorRequiredError` when it wants a
            second factor and nobody gave one.
        RateLimitedError: Too many logins; says when to try again.
        PayloadError: The answer is not a login.
        TransportError: The server cannot be reached by HTTP.
    """
    client.check()
    budget = client.new_budget()
    answer = await _ask(client, credentials, budget)
    other = credentials.alternative()
    if other is not None and isinstance(answer, Refusal) and _is_unknown(answer):
        credentials = other
        answer = await _ask(client, credentials, budget)
    if isinstance(answer, Refusal) and code_of(answer.error) == TOTP_REQUIRED:
        if two_factor is None:
            raise refusal(answer.error)
        headers = await second_factor_headers(two_factor, answer.error)
        # a person may have taken long to type it
        answer = await _ask(client, credentials, client.new_budget(), headers)
    if isinstance(answer, Refusal):
        raise refusal(answer.error)
    if not isinstance(answer, Body):
        raise LoginError("login: the server has no REST API", error=404)
    try:
        return msgspec.convert(answer.value, _LoginBody).data
    except UNDECODABLE:
        # the payload may hold a token, so that it stays out of the error
        raise PayloadError(
            "login: by REST: the answer is not a login",
            name="login",
            path="$",
            payload=b"",
        ) from None


def _is_unknown(refused: Refusal) -> bool:
    """Whether there may be no such user; REST does not tell that from the rest."""
    limited = isinstance(refusal(refused.error), RateLimitedError)
    return code_of(refused.error) != TOTP_REQUIRED and not limited


async def _ask(
    client: RestClient,
    credentials: Credentials,
    budget: Budget,
    headers: Mapping[str, str] | None = None,
) -> Answer | Unreadable:
    request = Request(
        name="POST /v1/login",
        verb="POST",
        path="/v1/login",
        body=msgspec.json.encode(credentials.request()),
        headers=headers or {},
    )
    del headers
    response = await client.send(request, budget, asks_for="login", repeats=always)
    return read(response, (RateLimitedError.code or "",))
