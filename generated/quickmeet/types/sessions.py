# Generated from schema/sessions.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Logins by device: who is logged in, with what, from where."""

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

from .omnichannel import PersonReference

__all__ = ["DeviceSession", "SessionDevice", "SessionSystem"]


class SessionSystem(Model, frozen=True, kw_only=True, gc=False):
    """The operating system of a device."""

    name: str | UnsetType | None = UNSET
    """Its name."""
    version: str | UnsetType | None = UNSET
    """Its version."""


class SessionDevice(Model, frozen=True, kw_only=True):
    """The program that a login was made with."""

    name: str | UnsetType | None = UNSET
    """The program, such as `Firefox`."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """The kind of program: `browser`, `mobile-app` or `desktop-app`."""
    version: str | UnsetType | None = UNSET
    """Its version."""
    full_version: str | UnsetType | None = field(name="longVersion", default=UNSET)
    """Its version in full."""
    system: SessionSystem | UnsetType | None = field(name="os", default=UNSET)
    """The system that it runs on."""


class DeviceSession(Model, frozen=True, kw_only=True):
    """A login, by device."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier of the record."""
    session_id: str | UnsetType | None = field(name="sessionId", default=UNSET)
    """Identifier of the login."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The owner."""
    device: SessionDevice | UnsetType | None = UNSET
    """With what."""
    host: str | UnsetType | None = UNSET
    """Name of the server."""
    ip: str | UnsetType | None = UNSET
    """From where."""
    logged_in_at: Timestamp | UnsetType | None = field(name="loginAt", default=UNSET)
    """When it began."""
    last_activity_at: Timestamp | UnsetType | None = field(
        name="lastActivityAt", default=UNSET
    )
    """When it was last used."""
    closed_at: Timestamp | UnsetType | None = field(name="closedAt", default=UNSET)
    """When it ended."""
    is_this: bool | UnsetType | None = field(name="current", default=UNSET)
    """Whether it is the one that asks."""
    user: PersonReference | UnsetType | None = field(name="_user", default=UNSET)
    """The owner, for administrators."""
