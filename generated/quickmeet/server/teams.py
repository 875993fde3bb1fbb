# Generated from schema/teams.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Teams`."""

from __future__ import annotations

import builtins
from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..teams import (
    ADD_MEMBERS,
    ADD_ROOMS,
    AUTOCOMPLETE,
    CONVERT_FROM_CHANNEL,
    CONVERT_TO_CHANNEL,
    CREATE,
    DELETE,
    INFO,
    LEAVE,
    LIST,
    LIST_ALL,
    LIST_CHILDREN,
    LIST_ROOMS,
    LIST_ROOMS_OF_USER,
    MEMBERS,
    REMOVE_MEMBER,
    REMOVE_ROOM,
    UPDATE,
    UPDATE_MEMBER,
    UPDATE_ROOM,
)

__all__ = [
    "AddMembersHandler",
    "AddRoomsHandler",
    "AutocompleteHandler",
    "ConvertFromChannelHandler",
    "ConvertToChannelHandler",
    "CreateHandler",
    "DeleteHandler",
    "InfoHandler",
    "LeaveHandler",
    "ListAllHandler",
    "ListChildrenHandler",
    "ListHandler",
    "ListRoomsHandler",
    "ListRoomsOfUserHandler",
    "MembersHandler",
    "RemoveMemberHandler",
    "RemoveRoomHandler",
    "TeamsHandlers",
    "UpdateHandler",
    "UpdateMemberHandler",
    "UpdateRoomHandler",
    "on_add_members",
    "on_add_rooms",
    "on_autocomplete",
    "on_convert_from_channel",
    "on_convert_to_channel",
    "on_create",
    "on_delete",
    "on_info",
    "on_leave",
    "on_list",
    "on_list_all",
    "on_list_children",
    "on_list_rooms",
    "on_list_rooms_of_user",
    "on_members",
    "on_remove_member",
    "on_remove_room",
    "on_update",
    "on_update_member",
    "on_update_room",
    "teams_handlers",
]


class CreateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/teams.create``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        name: str,
        kind: Literal[0, 1],
        *,
        members: builtins.list[str] | UnsetType = UNSET,
        owner: str | UnsetType = UNSET,
        room: dict[str, object] | UnsetType = UNSET,
    ) -> Answer[types.Team]:
        """Make a team, and its main room."""
        ...


def on_create(handler: CreateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/teams.create``."""
    return MethodHandler(
        CREATE,
        handler,
        Param("name", str),
        Param("kind", Literal[0, 1]),
        Param("members", list[str], is_optional=True),
        Param("owner", str, is_optional=True),
        Param("room", dict[str, object], is_optional=True),
    )


class InfoHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/teams.info``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        team_id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
    ) -> Answer[types.Team]:
        """Look up a team by id or name."""
        ...


def on_info(handler: InfoHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/teams.info``."""
    return MethodHandler(
        INFO,
        handler,
        Param("team_id", str, is_optional=True),
        Param("name", str, is_optional=True),
    )


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/teams.list``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Team]]:
        """List the teams that one is in."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/teams.list``."""
    return MethodHandler(
        LIST,
        handler,
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListAllHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/teams.listAll``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Team]]:
        """List all teams, as administrators may."""
        ...


def on_list_all(handler: ListAllHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/teams.listAll``."""
    return MethodHandler(
        LIST_ALL,
        handler,
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class AutocompleteHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/teams.autocomplete``."""

    def __call__(
        self, caller: ContextT_contra, /, name: str
    ) -> Answer[builtins.list[types.Team]]:
        """Find your teams by the beginning of their names."""
        ...


def on_autocomplete(handler: AutocompleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/teams.autocomplete``."""
    return MethodHandler(AUTOCOMPLETE, handler, Param("name", str))


class UpdateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/teams.update``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        team_id: str,
        *,
        name: str | UnsetType = UNSET,
        kind: int | UnsetType = UNSET,
        renames_room: bool | UnsetType = UNSET,
    ) -> Answer[None]:
        """Change a team."""
        ...


def on_update(handler: UpdateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/teams.update``."""
    return MethodHandler(
        UPDATE, handler, Param("team_id", str), Spread(types.TeamChanges)
    )


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/teams.delete``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        team_id: str,
        *,
        rooms_to_delete: builtins.list[str] | UnsetType = UNSET,
    ) -> Answer[None]:
        """Delete a team; its other rooms stay, unless they are named."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/teams.delete``."""
    return MethodHandler(
        DELETE,
        handler,
        Param("team_id", str),
        Param("rooms_to_delete", list[str], is_optional=True),
    )


class ConvertFromChannelHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/channels.convertToTeam``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[types.Team]:
        """Make a team of a channel, which becomes its main room."""
        ...


def on_convert_from_channel(
    handler: ConvertFromChannelHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/channels.convertToTeam``."""
    return MethodHandler(CONVERT_FROM_CHANNEL, handler, Param("room_id", str))


class ConvertToChannelHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/teams.convertToChannel``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        team_id: str,
        *,
        rooms_to_delete: builtins.list[str] | UnsetType = UNSET,
    ) -> Answer[None]:
        """Make a room of a team again."""
        ...


def on_convert_to_channel(
    handler: ConvertToChannelHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/teams.convertToChannel``."""
    return MethodHandler(
        CONVERT_TO_CHANNEL,
        handler,
        Param("team_id", str),
        Param("rooms_to_delete", list[str], is_optional=True),
    )


class MembersHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/teams.members``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        team_id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        username: str | UnsetType = UNSET,
        statuses: builtins.list[str] | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.TeamMember]]:
        """List the members of a team."""
        ...


