# Generated from schema/two_factor.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Manage your own second factor."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import Lookup, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    ActionNotAuthorizedError,
    InvalidUserError,
    TwoFactorAlreadyEnabledError,
    WrongAuthenticatorCodeError,
)

__all__ = [
    "CONFIRM",
    "COUNT_BACKUP_CODES",
    "DISABLE",
    "DISABLE_EMAIL",
    "ENABLE",
    "ENABLE_EMAIL",
    "RENEW_BACKUP_CODES",
    "SEND_EMAIL_CODE",
    "TwoFactor",
]

DISABLE_EMAIL: Final[Method[None]] = Method(
    "2fa:disable-email",
    None,
    repeatable=True,
    versions=Versions(absent=(3, 4, 5, 6, 7, 8, 9)),
    rest=(RestCall(verb="POST", path="/v1/users.2fa.disableEmail"),),
)
ENABLE_EMAIL: Final[Method[None]] = Method(
    "2fa:enable-email",
    None,
    repeatable=True,
    versions=Versions(absent=(3, 4, 5, 6, 7, 8, 9)),
    rest=(RestCall(verb="POST", path="/v1/users.2fa.enableEmail"),),
)
SEND_EMAIL_CODE: Final[Method[None]] = Method(
    "sendEmailCode",
    None,
    versions=Versions(absent=(3, 4, 5, 6, 7, 8, 9)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.2fa.sendEmailCode",
            send={"emailOrUsername": "@me"},
            lookups={"me": Lookup(path="/v1/me", send={}, result="username")},
        ),
    ),
)
COUNT_BACKUP_CODES: Final[Method[types.BackupCodeCount]] = Method(
    "2fa:checkCodesRemaining",
    lambda: types.BackupCodeCount,
    errors=(ActionNotAuthorizedError, InvalidUserError, WrongAuthenticatorCodeError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/users.totpCodesRemaining",
            result={"remaining": "remaining"},
            versions=Versions(since="8.8.0"),
        ),
    ),
)
DISABLE: Final[Method[bool | int]] = Method(
    "2fa:disable",
    bool | int,
    errors=(ActionNotAuthorizedError, InvalidUserError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.disableTotp",
            send={"code": "0"},
            result="disabled",
            versions=Versions(since="8.8.0"),
        ),
    ),
)
ENABLE: Final[Method[types.AuthenticatorSecret]] = Method(
    "2fa:enable",
    lambda: types.AuthenticatorSecret,
    errors=(ActionNotAuthorizedError, InvalidUserError, TwoFactorAlreadyEnabledError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.enableTotp",
            result="",
            versions=Versions(since="8.8.0"),
        ),
    ),
)
RENEW_BACKUP_CODES: Final[Method[types.BackupCodes | None]] = Method(
    "2fa:regenerateCodes",
    lambda: types.BackupCodes | None,
    errors=(ActionNotAuthorizedError, InvalidUserError, WrongAuthenticatorCodeError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.regenerateTotpCodes",
            send={"code": "0"},
            result="",
            versions=Versions(since="8.8.0"),
        ),
    ),
)
CONFIRM: Final[Method[types.BackupCodes | None]] = Method(
    "2fa:validateTempToken",
    lambda: types.BackupCodes | None,
    errors=(ActionNotAuthorizedError, InvalidUserError, WrongAuthenticatorCodeError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.validateTotp",
            send={"code": "0"},
            result="",
            versions=Versions(since="8.8.0"),
        ),
    ),
)


class TwoFactor(Group):
    """Manage your own second factor."""

    __slots__ = ()

    async def disable_email(self) -> None:
        """Stop sending codes by e-mail; by REST only.

        Wire name ``2fa:disable-email``. By REST: POST /v1/users.2fa.disableEmail. Safe
        to repeat: what is off stays off.
        """
        await self._session.call(DISABLE_EMAIL, ())

    async def enable_email(self) -> None:
        """Have codes sent by e-mail; by REST only.

        Wire name ``2fa:enable-email``. By REST: POST /v1/users.2fa.enableEmail. Safe to
        repeat: what is on stays on.
        """
        await self._session.call(ENABLE_EMAIL, ())

    async def send_email_code(self) -> None:
        """Have a code sent by e-mail; by REST only.

        Wire name ``sendEmailCode``. By REST: POST /v1/users.2fa.sendEmailCode. Needs no
        login.
        """
        await self._session.call(SEND_EMAIL_CODE, ())

    async def count_backup_codes(self) -> types.BackupCodeCount:
        """Count the backup codes that are left.

        Wire name ``2fa:checkCodesRemaining``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: GET /v1/users.totpCodesRemaining. Safe to repeat: it
        only reads.

        Returns:
            How many are left.

        Raises:
            ActionNotAuthorizedError: The user is not authorized for this.
            InvalidUserError: There is no such user, or nobody is logged in.
            WrongAuthenticatorCodeError: The code of the authenticator app is wrong.
        """
        return await self._session.call(COUNT_BACKUP_CODES, ())

    async def disable(self, code: str) -> bool | int:
        """Turn the authenticator app off.

        Wire name ``2fa:disable``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/users.disableTotp. Safe to repeat: what is off stays
        off.

        Args:
            code: A code of the app, or a backup code.

        Returns:
            Whether it was turned off; false for a wrong code. Servers of 3.x say how
            many records were changed.

        Raises:
            ActionNotAuthorizedError: The user is not authorized for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(DISABLE, (code,))

    async def enable(self) -> types.AuthenticatorSecret:
        """Begin with an authenticator app: fetch its secret.

        Wire name ``2fa:enable``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/users.enableTotp.

        Returns:
            The secret, and an address that authenticators read.

        Raises:
            ActionNotAuthorizedError: The user is not authorized for this.
            InvalidUserError: There is no such user, or nobody is logged in.
            TwoFactorAlreadyEnabledError: The authenticator app is on already.
        """
        return await self._session.call(ENABLE, ())

    async def renew_backup_codes(self, code: str) -> types.BackupCodes | None:
        """Make new backup codes; the old ones end.

        Wire name ``2fa:regenerateCodes``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/users.regenerateTotpCodes.

        Args:
            code: A code of the app.

        Returns:
            The codes; null for a wrong code.

        Raises:
            ActionNotAuthorizedError: The user is not authorized for this.
            InvalidUserError: There is no such user, or nobody is logged in.
            WrongAuthenticatorCodeError: The code of the authenticator app is wrong.
        """
        return await self._session.call(RENEW_BACKUP_CODES, (code,))

    async def confirm(self, code: str) -> types.BackupCodes | None:
        """Confirm the authenticator app by its first code.

        Wire name ``2fa:validateTempToken``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/users.validateTotp.

        Args:
            code: The app's first code.

        Returns:
            Backup codes; null for a wrong code.

        Raises:
            ActionNotAuthorizedError: The user is not authorized for this.
            InvalidUserError: There is no such user, or nobody is logged in.
            WrongAuthenticatorCodeError: The code of the authenticator app is wrong.
        """
        return await self._session.call(CONFIRM, (code,))
