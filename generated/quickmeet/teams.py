# Generated from schema/teams.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Make, change and look up teams, their members and their rooms."""

from __future__ import annotations

import builtins
from typing import Final, Literal

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import InvalidUserError, NoSuchRoomError, NotAllowedError

__all__ = [
    "ADD_MEMBERS",
    "ADD_ROOMS",
    "AUTOCOMPLETE",
    "CONVERT_FROM_CHANNEL",
    "CONVERT_TO_CHANNEL",
    "CREATE",
    "DELETE",
    "INFO",
    "LEAVE",
    "LIST",
    "LIST_ALL",
    "LIST_CHILDREN",
    "LIST_ROOMS",
    "LIST_ROOMS_OF_USER",
    "MEMBERS",
    "REMOVE_MEMBER",
    "REMOVE_ROOM",
    "UPDATE",
    "UPDATE_MEMBER",
    "UPDATE_ROOM",
    "Teams",
]

CREATE: Final[Endpoint[types.Team]] = Endpoint(
    "POST",
    "/v1/teams.create",
    lambda: types.Team,
    params=("name", "type", "members", "owner", "room"),
    at="team",
    errors=(NotAllowedError,),
    versions=Versions(since="3.13.0"),
)
INFO: Final[Endpoint[types.Team]] = Endpoint(
    "GET",
    "/v1/teams.info",
    lambda: types.Team,
    params=("teamId", "teamName"),
    at="teamInfo",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.13.0"),
)
LIST: Final[Endpoint[ListPage[types.Team]]] = Endpoint(
    "GET",
    "/v1/teams.list",
    lambda: ListPage[types.Team],
    params=("count", "offset"),
    at={"items": "teams", "total": "total"},
    repeatable=True,
    versions=Versions(since="3.13.0"),
)
LIST_ALL: Final[Endpoint[ListPage[types.Team]]] = Endpoint(
    "GET",
    "/v1/teams.listAll",
    lambda: ListPage[types.Team],
    params=("count", "offset"),
    at={"items": "teams", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.13.0"),
)
AUTOCOMPLETE: Final[Endpoint[list[types.Team]]] = Endpoint(
    "GET",
    "/v1/teams.autocomplete",
    lambda: list[types.Team],
    params=("name",),
    at="teams",
    repeatable=True,
    versions=Versions(since="3.13.0"),
)
UPDATE: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/teams.update",
    None,
    params=("teamId", "data"),
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.13.0"),
)
DELETE: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/teams.delete",
    None,
    params=("teamId", "roomsToRemove"),
    errors=(NotAllowedError,),
    versions=Versions(since="3.13.0"),
    rooms=(1,),
)
CONVERT_FROM_CHANNEL: Final[Endpoint[types.Team]] = Endpoint(
    "POST",
    "/v1/channels.convertToTeam",
    lambda: types.Team,
    params=("channelId",),
    at="team",
    errors=(NotAllowedError,),
    versions=Versions(since="3.13.0"),
    rooms=(0,),
)
CONVERT_TO_CHANNEL: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/teams.convertToChannel",
    None,
    params=("teamId", "roomsToRemove"),
    errors=(NotAllowedError,),
    versions=Versions(since="3.13.0"),
    rooms=(1,),
)
MEMBERS: Final[Endpoint[ListPage[types.TeamMember]]] = Endpoint(
    "GET",
    "/v1/teams.members",
    lambda: ListPage[types.TeamMember],
    params=("teamId", "teamName", "name", "username", "status[]", "count", "offset"),
    at={"items": "members", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.13.0"),
)
ADD_MEMBERS: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/teams.addMembers",
    None,
    params=("teamId", "members"),
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.13.0"),
)
UPDATE_MEMBER: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/teams.updateMember",
    None,
    params=("teamId", "member"),
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.13.0"),
)
REMOVE_MEMBER: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/teams.removeMember",
    None,
    params=("teamId", "userId", "rooms"),
    errors=(NotAllowedError, InvalidUserError),
    versions=Versions(since="3.13.0"),
    rooms=(2,),
)
LEAVE: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/teams.leave",
    None,
    params=("teamId", "rooms"),
    versions=Versions(since="3.13.0"),
    rooms=(1,),
)
ADD_ROOMS: Final[Endpoint[list[types.Room]]] = Endpoint(
    "POST",
    "/v1/teams.addRooms",
    lambda: list[types.Room],
    params=("teamId", "rooms"),
    at="rooms",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.13.0"),
    rooms=(1,),
)
UPDATE_ROOM: Final[Endpoint[types.Room]] = Endpoint(
    "POST",
    "/v1/teams.updateRoom",
    lambda: types.Room,
    params=("roomId", "isDefault"),
    at="room",
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="3.13.0"),
    rooms=(0,),
)
REMOVE_ROOM: Final[Endpoint[types.Room]] = Endpoint(
    "POST",
    "/v1/teams.removeRoom",
    lambda: types.Room,
    params=("teamId", "roomId"),
    at="room",
    errors=(NotAllowedError, NoSuchRoomError),
    versions=Versions(since="3.13.0"),
    rooms=(1,),
)
LIST_ROOMS: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/teams.listRooms",
    lambda: ListPage[types.Room],
    params=("teamId", "teamName", "filter", "type", "count", "offset"),
    at={"items": "rooms", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.13.0"),
)
LIST_ROOMS_OF_USER: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/teams.listRoomsOfUser",
    lambda: ListPage[types.Room],
    params=("teamId", "teamName", "userId", "canUserDelete", "count", "offset"),
    at={"items": "rooms", "total": "total"},
    errors=(NotAllowedError, InvalidUserError),
    repeatable=True,
    versions=Versions(since="3.13.0"),
)
LIST_CHILDREN: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/teams.listChildren",
    lambda: ListPage[types.Room],
    params=("teamId", "teamName", "roomId", "filter", "type", "count", "offset"),
    at={"items": "data", "total": "total"},
    errors=(NoSuchRoomError,),
    repeatable=True,
    versions=Versions(since="6.13.0"),
    rooms=(2,),
)