def on_members(handler: MembersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/teams.members``."""
    return MethodHandler(
        MEMBERS,
        handler,
        Param("team_id", str, is_optional=True),
        Param("name", str, is_optional=True),
        Param("text", str, is_optional=True),
        Param("username", str, is_optional=True),
        Param("statuses", list[str], is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class AddMembersHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/teams.addMembers``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        team_id: str,
        members: builtins.list[types.NewTeamMember],
    ) -> Answer[None]:
        """Add users to a team."""
        ...


def on_add_members(handler: AddMembersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/teams.addMembers``."""
    return MethodHandler(
        ADD_MEMBERS,
        handler,
        Param("team_id", str),
        Param("members", list[types.NewTeamMember]),
    )


class UpdateMemberHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/teams.updateMember``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        team_id: str,
        user_id: str,
        *,
        roles: builtins.list[str] | UnsetType = UNSET,
    ) -> Answer[None]:
        """Change the roles of a member of a team."""
        ...


def on_update_member(handler: UpdateMemberHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/teams.updateMember``."""
    return MethodHandler(
        UPDATE_MEMBER, handler, Param("team_id", str), Spread(types.NewTeamMember)
    )


class RemoveMemberHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/teams.removeMember``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        team_id: str,
        user_id: str,
        *,
        rooms: builtins.list[str] | UnsetType = UNSET,
    ) -> Answer[None]:
        """Remove a user from a team, and from rooms of it."""
        ...


def on_remove_member(handler: RemoveMemberHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/teams.removeMember``."""
    return MethodHandler(
        REMOVE_MEMBER,
        handler,
        Param("team_id", str),
        Param("user_id", str),
        Param("rooms", list[str], is_optional=True),
    )


class LeaveHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/teams.leave``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        team_id: str,
        *,
        rooms: builtins.list[str] | UnsetType = UNSET,
    ) -> Answer[None]:
        """Leave a team, and rooms of it."""
        ...


