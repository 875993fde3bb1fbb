# SPDX-License-Identifier: MIT
"""Logging in over DDP, second factor included."""

import inspect
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec
from msgspec import UNSET, Raw, Struct, field

from ..calls.outcome import UNDECODABLE, code_of, details_of, method_error
from ..errors import LoginError, PayloadError, RateLimitedError, TwoFactorRequiredError
from ..model.payload import Timestamp
from ..protocol.events import CallAnswered
from ..protocol.frames import WireError
from .credentials import Credentials, TwoFactor, digest

__all__ = [
    "TOTP_REQUIRED",
    "LoggedIn",
    "log_in",
    "refusal",
    "second_factor",
    "second_factor_kind",
]

Ask = Callable[[str, list[object]], Awaitable[CallAnswered]]
"""Sends a call and waits for its answer."""

TOTP_REQUIRED: Final = "totp-required"
_LOGIN: Final = "login"


class LoggedIn(Struct, frozen=True):
    """What a server answers to a login that it accepts."""

    user_id: str = field(name="id")
    token: str | None = None
    token_expires: Timestamp | None = field(name="tokenExpires", default=None)
    type: str | None = None

    def __repr__(self) -> str:
        """Without the token."""
        return f"LoggedIn(user_id={self.user_id!r}, type={self.type!r})"


_decode = msgspec.json.Decoder(LoggedIn).decode


async def log_in(
    ask: Ask, credentials: Credentials, two_factor: TwoFactor | None
) -> LoggedIn:
    """Log in; asks for a second factor where the server wants one.

    Raises:
        LoginError: The server refused; `TwoFactorRequiredError` when it wants a
            second factor and nobody gave one.
        RateLimitedError: Too many logins; says when to try again.
        PayloadError: The answer is no login.
    """
    request = credentials.request()
    answer = await ask(_LOGIN, [request])
    error = answer.error
    if error and two_factor is not None and code_of(error) == TOTP_REQUIRED:
        code = await second_factor(two_factor, error)
        answer = await ask(_LOGIN, [{"totp": {"login": request, "code": code}}])
    if answer.error is not None:
        raise refusal(answer.error)
    if answer.result is UNSET:
        raise _not_a_login("an answer without a result")
    return _logged_in(answer.result)


def _logged_in(result: Raw) -> LoggedIn:
    try:
        return _decode(result)
    except UNDECODABLE as error:
        raise _not_a_login(str(error).partition(" - at ")[0]) from None


def _not_a_login(said: str) -> PayloadError:
    # the payload may hold a token, so that it stays out of the error
    return PayloadError(f"login: {said}", name=_LOGIN, path="$", payload=b"")


def refusal(error: WireError) -> LoginError | RateLimitedError:
    """Make the exception for a login that the server refused."""
    code = code_of(error)
    reason = error.reason or error.message
    if code == TOTP_REQUIRED:
        kind = second_factor_kind(error)
        return TwoFactorRequiredError(
            f"login: the account wants a second factor ({kind}): give `two_factor=`",
            error=code,
            reason=reason,
            kind=kind,
        )
    limited = method_error(_LOGIN, error, {})
    if isinstance(limited, RateLimitedError):
        return limited
    return LoginError(
        f"login: {reason or 'refused'} [{code}]", error=code, reason=reason
    )


def second_factor_kind(error: WireError) -> str:
    """What the server asks for: ``totp``, ``email`` or ``password``."""
    details = details_of(error)
    method: object = None
    if isinstance(details, dict):
        method = details.get("method")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # JSON
    return method if isinstance(method, str) else "totp"


async def second_factor(two_factor: TwoFactor, error: WireError) -> str:
    """Ask for the second factor that an error wants.

    A password is asked for as it is and sent as its digest.
    """
    kind = second_factor_kind(error)
    given = two_factor(kind)
    code = await given if inspect.isawaitable(given) else given
    return digest(code) if kind == "password" else code
