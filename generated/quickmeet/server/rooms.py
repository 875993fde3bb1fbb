# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Rooms`."""

from __future__ import annotations

import builtins
from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Key, Param, Spread
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..rooms import (
    ADD_EVERYONE,
    ADD_LEADER,
    ADD_MEMBER,
    ADD_MEMBERS,
    ADD_MODERATOR,
    ADD_OWNER,
    ARCHIVE,
    AUDIT_MEMBERS,
    AUTOCOMPLETE,
    AUTOCOMPLETE_FOR_ADMIN,
    BLOCK,
    CAN_ACCESS,
    CLEAN_HISTORY,
    COUNT_CHANNELS,
    COUNTERS,
    CREATE_CHANNEL,
    CREATE_DIRECT,
    CREATE_INVITE,
    CREATE_PRIVATE,
    DELETE,
    DELETE_DIRECT,
    DELETE_INVITE,
    DIRECTORY,
    EXPORT,
    FIND,
    FIND_BY_NAME,
    FIND_ID,
    GET,
    GET_FOR_ADMIN,
    GET_JOIN_CODE,
    GET_MEMBERSHIP,
    GET_NAME,
    GET_TOKENPASS,
    HIDE,
    IGNORE_MEMBER,
    INFO,
    IS_INVITE_VALID,
    IS_MEMBER,
    IS_NAME_TAKEN,
    JOIN,
    JOIN_DEFAULTS,
    LEAVE,
    LIST,
    LIST_ALL,
    LIST_ALL_DIRECT,
    LIST_ALL_PRIVATE,
    LIST_CHANGES,
    LIST_CHANNELS,
    LIST_DIRECT,
    LIST_DISCUSSIONS,
    LIST_INTEGRATIONS,
    LIST_INVITES,
    LIST_JOINED,
    LIST_MEMBERS,
    LIST_MEMBERSHIP_CHANGES,
    LIST_MEMBERSHIPS,
    LIST_MESSAGES,
    LIST_MODERATORS,
    LIST_PRIVATE,
    LIST_ROLES,
    LIST_TOKENPASS,
    MARK_READ,
    MEMBERS,
    MEMBERS_BY_ROLE,
    MUTE,
    NOTIFY_MEMBERS,
    OPEN,
    READ_ANONYMOUSLY,
    REMOVE_LEADER,
    REMOVE_MEMBER,
    REMOVE_MODERATOR,
    REMOVE_OWNER,
    RENAME,
    SAVE_SETTINGS,
    SEARCH,
    SET_ANNOUNCEMENT,
    SET_ARCHIVED,
    SET_CUSTOM_FIELDS,
    SET_DEFAULT,
    SET_DESCRIPTION,
    SET_ENCRYPTED,
    SET_FAVORITE,
    SET_JOIN_CODE,
    SET_KIND,
    SET_PURPOSE,
    SET_READ_ONLY,
    SET_TOPIC,
    UNARCHIVE,
    UNBLOCK,
    UNMUTE,
    USE_INVITE,
)