def on_leave(handler: LeaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/teams.leave``."""
    return MethodHandler(
        LEAVE,
        handler,
        Param("team_id", str),
        Param("rooms", list[str], is_optional=True),
    )


class AddRoomsHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/teams.addRooms``."""

    def __call__(
        self, caller: ContextT_contra, /, team_id: str, rooms: builtins.list[str]
    ) -> Answer[builtins.list[types.Room]]:
        """Add rooms to a team."""
        ...


def on_add_rooms(handler: AddRoomsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/teams.addRooms``."""
    return MethodHandler(
        ADD_ROOMS, handler, Param("team_id", str), Param("rooms", list[str])
    )


class UpdateRoomHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/teams.updateRoom``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, *, is_default: bool
    ) -> Answer[types.Room]:
        """Let new members of a team join one of its rooms, or no longer."""
        ...


def on_update_room(handler: UpdateRoomHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/teams.updateRoom``."""
    return MethodHandler(
        UPDATE_ROOM, handler, Param("room_id", str), Param("is_default", bool)
    )


class RemoveRoomHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/teams.removeRoom``."""

    def __call__(
        self, caller: ContextT_contra, /, team_id: str, room_id: str
    ) -> Answer[types.Room]:
        """Take a room out of a team."""
        ...


def on_remove_room(handler: RemoveRoomHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/teams.removeRoom``."""
    return MethodHandler(
        REMOVE_ROOM, handler, Param("team_id", str), Param("room_id", str)
    )


class ListRoomsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/teams.listRooms``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        team_id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        kind: Literal["all", "autoJoin"] | str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """List the rooms of a team."""
        ...


def on_list_rooms(handler: ListRoomsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/teams.listRooms``."""
    return MethodHandler(
        LIST_ROOMS,
        handler,
        Param("team_id", str, is_optional=True),
        Param("name", str, is_optional=True),
        Param("text", str, is_optional=True),
        Param("kind", Literal["all", "autoJoin"] | str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListRoomsOfUserHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/teams.listRoomsOfUser``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        user_id: str,
        *,
        team_id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        may_be_deleted: bool | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """List the rooms of a team that a user is in."""
        ...


def on_list_rooms_of_user(
    handler: ListRoomsOfUserHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/teams.listRoomsOfUser``."""
    return MethodHandler(
        LIST_ROOMS_OF_USER,
        handler,
        Param("team_id", str, is_optional=True),
        Param("name", str, is_optional=True),
        Param("user_id", str),
        Param("may_be_deleted", bool, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListChildrenHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/teams.listChildren``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        team_id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        room_id: str | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        kind: Literal["channels", "discussions"] | str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """List rooms and discussions of a team that you may see."""
        ...


def on_list_children(handler: ListChildrenHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/teams.listChildren``."""
    return MethodHandler(
        LIST_CHILDREN,
        handler,
        Param("team_id", str, is_optional=True),
        Param("name", str, is_optional=True),
        Param("room_id", str, is_optional=True),
        Param("text", str, is_optional=True),
        Param("kind", Literal["channels", "discussions"] | str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class TeamsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Teams`."""

    @property
    def create(self) -> CreateHandler[ContextT_contra]:
        """Make a team, and its main room."""
        ...

    @property
    def info(self) -> InfoHandler[ContextT_contra]:
        """Look up a team by id or name."""
        ...

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the teams that one is in."""
        ...

    @property
    def list_all(self) -> ListAllHandler[ContextT_contra]:
        """List all teams, as administrators may."""
        ...

    @property
    def autocomplete(self) -> AutocompleteHandler[ContextT_contra]:
        """Find your teams by the beginning of their names."""
        ...

    @property
    def update(self) -> UpdateHandler[ContextT_contra]:
        """Change a team."""
        ...

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Delete a team; its other rooms stay, unless they are named."""
        ...

    @property
    def convert_from_channel(self) -> ConvertFromChannelHandler[ContextT_contra]:
        """Make a team of a channel, which becomes its main room."""
        ...

    @property
    def convert_to_channel(self) -> ConvertToChannelHandler[ContextT_contra]:
        """Make a room of a team again."""
        ...

    @property
    def members(self) -> MembersHandler[ContextT_contra]:
        """List the members of a team."""
        ...

    @property
    def add_members(self) -> AddMembersHandler[ContextT_contra]:
        """Add users to a team."""
        ...

    @property
    def update_member(self) -> UpdateMemberHandler[ContextT_contra]:
        """Change the roles of a member of a team."""
        ...

    @property
    def remove_member(self) -> RemoveMemberHandler[ContextT_contra]:
        """Remove a user from a team, and from rooms of it."""
        ...

    @property
    def leave(self) -> LeaveHandler[ContextT_contra]:
        """Leave a team, and rooms of it."""
        ...

    @property
    def add_rooms(self) -> AddRoomsHandler[ContextT_contra]:
        """Add rooms to a team."""
        ...

    @property
    def update_room(self) -> UpdateRoomHandler[ContextT_contra]:
        """Let new members of a team join one of its rooms, or no longer."""
        ...

    @property
    def remove_room(self) -> RemoveRoomHandler[ContextT_contra]:
        """Take a room out of a team."""
        ...

    @property
    def list_rooms(self) -> ListRoomsHandler[ContextT_contra]:
        """List the rooms of a team."""
        ...

    @property
    def list_rooms_of_user(self) -> ListRoomsOfUserHandler[ContextT_contra]:
        """List the rooms of a team that a user is in."""
        ...

    @property
    def list_children(self) -> ListChildrenHandler[ContextT_contra]:
        """List rooms and discussions of a team that you may see."""
        ...


def teams_handlers(
    implementation: TeamsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_create(implementation.create),
        on_info(implementation.info),
        on_list(implementation.list),
        on_list_all(implementation.list_all),
        on_autocomplete(implementation.autocomplete),
        on_update(implementation.update),
        on_delete(implementation.delete),
        on_convert_from_channel(implementation.convert_from_channel),
        on_convert_to_channel(implementation.convert_to_channel),
        on_members(implementation.members),
        on_add_members(implementation.add_members),
        on_update_member(implementation.update_member),
        on_remove_member(implementation.remove_member),
        on_leave(implementation.leave),
        on_add_rooms(implementation.add_rooms),
        on_update_room(implementation.update_room),
        on_remove_room(implementation.remove_room),
        on_list_rooms(implementation.list_rooms),
        on_list_rooms_of_user(implementation.list_rooms_of_user),
        on_list_children(implementation.list_children),
    )
