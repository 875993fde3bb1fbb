# Generated from schema/two_factor.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `TwoFactor`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param

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

__all__ = [
    "ConfirmHandler",
    "CountBackupCodesHandler",
    "DisableEmailHandler",
    "DisableHandler",
    "EnableEmailHandler",
    "EnableHandler",
    "RenewBackupCodesHandler",
    "SendEmailCodeHandler",
    "TwoFactorHandlers",
    "on_confirm",
    "on_count_backup_codes",
    "on_disable",
    "on_disable_email",
    "on_enable",
    "on_enable_email",
    "on_renew_backup_codes",
    "on_send_email_code",
    "two_factor_handlers",
]


class DisableEmailHandler(Protocol[ContextT_contra]):
    """Answers ``2fa:disable-email``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[None]:
        """Stop sending codes by e-mail; by REST only."""
        ...


def on_disable_email(handler: DisableEmailHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``2fa:disable-email``."""
    return MethodHandler(DISABLE_EMAIL, handler)


class EnableEmailHandler(Protocol[ContextT_contra]):
    """Answers ``2fa:enable-email``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[None]:
        """Have codes sent by e-mail; by REST only."""
        ...


def on_enable_email(handler: EnableEmailHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``2fa:enable-email``."""
    return MethodHandler(ENABLE_EMAIL, handler)


class SendEmailCodeHandler(Protocol[ContextT_contra]):
    """Answers ``sendEmailCode``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[None]:
        """Have a code sent by e-mail; by REST only."""
        ...


def on_send_email_code(
    handler: SendEmailCodeHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``sendEmailCode``."""
    return MethodHandler(SEND_EMAIL_CODE, handler)


class CountBackupCodesHandler(Protocol[ContextT_contra]):
    """Answers ``2fa:checkCodesRemaining``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.BackupCodeCount]:
        """Count the backup codes that are left."""
        ...


def on_count_backup_codes(
    handler: CountBackupCodesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``2fa:checkCodesRemaining``."""
    return MethodHandler(COUNT_BACKUP_CODES, handler)


class DisableHandler(Protocol[ContextT_contra]):
    """Answers ``2fa:disable``."""

    def __call__(self, caller: ContextT_contra, /, code: str) -> Answer[bool | int]:
        """Turn the authenticator app off."""
        ...


def on_disable(handler: DisableHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``2fa:disable``."""
    return MethodHandler(DISABLE, handler, Param("code", str))


class EnableHandler(Protocol[ContextT_contra]):
    """Answers ``2fa:enable``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.AuthenticatorSecret]:
        """Begin with an authenticator app: fetch its secret."""
        ...


def on_enable(handler: EnableHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``2fa:enable``."""
    return MethodHandler(ENABLE, handler)


class RenewBackupCodesHandler(Protocol[ContextT_contra]):
    """Answers ``2fa:regenerateCodes``."""

    def __call__(
        self, caller: ContextT_contra, /, code: str
    ) -> Answer[types.BackupCodes | None]:
        """Make new backup codes; the old ones end."""
        ...


def on_renew_backup_codes(
    handler: RenewBackupCodesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``2fa:regenerateCodes``."""
    return MethodHandler(RENEW_BACKUP_CODES, handler, Param("code", str))


class ConfirmHandler(Protocol[ContextT_contra]):
    """Answers ``2fa:validateTempToken``."""

    def __call__(
        self, caller: ContextT_contra, /, code: str
    ) -> Answer[types.BackupCodes | None]:
        """Confirm the authenticator app by its first code."""
        ...


def on_confirm(handler: ConfirmHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``2fa:validateTempToken``."""
    return MethodHandler(CONFIRM, handler, Param("code", str))


class TwoFactorHandlers(Protocol[ContextT_contra]):
    """Answers every method of `TwoFactor`."""

    @property
    def disable_email(self) -> DisableEmailHandler[ContextT_contra]:
        """Stop sending codes by e-mail; by REST only."""
        ...

    @property
    def enable_email(self) -> EnableEmailHandler[ContextT_contra]:
        """Have codes sent by e-mail; by REST only."""
        ...

    @property
    def send_email_code(self) -> SendEmailCodeHandler[ContextT_contra]:
        """Have a code sent by e-mail; by REST only."""
        ...

    @property
    def count_backup_codes(self) -> CountBackupCodesHandler[ContextT_contra]:
        """Count the backup codes that are left."""
        ...

    @property
    def disable(self) -> DisableHandler[ContextT_contra]:
        """Turn the authenticator app off."""
        ...

    @property
    def enable(self) -> EnableHandler[ContextT_contra]:
        """Begin with an authenticator app: fetch its secret."""
        ...

    @property
    def renew_backup_codes(self) -> RenewBackupCodesHandler[ContextT_contra]:
        """Make new backup codes; the old ones end."""
        ...

    @property
    def confirm(self) -> ConfirmHandler[ContextT_contra]:
        """Confirm the authenticator app by its first code."""
        ...


def two_factor_handlers(
    implementation: TwoFactorHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_disable_email(implementation.disable_email),
        on_enable_email(implementation.enable_email),
        on_send_email_code(implementation.send_email_code),
        on_count_backup_codes(implementation.count_backup_codes),
        on_disable(implementation.disable),
        on_enable(implementation.enable),
        on_renew_backup_codes(implementation.renew_backup_codes),
        on_confirm(implementation.confirm),
    )
