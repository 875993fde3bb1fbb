# SPDX-License-Identifier: MIT
"""Login over DDP, including the second factor."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final, cast

import msgspec
from msgspec import UNSET, Raw, Struct, field

from ..calls.outcome import UNDECODABLE, code_of, method_error
from ..calls.second_factor import (
    TOTP_REQUIRED,
    TwoFactor,
    second_factor,
    second_factor_kind,
)
from ..errors import LoginError, PayloadError, RateLimitedError, TwoFactorRequiredError
from ..model.decoding.variants import parsed
from ..observability.masking import Masker
from ..observability.shown import rich_repr
from ..protocol.frames import CallAnswered, WireError
from .credentials import Credentials

__all__ = ["Ask", "LoginAnswer", "is_transient", "log_in", "refusal"]

Ask = Callable[[str, list[object]], Awaitable[CallAnswered]]
"""Sends a call and waits for its answer."""

_REFUSED: Final = 403
_WRONG_PASSWORD: Final = "Incorrect password"  # noqa: S105  # the server's words
_LOGIN: Final = "login"
_INTERNAL: Final = frozenset({500, "500", "internal-server-error"})


class LoginAnswer(Struct, frozen=True):
    """A server's answer to an accepted login."""

    user_id: str = field(name="id")
    token: str | None = None
    type: str | None = None
    """The kind of login: ``password``, ``resume``, ..."""

    def __repr__(self) -> str:
        """Show the answer without the token."""
        return f"LoggedIn(user_id={self.user_id!r}, type={self.type!r})"

    __rich_repr__ = rich_repr


_decode = msgspec.json.Decoder(LoginAnswer).decode


async def log_in(
    ask: Ask, credentials: Credentials, two_factor: TwoFactor | None, masker: Masker
) -> LoginAnswer:
    """Log in, with a second factor if the server requires one.

    The secrets are masked in logs from then on.

    Raises:
        LoginError: The server refused; `TwoFactorRequiredError` when it requires a
            second factor and none was given.
        RateLimitedError: Too many logins; says when to try again.
        PayloadError: The answer is not a login.
    """
    masker.learn(credentials.secrets())
    request = _sealed(credentials.request())
    answer = await ask(_LOGIN, [request])
    other = credentials.alternative()
    if other is not None and answer.error and may_be_unknown(answer.error):
        request = _sealed(other.request())
        answer = await ask(_LOGIN, [request])
    error = answer.error
    if error and two_factor is not None and code_of(error) == TOTP_REQUIRED:
        code = await second_factor(two_factor, error)
        masker.learn((code,))
        request = _sealed({"totp": {"login": request, "code": code}})
        del code
        answer = await ask(_LOGIN, [request])
    if answer.error is not None:
        raise refusal(answer.error)
    if answer.result is UNSET:
        raise _not_a_login("an answer without a result")
    return _logged_in(answer.result)


def _sealed(request: Mapping[str, object]) -> Raw:
    """Encode a request, so that tracebacks with locals do not show its secrets."""
    return Raw(msgspec.json.encode(request))


def _logged_in(result: Raw) -> LoginAnswer:
    try:
        return _decode(result)
    except UNDECODABLE as error:
        said = str(error).partition(" - at ")[0]
    from ..model.decoding.salvage import Salvager  # noqa: PLC0415  # rarely needed

    try:
        found: LoginAnswer = Salvager(LoginAnswer).read(parsed(result))[0]
    except UNDECODABLE:
        raise _not_a_login(said) from None
    if not isinstance(cast("object", found.user_id), str):  # others may be lost
        raise _not_a_login(said)
    return found


def _not_a_login(said: str) -> PayloadError:
    # the payload may hold a token: keep it out of the error
    return PayloadError(f"login: {said}", name=_LOGIN, path="$", payload=b"")


def may_be_unknown(error: WireError) -> bool:
    """Whether a login may have been refused because there is no such user."""
    return code_of(error) == _REFUSED and error.reason != _WRONG_PASSWORD


def refusal(error: WireError) -> LoginError | RateLimitedError:
    """Make the exception for a refused login."""
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
    words = f"login: {reason or 'refused'}{f' [{code}]' if code else ''}"
    return LoginError(words, error=code, reason=reason)


def is_transient(error: LoginError) -> bool:
    """Whether a login failed by an internal error, as while the server starts."""
    return error.error in _INTERNAL
