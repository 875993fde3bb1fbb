# Generated from schema/two_factor.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Second factors: the authenticator app, e-mail and backup codes."""

from quickmeet_runtime.model.payload import Model

__all__ = ["AuthenticatorSecret", "BackupCodeCount", "BackupCodes"]


class BackupCodeCount(Model, frozen=True, kw_only=True, gc=False):
    """How many backup codes are left."""

    remaining: float
    """How many."""


class AuthenticatorSecret(Model, frozen=True, kw_only=True, gc=False):
    """The data to set up an authenticator app."""

    secret: str
    """The secret, in base32."""
    url: str
    """The same as an address, for a QR code."""


class BackupCodes(Model, frozen=True, kw_only=True):
    """Codes for when the app is lost."""

    codes: list[str]
    """The codes; each works once."""
