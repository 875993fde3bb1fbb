# Generated from schema/access_tokens.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Personal access tokens, for bots and scripts."""

from quickmeet_runtime.model.payload import Model, field

__all__ = ["AccessTokenToRenew", "NewAccessToken"]


class NewAccessToken(Model, frozen=True, kw_only=True, gc=False):
    """What `access_tokens.create` sends."""

    bypasses_two_factor: bool = field(name="bypassTwoFactor")
    """Whether calls with it need no second factor."""
    name: str = field(name="tokenName")
    """Its name."""


class AccessTokenToRenew(Model, frozen=True, kw_only=True, gc=False):
    """What `access_tokens.delete` sends."""

    name: str = field(name="tokenName")
    """Its name."""
