# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Rooms`."""

import builtins
from typing import Literal, Protocol

from quickmeet_runtime.model.endpoint import ListPage
from quickmeet_runtime.model.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    Key,
    MethodHandler,
    Param,
    Spread,
)
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from ..rooms import (
    ADD_EVERYONE,
    ADD_LEADER,
    ADD_MEMBER,
    ADD_MEMBERS,
    ADD_MODERATOR,
    ADD_OWNER,
    ARCHIVE,
    BLOCK,
    CAN_ACCESS,
    CLEAN_HISTORY,
    COUNT_CHANNELS,
    COUNTERS,
    CREATE_CHANNEL,
    CREATE_DIRECT,
    CREATE_PRIVATE,
    DELETE,
    FIND,
    FIND_ID,
    GET,
    GET_JOIN_CODE,
    GET_NAME,
    GET_TOKENPASS,
    HIDE,
    IGNORE_MEMBER,
    IS_NAME_TAKEN,
    JOIN,
    JOIN_DEFAULTS,
    LEAVE,
    LIST,
    LIST_ALL,
    LIST_CHANGES,
    LIST_CHANNELS,
    LIST_MEMBERS,
    LIST_MEMBERSHIP_CHANGES,
    LIST_MEMBERSHIPS,
    LIST_ROLES,
    LIST_TOKENPASS,
    MARK_READ,
    MUTE,
    NOTIFY_MEMBERS,
    OPEN,
    REMOVE_LEADER,
    REMOVE_MEMBER,
    REMOVE_MODERATOR,
    REMOVE_OWNER,
    SAVE_SETTINGS,
    SEARCH,
    SET_FAVORITE,
    UNARCHIVE,
    UNBLOCK,
    UNMUTE,
)
from ..types.rooms import (
    ChannelList,
    CreatedRoom,
    HistoryCleaning,
    MemberPage,
    MemberPageOptions,
    Membership,
    MembershipChanges,
    MemberToIgnore,
    MemberToRemove,
    NewMembers,
    Room,
    RoomChanges,
    RoomCounters,
    RoomMember,
    RoomOptions,
    RoomRoles,
    RoomSettings,
    SavedRoom,
    Spotlight,
    SpotlightOptions,
    UserToBlock,
)

__all__ = [
    "AddEveryoneHandler",
    "AddLeaderHandler",
    "AddMemberHandler",
    "AddMembersHandler",
    "AddModeratorHandler",
    "AddOwnerHandler",
    "ArchiveHandler",
    "BlockHandler",
    "CanAccessHandler",
    "CleanHistoryHandler",
    "CountChannelsHandler",
    "CountersHandler",
    "CreateChannelHandler",
    "CreateDirectHandler",
    "CreatePrivateHandler",
    "DeleteHandler",
    "FindHandler",
    "FindIdHandler",
    "GetHandler",
    "GetJoinCodeHandler",
    "GetNameHandler",
    "GetTokenpassHandler",
    "HideHandler",
    "IgnoreMemberHandler",
    "IsNameTakenHandler",
    "JoinDefaultsHandler",
    "JoinHandler",
    "LeaveHandler",
    "ListAllHandler",
    "ListChangesHandler",
    "ListChannelsHandler",
    "ListHandler",
    "ListMembersHandler",
    "ListMembershipChangesHandler",
    "ListMembershipsHandler",
    "ListRolesHandler",
    "ListTokenpassHandler",
    "MarkReadHandler",
    "MuteHandler",
    "NotifyMembersHandler",
    "OpenHandler",
    "RemoveLeaderHandler",
    "RemoveMemberHandler",
    "RemoveModeratorHandler",
    "RemoveOwnerHandler",
    "RoomsHandlers",
    "SaveSettingsHandler",
    "SearchHandler",
    "SetFavoriteHandler",
    "UnarchiveHandler",
    "UnblockHandler",
    "UnmuteHandler",
    "on_add_everyone",
    "on_add_leader",
    "on_add_member",
    "on_add_members",
    "on_add_moderator",
    "on_add_owner",
    "on_archive",
    "on_block",
    "on_can_access",
    "on_clean_history",
    "on_count_channels",
    "on_counters",
    "on_create_channel",
    "on_create_direct",
    "on_create_private",
    "on_delete",
    "on_find",
    "on_find_id",
    "on_get",
    "on_get_join_code",
    "on_get_name",
    "on_get_tokenpass",
    "on_hide",
    "on_ignore_member",
    "on_is_name_taken",
    "on_join",
    "on_join_defaults",
    "on_leave",
    "on_list",
    "on_list_all",
    "on_list_changes",
    "on_list_channels",
    "on_list_members",
    "on_list_membership_changes",
    "on_list_memberships",
    "on_list_roles",
    "on_list_tokenpass",
    "on_mark_read",
    "on_mute",
    "on_notify_members",
    "on_open",
    "on_remove_leader",
    "on_remove_member",
    "on_remove_moderator",
    "on_remove_owner",
    "on_save_settings",
    "on_search",
    "on_set_favorite",
    "on_unarchive",
    "on_unblock",
    "on_unmute",
    "rooms_handlers",
]


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``rooms/get``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[builtins.list[Room]]:
        """List the rooms of the user."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``rooms/get``."""
    return MethodHandler(LIST, handler)


