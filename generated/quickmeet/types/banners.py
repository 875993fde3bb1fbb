# Generated from schema/banners.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Banners on top of the screen."""

from typing import Literal

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

from .blocks import Block, TextObject
from .common import UserReference

__all__ = ["Banner", "BannerChange", "BannerDismissOptions", "BannerView"]


class BannerDismissOptions(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `banners.dismiss`."""

    banner_id: str = field(name="id")
    """The banner."""


class BannerChange(Model, frozen=True, kw_only=True, gc=False):
    """A banner that is new or changed."""

    banner_id: str = field(name="bannerId")
    """The banner."""


class BannerView(Model, frozen=True, kw_only=True):
    """The content of a banner."""

    app_id: str = field(name="appId")
    """The app that it comes from."""
    blocks: list[Block]
    """The content, in blocks."""
    view_id: str = field(name="viewId")
    """Identifier of the view."""
    icon: str | UnsetType | None = UNSET
    """Name of an icon."""
    is_inline: bool | UnsetType | None = field(name="inline", default=UNSET)
    """Whether it is in the page instead of above it."""
    title: str | TextObject | UnsetType | None = UNSET
    """Heading."""
    variant: (
        Literal["danger", "warning", "success", "info", "neutral"]
        | str
        | UnsetType
        | None
    ) = UNSET
    """How it is to look."""


class Banner(Model, frozen=True, kw_only=True):
    """An announcement that clients show."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When the record last changed."""
    is_active: bool | UnsetType | None = field(name="active", default=UNSET)
    """Whether it is shown."""
    created_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When it was made."""
    created_by: Literal["cloud", "system"] | str | UserReference | UnsetType | None = (
        field(name="createdBy", default=UNSET)
    )
    """The creator."""
    translations: dict[str, dict[str, str]] | UnsetType | None = field(
        name="dictionary", default=UNSET
    )
    """Its texts by language, then by key."""
    expires_at: Timestamp | UnsetType | None = field(name="expireAt", default=UNSET)
    """Until when it is shown."""
    deactivated_at: Timestamp | UnsetType | None = field(
        name="inactivedAt", default=UNSET
    )
    """When it was turned off."""
    platforms: list[Literal["web", "mobile"] | str] | UnsetType | None = field(
        name="platform", default=UNSET
    )
    """Which clients show it."""
    roles: list[str] | UnsetType | None = UNSET
    """Roles that see it; everybody when absent."""
    snapshot: str | UnsetType | None = UNSET
    """Digest of what it said when it was stored."""
    starts_at: Timestamp | UnsetType | None = field(name="startAt", default=UNSET)
    """From when on it is shown."""
    surface: Literal["banner", "modal"] | str | UnsetType | None = UNSET
    """Whether as a strip or as a window."""
    view: BannerView | UnsetType | None = UNSET
    """Its content."""
