# Generated from schema/two_factor.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `TwoFactor` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..two_factor import (
    CONFIRM,
    COUNT_BACKUP_CODES,
    DISABLE,
    DISABLE_EMAIL,
    ENABLE,
    ENABLE_EMAIL,
    RENEW_BACKUP_CODES,
    SEND_EMAIL_CODE,
)

__all__ = ["TwoFactor"]


class TwoFactor(BlockingGroup):
    """Manage your own second factor."""

    __slots__ = ()

    def disable_email(self) -> None:
        """Stop sending codes by e-mail; by REST only.

        Wire name ``2fa:disable-email``. By REST: POST /v1/users.2fa.disableEmail. Safe
        to repeat: what is off stays off.
        """
        self._session.call(DISABLE_EMAIL, ())

    def enable_email(self) -> None:
        """Have codes sent by e-mail; by REST only.

        Wire name ``2fa:enable-email``. By REST: POST /v1/users.2fa.enableEmail. Safe to
        repeat: what is on stays on.
        """
        self._session.call(ENABLE_EMAIL, ())

    def send_email_code(self) -> None:
        """Have a code sent by e-mail; by REST only.

        Wire name ``sendEmailCode``. By REST: POST /v1/users.2fa.sendEmailCode. Needs no
        login.
        """
        self._session.call(SEND_EMAIL_CODE, ())

    def count_backup_codes(self) -> types.BackupCodeCount:
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
        return self._session.call(COUNT_BACKUP_CODES, ())

    def disable(self, code: str) -> bool | int:
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
        return self._session.call(DISABLE, (code,))

    def enable(self) -> types.AuthenticatorSecret:
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
        return self._session.call(ENABLE, ())

    def renew_backup_codes(self, code: str) -> types.BackupCodes | None:
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
        return self._session.call(RENEW_BACKUP_CODES, (code,))

    def confirm(self, code: str) -> types.BackupCodes | None:
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
        return self._session.call(CONFIRM, (code,))
