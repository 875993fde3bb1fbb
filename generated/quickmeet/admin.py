# Generated from schema/admin.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Administer the server."""

from __future__ import annotations

from typing import Final, Literal

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Method
from quickmeet_runtime.model.operations.publication import Publication, Stream
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    ActionNotAllowedError,
    ActionNotAuthorizedError,
    ChannelNotFoundError,
    InvalidAssetError,
    InvalidFileHeightError,
    InvalidFileTypeError,
    InvalidFileWidthError,
    InvalidHelperError,
    InvalidUserError,
    NotAllowedError,
    NotAuthorizedError,
    SlackBridgeOffError,
)

__all__ = [
    "ASK_BOT_HELPER",
    "AUTHORIZE_BROADCAST",
    "CALL_MODEL",
    "CLAIM_SANDSTORM",
    "CLEAN_PREVIEWS",
    "COUNT_ACTIVE_USERS",
    "FOLLOW_BROADCASTS",
    "FOLLOW_CLIENT_VERSIONS",
    "FOLLOW_LOG",
    "GET_MIGRATION_VERSION",
    "GET_SERVER_INFO",
    "GET_STATISTICS",
    "HAS_MAIL",
    "LIST_INSTANCES",
    "LIST_STATISTICS",
    "MIGRATE",
    "OFFER_SANDSTORM",
    "PASS_EVENT",
    "REFRESH_CLIENTS",
    "REMOVE_SLACK_LINKS",
    "RESET_IRC",
    "RESTART",
    "Admin",
]

