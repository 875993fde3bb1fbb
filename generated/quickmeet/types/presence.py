# Generated from schema/presence.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Presence: who is online, and how they say it."""

from typing import Literal, TypeAlias

from quickmeet_runtime.model.payload import Model, Timestamp

__all__ = ["PresenceChange", "PresenceStatus"]


PresenceStatus: TypeAlias = Literal["online", "away", "busy", "offline"]
"""Presence that one can choose."""


class PresenceChange(Model, frozen=True, kw_only=True, array_like=True):
    """A user's presence as those who watch it receive it."""

    username: str | None
    """User name."""
    status_code: int | None = None
    """0 offline, 1 online, 2 away, 3 busy."""
    status_text: str | None = None
    """The user's status text."""
    source: str | None = None
    """Its source; from 8.0."""
    expires_at: Timestamp | str | None = None
    """When it ends; from 8.0."""
