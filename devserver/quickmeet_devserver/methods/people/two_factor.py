# SPDX-License-Identifier: MIT
"""Second factors: time-based codes, codes by email, the password again.

No email is sent, but a test can request the code. It is derived from the user's account
and the time, so that it is valid for an hour or two, and a refused login need not store
one.
"""

import base64
import hashlib
import hmac
import secrets
import struct
from collections.abc import Callable
from typing import Final, TypeAlias

from quickmeet.server.two_factor import (
    on_confirm,
    on_count_backup_codes,
    on_disable,
    on_enable,
    on_renew_backup_codes,
)
from quickmeet.types.two_factor import AuthenticatorSecret, BackupCodeCount, BackupCodes
from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    encode,
    milliseconds,
)
from quickmeet_devserver.base.failure import INTERNAL, MethodFailed, fail
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Methods, Played, typed_methods
from quickmeet_devserver.operation.scope import Scope

from .new_users import is_password, token_key
from .user_changes import change_user

__all__ = [
    "METHODS",
    "ask_for_second_factor",
    "ask_twice",
    "check_login_code",
    "email_code",
    "has_codes",
    "is_code",
    "note_second_factor",
    "required",
    "totp_code",
]

_FALLBACK: Final = "Accounts_TwoFactorAuthentication_Enforce_Password_Fallback"
"""The setting that users without codes enter their password again; on by default."""

_REMEMBERED_MS: Final = 1_800_000
"""How long a factor lasts (``Accounts_TwoFactorAuthentication_RememberFor``)."""

_STEP_MS: Final = 30_000
_CODES: Final = 12
_WINDOW: Final = 10
_REFUSED: Final = MethodFailed("not-authorized")
_WRONG: Final = MethodFailed("invalid-totp")
_EMAIL_CODES: Final = 1_000_000
_EMAIL_KEEP_MS: Final = 3_600_000


