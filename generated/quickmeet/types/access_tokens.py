# Generated from schema/access_tokens.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Personal access tokens, for bots and scripts."""

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

__all__ = ["AccessTokenInfo", "AccessTokenToRenew", "NewAccessToken"]


class NewAccessToken(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `access_tokens.create`."""

    bypasses_two_factor: bool = field(name="bypassTwoFactor")
    """Whether calls with it need no second factor."""
    name: str = field(name="tokenName")
    """Its name."""


class AccessTokenToRenew(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `access_tokens.delete`."""

    name: str = field(name="tokenName")
    """Its name."""


class AccessTokenInfo(Model, frozen=True, kw_only=True, gc=False):
    """Details of a personal access token, without the token."""

    name: str
    """Its name."""
    created_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When it was made."""
    last_characters: str | UnsetType | None = field(name="lastTokenPart", default=UNSET)
    """The last characters of it."""
    bypasses_two_factor: bool | UnsetType | None = field(
        name="bypassTwoFactor", default=UNSET
    )
    """Whether it bypasses the second factor."""
