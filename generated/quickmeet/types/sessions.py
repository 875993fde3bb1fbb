# Generated from schema/sessions.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Logins by device: who is logged in, with what, from where."""

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

__all__ = ["DeviceSession"]


class DeviceSession(Model, frozen=True, kw_only=True):
    """A login, by device."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier of the record."""
    session_id: str | UnsetType | None = field(name="sessionId", default=UNSET)
    """Identifier of the login."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The owner."""
    device: dict[str, AnyJson] | UnsetType | None = UNSET
    """With what: `name`, `type`, `version`, `os`."""
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
    user: dict[str, AnyJson] | UnsetType | None = field(name="_user", default=UNSET)
    """The owner, for administrators."""