__all__ = [
    "AddEveryoneHandler",
    "AddLeaderHandler",
    "AddMemberHandler",
    "AddMembersHandler",
    "AddModeratorHandler",
    "AddOwnerHandler",
    "ArchiveHandler",
    "AuditMembersHandler",
    "AutocompleteForAdminHandler",
    "AutocompleteHandler",
    "BlockHandler",
    "CanAccessHandler",
    "CleanHistoryHandler",
    "CountChannelsHandler",
    "CountersHandler",
    "CreateChannelHandler",
    "CreateDirectHandler",
    "CreateInviteHandler",
    "CreatePrivateHandler",
    "DeleteDirectHandler",
    "DeleteHandler",
    "DeleteInviteHandler",
    "DirectoryHandler",
    "ExportHandler",
    "FindByNameHandler",
    "FindHandler",
    "FindIdHandler",
    "GetForAdminHandler",
    "GetHandler",
    "GetJoinCodeHandler",
    "GetMembershipHandler",
    "GetNameHandler",
    "GetTokenpassHandler",
    "HideHandler",
    "IgnoreMemberHandler",
    "InfoHandler",
    "IsInviteValidHandler",
    "IsMemberHandler",
    "IsNameTakenHandler",
    "JoinDefaultsHandler",
    "JoinHandler",
    "LeaveHandler",
    "ListAllDirectHandler",
    "ListAllHandler",
    "ListAllPrivateHandler",
    "ListChangesHandler",
    "ListChannelsHandler",
    "ListDirectHandler",
    "ListDiscussionsHandler",
    "ListHandler",
    "ListIntegrationsHandler",
    "ListInvitesHandler",
    "ListJoinedHandler",
    "ListMembersHandler",
    "ListMembershipChangesHandler",
    "ListMembershipsHandler",
    "ListMessagesHandler",
    "ListModeratorsHandler",
    "ListPrivateHandler",
    "ListRolesHandler",
    "ListTokenpassHandler",
    "MarkReadHandler",
    "MembersByRoleHandler",
    "MembersHandler",
    "MuteHandler",
    "NotifyMembersHandler",
    "OpenHandler",
    "ReadAnonymouslyHandler",
    "RemoveLeaderHandler",
    "RemoveMemberHandler",
    "RemoveModeratorHandler",
    "RemoveOwnerHandler",
    "RenameHandler",
    "RoomsHandlers",
    "SaveSettingsHandler",
    "SearchHandler",
    "SetAnnouncementHandler",
    "SetArchivedHandler",
    "SetCustomFieldsHandler",
    "SetDefaultHandler",
    "SetDescriptionHandler",
    "SetEncryptedHandler",
    "SetFavoriteHandler",
    "SetJoinCodeHandler",
    "SetKindHandler",
    "SetPurposeHandler",
    "SetReadOnlyHandler",
    "SetTopicHandler",
    "UnarchiveHandler",
    "UnblockHandler",
    "UnmuteHandler",
    "UseInviteHandler",
    "on_add_everyone",
    "on_add_leader",
    "on_add_member",
    "on_add_members",
    "on_add_moderator",
    "on_add_owner",
    "on_archive",
    "on_audit_members",
    "on_autocomplete",
    "on_autocomplete_for_admin",
    "on_block",
    "on_can_access",
    "on_clean_history",
    "on_count_channels",
    "on_counters",
    "on_create_channel",
    "on_create_direct",
    "on_create_invite",
    "on_create_private",
    "on_delete",
    "on_delete_direct",
    "on_delete_invite",
    "on_directory",
    "on_export",
    "on_find",
    "on_find_by_name",
    "on_find_id",
    "on_get",
    "on_get_for_admin",
    "on_get_join_code",
    "on_get_membership",
    "on_get_name",
    "on_get_tokenpass",
    "on_hide",
    "on_ignore_member",
    "on_info",
    "on_is_invite_valid",
    "on_is_member",
    "on_is_name_taken",
    "on_join",
    "on_join_defaults",
    "on_leave",
    "on_list",
    "on_list_all",
    "on_list_all_direct",
    "on_list_all_private",
    "on_list_changes",
    "on_list_channels",
    "on_list_direct",
    "on_list_discussions",
    "on_list_integrations",
    "on_list_invites",
    "on_list_joined",
    "on_list_members",
    "on_list_membership_changes",
    "on_list_memberships",
    "on_list_messages",
    "on_list_moderators",
    "on_list_private",
    "on_list_roles",
    "on_list_tokenpass",
    "on_mark_read",
    "on_members",
    "on_members_by_role",
    "on_mute",
    "on_notify_members",
    "on_open",
    "on_read_anonymously",
    "on_remove_leader",
    "on_remove_member",
    "on_remove_moderator",
    "on_remove_owner",
    "on_rename",
    "on_save_settings",
    "on_search",
    "on_set_announcement",
    "on_set_archived",
    "on_set_custom_fields",
    "on_set_default",
    "on_set_description",
    "on_set_encrypted",
    "on_set_favorite",
    "on_set_join_code",
    "on_set_kind",
    "on_set_purpose",
    "on_set_read_only",
    "on_set_topic",
    "on_unarchive",
    "on_unblock",
    "on_unmute",
    "on_use_invite",
    "rooms_handlers",
]


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``rooms/get``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[builtins.list[types.Room]]:
        """List the rooms of the user."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``rooms/get``."""
    return MethodHandler(LIST, handler)


class ListChangesHandler(Protocol[ContextT_contra]):
    """Answers ``rooms/get``."""

    def __call__(
        self, caller: ContextT_contra, /, since: Timestamp | float
    ) -> Answer[types.RoomChanges]:
        """Fetch the rooms that changed or went after a moment."""
        ...


def on_list_changes(handler: ListChangesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``rooms/get``."""
    return MethodHandler(LIST_CHANGES, handler, Param("since", Timestamp | float))


class ListMembershipsHandler(Protocol[ContextT_contra]):
    """Answers ``subscriptions/get``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[builtins.list[types.Membership]]:
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
    ) -> Answer[types.MembershipChanges]:
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
        options: types.RoomOptions | UnsetType = UNSET,
    ) -> Answer[types.CreatedRoom]:
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
        Param("options", types.RoomOptions, is_optional=True),
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
        options: types.RoomOptions | UnsetType = UNSET,
    ) -> Answer[types.CreatedRoom]:
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
        Param("options", types.RoomOptions, is_optional=True),
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
    ) -> Answer[types.CreatedRoom]:
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
        """Archive a room: nobody can write there."""
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
        settings: str | types.RoomSettings,
        *,
        value: object | UnsetType = UNSET,
    ) -> Answer[types.SavedRoom]:
        """Change settings of a room."""
        ...


