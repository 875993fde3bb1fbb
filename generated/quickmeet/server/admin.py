# Generated from schema/admin.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Admin`."""

from __future__ import annotations

from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
    Publisher,
    Publishing,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..admin import (
    ASK_BOT_HELPER,
    AUTHORIZE_BROADCAST,
    CALL_MODEL,
    CLAIM_SANDSTORM,
    CLEAN_PREVIEWS,
    COUNT_ACTIVE_USERS,
    FOLLOW_CLIENT_VERSIONS,
    GET_MIGRATION_VERSION,
    GET_SERVER_INFO,
    GET_STATISTICS,
    HAS_MAIL,
    LIST_INSTANCES,
    LIST_STATISTICS,
    MIGRATE,
    OFFER_SANDSTORM,
    PASS_EVENT,
    REFRESH_CLIENTS,
    REMOVE_SLACK_LINKS,
    RESET_IRC,
    RESTART,
)

__all__ = [
    "AdminHandlers",
    "AskBotHelperHandler",
    "AuthorizeBroadcastHandler",
    "CallModelHandler",
    "ClaimSandstormHandler",
    "CleanPreviewsHandler",
    "CountActiveUsersHandler",
    "FollowClientVersionsPublisher",
    "GetMigrationVersionHandler",
    "GetServerInfoHandler",
    "GetStatisticsHandler",
    "HasMailHandler",
    "ListInstancesHandler",
    "ListStatisticsHandler",
    "MigrateHandler",
    "OfferSandstormHandler",
    "PassEventHandler",
    "RefreshClientsHandler",
    "RemoveSlackLinksHandler",
    "ResetIrcHandler",
    "RestartHandler",
    "admin_handlers",
    "on_ask_bot_helper",
    "on_authorize_broadcast",
    "on_call_model",
    "on_claim_sandstorm",
    "on_clean_previews",
    "on_count_active_users",
    "on_follow_client_versions",
    "on_get_migration_version",
    "on_get_server_info",
    "on_get_statistics",
    "on_has_mail",
    "on_list_instances",
    "on_list_statistics",
    "on_migrate",
    "on_offer_sandstorm",
    "on_pass_event",
    "on_refresh_clients",
    "on_remove_slack_links",
    "on_reset_irc",
    "on_restart",
]


class RestartHandler(Protocol[ContextT_contra]):
    """Answers ``restart_server``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.RestartNotice]:
        """Restart the server's process."""
        ...


def on_restart(handler: RestartHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``restart_server``."""
    return MethodHandler(RESTART, handler)


class CleanPreviewsHandler(Protocol[ContextT_contra]):
    """Answers ``OEmbedCacheCleanup``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.PreviewCleanup]:
        """Forget the previews of links that are old."""
        ...


def on_clean_previews(
    handler: CleanPreviewsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``OEmbedCacheCleanup``."""
    return MethodHandler(CLEAN_PREVIEWS, handler)


class AskBotHelperHandler(Protocol[ContextT_contra]):
    """Answers ``botRequest``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
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
    ) -> Answer[list[object] | bool | None]:
        """Ask the server something on behalf of a bot."""
        ...