RESTART: Final[Method[types.RestartNotice]] = Method(
    "restart_server",
    lambda: types.RestartNotice,
    errors=(InvalidUserError, NotAllowedError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
)
CLEAN_PREVIEWS: Final[Method[types.PreviewCleanup]] = Method(
    "OEmbedCacheCleanup",
    lambda: types.PreviewCleanup,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
)
ASK_BOT_HELPER: Final[Method[list[object] | bool | None]] = Method(
    "botRequest",
    list[object] | bool | None,
    errors=(InvalidUserError, ChannelNotFoundError, NotAllowedError),
    versions=Versions(since="0.74.0", unsure=(9,)),
)
AUTHORIZE_BROADCAST: Final[Method[bool]] = Method(
    "broadcastAuth",
    bool,
    errors=(ActionNotAllowedError,),
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
GET_MIGRATION_VERSION: Final[Method[int]] = Method(
    "getMigrationVersion",
    int,
    errors=(InvalidUserError, NotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="4.0.0"),
)
GET_SERVER_INFO: Final[Method[types.ServerFacts]] = Method(
    "getServerInfo",
    lambda: types.ServerFacts,
    errors=(ActionNotAuthorizedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="4.0.0"),
)
GET_STATISTICS: Final[Method[types.WorkspaceStatistics | None]] = Method(
    "getStatistics",
    lambda: types.WorkspaceStatistics | None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/statistics",
            send={"refresh": Pick(path="0", default=False)},
            result="",
        ),
    ),
)
LIST_INSTANCES: Final[Method[list[types.InstanceConnection]]] = Method(
    "instances/get",
    lambda: list[types.InstanceConnection],
    errors=(ActionNotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
    rest=(RestCall(verb="GET", path="/v1/instances.get", result="instances"),),
)
MIGRATE: Final[Method[str]] = Method(
    "migrateTo",
    str,
    errors=(InvalidUserError, NotAllowedError),
    versions=Versions(since="0.74.0", removed="4.0.0"),
)
REMOVE_SLACK_LINKS: Final[Method[types.RemoveSlackBridgeChannelLinksResult]] = Method(
    "removeSlackBridgeChannelLinks",
    lambda: types.RemoveSlackBridgeChannelLinksResult,
    errors=(InvalidUserError, NotAuthorizedError, SlackBridgeOffError),
    repeatable=True,
    versions=Versions(since="3.12.0", unsure=(9,)),
)
RESET_IRC: Final[Method[types.RemoveSlackBridgeChannelLinksResult]] = Method(
    "resetIrcConnection",
    lambda: types.RemoveSlackBridgeChannelLinksResult,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
CALL_MODEL: Final[Method[object]] = Method(
    "robot.modelCall",
    object,
    errors=(InvalidUserError, NotAllowedError, InvalidHelperError),
    versions=Versions(since="0.74.0", removed="5.0.0"),
)
CLAIM_SANDSTORM: Final[Method[types.SandstormClaim]] = Method(
    "sandstormClaimRequest",
    lambda: types.SandstormClaim,
    versions=Versions(since="0.74.0", removed="1.0.0"),
)
OFFER_SANDSTORM: Final[Method[None]] = Method(
    "sandstormOffer", None, versions=Versions(since="0.74.0", removed="1.0.0")
)
PASS_EVENT: Final[Method[str | None]] = Method(
    "stream",
    str | None,
    errors=(ActionNotAllowedError,),
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
REFRESH_CLIENTS: Final[Method[bool]] = Method(
    "refreshClients",
    bool,
    errors=(
        InvalidUserError,
        ActionNotAllowedError,
        InvalidAssetError,
        InvalidFileTypeError,
        InvalidFileWidthError,
        InvalidFileHeightError,
    ),
    versions=Versions(
        since="0.74.0", deprecated="5.4.0", removed="7.0.0", doubtful=(7,)
    ),
)
LIST_STATISTICS: Final[Endpoint[ListPage[types.WorkspaceStatistics]]] = Endpoint(
    "GET",
    "/v1/statistics.list",
    lambda: ListPage[types.WorkspaceStatistics],
    params=("count", "offset"),
    at={"items": "statistics", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.51.0"),
)
HAS_MAIL: Final[Endpoint[bool]] = Endpoint(
    "GET", "/v1/smtp.check", bool, at="isSMTPConfigured", repeatable=True
)
COUNT_ACTIVE_USERS: Final[Endpoint[types.ActiveUsers]] = Endpoint(
    "GET",
    "/v1/licenses.maxActiveUsers",
    lambda: types.ActiveUsers,
    at="",
    repeatable=True,
    versions=Versions(since="4.0.0"),
)
FOLLOW_BROADCASTS: Final[Stream[types.InstanceBroadcast]] = Stream(
    "stream-local", "broadcast", lambda: types.InstanceBroadcast, several=True
)
FOLLOW_LOG: Final[Stream[types.LogLine]] = Stream(
    "stream-stdout", "stdout", lambda: types.LogLine
)
FOLLOW_CLIENT_VERSIONS: Final[Publication[types.WebClientVersion]] = Publication(
    "meteor_autoupdate_clientVersions",
    "meteor_autoupdate_clientVersions",
    lambda: types.WebClientVersion,
)


class Admin(Group):
    """Administer the server."""

    __slots__ = ()

    async def restart(self) -> types.RestartNotice:
        """Restart the server's process.

        Wire name ``restart_server``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. Depends on the permission ``restart-server``.

        Returns:
            When.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(RESTART, ())

    async def clean_previews(self) -> types.PreviewCleanup:
        """Forget the previews of links that are old.

        Wire name ``OEmbedCacheCleanup``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. Depends on the permission ``clear-oembed-cache``. Safe to
        repeat: a deleted one stays deleted.

        Returns:
            The server's message.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(CLEAN_PREVIEWS, ())

    async def ask_bot_helper(
        self,
        request: Literal[
            "setupCursors",
            "request",
            "addUserToRole",
            "removeUserFromRole",
            "addUserToRoom",
            "removeUserFromRoom",
            "requestError",
            "allUsers",
            "onlineUsers",
            "allUsernames",
            "onlineUsernames",
            "allNames",
            "onlineNames",
            "allIDs",
            "onlineIDs",
        ]
        | str,
        parameters: list[object],
    ) -> list[object] | bool | None:
        """Ask the server something on behalf of a bot.

        Wire name ``botRequest``; servers since 0.74.0.

        Args:
            request: Name of the request, such as `onlineUsers`.
            parameters: Its parameters.

        Returns:
            A list of what was asked for; null for a request that is an order, or that
            the server does not know.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ChannelNotFoundError: There is no such channel.
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(ASK_BOT_HELPER, (request, parameters))

    async def authorize_broadcast(self, remote_id: str, self_id: str) -> bool:
        """Answer another instance of the server; before 6.0.

        Wire name ``broadcastAuth``; servers since 0.74.0, removed in 6.0.0. Upstream
        does not say who may call it. Depends on the permission ``view-statistics``.

        Args:
            remote_id: Identifier of the other instance.
            self_id: Identifier of this instance.

        Returns:
            Whether the other instance may pass events.

        Raises:
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        return await self._session.call(AUTHORIZE_BROADCAST, (remote_id, self_id))

    async def get_migration_version(self) -> int:
        """Ask for the version of the database; before 4.0.

        Wire name ``getMigrationVersion``; servers since 0.74.0, removed in 4.0.0.
        Depends on the permission ``run-migration``. Safe to repeat: it only reads.

        Returns:
            Number of the last migration.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(GET_MIGRATION_VERSION, ())

    async def get_server_info(self) -> types.ServerFacts:
        """Fetch facts about the server; before 4.0.

        Wire name ``getServerInfo``; servers since 0.74.0, removed in 4.0.0. Safe to
        repeat: it only reads.

        Returns:
            The facts.

        Raises:
            ActionNotAuthorizedError: The user is not authorized for this.
        """
        return await self._session.call(GET_SERVER_INFO, ())

    async def get_statistics(
        self, *, is_fresh: bool | UnsetType | None = UNSET
    ) -> types.WorkspaceStatistics | None:
        """Fetch figures about the workspace.

        Wire name ``getStatistics``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: GET /v1/statistics. Safe to repeat: it only reads.

        Args:
            is_fresh: Whether to count again instead of returning the last figures.

        Returns:
            The figures; nothing before the server has counted once.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(
            GET_STATISTICS, (UNSET if is_fresh is None else is_fresh,)
        )

    async def list_instances(self) -> list[types.InstanceConnection]:
        """List the instances of the server; before 6.0.

        Wire name ``instances/get``; servers since 0.74.0, removed in 6.0.0. By REST:
        GET /v1/instances.get. Depends on the permission ``view-statistics``. Safe to
        repeat: it only reads.

        Returns:
            The other instances, as this one is connected to them.

        Raises:
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        return await self._session.call(LIST_INSTANCES, ())

    async def migrate(self, version: str) -> str:
        """Bring the database to a version; before 4.0.

        Wire name ``migrateTo``; servers since 0.74.0, removed in 4.0.0. Depends on the
        permission ``run-migration``.

        Args:
            version: Number of the migration, or `latest`.

        Returns:
            The version that was asked for.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(MIGRATE, (version,))

    async def remove_slack_links(self) -> types.RemoveSlackBridgeChannelLinksResult:
        """Take away the links to Slack's channels.

        Wire name ``removeSlackBridgeChannelLinks``; servers since 3.12.0. Depends on
        the permission ``remove-slackbridge-links``. Safe to repeat: a deleted one stays
        deleted.

        Returns:
            The server's message.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
            SlackBridgeOffError: The bridge to Slack is off.
        """
        return await self._session.call(REMOVE_SLACK_LINKS, ())

    async def reset_irc(self) -> types.RemoveSlackBridgeChannelLinksResult:
        """Connect to IRC again.

        Wire name ``resetIrcConnection``; servers since 0.74.0.

        Returns:
            The server's message.
        """
        return await self._session.call(RESET_IRC, ())

    async def call_model(self, model: str, method: str, args: object) -> object:
        """Call a model of the server's database; before 5.0.

        Wire name ``robot.modelCall``; servers since 0.74.0, removed in 5.0.0.

        Args:
            model: Name of the model.
            method: Method of the model.
            args: The method's arguments; left unknown by upstream.

        Returns:
            Whatever the method of the model gives.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidHelperError: The bot's helper knows no such request.
        """
        return await self._session.call(CALL_MODEL, (model, method, args))

    async def claim_sandstorm(
        self, token: object, serialized_descriptor: object
    ) -> types.SandstormClaim:
        """Claim a request of Sandstorm; before 1.0.

        Wire name ``sandstormClaimRequest``; servers since 0.74.0, removed in 1.0.0.
        Upstream does not say who may call it.

        Args:
            token: Token of the request; left unknown by upstream.
            serialized_descriptor: Its descriptor; left unknown by upstream.

        Returns:
            The claimed offer.
        """
        return await self._session.call(CLAIM_SANDSTORM, (token, serialized_descriptor))

    async def offer_sandstorm(
        self, token: object, serialized_descriptor: object
    ) -> None:
        """Offer something to Sandstorm; before 1.0.

        Wire name ``sandstormOffer``; servers since 0.74.0, removed in 1.0.0. Upstream
        does not say who may call it.

        Args:
            token: Token of the offer; left unknown by upstream.
            serialized_descriptor: Its descriptor; left unknown by upstream.
        """
        await self._session.call(OFFER_SANDSTORM, (token, serialized_descriptor))

    async def pass_event(
        self, stream_name: str, event_name: str, args: object
    ) -> str | None:
        """Pass an event between instances; before 6.0.

        Wire name ``stream``; servers since 0.74.0, removed in 6.0.0. Upstream does not
        say who may call it. Depends on the permission ``view-statistics``.

        Args:
            stream_name: The stream.
            event_name: The event.
            args: Arguments of the event; left unknown by upstream.

        Returns:
            Why the event was not passed, such as `not-authorized`; null when it was.

        Raises:
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        return await self._session.call(PASS_EVENT, (stream_name, event_name, args))

    async def refresh_clients(self) -> bool:
        """Make all browsers load the page again; before 7.0.

        Wire name ``refreshClients``; servers since 0.74.0, deprecated in 5.4.0, removed
        in 7.0.0. Depends on the permission ``manage-assets``.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidAssetError: There is no such picture of the workspace.
            InvalidFileTypeError: The file has a type that the server does not take
                here.
            InvalidFileWidthError: The picture has another width than it needs.
            InvalidFileHeightError: The picture has another height than it needs.
        """
        return await self._session.call(REFRESH_CLIENTS, ())

    def list_statistics(
        self, *, page_size: int = 50
    ) -> streams.Listing[types.WorkspaceStatistics]:
        """List the statistics that were kept, day by day.

        By REST: ``GET /v1/statistics.list``; servers since 0.51.0. Depends on the
        permission ``view-statistics``. Safe to repeat: it only reads.

        Args:
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The statistics.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(self._session, LIST_STATISTICS, (), page_size=page_size)

    async def has_mail(self) -> bool:
        """Ask whether the server can send e-mail.

        By REST: ``GET /v1/smtp.check``. Safe to repeat: it only reads.

        Returns:
            Whether it is set up.
        """
        return await self._session.call(HAS_MAIL, ())

    async def count_active_users(self) -> types.ActiveUsers:
        """Ask how many users are active and how many may be.

        By REST: ``GET /v1/licenses.maxActiveUsers``; servers since 4.0.0. Safe to
        repeat: it only reads.

        Returns:
            The numbers.
        """
        return await self._session.call(COUNT_ACTIVE_USERS, ())

    def follow_broadcasts(self) -> streams.Subscription[types.InstanceBroadcast]:
        """Server only: what instances tell each other.

        Wire name ``stream-local``, key ``broadcast``; servers since 3.18.0. The server
        lets no client subscribe.
        """
        return self._session.subscribe(FOLLOW_BROADCASTS, ())

    def follow_log(self) -> streams.Subscription[types.LogLine]:
        """Follow the server's log; before 8.0.

        Wire name ``stream-stdout``, key ``stdout``; servers since 0.74.0, removed in
        8.0.0.
        """
        return self._session.subscribe(FOLLOW_LOG, ())

    def follow_client_versions(
        self, *, app_id: str | UnsetType | None = UNSET
    ) -> streams.LiveCollection[types.WebClientVersion]:
        """Follow which versions of the web client the server serves.

        Wire name ``meteor_autoupdate_clientVersions``. Its documents are in the
        collection ``meteor_autoupdate_clientVersions``. Needs no login.

        Args:
            app_id: The web client's application; all when left out.
        """
        return self._session.documents(
            FOLLOW_CLIENT_VERSIONS, (UNSET if app_id is None else app_id,)
        )