def on_save_settings(handler: SaveSettingsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``saveRoomSettings``."""
    return MethodHandler(
        SAVE_SETTINGS,
        handler,
        Param("room_id", str),
        Param("settings", str | types.RoomSettings),
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
    return MethodHandler(ADD_MEMBER, handler, Spread(types.RoomMember))


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
    return MethodHandler(MUTE, handler, Spread(types.RoomMember))


class UnmuteHandler(Protocol[ContextT_contra]):
    """Answers ``unmuteUserInRoom``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, username: str
    ) -> Answer[bool]:
        """Let a member write in a room again."""
        ...


def on_unmute(handler: UnmuteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``unmuteUserInRoom``."""
    return MethodHandler(UNMUTE, handler, Spread(types.RoomMember))


class GetHandler(Protocol[ContextT_contra]):
    """Answers ``getRoomById``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[types.Room]:
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
    ) -> Answer[builtins.list[types.RoomRoles]]:
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
        options: types.SpotlightOptions | UnsetType = UNSET,
        room_id: str | UnsetType = UNSET,
    ) -> Answer[types.Spotlight]:
        """Find users and rooms by the beginning of their names."""
        ...


def on_search(handler: SearchHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``spotlight``."""
    return MethodHandler(
        SEARCH,
        handler,
        Param("text", str),
        Param("usernames", list[str], is_optional=True),
        Param("options", types.SpotlightOptions, is_optional=True),
        Param("room_id", str, is_optional=True),
    )


class ListTokenpassHandler(Protocol[ContextT_contra]):
    """Answers ``findTokenChannels``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[builtins.list[types.Room]]:
        """List rooms that tokens open; before 5.0."""
        ...


def on_list_tokenpass(
    handler: ListTokenpassHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``findTokenChannels``."""
    return MethodHandler(LIST_TOKENPASS, handler)


class GetTokenpassHandler(Protocol[ContextT_contra]):
    """Answers ``getChannelTokenpass``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str
    ) -> Answer[types.TokenpassRules | None]:
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
    ) -> Answer[types.ChannelList]:
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
    return MethodHandler(ADD_MEMBERS, handler, Spread(types.NewMembers))


class BlockHandler(Protocol[ContextT_contra]):
    """Answers ``blockUser``."""

    def __call__(
        self, caller: ContextT_contra, /, user_id: str, room_id: str
    ) -> Answer[bool]:
        """Block the other user of a direct room."""
        ...


def on_block(handler: BlockHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``blockUser``."""
    return MethodHandler(BLOCK, handler, Spread(types.UserToBlock))


class CanAccessHandler(Protocol[ContextT_contra]):
    """Answers ``canAccessRoom``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        user_id: str | None,
        *,
        details: dict[str, object] | UnsetType = UNSET,
    ) -> Answer[bool | types.Room]:
        """Ask whether a user may see a room; before 8.0."""
        ...


def on_can_access(handler: CanAccessHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``canAccessRoom``."""
    return MethodHandler(
        CAN_ACCESS,
        handler,
        Param("room_id", str),
        Param("user_id", str | None),
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
    return MethodHandler(CLEAN_HISTORY, handler, Spread(types.HistoryCleaning))


class FindHandler(Protocol[ContextT_contra]):
    """Answers ``getRoomByTypeAndName``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        kind: Literal["d", "c", "p", "l"] | str,
        name: str,
    ) -> Answer[types.Room]:
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
        page: types.MemberPageOptions | UnsetType = UNSET,
        matching: str | UnsetType = UNSET,
    ) -> Answer[types.MemberPage]:
        """List the members of a room."""
        ...


def on_list_members(handler: ListMembersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getUsersOfRoom``."""
    return MethodHandler(
        LIST_MEMBERS,
        handler,
        Param("room_id", str),
        Param("includes_offline", bool, is_optional=True),
        Param("page", types.MemberPageOptions, is_optional=True),
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
    return MethodHandler(IGNORE_MEMBER, handler, Spread(types.MemberToIgnore))


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
    return MethodHandler(REMOVE_MEMBER, handler, Spread(types.MemberToRemove))


class UnblockHandler(Protocol[ContextT_contra]):
    """Answers ``unblockUser``."""

    def __call__(
        self, caller: ContextT_contra, /, user_id: str, room_id: str
    ) -> Answer[bool]:
        """Block the other user of a direct room no longer."""
        ...


def on_unblock(handler: UnblockHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``unblockUser``."""
    return MethodHandler(UNBLOCK, handler, Spread(types.UserToBlock))


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
    ) -> Answer[types.RoomCounters]:
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
    ) -> Answer[ListPage[types.Room]]:
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


class InfoHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/rooms.info``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        room_id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
    ) -> Answer[types.Room]:
        """Look up a room by id or name."""
        ...


def on_info(handler: InfoHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/rooms.info``."""
    return MethodHandler(
        INFO,
        handler,
        Param("room_id", str, is_optional=True),
        Param("name", str, is_optional=True),
    )


class GetForAdminHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/rooms.adminRooms.getRoom``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[types.Room]:
        """Look up any room, as administrators may."""
        ...


def on_get_for_admin(handler: GetForAdminHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/rooms.adminRooms.getRoom``."""
    return MethodHandler(GET_FOR_ADMIN, handler, Param("room_id", str))


class IsMemberHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/rooms.isMember``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        user_id: str | UnsetType = UNSET,
        username: str | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Ask whether a user is in a room."""
        ...


def on_is_member(handler: IsMemberHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/rooms.isMember``."""
    return MethodHandler(
        IS_MEMBER,
        handler,
        Param("room_id", str),
        Param("user_id", str, is_optional=True),
        Param("username", str, is_optional=True),
    )


class MembersHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/{@kind}.members``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        text: str | UnsetType = UNSET,
        statuses: builtins.list[str] | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.User]]:
        """List the members of a room."""
        ...


def on_members(handler: MembersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/{@kind}.members``."""
    return MethodHandler(
        MEMBERS,
        handler,
        Param("room_id", str),
        Param("text", str, is_optional=True),
        Param("statuses", list[str], is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class MembersByRoleHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/rooms.membersOrderedByRole``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        text: str | UnsetType = UNSET,
        statuses: builtins.list[str] | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.RoomMemberWithRoles]]:
        """List the members of a room, those with roles first."""
        ...


def on_members_by_role(
    handler: MembersByRoleHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/rooms.membersOrderedByRole``."""
    return MethodHandler(
        MEMBERS_BY_ROLE,
        handler,
        Param("room_id", str),
        Param("text", str, is_optional=True),
        Param("statuses", list[str], is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListModeratorsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/{@kind}.moderators``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str
    ) -> Answer[builtins.list[types.UserReference]]:
        """List the moderators of a room."""
        ...


def on_list_moderators(
    handler: ListModeratorsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/{@kind}.moderators``."""
    return MethodHandler(LIST_MODERATORS, handler, Param("room_id", str))


class ListMessagesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/{@kind}.messages``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        mentions: builtins.list[str] | UnsetType = UNSET,
        starred_by: builtins.list[str] | UnsetType = UNSET,
        is_pinned: bool | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Message]]:
        """List the messages of a room, those of threads among them."""
        ...


def on_list_messages(handler: ListMessagesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/{@kind}.messages``."""
    return MethodHandler(
        LIST_MESSAGES,
        handler,
        Param("room_id", str),
        Param("mentions", list[str], is_optional=True),
        Param("starred_by", list[str], is_optional=True),
        Param("is_pinned", bool, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListIntegrationsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/{@kind}.getIntegrations``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        with_all_public: bool | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Webhook]]:
        """List the webhooks of a room."""
        ...


def on_list_integrations(
    handler: ListIntegrationsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/{@kind}.getIntegrations``."""
    return MethodHandler(
        LIST_INTEGRATIONS,
        handler,
        Param("room_id", str),
        Param("with_all_public", bool, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListJoinedHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/channels.list.joined``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """List the public channels that one is in."""
        ...


def on_list_joined(handler: ListJoinedHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/channels.list.joined``."""
    return MethodHandler(
        LIST_JOINED,
        handler,
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListPrivateHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/groups.list``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """List the private groups that one is in."""
        ...


def on_list_private(handler: ListPrivateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/groups.list``."""
    return MethodHandler(
        LIST_PRIVATE,
        handler,
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListAllPrivateHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/groups.listAll``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """List all private groups, as administrators may."""
        ...


def on_list_all_private(
    handler: ListAllPrivateHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/groups.listAll``."""
    return MethodHandler(
        LIST_ALL_PRIVATE,
        handler,
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListDirectHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/im.list``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """List your direct conversations."""
        ...


def on_list_direct(handler: ListDirectHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/im.list``."""
    return MethodHandler(
        LIST_DIRECT,
        handler,
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListAllDirectHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/im.list.everyone``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """List all direct conversations, as administrators may."""
        ...


def on_list_all_direct(
    handler: ListAllDirectHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/im.list.everyone``."""
    return MethodHandler(
        LIST_ALL_DIRECT,
        handler,
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class DeleteDirectHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/im.delete``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """Delete a direct conversation, as administrators may."""
        ...


def on_delete_direct(handler: DeleteDirectHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/im.delete``."""
    return MethodHandler(DELETE_DIRECT, handler, Param("room_id", str))


class ReadAnonymouslyHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/channels.anonymousread``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        room_id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Message]]:
        """Read a public channel without a login."""
        ...


def on_read_anonymously(
    handler: ReadAnonymouslyHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/channels.anonymousread``."""
    return MethodHandler(
        READ_ANONYMOUSLY,
        handler,
        Param("room_id", str, is_optional=True),
        Param("name", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class SetDefaultHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/channels.setDefault``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, *, is_default: bool
    ) -> Answer[types.Room]:
        """Let new users join a channel by themselves, or no longer."""
        ...


def on_set_default(handler: SetDefaultHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/channels.setDefault``."""
    return MethodHandler(
        SET_DEFAULT, handler, Param("room_id", str), Param("is_default", bool)
    )


class SetJoinCodeHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/channels.setJoinCode``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, join_code: str
    ) -> Answer[types.Room]:
        """Set the code that joining a channel takes."""
        ...


def on_set_join_code(handler: SetJoinCodeHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/channels.setJoinCode``."""
    return MethodHandler(
        SET_JOIN_CODE, handler, Param("room_id", str), Param("join_code", str)
    )


class SetEncryptedHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/groups.setEncrypted``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, *, is_encrypted: bool
    ) -> Answer[types.Room]:
        """Let messages of a private group be encrypted, or no longer."""
        ...


def on_set_encrypted(handler: SetEncryptedHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/groups.setEncrypted``."""
    return MethodHandler(
        SET_ENCRYPTED, handler, Param("room_id", str), Param("is_encrypted", bool)
    )


class SetTopicHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/{@kind}.setTopic``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, topic: str
    ) -> Answer[str]:
        """Set the topic of a room."""
        ...


def on_set_topic(handler: SetTopicHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/{@kind}.setTopic``."""
    return MethodHandler(SET_TOPIC, handler, Param("room_id", str), Param("topic", str))


class SetDescriptionHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/{@kind}.setDescription``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, description: str
    ) -> Answer[str]:
        """Set the description of a room."""
        ...


def on_set_description(
    handler: SetDescriptionHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/{@kind}.setDescription``."""
    return MethodHandler(
        SET_DESCRIPTION, handler, Param("room_id", str), Param("description", str)
    )


class SetPurposeHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/{@kind}.setPurpose``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, purpose: str
    ) -> Answer[str]:
        """Set the purpose of a room, which is its description."""
        ...


def on_set_purpose(handler: SetPurposeHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/{@kind}.setPurpose``."""
    return MethodHandler(
        SET_PURPOSE, handler, Param("room_id", str), Param("purpose", str)
    )


class SetAnnouncementHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/{@kind}.setAnnouncement``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, announcement: str
    ) -> Answer[str]:
        """Set the announcement of a room."""
        ...


def on_set_announcement(
    handler: SetAnnouncementHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/{@kind}.setAnnouncement``."""
    return MethodHandler(
        SET_ANNOUNCEMENT, handler, Param("room_id", str), Param("announcement", str)
    )


class SetReadOnlyHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/{@kind}.setReadOnly``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, *, is_read_only: bool
    ) -> Answer[None]:
        """Let only owners write in a room, or all again."""
        ...


def on_set_read_only(handler: SetReadOnlyHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/{@kind}.setReadOnly``."""
    return MethodHandler(
        SET_READ_ONLY, handler, Param("room_id", str), Param("is_read_only", bool)
    )


class SetKindHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/{@kind}.setType``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, kind: Literal["c", "p"] | str
    ) -> Answer[None]:
        """Make a channel private, or a group public."""
        ...


def on_set_kind(handler: SetKindHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/{@kind}.setType``."""
    return MethodHandler(
        SET_KIND, handler, Param("room_id", str), Param("kind", Literal["c", "p"] | str)
    )


class SetCustomFieldsHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/{@kind}.setCustomFields``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, custom_fields: dict[str, object]
    ) -> Answer[None]:
        """Set the workspace's fields of a room."""
        ...


def on_set_custom_fields(
    handler: SetCustomFieldsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/{@kind}.setCustomFields``."""
    return MethodHandler(
        SET_CUSTOM_FIELDS,
        handler,
        Param("room_id", str),
        Param("custom_fields", dict[str, object]),
    )


class RenameHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/{@kind}.rename``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, name: str
    ) -> Answer[None]:
        """Give a room another name."""
        ...


def on_rename(handler: RenameHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/{@kind}.rename``."""
    return MethodHandler(RENAME, handler, Param("room_id", str), Param("name", str))


class SetArchivedHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/rooms.changeArchivationState``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        action: Literal["archive", "unarchive"] | str,
    ) -> Answer[None]:
        """Archive a room as administrators may, or bring it back."""
        ...


def on_set_archived(handler: SetArchivedHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/rooms.changeArchivationState``."""
    return MethodHandler(
        SET_ARCHIVED,
        handler,
        Param("room_id", str),
        Param("action", Literal["archive", "unarchive"] | str),
    )


class ExportHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/rooms.export``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        kind: Literal["file", "email"] | str,
        *,
        since: str | UnsetType = UNSET,
        until: str | UnsetType = UNSET,
        file_format: Literal["html", "json", "pdf"] | str | UnsetType = UNSET,
        users: builtins.list[str] | UnsetType = UNSET,
        emails: builtins.list[str] | UnsetType = UNSET,
        subject: str | UnsetType = UNSET,
        messages: builtins.list[str] | UnsetType = UNSET,
    ) -> Answer[None]:
        """Have the messages of a room sent as a file or by e-mail."""
        ...


def on_export(handler: ExportHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/rooms.export``."""
    return MethodHandler(
        EXPORT,
        handler,
        Param("room_id", str),
        Param("kind", Literal["file", "email"] | str),
        Param("since", str, is_optional=True),
        Param("until", str, is_optional=True),
        Param("file_format", Literal["html", "json", "pdf"] | str, is_optional=True),
        Param("users", list[str], is_optional=True),
        Param("emails", list[str], is_optional=True),
        Param("subject", str, is_optional=True),
        Param("messages", list[str], is_optional=True),
    )


class ListDiscussionsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/rooms.getDiscussions``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """List the discussions of a room."""
        ...


def on_list_discussions(
    handler: ListDiscussionsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/rooms.getDiscussions``."""
    return MethodHandler(
        LIST_DISCUSSIONS,
        handler,
        Param("room_id", str),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class AutocompleteHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/rooms.autocomplete.channelAndPrivate``."""

    def __call__(
        self, caller: ContextT_contra, /, selector: dict[str, object]
    ) -> Answer[builtins.list[types.Room]]:
        """Find your rooms by the beginning of their names."""
        ...


def on_autocomplete(handler: AutocompleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/rooms.autocomplete.channelAndPrivate``."""
    return MethodHandler(AUTOCOMPLETE, handler, Param("selector", dict[str, object]))


class FindByNameHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/rooms.autocomplete.channelAndPrivate.withPagination``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        selector: dict[str, object],
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """Find your rooms by the beginning of their names, all of them."""
        ...


def on_find_by_name(handler: FindByNameHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of it.

    ``GET /v1/rooms.autocomplete.channelAndPrivate.withPagination``
    """
    return MethodHandler(
        FIND_BY_NAME,
        handler,
        Param("selector", dict[str, object]),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class AutocompleteForAdminHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/rooms.autocomplete.adminRooms``."""

    def __call__(
        self, caller: ContextT_contra, /, selector: dict[str, object]
    ) -> Answer[builtins.list[types.Room]]:
        """Find any rooms by the beginning of their names."""
        ...


def on_autocomplete_for_admin(
    handler: AutocompleteForAdminHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/rooms.autocomplete.adminRooms``."""
    return MethodHandler(
        AUTOCOMPLETE_FOR_ADMIN, handler, Param("selector", dict[str, object])
    )


class GetMembershipHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/subscriptions.getOne``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str
    ) -> Answer[types.Membership | None]:
        """Read your membership in a room."""
        ...


def on_get_membership(
    handler: GetMembershipHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/subscriptions.getOne``."""
    return MethodHandler(GET_MEMBERSHIP, handler, Param("room_id", str))


class DirectoryHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/directory``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        text: str | UnsetType = UNSET,
        kind: Literal["users", "channels", "teams"] | str | UnsetType = UNSET,
        workspace: Literal["local", "external", "all"] | str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.DirectoryEntry]]:
        """Search users, channels and teams of the workspace."""
        ...


def on_directory(handler: DirectoryHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/directory``."""
    return MethodHandler(
        DIRECTORY,
        handler,
        Param("text", str, is_optional=True),
        Param("kind", Literal["users", "channels", "teams"] | str, is_optional=True),
        Param("workspace", Literal["local", "external", "all"] | str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class CreateInviteHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/findOrCreateInvite``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, days: int, max_uses: int
    ) -> Answer[types.Invite]:
        """Make a link by which others join a room."""
        ...


def on_create_invite(handler: CreateInviteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/findOrCreateInvite``."""
    return MethodHandler(
        CREATE_INVITE,
        handler,
        Param("room_id", str),
        Param("days", int),
        Param("max_uses", int),
    )


class ListInvitesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/listInvites``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[builtins.list[types.Invite]]:
        """List the links by which others join rooms."""
        ...


def on_list_invites(handler: ListInvitesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/listInvites``."""
    return MethodHandler(LIST_INVITES, handler)


class DeleteInviteHandler(Protocol[ContextT_contra]):
    """Answers ``DELETE /v1/removeInvite/{_id}``."""

    def __call__(self, caller: ContextT_contra, /, invite_id: str) -> Answer[None]:
        """Take back a link by which others join a room."""
        ...


def on_delete_invite(handler: DeleteInviteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``DELETE /v1/removeInvite/{_id}``."""
    return MethodHandler(DELETE_INVITE, handler, Param("invite_id", str))


class IsInviteValidHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/validateInviteToken``."""

    def __call__(self, caller: ContextT_contra, /, invite_id: str) -> Answer[bool]:
        """Ask whether an invitation still holds."""
        ...


def on_is_invite_valid(
    handler: IsInviteValidHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/validateInviteToken``."""
    return MethodHandler(IS_INVITE_VALID, handler, Param("invite_id", str))


class UseInviteHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/useInviteToken``."""

    def __call__(
        self, caller: ContextT_contra, /, invite_id: str
    ) -> Answer[types.InvitedRoom]:
        """Join a room by an invitation."""
        ...


def on_use_invite(handler: UseInviteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/useInviteToken``."""
    return MethodHandler(USE_INVITE, handler, Param("invite_id", str))


class AuditMembersHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/audit/rooms.members``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.User]]:
        """List the members of any room, as auditors may."""
        ...


def on_audit_members(handler: AuditMembersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/audit/rooms.members``."""
    return MethodHandler(
        AUDIT_MEMBERS,
        handler,
        Param("room_id", str),
        Param("text", str, is_optional=True),
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
        """Archive a room: nobody can write there."""
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

    @property
    def info(self) -> InfoHandler[ContextT_contra]:
        """Look up a room by id or name."""
        ...

    @property
    def get_for_admin(self) -> GetForAdminHandler[ContextT_contra]:
        """Look up any room, as administrators may."""
        ...

    @property
    def is_member(self) -> IsMemberHandler[ContextT_contra]:
        """Ask whether a user is in a room."""
        ...

    @property
    def members(self) -> MembersHandler[ContextT_contra]:
        """List the members of a room."""
        ...

    @property
    def members_by_role(self) -> MembersByRoleHandler[ContextT_contra]:
        """List the members of a room, those with roles first."""
        ...

    @property
    def list_moderators(self) -> ListModeratorsHandler[ContextT_contra]:
        """List the moderators of a room."""
        ...

    @property
    def list_messages(self) -> ListMessagesHandler[ContextT_contra]:
        """List the messages of a room, those of threads among them."""
        ...

    @property
    def list_integrations(self) -> ListIntegrationsHandler[ContextT_contra]:
        """List the webhooks of a room."""
        ...

    @property
    def list_joined(self) -> ListJoinedHandler[ContextT_contra]:
        """List the public channels that one is in."""
        ...

    @property
    def list_private(self) -> ListPrivateHandler[ContextT_contra]:
        """List the private groups that one is in."""
        ...

    @property
    def list_all_private(self) -> ListAllPrivateHandler[ContextT_contra]:
        """List all private groups, as administrators may."""
        ...

    @property
    def list_direct(self) -> ListDirectHandler[ContextT_contra]:
        """List your direct conversations."""
        ...

    @property
    def list_all_direct(self) -> ListAllDirectHandler[ContextT_contra]:
        """List all direct conversations, as administrators may."""
        ...

    @property
    def delete_direct(self) -> DeleteDirectHandler[ContextT_contra]:
        """Delete a direct conversation, as administrators may."""
        ...

    @property
    def read_anonymously(self) -> ReadAnonymouslyHandler[ContextT_contra]:
        """Read a public channel without a login."""
        ...

    @property
    def set_default(self) -> SetDefaultHandler[ContextT_contra]:
        """Let new users join a channel by themselves, or no longer."""
        ...

    @property
    def set_join_code(self) -> SetJoinCodeHandler[ContextT_contra]:
        """Set the code that joining a channel takes."""
        ...

    @property
    def set_encrypted(self) -> SetEncryptedHandler[ContextT_contra]:
        """Let messages of a private group be encrypted, or no longer."""
        ...

    @property
    def set_topic(self) -> SetTopicHandler[ContextT_contra]:
        """Set the topic of a room."""
        ...

    @property
    def set_description(self) -> SetDescriptionHandler[ContextT_contra]:
        """Set the description of a room."""
        ...

    @property
    def set_purpose(self) -> SetPurposeHandler[ContextT_contra]:
        """Set the purpose of a room, which is its description."""
        ...

    @property
    def set_announcement(self) -> SetAnnouncementHandler[ContextT_contra]:
        """Set the announcement of a room."""
        ...

    @property
    def set_read_only(self) -> SetReadOnlyHandler[ContextT_contra]:
        """Let only owners write in a room, or all again."""
        ...

    @property
    def set_kind(self) -> SetKindHandler[ContextT_contra]:
        """Make a channel private, or a group public."""
        ...

    @property
    def set_custom_fields(self) -> SetCustomFieldsHandler[ContextT_contra]:
        """Set the workspace's fields of a room."""
        ...

    @property
    def rename(self) -> RenameHandler[ContextT_contra]:
        """Give a room another name."""
        ...

    @property
    def set_archived(self) -> SetArchivedHandler[ContextT_contra]:
        """Archive a room as administrators may, or bring it back."""
        ...

    @property
    def export(self) -> ExportHandler[ContextT_contra]:
        """Have the messages of a room sent as a file or by e-mail."""
        ...

    @property
    def list_discussions(self) -> ListDiscussionsHandler[ContextT_contra]:
        """List the discussions of a room."""
        ...

    @property
    def autocomplete(self) -> AutocompleteHandler[ContextT_contra]:
        """Find your rooms by the beginning of their names."""
        ...

    @property
    def find_by_name(self) -> FindByNameHandler[ContextT_contra]:
        """Find your rooms by the beginning of their names, all of them."""
        ...

    @property
    def autocomplete_for_admin(self) -> AutocompleteForAdminHandler[ContextT_contra]:
        """Find any rooms by the beginning of their names."""
        ...

    @property
    def get_membership(self) -> GetMembershipHandler[ContextT_contra]:
        """Read your membership in a room."""
        ...

    @property
    def directory(self) -> DirectoryHandler[ContextT_contra]:
        """Search users, channels and teams of the workspace."""
        ...

    @property
    def create_invite(self) -> CreateInviteHandler[ContextT_contra]:
        """Make a link by which others join a room."""
        ...

    @property
    def list_invites(self) -> ListInvitesHandler[ContextT_contra]:
        """List the links by which others join rooms."""
        ...

    @property
    def delete_invite(self) -> DeleteInviteHandler[ContextT_contra]:
        """Take back a link by which others join a room."""
        ...

    @property
    def is_invite_valid(self) -> IsInviteValidHandler[ContextT_contra]:
        """Ask whether an invitation still holds."""
        ...

    @property
    def use_invite(self) -> UseInviteHandler[ContextT_contra]:
        """Join a room by an invitation."""
        ...

    @property
    def audit_members(self) -> AuditMembersHandler[ContextT_contra]:
        """List the members of any room, as auditors may."""
        ...


def rooms_handlers(
    implementation: RoomsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
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
        on_info(implementation.info),
        on_get_for_admin(implementation.get_for_admin),
        on_is_member(implementation.is_member),
        on_members(implementation.members),
        on_members_by_role(implementation.members_by_role),
        on_list_moderators(implementation.list_moderators),
        on_list_messages(implementation.list_messages),
        on_list_integrations(implementation.list_integrations),
        on_list_joined(implementation.list_joined),
        on_list_private(implementation.list_private),
        on_list_all_private(implementation.list_all_private),
        on_list_direct(implementation.list_direct),
        on_list_all_direct(implementation.list_all_direct),
        on_delete_direct(implementation.delete_direct),
        on_read_anonymously(implementation.read_anonymously),
        on_set_default(implementation.set_default),
        on_set_join_code(implementation.set_join_code),
        on_set_encrypted(implementation.set_encrypted),
        on_set_topic(implementation.set_topic),
        on_set_description(implementation.set_description),
        on_set_purpose(implementation.set_purpose),
        on_set_announcement(implementation.set_announcement),
        on_set_read_only(implementation.set_read_only),
        on_set_kind(implementation.set_kind),
        on_set_custom_fields(implementation.set_custom_fields),
        on_rename(implementation.rename),
        on_set_archived(implementation.set_archived),
        on_export(implementation.export),
        on_list_discussions(implementation.list_discussions),
        on_autocomplete(implementation.autocomplete),
        on_find_by_name(implementation.find_by_name),
        on_autocomplete_for_admin(implementation.autocomplete_for_admin),
        on_get_membership(implementation.get_membership),
        on_directory(implementation.directory),
        on_create_invite(implementation.create_invite),
        on_list_invites(implementation.list_invites),
        on_delete_invite(implementation.delete_invite),
        on_is_invite_valid(implementation.is_invite_valid),
        on_use_invite(implementation.use_invite),
        on_audit_members(implementation.audit_members),
    )
