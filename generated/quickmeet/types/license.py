# Generated from schema/license.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""The workspace's licence."""

from quickmeet_runtime.model.payload import UNSET, AnyJson, Model, UnsetType, field

__all__ = [
    "LicenseChange",
    "LicenseInfo",
    "LicenseLimit",
    "LicenseTag",
    "PreventedActions",
]


class LicenseTag(Model, frozen=True, kw_only=True, gc=False):
    """A tag of the licence."""

    color: str
    """Its colour."""
    name: str
    """Its name."""


class PreventedActions(Model, frozen=True, kw_only=True, gc=False):
    """The features that the licence disables."""

    active_users: bool = field(name="activeUsers")
    """Whether more active users."""
    guest_users: bool = field(name="guestUsers")
    """Whether more guests."""
    marketplace_apps: bool = field(name="marketplaceApps")
    """Whether more apps of the marketplace."""
    monthly_contacts: bool = field(name="monthlyActiveContacts")
    """Whether more contacts this month."""
    private_apps: bool = field(name="privateApps")
    """Whether more private apps."""
    rooms_per_guest: bool = field(name="roomsPerGuest")
    """Whether more rooms of guests."""


class LicenseChange(Model, frozen=True, kw_only=True):
    """The features that the licence now disables."""

    prevented: PreventedActions = field(name="preventedActions")
    """The features that it disables."""


class LicenseLimit(Model, frozen=True, kw_only=True, gc=False):
    """How much of something the licence allows."""

    most: float | UnsetType | None = field(name="max", default=UNSET)
    """The limit; -1 for none."""
    used: float | UnsetType | None = field(name="value", default=UNSET)
    """How much there is, where that was asked."""


class LicenseInfo(Model, frozen=True, kw_only=True):
    """The features of the licence."""

    modules: list[str] | UnsetType | None = field(name="activeModules", default=UNSET)
    """Features that are on."""
    license: dict[str, AnyJson] | UnsetType | None = UNSET
    """The licence itself, for those who may read it."""
    limits: dict[str, LicenseLimit] | UnsetType | None = UNSET
    """Limits by their names, such as `activeUsers`."""
    prevented: PreventedActions | UnsetType | None = field(
        name="preventedActions", default=UNSET
    )
    """The features that it now disables."""
    tags: list[LicenseTag] | UnsetType | None = UNSET
    """Its tags."""
    is_trial: bool | UnsetType | None = field(name="trial", default=UNSET)
    """Whether it is one to try."""