class Teams(Group):
    """Make, change and look up teams, their members and their rooms."""

    __slots__ = ()

    async def create(
        self,
        name: str,
        kind: Literal[0, 1],
        *,
        members: builtins.list[str] | UnsetType | None = UNSET,
        owner: str | UnsetType | None = UNSET,
        room: dict[str, object] | UnsetType | None = UNSET,
    ) -> types.Team:
        """Make a team, and its main room.

        By REST: ``POST /v1/teams.create``; servers since 3.13.0. Depends on the
        permission ``create-team``.

        Args:
            name: Its name.
            kind: 0 for a public team, 1 for a private one.
            members: Ids or names of users to add.
            owner: Id of the user who owns it; oneself unless given.
            room: Options of its main room, such as `{"readOnly": true}`.

        Returns:
            The team.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(
            CREATE,
            (
                name,
                kind,
                UNSET if members is None else members,
                UNSET if owner is None else owner,
                UNSET if room is None else room,
            ),
        )

    async def info(
        self,
        *,
        team_id: str | UnsetType | None = UNSET,
        name: str | UnsetType | None = UNSET,
    ) -> types.Team:
        """Look up a team by id or name.

        By REST: ``GET /v1/teams.info``; servers since 3.13.0. Depends on the permission
        ``view-all-teams``. Safe to repeat: it only reads.

        Args:
            team_id: The team.
            name: The team's name.

        Returns:
            The team.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(
            INFO,
            (UNSET if team_id is None else team_id, UNSET if name is None else name),
        )

    def list(self, *, page_size: int = 50) -> streams.Listing[types.Team]:
        """List the teams that one is in.

        By REST: ``GET /v1/teams.list``; servers since 3.13.0. Safe to repeat: it only
        reads.

        Args:
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The teams.
        """
        return streams.Listing(self._session, LIST, (), page_size=page_size)

    def list_all(self, *, page_size: int = 50) -> streams.Listing[types.Team]:
        """List all teams, as administrators may.

        By REST: ``GET /v1/teams.listAll``; servers since 3.13.0. Depends on the
        permission ``view-all-teams``. Safe to repeat: it only reads.

        Args:
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The teams.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(self._session, LIST_ALL, (), page_size=page_size)

    async def autocomplete(self, name: str) -> builtins.list[types.Team]:
        """Find your teams by the beginning of their names.

        By REST: ``GET /v1/teams.autocomplete``; servers since 3.13.0. Safe to repeat:
        it only reads.

        Args:
            name: How the name begins.

        Returns:
            At most a few teams.
        """
        return await self._session.call(AUTOCOMPLETE, (name,))

    async def update(
        self,
        team_id: str,
        *,
        name: str | UnsetType | None = UNSET,
        kind: int | UnsetType | None = UNSET,
        renames_room: bool | UnsetType | None = UNSET,
    ) -> None:
        """Change a team.

        By REST: ``POST /v1/teams.update``; servers since 3.13.0. Depends on the
        permission ``edit-team``. Safe to repeat: the last one counts.

        Args:
            team_id: The team.
            name: Its name.
            kind: 0 for a public team, 1 for a private one.
            renames_room: Whether its main room gets the name, too.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        data = types.TeamChanges(
            name=UNSET if name is None else name,
            kind=UNSET if kind is None else kind,
            renames_room=UNSET if renames_room is None else renames_room,
        )
        await self._session.call(UPDATE, (team_id, data))

    async def delete(
        self,
        team_id: str,
        *,
        rooms_to_delete: builtins.list[str] | UnsetType | None = UNSET,
    ) -> None:
        """Delete a team; its other rooms stay, unless they are named.

        By REST: ``POST /v1/teams.delete``; servers since 3.13.0. Depends on the
        permission ``delete-team``.

        Args:
            team_id: The team.
            rooms_to_delete: Ids of rooms of it to delete as well.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        await self._session.call(
            DELETE, (team_id, UNSET if rooms_to_delete is None else rooms_to_delete)
        )

    async def convert_from_channel(self, room_id: str) -> types.Team:
        """Make a team of a channel, which becomes its main room.

        By REST: ``POST /v1/channels.convertToTeam``; servers since 3.13.0. Depends on
        the permissions ``create-team``, ``edit-room``.

        Args:
            room_id: The channel.

        Returns:
            The team.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(CONVERT_FROM_CHANNEL, (room_id,))

    async def convert_to_channel(
        self,
        team_id: str,
        *,
        rooms_to_delete: builtins.list[str] | UnsetType | None = UNSET,
    ) -> None:
        """Make a room of a team again.

        By REST: ``POST /v1/teams.convertToChannel``; servers since 3.13.0. Depends on
        the permission ``convert-team``.

        Args:
            team_id: The team.
            rooms_to_delete: Ids of rooms of it to delete as well.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        await self._session.call(
            CONVERT_TO_CHANNEL,
            (team_id, UNSET if rooms_to_delete is None else rooms_to_delete),
        )

    def members(  # noqa: PLR0913  # as many as the wire has
        self,
        *,
        team_id: str | UnsetType | None = UNSET,
        name: str | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
        username: str | UnsetType | None = UNSET,
        statuses: builtins.list[str] | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.TeamMember]:
        """List the members of a team.

        By REST: ``GET /v1/teams.members``; servers since 3.13.0. Depends on the
        permission ``view-all-teams``. Safe to repeat: it only reads.

        Args:
            team_id: The team.
            name: The team's name.
            text: Only those whose name contains this.
            username: Only those whose user name contains this.
            statuses: Only those who are `online`, `away`, `busy` or `offline`.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The members.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(
            self._session,
            MEMBERS,
            (
                UNSET if team_id is None else team_id,
                UNSET if name is None else name,
                UNSET if text is None else text,
                UNSET if username is None else username,
                UNSET if statuses is None else statuses,
            ),
            page_size=page_size,
        )

    async def add_members(
        self, team_id: str, members: builtins.list[types.NewTeamMember]
    ) -> None:
        """Add users to a team.

        By REST: ``POST /v1/teams.addMembers``; servers since 3.13.0. Depends on the
        permission ``add-team-member``. Safe to repeat: who is in stays in.

        Args:
            team_id: The team.
            members: The users, with their roles in the team.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        await self._session.call(ADD_MEMBERS, (team_id, members))

    async def update_member(
        self,
        team_id: str,
        user_id: str,
        *,
        roles: builtins.list[str] | UnsetType | None = UNSET,
    ) -> None:
        """Change the roles of a member of a team.

        By REST: ``POST /v1/teams.updateMember``; servers since 3.13.0. Depends on the
        permission ``edit-team-member``. Safe to repeat: the last one counts.

        Args:
            team_id: The team.
            user_id: The user.
            roles: Roles in the team: `owner`, `member`.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        member = types.NewTeamMember(
            user_id=user_id, roles=UNSET if roles is None else roles
        )
        await self._session.call(UPDATE_MEMBER, (team_id, member))

    async def remove_member(
        self,
        team_id: str,
        user_id: str,
        *,
        rooms: builtins.list[str] | UnsetType | None = UNSET,
    ) -> None:
        """Remove a user from a team, and from rooms of it.

        By REST: ``POST /v1/teams.removeMember``; servers since 3.13.0. Depends on the
        permission ``edit-team-member``.

        Args:
            team_id: The team.
            user_id: The user.
            rooms: Ids of the rooms.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        await self._session.call(
            REMOVE_MEMBER, (team_id, user_id, UNSET if rooms is None else rooms)
        )

    async def leave(
        self, team_id: str, *, rooms: builtins.list[str] | UnsetType | None = UNSET
    ) -> None:
        """Leave a team, and rooms of it.

        By REST: ``POST /v1/teams.leave``; servers since 3.13.0.

        Args:
            team_id: The team.
            rooms: Ids of the rooms.
        """
        await self._session.call(LEAVE, (team_id, UNSET if rooms is None else rooms))

    async def add_rooms(
        self, team_id: str, rooms: builtins.list[str]
    ) -> builtins.list[types.Room]:
        """Add rooms to a team.

        By REST: ``POST /v1/teams.addRooms``; servers since 3.13.0. Depends on the
        permission ``add-team-channel``. Safe to repeat: what is in the team stays in
        it.

        Args:
            team_id: The team.
            rooms: Ids of the rooms.

        Returns:
            The rooms.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(ADD_ROOMS, (team_id, rooms))

    async def update_room(self, room_id: str, *, is_default: bool) -> types.Room:
        """Let new members of a team join one of its rooms, or no longer.

        By REST: ``POST /v1/teams.updateRoom``; servers since 3.13.0. Depends on the
        permission ``edit-team-channel``. Safe to repeat: the last one counts.

        Args:
            room_id: The room.
            is_default: Whether they join by themselves.

        Returns:
            The room.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(UPDATE_ROOM, (room_id, is_default))

    async def remove_room(self, team_id: str, room_id: str) -> types.Room:
        """Take a room out of a team.

        By REST: ``POST /v1/teams.removeRoom``; servers since 3.13.0. Depends on the
        permission ``remove-team-channel``.

        Args:
            team_id: The team.
            room_id: The room.

        Returns:
            The room.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(REMOVE_ROOM, (team_id, room_id))

    def list_rooms(
        self,
        *,
        team_id: str | UnsetType | None = UNSET,
        name: str | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
        kind: Literal["all", "autoJoin"] | str | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Room]:
        """List the rooms of a team.

        By REST: ``GET /v1/teams.listRooms``; servers since 3.13.0. Depends on the
        permissions ``view-all-team-channels``, ``view-all-teams``. Safe to repeat: it
        only reads.

        Args:
            team_id: The team.
            name: The team's name.
            text: Only those whose name contains this.
            kind: Only those that new members join by themselves.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The rooms.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(
            self._session,
            LIST_ROOMS,
            (
                UNSET if team_id is None else team_id,
                UNSET if name is None else name,
                UNSET if text is None else text,
                UNSET if kind is None else kind,
            ),
            page_size=page_size,
        )

    def list_rooms_of_user(
        self,
        user_id: str,
        *,
        team_id: str | UnsetType | None = UNSET,
        name: str | UnsetType | None = UNSET,
        may_be_deleted: bool | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Room]:
        """List the rooms of a team that a user is in.

        By REST: ``GET /v1/teams.listRoomsOfUser``; servers since 3.13.0. Depends on the
        permissions ``view-all-team-channels``, ``view-all-teams``. Safe to repeat: it
        only reads.

        Args:
            user_id: The user.
            team_id: The team.
            name: The team's name.
            may_be_deleted: Only those that the user may delete.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The rooms.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return streams.Listing(
            self._session,
            LIST_ROOMS_OF_USER,
            (
                UNSET if team_id is None else team_id,
                UNSET if name is None else name,
                user_id,
                UNSET if may_be_deleted is None else may_be_deleted,
            ),
            page_size=page_size,
        )

    def list_children(  # noqa: PLR0913  # as many as the wire has
        self,
        *,
        team_id: str | UnsetType | None = UNSET,
        name: str | UnsetType | None = UNSET,
        room_id: str | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
        kind: Literal["channels", "discussions"] | str | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Room]:
        """List rooms and discussions of a team that you may see.

        By REST: ``GET /v1/teams.listChildren``; servers since 6.13.0. Safe to repeat:
        it only reads.

        Args:
            team_id: The team.
            name: The team's name.
            room_id: The team's main room, instead of the team.
            text: Only those whose name contains this.
            kind: Only these.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The rooms.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session,
            LIST_CHILDREN,
            (
                UNSET if team_id is None else team_id,
                UNSET if name is None else name,
                UNSET if room_id is None else room_id,
                UNSET if text is None else text,
                UNSET if kind is None else kind,
            ),
            page_size=page_size,
        )