def totp_code(secret: str, ms: int) -> str:
    """Return the six-digit code of a secret at a time (RFC 6238)."""
    padded = secret + "=" * (-len(secret) % 8)
    key, counter = base64.b32decode(padded), struct.pack(">Q", ms // _STEP_MS)
    digest = hmac.new(key, counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def is_code(scope: Scope, user: Document, code: str) -> bool:
    """Return whether a code is valid: a current one of the secret, or a backup code."""
    known: Document = user.get("services", {}).get("totp", {})
    secret = known.get("secret")
    if not isinstance(secret, str):
        return False
    if _is_of_about_now(scope, secret, code):
        return True
    digest = hashlib.sha256(code.encode()).hexdigest()
    if digest not in (known.get("hashedBackup") or ()):
        return False
    known["hashedBackup"].remove(digest)
    scope.tx.users.save(user)
    return True


def _is_of_about_now(scope: Scope, secret: str, code: str) -> bool:
    """Return whether a secret has a code now, or a few time steps away."""
    moments = range(-_WINDOW, _WINDOW + 1)
    return any(code == totp_code(secret, scope.now + n * _STEP_MS) for n in moments)


def has_codes(user: Document) -> bool:
    """Return whether a user logs in with codes."""
    return user.get("services", {}).get("totp", {}).get("enabled") is True


def required(method: str, *others: str) -> MethodFailed:
    """Build the error that requires a second factor."""
    details = {"method": method, "codeGenerated": False, "availableMethods": [*others]}
    return MethodFailed("totp-required", "TOTP Required", details)


_Check: TypeAlias = Callable[[Scope, Document, str], bool]
_BY_CODES: Final = required("totp", "totp")


def ask_for_second_factor(
    scope: Scope,
    user: Document,
    params: Params,
    *,
    is_always: bool = False,
    is_remembered: bool = True,
) -> None:
    """Require a second factor, given now or remembered.

    Users who registered less than half an hour ago are exempt, unless a factor is
    always required (6.5.3: ``isAuthorizedForToken``).

    Args:
        scope: The operation.
        user: The caller.
        params: The parameters of the call, which may end with the factor.
        is_always: Whether it is always required, even if remembered.
        is_remembered: Whether a remembered factor is accepted.

    Raises:
        MethodFailed: The factor is missing, or wrong.
    """
    if not is_always and _is_trusted(scope, user, is_remembered=is_remembered):
        return
    known = _factor_of(scope, user, is_login=False, is_always=is_always)
    if known is None:
        return
    asked, is_right = known
    given = params.second_factor
    if given is None:
        raise asked
    if not is_right(scope, user, str(given.get("twoFactorCode"))):
        raise MethodFailed("totp-invalid", "TOTP Invalid", asked.details)
    if is_remembered:
        note_second_factor(scope)


def _factor_of(
    scope: Scope, user: Document, *, is_login: bool, is_always: bool = False
) -> tuple[MethodFailed, _Check] | None:
    """Return the factor that a user needs, and its check; None for none."""
    if has_codes(user):
        return _BY_CODES, is_code
    if _has_code_by_email(user):
        return _required_by_email(user, is_login=is_login), _is_email_code
    if is_login or not (is_always or _falls_back(scope)):
        return None
    return required("password"), _is_password_again


def _falls_back(scope: Scope) -> bool:
    """Return whether users without codes must enter their password; not on 3.x."""
    return scope.setting(_FALLBACK) is not False and not scope.is_old


def _is_password_again(_: Scope, user: Document, digest: str) -> bool:
    return is_password(user, digest)


def note_second_factor(scope: Scope) -> None:
    """Remember the second factor for this session."""
    if scope.listener is not None:
        id_ = f"second-factor:{scope.listener.session}"
        scope.tx["misc"].save({"_id": id_})


def check_login_code(scope: Scope, user: Document, code: str | None) -> None:
    """Require the second factor of a login, if the user has one.

    Args:
        scope: The operation.
        user: The user, who gave the right password.
        code: The given code.

    Raises:
        MethodFailed: The factor is missing, or wrong.
    """
    known = _factor_of(scope, user, is_login=True)
    if known is None:
        return
    asked, is_right = known
    if code is None:
        raise asked
    if not is_right(scope, user, code):
        raise MethodFailed("totp-invalid", "TOTP Invalid", asked.details)
    note_second_factor(scope)


def _is_trusted(scope: Scope, user: Document, *, is_remembered: bool) -> bool:
    """Return whether no factor is required: for some tokens, and while remembered."""
    listener = scope.listener
    token = listener.token if listener is not None else None
    known = scope.tx["tokens"].get(token_key(token or ""))
    if known is not None and known.get("bypassTwoFactor"):
        return True
    if not is_remembered:
        return False
    if _is_newly_registered(scope, user):
        return True
    return listener is not None and scope.tx["misc"].has(
        f"second-factor:{listener.session}"
    )


def _is_newly_registered(scope: Scope, user: Document) -> bool:
    """Return whether an account is new enough to be exempt (not yet on 3.x)."""
    registered = milliseconds(user.get("createdAt"))
    if registered is None or scope.is_old:
        return False
    return scope.now - registered <= _REMEMBERED_MS


def _need_user(scope: Scope) -> Document:
    user = scope.user
    if user is None:
        raise _REFUSED
    return user


def _enable(scope: Scope, /) -> AuthenticatorSecret:
    user = _need_user(scope)
    if not all(one.get("verified") for one in as_list(user.get("emails"))):
        fail(
            "error-invalid-user",
            "You need to verify your emails before setting up 2FA",
            "2fa:enable",
        )
    fixed = scope.tx["misc"].get(f"two-factor-secret:{user['_id']}")
    secret = (
        str(fixed["secret"])
        if fixed is not None
        else base64.b32encode(secrets.token_bytes(32)).decode().rstrip("=")
    )
    user.setdefault("services", {})["totp"] = {"enabled": False, "tempSecret": secret}
    scope.tx.users.save(user)
    url = f"otpauth://totp/Rocket.Chat:{user['username']}?secret={secret}"
    return AuthenticatorSecret(secret=secret, url=url)


def _validate(scope: Scope, /, code: str) -> BackupCodes:
    user = _need_user(scope)
    known: Document = user.get("services", {}).get("totp", {})
    secret = known.get("tempSecret")
    if not isinstance(secret, str):
        raise _WRONG
    if not _is_of_about_now(scope, secret, code):
        raise _WRONG
    codes = [meteor_id(8) for _ in range(_CODES)]
    change_user(scope, user, {"services.totp": _enabled(secret, codes)}, is_told=False)
    note_second_factor(scope)
    return BackupCodes(codes=codes)


def _enabled(secret: str, codes: list[str]) -> Document:
    hashed = [hashlib.sha256(code.encode()).hexdigest() for code in codes]
    return {"enabled": True, "secret": secret, "hashedBackup": hashed}


def _regenerate(scope: Scope, /, code: str) -> BackupCodes:
    user = _need_user(scope)
    if not has_codes(user) or not is_code(scope, user, code):
        raise _WRONG
    codes = [meteor_id(8) for _ in range(_CODES)]
    user["services"]["totp"] = _enabled(user["services"]["totp"]["secret"], codes)
    scope.tx.users.save(user)
    return BackupCodes(codes=codes)


def _remaining(scope: Scope, /) -> BackupCodeCount:
    user = _need_user(scope)
    if not has_codes(user):
        raise _WRONG
    left = len(user["services"]["totp"]["hashedBackup"])
    return BackupCodeCount(remaining=left)


def _disable(scope: Scope, /, code: str) -> bool:
    user = _need_user(scope)
    if not user.get("services", {}).get("totp"):
        raise INTERNAL
    if not has_codes(user) or not is_code(scope, user, code):
        return False
    user["services"]["totp"] = {"enabled": False}
    scope.tx.users.save(user)
    return True


def _wrong(scope: Scope, _: Params) -> object:
    """Refuse a value that is not a string as a wrong code."""
    _need_user(scope)
    raise _WRONG


def _not_disabled(scope: Scope, _: Params) -> object:
    return _disable(scope, "")


def ask_twice(scope: Scope, params: Params) -> Document:
    """Return the caller, after requiring the second factor."""
    user = scope.need_user("twoFactorRequired")
    ask_for_second_factor(scope, user, params)
    return user


def _has_code_by_email(user: Document) -> bool:
    """Return whether a user gets codes by email."""
    return user.get("services", {}).get("email2fa", {}).get("enabled") is True


def _required_by_email(user: Document, *, is_login: bool) -> MethodFailed:
    """Build the error that requires the code sent by email.

    Args:
        user: The user.
        is_login: Whether for a login, which gives the username; calls do not.
    """
    address = as_document(next(iter(user.get("emails") or ()), None)).get("address")
    details = {
        "method": "email",
        "codeGenerated": True,
        "emailOrUsername": user.get("username") if is_login else address,
        "availableMethods": ["email"],
    }
    return MethodFailed("totp-required", "TOTP Required", details)


def email_code(user: Document, ms: int) -> str:
    """Return the code that a user is sent at a time in milliseconds."""
    known = encode([user["_id"], user.get("services", {}).get("password")])
    hour = str(ms // _EMAIL_KEEP_MS).encode()
    digest = hmac.new(known, hour, hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8]) % _EMAIL_CODES:06}"


def _is_email_code(scope: Scope, user: Document, code: str) -> bool:
    """Return whether a code was sent recently."""
    moments = (scope.now, scope.now - _EMAIL_KEEP_MS)
    return code in {email_code(user, ms) for ms in moments}


METHODS: Final[Methods] = typed_methods(
    (
        on_enable(_enable),
        Played(on_confirm(_validate), unfit=_wrong),
        Played(on_renew_backup_codes(_regenerate), unfit=_wrong),
        on_count_backup_codes(_remaining),
        Played(on_disable(_disable), unfit=_not_disabled),
    )
)
