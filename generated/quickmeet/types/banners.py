# Generated from schema/banners.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Banners on top of the screen."""

from typing import Literal

from quickmeet_runtime.model import UNSET, Model, Timestamp, UnsetType, field

from .blocks import Block
from .common import UserReference

__all__ = ["Banner", "BannerChange", "BannerDismissOptions", "BannerView"]


class BannerDismissOptions(Model, frozen=True, kw_only=True):
    """What `banners.dismiss` sends."""

    banner_id: str = field(name="id")
    """The banner."""


class BannerChange(Model, frozen=True, kw_only=True):
    """A banner that is new or changed."""

    banner_id: str = field(name="bannerId")
    """The banner."""


class BannerView(Model, frozen=True, kw_only=True):
    """Banner view."""

    app_id: str = field(name="appId")
    """Identifier of the app."""
    blocks: list[Block]
    """Blocks."""
    view_id: str = field(name="viewId")
    """Identifier of the view."""
    icon: str | UnsetType = UNSET
    """Icon."""
    is_inline: bool | UnsetType = field(name="inline", default=UNSET)
    """Whether it is inline."""
    title: object | UnsetType = UNSET
    """Title, left unknown by upstream."""
    variant: (
        Literal["danger", "warning", "success", "info", "neutral"] | str | UnsetType
    ) = UNSET
    """Variant."""


class Banner(Model, frozen=True, kw_only=True):
    """Banner."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    is_active: bool | UnsetType = field(name="active", default=UNSET)
    """Whether it is active."""
    created_at: Timestamp | UnsetType = field(name="createdAt", default=UNSET)
    """When it was made."""
    created_by: Literal["cloud", "system"] | str | UserReference | UnsetType = field(
        name="createdBy", default=UNSET
    )
    """Created by."""
    dictionary: dict[str, dict[str, str]] | UnsetType = UNSET
    """Dictionary, by key."""
    expire_at: Timestamp | UnsetType = field(name="expireAt", default=UNSET)
    """When: expire."""
    inactived_at: Timestamp | UnsetType = field(name="inactivedAt", default=UNSET)
    """When: inactived."""
    platform: list[Literal["web", "mobile"] | str] | UnsetType = UNSET
    """Platform."""
    roles: list[str] | UnsetType = UNSET
    """Roles."""
    snapshot: str | UnsetType = UNSET
    """Snapshot."""
    start_at: Timestamp | UnsetType = field(name="startAt", default=UNSET)
    """When: start."""
    surface: Literal["banner", "modal"] | str | UnsetType = UNSET
    """Surface."""
    view: BannerView | UnsetType = UNSET
    """View."""