class ListChangesHandler(Protocol[ContextT_contra]):
    """Answers ``rooms/get``."""

    def __call__(
        self, caller: ContextT_contra, /, since: Timestamp | float
    ) -> Answer[RoomChanges]:
        """Fetch the rooms that changed or went after a moment."""
        ...


def on_list_changes(handler: ListChangesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``rooms/get``."""
    return MethodHandler(LIST_CHANGES, handler, Param("since", Timestamp | float))


class ListMembershipsHandler(Protocol[ContextT_contra]):
    """Answers ``subscriptions/get``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[builtins.list[Membership]]:
        """List the memberships of the user."""
        ...


def on_list_memberships(
    handler: ListMembershipsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``subscriptions/get``."""
    return MethodHandler(LIST_MEMBERSHIPS, handler)


class ListMembershipChangesHandler(Protocol[ContextT_contra]):
    """Answers ``subscriptions/get``."""

    def __call__(
        self, caller: ContextT_contra, /, since: Timestamp | float
    ) -> Answer[MembershipChanges]:
        """Fetch the memberships that changed or ended after a moment."""
        ...


def on_list_membership_changes(
    handler: ListMembershipChangesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``subscriptions/get``."""
    return MethodHandler(
        LIST_MEMBERSHIP_CHANGES, handler, Param("since", Timestamp | float)
    )


class CreateChannelHandler(Protocol[ContextT_contra]):
    """Answers ``createChannel``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        name: str,
        members: builtins.list[str],
        *,
        is_read_only: bool | UnsetType = UNSET,
        custom_fields: dict[str, object] | UnsetType = UNSET,
        options: RoomOptions | UnsetType = UNSET,
    ) -> Answer[CreatedRoom]:
        """Make a public channel."""
        ...


def on_create_channel(
    handler: CreateChannelHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``createChannel``."""
    return MethodHandler(
        CREATE_CHANNEL,
        handler,
        Param("name", str),
        Param("members", list[str]),
        Param("is_read_only", bool, is_optional=True),
        Param("custom_fields", dict[str, object], is_optional=True),
        Param("options", RoomOptions, is_optional=True),
    )


class CreatePrivateHandler(Protocol[ContextT_contra]):
    """Answers ``createPrivateGroup``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        name: str,
        members: builtins.list[str],
        *,
        is_read_only: bool | UnsetType = UNSET,
        custom_fields: dict[str, object] | UnsetType = UNSET,
        options: RoomOptions | UnsetType = UNSET,
    ) -> Answer[CreatedRoom]:
        """Make a private group."""
        ...


def on_create_private(
    handler: CreatePrivateHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``createPrivateGroup``."""
    return MethodHandler(
        CREATE_PRIVATE,
        handler,
        Param("name", str),
        Param("members", list[str]),
        Param("is_read_only", bool, is_optional=True),
        Param("custom_fields", dict[str, object], is_optional=True),
        Param("options", RoomOptions, is_optional=True),
    )


class CreateDirectHandler(Protocol[ContextT_contra]):
    """Answers ``createDirectMessage``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        username: str,
        *,
        second_username: str | UnsetType = UNSET,
        third_username: str | UnsetType = UNSET,
        fourth_username: str | UnsetType = UNSET,
        fifth_username: str | UnsetType = UNSET,
        sixth_username: str | UnsetType = UNSET,
        seventh_username: str | UnsetType = UNSET,
    ) -> Answer[CreatedRoom]:
        """Open the direct conversation with somebody, or with several."""
        ...


def on_create_direct(handler: CreateDirectHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``createDirectMessage``."""
    return MethodHandler(
        CREATE_DIRECT,
        handler,
        Param("username", str),
        Param("second_username", str, is_optional=True),
        Param("third_username", str, is_optional=True),
        Param("fourth_username", str, is_optional=True),
        Param("fifth_username", str, is_optional=True),
        Param("sixth_username", str, is_optional=True),
        Param("seventh_username", str, is_optional=True),
    )


class JoinHandler(Protocol[ContextT_contra]):
    """Answers ``joinRoom``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, *, code: str | UnsetType = UNSET
    ) -> Answer[bool | None]:
        """Join a public room."""
        ...


def on_join(handler: JoinHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``joinRoom``."""
    return MethodHandler(
        JOIN, handler, Param("room_id", str), Param("code", str, is_optional=True)
    )


class LeaveHandler(Protocol[ContextT_contra]):
    """Answers ``leaveRoom``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """Leave a room."""
        ...


def on_leave(handler: LeaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``leaveRoom``."""
    return MethodHandler(LEAVE, handler, Param("room_id", str))


class HideHandler(Protocol[ContextT_contra]):
    """Answers ``hideRoom``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[int]:
        """Take a room out of the user's list until something happens there."""
        ...


def on_hide(handler: HideHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``hideRoom``."""
    return MethodHandler(HIDE, handler, Param("room_id", str))


class OpenHandler(Protocol[ContextT_contra]):
    """Answers ``openRoom``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[int]:
        """Put a room back into the user's list."""
        ...


def on_open(handler: OpenHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``openRoom``."""
    return MethodHandler(OPEN, handler, Param("room_id", str))


class SetFavoriteHandler(Protocol[ContextT_contra]):
    """Answers ``toggleFavorite``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        is_favorite: bool | UnsetType = UNSET,
    ) -> Answer[int]:
        """Make a room a favorite, or no longer."""
        ...


def on_set_favorite(handler: SetFavoriteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``toggleFavorite``."""
    return MethodHandler(
        SET_FAVORITE,
        handler,
        Param("room_id", str),
        Param("is_favorite", bool, is_optional=True),
    )


class MarkReadHandler(Protocol[ContextT_contra]):
    """Answers ``readMessages``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        includes_threads: bool | UnsetType = UNSET,
    ) -> Answer[None]:
        """Mark a room as read."""
        ...


def on_mark_read(handler: MarkReadHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``readMessages``."""
    return MethodHandler(
        MARK_READ,
        handler,
        Param("room_id", str),
        Param("includes_threads", bool, is_optional=True),
    )


class ArchiveHandler(Protocol[ContextT_contra]):
    """Answers ``archiveRoom``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """Put a room away: nobody can write there."""
        ...


def on_archive(handler: ArchiveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``archiveRoom``."""
    return MethodHandler(ARCHIVE, handler, Param("room_id", str))


class UnarchiveHandler(Protocol[ContextT_contra]):
    """Answers ``unarchiveRoom``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """Take a room back that was put away."""
        ...


def on_unarchive(handler: UnarchiveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``unarchiveRoom``."""
    return MethodHandler(UNARCHIVE, handler, Param("room_id", str))


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``eraseRoom``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[bool | None]:
        """Delete a room with all its messages."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``eraseRoom``."""
    return MethodHandler(DELETE, handler, Param("room_id", str))


class SaveSettingsHandler(Protocol[ContextT_contra]):
    """Answers ``saveRoomSettings``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        settings: str | RoomSettings,
        *,
        value: object | UnsetType = UNSET,
    ) -> Answer[SavedRoom]:
        """Change settings of a room."""
        ...


def on_save_settings(handler: SaveSettingsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``saveRoomSettings``."""
    return MethodHandler(
        SAVE_SETTINGS,
        handler,
        Param("room_id", str),
        Param("settings", str | RoomSettings),
        Param("value", object, is_optional=True),
    )


class AddMemberHandler(Protocol[ContextT_contra]):
    """Answers ``addUserToRoom``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, username: str
    ) -> Answer[bool | None]:
        """Add a user to a room."""
        ...


def on_add_member(handler: AddMemberHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``addUserToRoom``."""
    return MethodHandler(ADD_MEMBER, handler, Spread(RoomMember))


class AddOwnerHandler(Protocol[ContextT_contra]):
    """Answers ``addRoomOwner``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, user_id: str
    ) -> Answer[bool]:
        """Make a member owner of a room."""
        ...


def on_add_owner(handler: AddOwnerHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``addRoomOwner``."""
    return MethodHandler(
        ADD_OWNER, handler, Param("room_id", str), Param("user_id", str)
    )


class AddModeratorHandler(Protocol[ContextT_contra]):
    """Answers ``addRoomModerator``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, user_id: str
    ) -> Answer[bool]:
        """Make a member moderator of a room."""
        ...


def on_add_moderator(handler: AddModeratorHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``addRoomModerator``."""
    return MethodHandler(
        ADD_MODERATOR, handler, Param("room_id", str), Param("user_id", str)
    )


class AddLeaderHandler(Protocol[ContextT_contra]):
    """Answers ``addRoomLeader``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, user_id: str
    ) -> Answer[bool]:
        """Make a member leader of a room."""
        ...


def on_add_leader(handler: AddLeaderHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``addRoomLeader``."""
    return MethodHandler(
        ADD_LEADER, handler, Param("room_id", str), Param("user_id", str)
    )


class MuteHandler(Protocol[ContextT_contra]):
    """Answers ``muteUserInRoom``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, username: str
    ) -> Answer[bool]:
        """Keep a member from writing in a room."""
        ...


def on_mute(handler: MuteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``muteUserInRoom``."""
    return MethodHandler(MUTE, handler, Spread(RoomMember))


class UnmuteHandler(Protocol[ContextT_contra]):
    """Answers ``unmuteUserInRoom``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, username: str
    ) -> Answer[bool]:
        """Let a member write in a room again."""
        ...


def on_unmute(handler: UnmuteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``unmuteUserInRoom``."""
    return MethodHandler(UNMUTE, handler, Spread(RoomMember))


class GetHandler(Protocol[ContextT_contra]):
    """Answers ``getRoomById``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[Room]:
        """Fetch a room."""
        ...


def on_get(handler: GetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getRoomById``."""
    return MethodHandler(GET, handler, Param("room_id", str))


class GetNameHandler(Protocol[ContextT_contra]):
    """Answers ``getRoomNameById``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[str | None]:
        """Look up the name of a room."""
        ...


def on_get_name(handler: GetNameHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getRoomNameById``."""
    return MethodHandler(GET_NAME, handler, Param("room_id", str))


class FindIdHandler(Protocol[ContextT_contra]):
    """Answers ``getRoomIdByNameOrId``."""

    def __call__(self, caller: ContextT_contra, /, name: str) -> Answer[str]:
        """Look up the id of a room by its name."""
        ...


def on_find_id(handler: FindIdHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getRoomIdByNameOrId``."""
    return MethodHandler(FIND_ID, handler, Param("name", str))


class ListRolesHandler(Protocol[ContextT_contra]):
    """Answers ``getRoomRoles``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str
    ) -> Answer[builtins.list[RoomRoles]]:
        """List who has roles in a room."""
        ...


def on_list_roles(handler: ListRolesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getRoomRoles``."""
    return MethodHandler(LIST_ROLES, handler, Param("room_id", str))


class IsNameTakenHandler(Protocol[ContextT_contra]):
    """Answers ``roomNameExists``."""

    def __call__(self, caller: ContextT_contra, /, name: str) -> Answer[bool]:
        """Ask whether a room has this name already."""
        ...


def on_is_name_taken(handler: IsNameTakenHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``roomNameExists``."""
    return MethodHandler(IS_NAME_TAKEN, handler, Param("name", str))


class SearchHandler(Protocol[ContextT_contra]):
    """Answers ``spotlight``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        text: str,
        *,
        usernames: builtins.list[str] | UnsetType = UNSET,
        options: SpotlightOptions | UnsetType = UNSET,
        room_id: str | UnsetType = UNSET,
    ) -> Answer[Spotlight]:
        """Find users and rooms by the beginning of their names."""
        ...


def on_search(handler: SearchHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``spotlight``."""
    return MethodHandler(
        SEARCH,
        handler,
        Param("text", str),
        Param("usernames", list[str], is_optional=True),
        Param("options", SpotlightOptions, is_optional=True),
        Param("room_id", str, is_optional=True),
    )


class ListTokenpassHandler(Protocol[ContextT_contra]):
    """Answers ``findTokenChannels``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[object]:
        """List rooms that tokens open; before 5.0."""
        ...


def on_list_tokenpass(
    handler: ListTokenpassHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``findTokenChannels``."""
    return MethodHandler(LIST_TOKENPASS, handler)


class GetTokenpassHandler(Protocol[ContextT_contra]):
    """Answers ``getChannelTokenpass``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[object]:
        """Fetch the tokens that open a room; before 5.0."""
        ...


def on_get_tokenpass(handler: GetTokenpassHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getChannelTokenpass``."""
    return MethodHandler(GET_TOKENPASS, handler, Param("room_id", str))


class ListChannelsHandler(Protocol[ContextT_contra]):
    """Answers ``channelsList``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        matching: str,
        kind: str,
        *,
        most: float | UnsetType = UNSET,
        order: str | UnsetType = UNSET,
    ) -> Answer[ChannelList]:
        """List channels by name; newer servers answer in pages."""
        ...


def on_list_channels(handler: ListChannelsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``channelsList``."""
    return MethodHandler(
        LIST_CHANNELS,
        handler,
        Param("matching", str),
        Param("kind", str),
        Param("most", float, is_optional=True),
        Param("order", str, is_optional=True),
    )


class CountChannelsHandler(Protocol[ContextT_contra]):
    """Answers ``getTotalChannels``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[float]:
        """Count the public channels."""
        ...


def on_count_channels(
    handler: CountChannelsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``getTotalChannels``."""
    return MethodHandler(COUNT_CHANNELS, handler)


class JoinDefaultsHandler(Protocol[ContextT_contra]):
    """Answers ``joinDefaultChannels``."""

    def __call__(
        self, caller: ContextT_contra, /, *, is_silent: bool | UnsetType = UNSET
    ) -> Answer[None]:
        """Join the channels that new users join."""
        ...


def on_join_defaults(handler: JoinDefaultsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``joinDefaultChannels``."""
    return MethodHandler(
        JOIN_DEFAULTS, handler, Param("is_silent", bool, is_optional=True)
    )


class AddEveryoneHandler(Protocol[ContextT_contra]):
    """Answers ``addAllUserToRoom``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        is_active_only: bool | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Add all users of the workspace to a room."""
        ...


def on_add_everyone(handler: AddEveryoneHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``addAllUserToRoom``."""
    return MethodHandler(
        ADD_EVERYONE,
        handler,
        Param("room_id", str),
        Param("is_active_only", bool, is_optional=True),
    )


class AddMembersHandler(Protocol[ContextT_contra]):
    """Answers ``addUsersToRoom``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, usernames: builtins.list[str]
    ) -> Answer[bool]:
        """Add users to a room."""
        ...


def on_add_members(handler: AddMembersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``addUsersToRoom``."""
    return MethodHandler(ADD_MEMBERS, handler, Spread(NewMembers))


class BlockHandler(Protocol[ContextT_contra]):
    """Answers ``blockUser``."""

    def __call__(
        self, caller: ContextT_contra, /, user_id: str, room_id: str
    ) -> Answer[bool]:
        """Block the other user of a direct room."""
        ...


def on_block(handler: BlockHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``blockUser``."""
    return MethodHandler(BLOCK, handler, Spread(UserToBlock))


class CanAccessHandler(Protocol[ContextT_contra]):
    """Answers ``canAccessRoom``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        user_id: str,
        *,
        details: dict[str, object] | UnsetType = UNSET,
    ) -> Answer[bool | Room]:
        """Ask whether a user may see a room; before 8.0."""
        ...


def on_can_access(handler: CanAccessHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``canAccessRoom``."""
    return MethodHandler(
        CAN_ACCESS,
        handler,
        Param("room_id", str),
        Param("user_id", str),
        Param("details", dict[str, object], is_optional=True),
    )


class CleanHistoryHandler(Protocol[ContextT_contra]):
    """Answers ``cleanRoomHistory``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        latest_at: Timestamp,
        oldest_at: Timestamp,
        room_id: str,
        *,
        keeps_pinned: bool | UnsetType = UNSET,
        is_files_only: bool | UnsetType = UNSET,
        usernames: builtins.list[str] | UnsetType = UNSET,
        keeps_discussions: bool | UnsetType = UNSET,
        keeps_threads: bool | UnsetType = UNSET,
        is_inclusive: bool | UnsetType = UNSET,
        most: int | UnsetType = UNSET,
    ) -> Answer[float]:
        """Delete messages or files of a room, between two moments."""
        ...


def on_clean_history(handler: CleanHistoryHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``cleanRoomHistory``."""
    return MethodHandler(CLEAN_HISTORY, handler, Spread(HistoryCleaning))


class FindHandler(Protocol[ContextT_contra]):
    """Answers ``getRoomByTypeAndName``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        kind: Literal["d", "c", "p", "l"] | str,
        name: str,
    ) -> Answer[Room]:
        """Fetch a room by its type and name."""
        ...


def on_find(handler: FindHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getRoomByTypeAndName``."""
    return MethodHandler(
        FIND,
        handler,
        Param("kind", Literal["d", "c", "p", "l"] | str),
        Param("name", str),
    )


class GetJoinCodeHandler(Protocol[ContextT_contra]):
    """Answers ``getRoomJoinCode``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str
    ) -> Answer[str | bool | None]:
        """Fetch the code that joining a room needs."""
        ...


def on_get_join_code(handler: GetJoinCodeHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getRoomJoinCode``."""
    return MethodHandler(GET_JOIN_CODE, handler, Param("room_id", str))


class ListMembersHandler(Protocol[ContextT_contra]):
    """Answers ``getUsersOfRoom``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        includes_offline: bool | UnsetType = UNSET,
        page: MemberPageOptions | UnsetType = UNSET,
        matching: str | UnsetType = UNSET,
    ) -> Answer[MemberPage]:
        """List the members of a room."""
        ...


def on_list_members(handler: ListMembersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getUsersOfRoom``."""
    return MethodHandler(
        LIST_MEMBERS,
        handler,
        Param("room_id", str),
        Param("includes_offline", bool, is_optional=True),
        Param("page", MemberPageOptions, is_optional=True),
        Param("matching", str, is_optional=True),
    )


class IgnoreMemberHandler(Protocol[ContextT_contra]):
    """Answers ``ignoreUser``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        user_id: str,
        *,
        is_ignored: bool | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Hide the messages of a member, or no longer."""
        ...


def on_ignore_member(handler: IgnoreMemberHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``ignoreUser``."""
    return MethodHandler(IGNORE_MEMBER, handler, Spread(MemberToIgnore))


class RemoveLeaderHandler(Protocol[ContextT_contra]):
    """Answers ``removeRoomLeader``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, user_id: str
    ) -> Answer[bool]:
        """Make a leader of a room a plain member."""
        ...


def on_remove_leader(handler: RemoveLeaderHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``removeRoomLeader``."""
    return MethodHandler(
        REMOVE_LEADER, handler, Param("room_id", str), Param("user_id", str)
    )


class RemoveModeratorHandler(Protocol[ContextT_contra]):
    """Answers ``removeRoomModerator``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, user_id: str
    ) -> Answer[bool]:
        """Make a moderator of a room a plain member."""
        ...


def on_remove_moderator(
    handler: RemoveModeratorHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``removeRoomModerator``."""
    return MethodHandler(
        REMOVE_MODERATOR, handler, Param("room_id", str), Param("user_id", str)
    )


class RemoveOwnerHandler(Protocol[ContextT_contra]):
    """Answers ``removeRoomOwner``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, user_id: str
    ) -> Answer[bool]:
        """Make an owner of a room a plain member."""
        ...


def on_remove_owner(handler: RemoveOwnerHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``removeRoomOwner``."""
    return MethodHandler(
        REMOVE_OWNER, handler, Param("room_id", str), Param("user_id", str)
    )


class RemoveMemberHandler(Protocol[ContextT_contra]):
    """Answers ``removeUserFromRoom``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, username: str
    ) -> Answer[bool]:
        """Remove a member from a room."""
        ...


def on_remove_member(handler: RemoveMemberHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``removeUserFromRoom``."""
    return MethodHandler(REMOVE_MEMBER, handler, Spread(MemberToRemove))


class UnblockHandler(Protocol[ContextT_contra]):
    """Answers ``unblockUser``."""

    def __call__(
        self, caller: ContextT_contra, /, user_id: str, room_id: str
    ) -> Answer[bool]:
        """Block the other user of a direct room no longer."""
        ...


def on_unblock(handler: UnblockHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``unblockUser``."""
    return MethodHandler(UNBLOCK, handler, Spread(UserToBlock))


class NotifyMembersHandler(Protocol[ContextT_contra]):
    """Answers ``stream-notify-room-users``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        event: str,
        *,
        value: object | UnsetType = UNSET,
        more: object | UnsetType = UNSET,
    ) -> Answer[None]:
        """Write an event to the other members of a room."""
        ...


def on_notify_members(
    handler: NotifyMembersHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``stream-notify-room-users``."""
    return MethodHandler(
        NOTIFY_MEMBERS,
        handler,
        Key("{room_id}/{event}"),
        Param("value", object, is_optional=True),
        Param("more", object, is_optional=True),
    )


class CountersHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/{@kind}.counters``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        user_id: str | UnsetType = UNSET,
    ) -> Answer[RoomCounters]:
        """Count what a room has and what a user has not read of it."""
        ...


def on_counters(handler: CountersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/{@kind}.counters``."""
    return MethodHandler(
        COUNTERS,
        handler,
        Param("room_id", str),
        Param("user_id", str, is_optional=True),
    )


class ListAllHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/rooms.adminRooms``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        name: str | UnsetType = UNSET,
        kinds: builtins.list[str] | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[Room]]:
        """List all rooms of the workspace, as administrators may."""
        ...


def on_list_all(handler: ListAllHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/rooms.adminRooms``."""
    return MethodHandler(
        LIST_ALL,
        handler,
        Param("name", str, is_optional=True),
        Param("kinds", list[str], is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class RoomsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Rooms`."""

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the rooms of the user."""
        ...

    @property
    def list_changes(self) -> ListChangesHandler[ContextT_contra]:
        """Fetch the rooms that changed or went after a moment."""
        ...

    @property
    def list_memberships(self) -> ListMembershipsHandler[ContextT_contra]:
        """List the memberships of the user."""
        ...

    @property
    def list_membership_changes(self) -> ListMembershipChangesHandler[ContextT_contra]:
        """Fetch the memberships that changed or ended after a moment."""
        ...

    @property
    def create_channel(self) -> CreateChannelHandler[ContextT_contra]:
        """Make a public channel."""
        ...

    @property
    def create_private(self) -> CreatePrivateHandler[ContextT_contra]:
        """Make a private group."""
        ...

    @property
    def create_direct(self) -> CreateDirectHandler[ContextT_contra]:
        """Open the direct conversation with somebody, or with several."""
        ...

    @property
    def join(self) -> JoinHandler[ContextT_contra]:
        """Join a public room."""
        ...

    @property
    def leave(self) -> LeaveHandler[ContextT_contra]:
        """Leave a room."""
        ...

    @property
    def hide(self) -> HideHandler[ContextT_contra]:
        """Take a room out of the user's list until something happens there."""
        ...

    @property
    def open(self) -> OpenHandler[ContextT_contra]:
        """Put a room back into the user's list."""
        ...

    @property
    def set_favorite(self) -> SetFavoriteHandler[ContextT_contra]:
        """Make a room a favorite, or no longer."""
        ...

    @property
    def mark_read(self) -> MarkReadHandler[ContextT_contra]:
        """Mark a room as read."""
        ...

    @property
    def archive(self) -> ArchiveHandler[ContextT_contra]:
        """Put a room away: nobody can write there."""
        ...

    @property
    def unarchive(self) -> UnarchiveHandler[ContextT_contra]:
        """Take a room back that was put away."""
        ...

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Delete a room with all its messages."""
        ...

    @property
    def save_settings(self) -> SaveSettingsHandler[ContextT_contra]:
        """Change settings of a room."""
        ...

    @property
    def add_member(self) -> AddMemberHandler[ContextT_contra]:
        """Add a user to a room."""
        ...

    @property
    def add_owner(self) -> AddOwnerHandler[ContextT_contra]:
        """Make a member owner of a room."""
        ...

    @property
    def add_moderator(self) -> AddModeratorHandler[ContextT_contra]:
        """Make a member moderator of a room."""
        ...

    @property
    def add_leader(self) -> AddLeaderHandler[ContextT_contra]:
        """Make a member leader of a room."""
        ...

    @property
    def mute(self) -> MuteHandler[ContextT_contra]:
        """Keep a member from writing in a room."""
        ...

    @property
    def unmute(self) -> UnmuteHandler[ContextT_contra]:
        """Let a member write in a room again."""
        ...

    @property
    def get(self) -> GetHandler[ContextT_contra]:
        """Fetch a room."""
        ...

    @property
    def get_name(self) -> GetNameHandler[ContextT_contra]:
        """Look up the name of a room."""
        ...

    @property
    def find_id(self) -> FindIdHandler[ContextT_contra]:
        """Look up the id of a room by its name."""
        ...

    @property
    def list_roles(self) -> ListRolesHandler[ContextT_contra]:
        """List who has roles in a room."""
        ...

    @property
    def is_name_taken(self) -> IsNameTakenHandler[ContextT_contra]:
        """Ask whether a room has this name already."""
        ...

    @property
    def search(self) -> SearchHandler[ContextT_contra]:
        """Find users and rooms by the beginning of their names."""
        ...

    @property
    def list_tokenpass(self) -> ListTokenpassHandler[ContextT_contra]:
        """List rooms that tokens open; before 5.0."""
        ...

    @property
    def get_tokenpass(self) -> GetTokenpassHandler[ContextT_contra]:
        """Fetch the tokens that open a room; before 5.0."""
        ...

    @property
    def list_channels(self) -> ListChannelsHandler[ContextT_contra]:
        """List channels by name; newer servers answer in pages."""
        ...

    @property
    def count_channels(self) -> CountChannelsHandler[ContextT_contra]:
        """Count the public channels."""
        ...

    @property
    def join_defaults(self) -> JoinDefaultsHandler[ContextT_contra]:
        """Join the channels that new users join."""
        ...

    @property
    def add_everyone(self) -> AddEveryoneHandler[ContextT_contra]:
        """Add all users of the workspace to a room."""
        ...

    @property
    def add_members(self) -> AddMembersHandler[ContextT_contra]:
        """Add users to a room."""
        ...

    @property
    def block(self) -> BlockHandler[ContextT_contra]:
        """Block the other user of a direct room."""
        ...

    @property
    def can_access(self) -> CanAccessHandler[ContextT_contra]:
        """Ask whether a user may see a room; before 8.0."""
        ...

    @property
    def clean_history(self) -> CleanHistoryHandler[ContextT_contra]:
        """Delete messages or files of a room, between two moments."""
        ...

    @property
    def find(self) -> FindHandler[ContextT_contra]:
        """Fetch a room by its type and name."""
        ...

    @property
    def get_join_code(self) -> GetJoinCodeHandler[ContextT_contra]:
        """Fetch the code that joining a room needs."""
        ...

    @property
    def list_members(self) -> ListMembersHandler[ContextT_contra]:
        """List the members of a room."""
        ...

    @property
    def ignore_member(self) -> IgnoreMemberHandler[ContextT_contra]:
        """Hide the messages of a member, or no longer."""
        ...

    @property
    def remove_leader(self) -> RemoveLeaderHandler[ContextT_contra]:
        """Make a leader of a room a plain member."""
        ...

    @property
    def remove_moderator(self) -> RemoveModeratorHandler[ContextT_contra]:
        """Make a moderator of a room a plain member."""
        ...

    @property
    def remove_owner(self) -> RemoveOwnerHandler[ContextT_contra]:
        """Make an owner of a room a plain member."""
        ...

    @property
    def remove_member(self) -> RemoveMemberHandler[ContextT_contra]:
        """Remove a member from a room."""
        ...

    @property
    def unblock(self) -> UnblockHandler[ContextT_contra]:
        """Block the other user of a direct room no longer."""
        ...

    @property
    def notify_members(self) -> NotifyMembersHandler[ContextT_contra]:
        """Write an event to the other members of a room."""
        ...

    @property
    def counters(self) -> CountersHandler[ContextT_contra]:
        """Count what a room has and what a user has not read of it."""
        ...

    @property
    def list_all(self) -> ListAllHandler[ContextT_contra]:
        """List all rooms of the workspace, as administrators may."""
        ...


def rooms_handlers(
    implementation: RoomsHandlers[ContextT],
) -> "tuple[MethodHandler[ContextT], ...]":
    """Make handlers of the methods of an object."""
    return (
        on_list(implementation.list),
        on_list_changes(implementation.list_changes),
        on_list_memberships(implementation.list_memberships),
        on_list_membership_changes(implementation.list_membership_changes),
        on_create_channel(implementation.create_channel),
        on_create_private(implementation.create_private),
        on_create_direct(implementation.create_direct),
        on_join(implementation.join),
        on_leave(implementation.leave),
        on_hide(implementation.hide),
        on_open(implementation.open),
        on_set_favorite(implementation.set_favorite),
        on_mark_read(implementation.mark_read),
        on_archive(implementation.archive),
        on_unarchive(implementation.unarchive),
        on_delete(implementation.delete),
        on_save_settings(implementation.save_settings),
        on_add_member(implementation.add_member),
        on_add_owner(implementation.add_owner),
        on_add_moderator(implementation.add_moderator),
        on_add_leader(implementation.add_leader),
        on_mute(implementation.mute),
        on_unmute(implementation.unmute),
        on_get(implementation.get),
        on_get_name(implementation.get_name),
        on_find_id(implementation.find_id),
        on_list_roles(implementation.list_roles),
        on_is_name_taken(implementation.is_name_taken),
        on_search(implementation.search),
        on_list_tokenpass(implementation.list_tokenpass),
        on_get_tokenpass(implementation.get_tokenpass),
        on_list_channels(implementation.list_channels),
        on_count_channels(implementation.count_channels),
        on_join_defaults(implementation.join_defaults),
        on_add_everyone(implementation.add_everyone),
        on_add_members(implementation.add_members),
        on_block(implementation.block),
        on_can_access(implementation.can_access),
        on_clean_history(implementation.clean_history),
        on_find(implementation.find),
        on_get_join_code(implementation.get_join_code),
        on_list_members(implementation.list_members),
        on_ignore_member(implementation.ignore_member),
        on_remove_leader(implementation.remove_leader),
        on_remove_moderator(implementation.remove_moderator),
        on_remove_owner(implementation.remove_owner),
        on_remove_member(implementation.remove_member),
        on_unblock(implementation.unblock),
        on_notify_members(implementation.notify_members),
        on_counters(implementation.counters),
        on_list_all(implementation.list_all),
    )
