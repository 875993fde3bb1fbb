# Generated from schema/teams.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Teams: rooms and users that belong together."""

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

from .common import UserReference

__all__ = ["NewTeamMember", "Team", "TeamChanges", "TeamMember", "TeamUser"]


class Team(Model, frozen=True, kw_only=True):
    """A team."""

    id: str = field(name="_id")
    """Identifier."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    kind: int | UnsetType | None = field(name="type", default=UNSET)
    """0 for a public team, 1 for a private one."""
    room_id: str | UnsetType | None = field(name="roomId", default=UNSET)
    """Its main room."""
    created_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When it was made."""
    created_by: UserReference | UnsetType | None = field(
        name="createdBy", default=UNSET
    )
    """The creator."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    room_count: int | UnsetType | None = field(name="rooms", default=UNSET)
    """How many rooms it has, in lists."""
    member_count: int | UnsetType | None = field(name="numberOfUsers", default=UNSET)
    """How many members it has, in lists."""
    is_owner: bool | UnsetType | None = field(name="isOwner", default=UNSET)
    """Whether the user owns it, in a user's list."""


class TeamChanges(Model, frozen=True, kw_only=True, gc=False):
    """Changes to a team."""

    name: str | UnsetType | None = UNSET
    """Its name."""
    kind: int | UnsetType | None = field(name="type", default=UNSET)
    """0 for a public team, 1 for a private one."""
    renames_room: bool | UnsetType | None = field(name="updateRoom", default=UNSET)
    """Whether its main room gets the name, too."""


class NewTeamMember(Model, frozen=True, kw_only=True):
    """A user with roles in a team."""

    user_id: str = field(name="userId")
    """The user."""
    roles: list[str] | UnsetType | None = UNSET
    """Roles in the team: `owner`, `member`."""


class TeamUser(Model, frozen=True, kw_only=True, gc=False):
    """A user as a list of members shows them."""

    id: str = field(name="_id")
    """Identifier."""
    username: str | UnsetType | None = UNSET
    """User name."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    status: str | UnsetType | None = UNSET
    """`online`, `away`, `busy` or `offline`."""


class TeamMember(Model, frozen=True, kw_only=True):
    """A member of a team."""

    user: TeamUser
    """The user."""
    roles: list[str] | UnsetType | None = UNSET
    """Roles in the team."""
    added_by: UserReference | UnsetType | None = field(name="createdBy", default=UNSET)
    """The user who added them."""
    added_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When."""
