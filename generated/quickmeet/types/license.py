# Generated from schema/license.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""The workspace's licence."""

from quickmeet_runtime.model.payload import Model, field

__all__ = ["LicenseChange", "LicenseTag", "PreventedActions"]


class LicenseTag(Model, frozen=True, kw_only=True, gc=False):
    """A tag of the licence."""

    color: str
    """Its colour."""
    name: str
    """Its name."""


class PreventedActions(Model, frozen=True, kw_only=True, gc=False):
    """What the licence prevents."""

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
    """What the licence prevents now."""

    prevented: PreventedActions = field(name="preventedActions")
    """What it prevents."""