def on_ask_bot_helper(
    handler: AskBotHelperHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``botRequest``."""
    return MethodHandler(
        ASK_BOT_HELPER,
        handler,
        Param(
            "request",
            Literal[
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
        ),
        Param("parameters", list[object]),
    )


class AuthorizeBroadcastHandler(Protocol[ContextT_contra]):
    """Answers ``broadcastAuth``."""

    def __call__(
        self, caller: ContextT_contra, /, remote_id: str, self_id: str
    ) -> Answer[bool]:
        """Answer another instance of the server; before 6.0."""
        ...


def on_authorize_broadcast(
    handler: AuthorizeBroadcastHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``broadcastAuth``."""
    return MethodHandler(
        AUTHORIZE_BROADCAST, handler, Param("remote_id", str), Param("self_id", str)
    )


class GetMigrationVersionHandler(Protocol[ContextT_contra]):
    """Answers ``getMigrationVersion``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[int]:
        """Ask for the version of the database; before 4.0."""
        ...


def on_get_migration_version(
    handler: GetMigrationVersionHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``getMigrationVersion``."""
    return MethodHandler(GET_MIGRATION_VERSION, handler)


class GetServerInfoHandler(Protocol[ContextT_contra]):
    """Answers ``getServerInfo``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.ServerFacts]:
        """Fetch facts about the server; before 4.0."""
        ...


def on_get_server_info(
    handler: GetServerInfoHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``getServerInfo``."""
    return MethodHandler(GET_SERVER_INFO, handler)


class GetStatisticsHandler(Protocol[ContextT_contra]):
    """Answers ``getStatistics``."""

    def __call__(
        self, caller: ContextT_contra, /, *, is_fresh: bool | UnsetType = UNSET
    ) -> Answer[types.WorkspaceStatistics | None]:
        """Fetch figures about the workspace."""
        ...


def on_get_statistics(
    handler: GetStatisticsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``getStatistics``."""
    return MethodHandler(
        GET_STATISTICS, handler, Param("is_fresh", bool, is_optional=True)
    )


class ListInstancesHandler(Protocol[ContextT_contra]):
    """Answers ``instances/get``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[list[types.InstanceConnection]]:
        """List the instances of the server; before 6.0."""
        ...


def on_list_instances(
    handler: ListInstancesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``instances/get``."""
    return MethodHandler(LIST_INSTANCES, handler)


class MigrateHandler(Protocol[ContextT_contra]):
    """Answers ``migrateTo``."""

    def __call__(self, caller: ContextT_contra, /, version: str) -> Answer[str]:
        """Bring the database to a version; before 4.0."""
        ...


def on_migrate(handler: MigrateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``migrateTo``."""
    return MethodHandler(MIGRATE, handler, Param("version", str))


class RemoveSlackLinksHandler(Protocol[ContextT_contra]):
    """Answers ``removeSlackBridgeChannelLinks``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[types.RemoveSlackBridgeChannelLinksResult]:
        """Take away the links to Slack's channels."""
        ...


def on_remove_slack_links(
    handler: RemoveSlackLinksHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``removeSlackBridgeChannelLinks``."""
    return MethodHandler(REMOVE_SLACK_LINKS, handler)


class ResetIrcHandler(Protocol[ContextT_contra]):
    """Answers ``resetIrcConnection``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[types.RemoveSlackBridgeChannelLinksResult]:
        """Connect to IRC again."""
        ...


def on_reset_irc(handler: ResetIrcHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``resetIrcConnection``."""
    return MethodHandler(RESET_IRC, handler)


class CallModelHandler(Protocol[ContextT_contra]):
    """Answers ``robot.modelCall``."""

    def __call__(
        self, caller: ContextT_contra, /, model: str, method: str, args: object
    ) -> Answer[object]:
        """Call a model of the server's database; before 5.0."""
        ...


def on_call_model(handler: CallModelHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``robot.modelCall``."""
    return MethodHandler(
        CALL_MODEL,
        handler,
        Param("model", str),
        Param("method", str),
        Param("args", object),
    )


class ClaimSandstormHandler(Protocol[ContextT_contra]):
    """Answers ``sandstormClaimRequest``."""

    def __call__(
        self, caller: ContextT_contra, /, token: object, serialized_descriptor: object
    ) -> Answer[types.SandstormClaim]:
        """Claim a request of Sandstorm; before 1.0."""
        ...


def on_claim_sandstorm(
    handler: ClaimSandstormHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``sandstormClaimRequest``."""
    return MethodHandler(
        CLAIM_SANDSTORM,
        handler,
        Param("token", object),
        Param("serialized_descriptor", object),
    )


class OfferSandstormHandler(Protocol[ContextT_contra]):
    """Answers ``sandstormOffer``."""

    def __call__(
        self, caller: ContextT_contra, /, token: object, serialized_descriptor: object
    ) -> Answer[None]:
        """Offer something to Sandstorm; before 1.0."""
        ...


def on_offer_sandstorm(
    handler: OfferSandstormHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``sandstormOffer``."""
    return MethodHandler(
        OFFER_SANDSTORM,
        handler,
        Param("token", object),
        Param("serialized_descriptor", object),
    )


class PassEventHandler(Protocol[ContextT_contra]):
    """Answers ``stream``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        stream_name: str,
        event_name: str,
        args: object,
    ) -> Answer[str | None]:
        """Pass an event between instances; before 6.0."""
        ...


def on_pass_event(handler: PassEventHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``stream``."""
    return MethodHandler(
        PASS_EVENT,
        handler,
        Param("stream_name", str),
        Param("event_name", str),
        Param("args", object),
    )


class RefreshClientsHandler(Protocol[ContextT_contra]):
    """Answers ``refreshClients``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool]:
        """Make all browsers load the page again; before 7.0."""
        ...


def on_refresh_clients(
    handler: RefreshClientsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``refreshClients``."""
    return MethodHandler(REFRESH_CLIENTS, handler)


class ListStatisticsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/statistics.list``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.WorkspaceStatistics]]:
        """List the statistics that were kept, day by day."""
        ...


def on_list_statistics(
    handler: ListStatisticsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/statistics.list``."""
    return MethodHandler(
        LIST_STATISTICS,
        handler,
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class HasMailHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/smtp.check``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool]:
        """Ask whether the server can send e-mail."""
        ...


def on_has_mail(handler: HasMailHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/smtp.check``."""
    return MethodHandler(HAS_MAIL, handler)


class CountActiveUsersHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/licenses.maxActiveUsers``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.ActiveUsers]:
        """Ask how many users are active and how many may be."""
        ...


def on_count_active_users(
    handler: CountActiveUsersHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/licenses.maxActiveUsers``."""
    return MethodHandler(COUNT_ACTIVE_USERS, handler)


class FollowClientVersionsPublisher(Protocol[ContextT_contra]):
    """Publishes ``meteor_autoupdate_clientVersions``."""

    def __call__(
        self, caller: ContextT_contra, /, *, app_id: str | UnsetType = UNSET
    ) -> Publishing[types.WebClientVersion]:
        """Follow which versions of the web client the server serves."""
        ...


def on_follow_client_versions(
    publisher: FollowClientVersionsPublisher[ContextT],
) -> Publisher[ContextT]:
    """Make a publisher of ``meteor_autoupdate_clientVersions``."""
    return Publisher(
        FOLLOW_CLIENT_VERSIONS, publisher, Param("app_id", str, is_optional=True)
    )


class AdminHandlers(Protocol[ContextT_contra]):
    """Answers every method and publication of `Admin`."""

    @property
    def restart(self) -> RestartHandler[ContextT_contra]:
        """Restart the server's process."""
        ...

    @property
    def clean_previews(self) -> CleanPreviewsHandler[ContextT_contra]:
        """Forget the previews of links that are old."""
        ...

    @property
    def ask_bot_helper(self) -> AskBotHelperHandler[ContextT_contra]:
        """Ask the server something on behalf of a bot."""
        ...

    @property
    def authorize_broadcast(self) -> AuthorizeBroadcastHandler[ContextT_contra]:
        """Answer another instance of the server; before 6.0."""
        ...

    @property
    def get_migration_version(self) -> GetMigrationVersionHandler[ContextT_contra]:
        """Ask for the version of the database; before 4.0."""
        ...

    @property
    def get_server_info(self) -> GetServerInfoHandler[ContextT_contra]:
        """Fetch facts about the server; before 4.0."""
        ...

    @property
    def get_statistics(self) -> GetStatisticsHandler[ContextT_contra]:
        """Fetch figures about the workspace."""
        ...

    @property
    def list_instances(self) -> ListInstancesHandler[ContextT_contra]:
        """List the instances of the server; before 6.0."""
        ...

    @property
    def migrate(self) -> MigrateHandler[ContextT_contra]:
        """Bring the database to a version; before 4.0."""
        ...

    @property
    def remove_slack_links(self) -> RemoveSlackLinksHandler[ContextT_contra]:
        """Take away the links to Slack's channels."""
        ...

    @property
    def reset_irc(self) -> ResetIrcHandler[ContextT_contra]:
        """Connect to IRC again."""
        ...

    @property
    def call_model(self) -> CallModelHandler[ContextT_contra]:
        """Call a model of the server's database; before 5.0."""
        ...

    @property
    def claim_sandstorm(self) -> ClaimSandstormHandler[ContextT_contra]:
        """Claim a request of Sandstorm; before 1.0."""
        ...

    @property
    def offer_sandstorm(self) -> OfferSandstormHandler[ContextT_contra]:
        """Offer something to Sandstorm; before 1.0."""
        ...

    @property
    def pass_event(self) -> PassEventHandler[ContextT_contra]:
        """Pass an event between instances; before 6.0."""
        ...

    @property
    def refresh_clients(self) -> RefreshClientsHandler[ContextT_contra]:
        """Make all browsers load the page again; before 7.0."""
        ...

    @property
    def list_statistics(self) -> ListStatisticsHandler[ContextT_contra]:
        """List the statistics that were kept, day by day."""
        ...

    @property
    def has_mail(self) -> HasMailHandler[ContextT_contra]:
        """Ask whether the server can send e-mail."""
        ...

    @property
    def count_active_users(self) -> CountActiveUsersHandler[ContextT_contra]:
        """Ask how many users are active and how many may be."""
        ...

    @property
    def follow_client_versions(self) -> FollowClientVersionsPublisher[ContextT_contra]:
        """Follow which versions of the web client the server serves."""
        ...


def admin_handlers(
    implementation: AdminHandlers[ContextT],
) -> tuple[MethodHandler[ContextT] | Publisher[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_restart(implementation.restart),
        on_clean_previews(implementation.clean_previews),
        on_ask_bot_helper(implementation.ask_bot_helper),
        on_authorize_broadcast(implementation.authorize_broadcast),
        on_get_migration_version(implementation.get_migration_version),
        on_get_server_info(implementation.get_server_info),
        on_get_statistics(implementation.get_statistics),
        on_list_instances(implementation.list_instances),
        on_migrate(implementation.migrate),
        on_remove_slack_links(implementation.remove_slack_links),
        on_reset_irc(implementation.reset_irc),
        on_call_model(implementation.call_model),
        on_claim_sandstorm(implementation.claim_sandstorm),
        on_offer_sandstorm(implementation.offer_sandstorm),
        on_pass_event(implementation.pass_event),
        on_refresh_clients(implementation.refresh_clients),
        on_list_statistics(implementation.list_statistics),
        on_has_mail(implementation.has_mail),
        on_count_active_users(implementation.count_active_users),
        on_follow_client_versions(implementation.follow_client_versions),
    )
