# SPDX-License-Identifier: MIT
"""Login over REST, for servers that accept only a token over DDP.

The front end ddp-streamer of 8.x accepts ``{resume}`` only, older ones also a
password, but no login of a service. It refuses all others with the same error.
"""

from collections.abc import Mapping
from typing import Final, cast

import msgspec
from msgspec import Struct, field

from ..calls.budget import Budget
from ..calls.carrier import always
from ..calls.outcome import UNDECODABLE, code_of
from ..calls.second_factor import TOTP_REQUIRED, TwoFactor, second_factor_headers
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
    """The REST answer to an accepted login."""

    user_id: str
    token: str = field(name="authToken")
    me: object = None

    @property
    def username(self) -> str | None:
        """The username, if the answer has it."""
        me = cast("dict[str, object]", self.me) if isinstance(self.me, dict) else {}
        name = me.get("username")
        return name if isinstance(name, str) else None

    def __repr__(self) -> str:
        """Show the answer without the token."""
        return f"TokenGiven({self.user_id!r}, ***)"

    __rich_repr__ = rich_repr


class _LoginBody(Struct, frozen=True):
    data: TokenGiven

    def __repr__(self) -> str:
        """Show the class only: the answer holds a token."""
        return "_LoginBody(***)"

    __rich_repr__ = rich_repr


def wants_rest(error: LoginError, credentials: Credentials) -> bool:
    """Whether a login may have been refused only because it came over DDP.

    ddp-streamer answers the same to a wrong password and to credentials that it does
    not support: then REST decides. Its refusal of a token is final.
    """
    return (
        not isinstance(credentials, Token)
        and error.error == _REFUSED_CODE
        and (error.reason or "").startswith(_REFUSED_WORDS)
    )


async def log_in_by_rest(
    client: RestClient, credentials: Credentials, two_factor: TwoFactor | None
) -> TokenGiven:
    """Log in, with a second factor if the server requires one.

    Returns:
        The user and a token, to be used over DDP as ``{resume}``.

    Raises:
        InsecureError: The credentials would go unencrypted to another machine.
        LoginError: The server refused; `TwoFactorRequiredError` when it requires a
            second factor and none was given.
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
        # the user may have taken long to type the code
        answer = await _ask(client, credentials, client.new_budget(), headers)
    if isinstance(answer, Refusal):
        raise refusal(answer.error)
    if not isinstance(answer, Body):
        raise LoginError("login: the server has no REST API", error=404)
    try:
        return msgspec.convert(answer.value, _LoginBody).data
    except UNDECODABLE:
        # the payload may hold a token: keep it out of the error
        raise PayloadError(
            "login: by REST: the answer is not a login",
            name="login",
            path="$",
            payload=b"",
        ) from None


def _is_unknown(refused: Refusal) -> bool:
    """Whether there may be no such user: REST has no error of its own for that."""
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
