# Generated from schema/integrations.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Webhooks: incoming and outgoing integrations."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

from .common import UserReference

__all__ = [
    "IncomingIntegration",
    "IntegrationHistoryFollowHistory",
    "IntegrationHistoryFollowHistoryData",
    "IntegrationHistoryFollowHistoryDataData",
    "NewIncomingIntegration",
    "NewOutgoingIntegration",
    "OutgoingIntegration",
    "ReplayOutgoingIntegrationOptions",
    "ScriptError",
    "Webhook",
    "WebhookMessage",
    "WebhookReference",
]


class NewIncomingIntegration(Model, frozen=True, kw_only=True, gc=False):
    """A webhook that posts into rooms, as it shall be."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier; made by the server when absent."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed; the server's own."""
    alias: str | UnsetType | None = UNSET
    """Name shown instead of the poster's."""
    avatar_url: str | UnsetType | None = field(name="avatar", default=UNSET)
    """Picture shown instead of the poster's."""
    channel: str | UnsetType | None = UNSET
    """The recipients: `#room` or `@user`, separated by commas."""
    emoji: str | UnsetType | None = UNSET
    """Emoji shown instead of that picture."""
    is_enabled: bool | UnsetType | None = field(name="enabled", default=UNSET)
    """Whether it works."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    can_choose_channel: bool | UnsetType | None = field(
        name="overrideDestinationChannelEnabled", default=UNSET
    )
    """Whether callers may choose the room."""
    script: str | UnsetType | None = UNSET
    """JavaScript that handles what comes in."""
    has_script: bool | UnsetType | None = field(name="scriptEnabled", default=UNSET)
    """Whether that script is run."""
    script_engine: Literal["isolated-vm"] | str | UnsetType | None = field(
        name="scriptEngine", default=UNSET
    )
    """`isolated-vm`, or `vm2` before 7.0."""
    is_script_plain: bool | UnsetType | None = field(
        name="skipTranspile", default=UNSET
    )
    """Whether the script is run as it is."""
    kind: Literal["webhook-incoming"] | str | UnsetType | None = field(
        name="type", default=UNSET
    )
    """`webhook-incoming`."""
    username: str | UnsetType | None = UNSET
    """The author of its messages."""


class ScriptError(Model, frozen=True, kw_only=True, gc=False):
    """Why a script cannot be run."""

    message: str
    """The problem."""
    name: str
    """Kind of error."""
    stack: str | UnsetType | None = UNSET
    """Where."""


class IncomingIntegration(Model, frozen=True, kw_only=True):
    """A webhook that posts into rooms."""

    id: str = field(name="_id")
    """Identifier."""
    created_at: Timestamp | UnsetType | None = field(name="_createdAt", default=UNSET)
    """When it was made."""
    created_by: UserReference | UnsetType | None = field(
        name="_createdBy", default=UNSET
    )
    """The creator."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    alias: str | UnsetType | None = UNSET
    """Name shown instead of the poster's."""
    avatar_url: str | UnsetType | None = field(name="avatar", default=UNSET)
    """Picture shown instead of the poster's."""
    channels: list[str] | UnsetType | None = field(name="channel", default=UNSET)
    """The recipient: `#room` or `@user`."""
    emoji: str | UnsetType | None = UNSET
    """Emoji shown instead of that picture."""
    is_enabled: bool | UnsetType | None = field(name="enabled", default=UNSET)
    """Whether it works."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    can_choose_channel: bool | UnsetType | None = field(
        name="overrideDestinationChannelEnabled", default=UNSET
    )
    """Whether callers may choose the room."""
    script: str | UnsetType | None = UNSET
    """JavaScript that handles what comes in."""
    compiled_script: str | UnsetType | None = field(
        name="scriptCompiled", default=UNSET
    )
    """The script as it is run."""
    has_script: bool | UnsetType | None = field(name="scriptEnabled", default=UNSET)
    """Whether that script is run."""
    script_engine: Literal["isolated-vm"] | str | UnsetType | None = field(
        name="scriptEngine", default=UNSET
    )
    """`isolated-vm`, or `vm2` before 7.0."""
    script_error: ScriptError | UnsetType | None = field(
        name="scriptError", default=UNSET
    )
    """Why the script cannot be run."""
    is_script_plain: bool | UnsetType | None = field(
        name="skipTranspile", default=UNSET
    )
    """Whether the script is run as it is."""
    token: str | UnsetType | None = UNSET
    """Its secret: anyone who has it may post."""
    kind: Literal["webhook-incoming"] | str | UnsetType | None = field(
        name="type", default=UNSET
    )
    """`webhook-incoming`."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The id of the author of its messages."""
    username: str | UnsetType | None = UNSET
    """The author of its messages."""


class NewOutgoingIntegration(Model, frozen=True, kw_only=True):
    """A webhook that tells another server, as it shall be."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier; made by the server when absent."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed; the server's own."""
    alias: str | UnsetType | None = UNSET
    """Name shown instead of the poster's."""
    avatar_url: str | UnsetType | None = field(name="avatar", default=UNSET)
    """Picture shown instead of the poster's."""
    channel: str | UnsetType | None = UNSET
    """Rooms that it listens to, separated by commas."""
    emoji: str | UnsetType | None = UNSET
    """Emoji shown instead of that picture."""
    is_enabled: bool | UnsetType | None = field(name="enabled", default=UNSET)
    """Whether it works."""
    event: (
        Literal[
            "sendMessage",
            "fileUploaded",
            "roomArchived",
            "roomCreated",
            "roomJoined",
            "roomLeft",
            "userCreated",
        ]
        | str
        | UnsetType
        | None
    ) = UNSET
    """The event that triggers it, such as `sendMessage`."""
    is_impersonating: bool | UnsetType | None = field(
        name="impersonateUser", default=UNSET
    )
    """Whether answers are posted as who triggered it."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    retry_count: float | UnsetType | None = field(name="retryCount", default=UNSET)
    """How often to try again."""
    retry_delay: str | UnsetType | None = field(name="retryDelay", default=UNSET)
    """How long to wait between, such as `powers-of-ten`."""
    is_retried: bool | UnsetType | None = field(name="retryFailedCalls", default=UNSET)
    """Whether to try again."""
    runs_on_edits: bool | UnsetType | None = field(name="runOnEdits", default=UNSET)
    """Whether edits trigger it."""
    script: str | UnsetType | None = UNSET
    """JavaScript that handles what goes out."""
    has_script: bool | UnsetType | None = field(name="scriptEnabled", default=UNSET)
    """Whether that script is run."""
    script_engine: Literal["isolated-vm"] | str | UnsetType | None = field(
        name="scriptEngine", default=UNSET
    )
    """`isolated-vm`, or `vm2` before 7.0."""
    is_script_plain: bool | UnsetType | None = field(
        name="skipTranspile", default=UNSET
    )
    """Whether the script is run as it is."""
    target_room: str | UnsetType | None = field(name="targetRoom", default=UNSET)
    """The room for answers, for some events."""
    token: str | UnsetType | None = UNSET
    """Secret that it sends along."""
    is_word_anywhere: bool | UnsetType | None = field(
        name="triggerWordAnywhere", default=UNSET
    )
    """Whether a word triggers it anywhere in a message."""
    trigger_words: list[str] | UnsetType | None = field(
        name="triggerWords", default=UNSET
    )
    """Words that trigger it."""
    kind: Literal["webhook-outgoing"] | str | UnsetType | None = field(
        name="type", default=UNSET
    )
    """`webhook-outgoing`."""
    urls: list[str] | UnsetType | None = UNSET
    """Addresses that it calls."""
    username: str | UnsetType | None = UNSET
    """The author of the answers."""


class OutgoingIntegration(Model, frozen=True, kw_only=True):
    """A webhook that tells another server."""

    id: str = field(name="_id")
    """Identifier."""
    created_at: Timestamp | UnsetType | None = field(name="_createdAt", default=UNSET)
    """When it was made."""
    created_by: UserReference | UnsetType | None = field(
        name="_createdBy", default=UNSET
    )
    """The creator."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    alias: str | UnsetType | None = UNSET
    """Name shown instead of the poster's."""
    avatar_url: str | UnsetType | None = field(name="avatar", default=UNSET)
    """Picture shown instead of the poster's."""
    channels: list[str] | UnsetType | None = field(name="channel", default=UNSET)
    """Rooms that it listens to."""
    emoji: str | UnsetType | None = UNSET
    """Emoji shown instead of that picture."""
    is_enabled: bool | UnsetType | None = field(name="enabled", default=UNSET)
    """Whether it works."""
    event: (
        Literal[
            "sendMessage",
            "fileUploaded",
            "roomArchived",
            "roomCreated",
            "roomJoined",
            "roomLeft",
            "userCreated",
        ]
        | str
        | UnsetType
        | None
    ) = UNSET
    """The event that triggers it, such as `sendMessage`."""
    is_impersonating: bool | UnsetType | None = field(
        name="impersonateUser", default=UNSET
    )
    """Whether answers are posted as who triggered it."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    retry_count: float | UnsetType | None = field(name="retryCount", default=UNSET)
    """How often to try again."""
    retry_delay: str | UnsetType | None = field(name="retryDelay", default=UNSET)
    """How long to wait between, such as `powers-of-ten`."""
    is_retried: bool | UnsetType | None = field(name="retryFailedCalls", default=UNSET)
    """Whether to try again."""
    runs_on_edits: bool | UnsetType | None = field(name="runOnEdits", default=UNSET)
    """Whether edits trigger it."""
    script: str | UnsetType | None = UNSET
    """JavaScript that handles what goes out."""
    compiled_script: str | UnsetType | None = field(
        name="scriptCompiled", default=UNSET
    )
    """The script as it is run."""
    has_script: bool | UnsetType | None = field(name="scriptEnabled", default=UNSET)
    """Whether that script is run."""
    script_engine: Literal["isolated-vm"] | str | UnsetType | None = field(
        name="scriptEngine", default=UNSET
    )
    """`isolated-vm`, or `vm2` before 7.0."""
    script_error: ScriptError | UnsetType | None = field(
        name="scriptError", default=UNSET
    )
    """Why the script cannot be run."""
    is_script_plain: bool | UnsetType | None = field(
        name="skipTranspile", default=UNSET
    )
    """Whether the script is run as it is."""
    target_room: str | UnsetType | None = field(name="targetRoom", default=UNSET)
    """The room for answers, for some events."""
    token: str | UnsetType | None = UNSET
    """Secret that it sends along."""
    is_word_anywhere: bool | UnsetType | None = field(
        name="triggerWordAnywhere", default=UNSET
    )
    """Whether a word triggers it anywhere in a message."""
    trigger_words: list[str] | UnsetType | None = field(
        name="triggerWords", default=UNSET
    )
    """Words that trigger it."""
    kind: Literal["webhook-outgoing"] | str | UnsetType | None = field(
        name="type", default=UNSET
    )
    """`webhook-outgoing`."""
    urls: list[str] | UnsetType | None = UNSET
    """Addresses that it calls."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The id of the author of the answers."""
    username: str | UnsetType | None = UNSET
    """The author of the answers."""


class ReplayOutgoingIntegrationOptions(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `integrations.replay`."""

    history_id: str = field(name="historyId")
    """Which entry of its history."""
    integration_id: str = field(name="integrationId")
    """The webhook."""


class IntegrationHistoryFollowHistoryDataData(Model, frozen=True, kw_only=True):
    """The trigger of a webhook."""

    room_id: str | UnsetType | None = field(name="channel_id", default=UNSET)
    """The room."""
    message_id: str | UnsetType | None = UNSET
    """The message."""
    owner: AnyJson | UnsetType = UNSET
    """The creator of the room; left unknown by upstream."""
    room: AnyJson | UnsetType = UNSET
    """The room's record; left unknown by upstream."""
    user: AnyJson | UnsetType = UNSET
    """The user's record; left unknown by upstream."""
    user_id: str | UnsetType | None = UNSET
    """The user."""


class WebhookMessage(Model, frozen=True, kw_only=True, gc=False):
    """A message that a webhook posted."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier of the message."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """The room."""
    text: str | UnsetType | None = field(name="msg", default=UNSET)
    """Its text."""


class WebhookReference(Model, frozen=True, kw_only=True, gc=False):
    """Which webhook."""

    id: str = field(name="_id")
    """Identifier of the webhook."""


class IntegrationHistoryFollowHistoryData(Model, frozen=True, kw_only=True):
    """A run of an outgoing webhook."""

    created_at: Timestamp | UnsetType | None = field(name="_createdAt", default=UNSET)
    """When it began."""
    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When the record last changed."""
    trigger: IntegrationHistoryFollowHistoryDataData | UnsetType | None = field(
        name="data", default=UNSET
    )
    """The trigger."""
    error: AnyJson | UnsetType = UNSET
    """The error; left unknown by upstream."""
    error_stack: AnyJson | UnsetType = field(name="errorStack", default=UNSET)
    """The place in the server's code; left unknown by upstream."""
    event: (
        Literal[
            "sendMessage",
            "fileUploaded",
            "roomArchived",
            "roomCreated",
            "roomJoined",
            "roomLeft",
            "userCreated",
        ]
        | str
        | UnsetType
        | None
    ) = UNSET
    """Kind of what set it off."""
    is_finished: bool | UnsetType | None = field(name="finished", default=UNSET)
    """Whether it is over."""
    request: dict[str, AnyJson] | UnsetType | None = field(
        name="httpCallData", default=UNSET
    )
    """The request that was sent; left open by upstream."""
    http_error: AnyJson | UnsetType = field(name="httpError", default=UNSET)
    """The error of the answer; left unknown by upstream."""
    response: str | UnsetType | None = field(name="httpResult", default=UNSET)
    """The answer's text."""
    integration: WebhookReference | UnsetType | None = UNSET
    """The webhook."""
    prepare_sent_message: list[WebhookMessage] | UnsetType | None = field(
        name="prepareSentMessage", default=UNSET
    )
    """Messages that the webhook posted."""
    process_sent_message: list[WebhookMessage] | UnsetType | None = field(
        name="processSentMessage", default=UNSET
    )
    """Messages that the webhook posted."""
    ran_prepare_script: bool | UnsetType | None = field(
        name="ranPrepareScript", default=UNSET
    )
    """Whether its script made the request."""
    step: str | UnsetType | None = UNSET
    """How far it has come."""
    trigger_word: str | UnsetType | None = field(name="triggerWord", default=UNSET)
    """Word that set it off."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """Kind of webhook."""
    url: str | UnsetType | None = UNSET
    """Address that was called."""


class IntegrationHistoryFollowHistory(Model, frozen=True, kw_only=True):
    """A change of a webhook's history."""

    action: Literal["removed", "updated", "inserted"] | str = field(name="type")
    """The change."""
    id: str | UnsetType | None = UNSET
    """The entry that changed."""
    changes: AnyJson | UnsetType = field(name="diff", default=UNSET)
    """The changed fields; left unknown by upstream."""
    entry: IntegrationHistoryFollowHistoryData | UnsetType | None = field(
        name="data", default=UNSET
    )
    """The new entry."""


class Webhook(Model, frozen=True, kw_only=True):
    """A webhook, incoming or outgoing."""

    id: str = field(name="_id")
    """Identifier."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """`webhook-incoming` or `webhook-outgoing`."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    is_enabled: bool | UnsetType | None = field(name="enabled", default=UNSET)
    """Whether it works."""
    username: str | UnsetType | None = UNSET
    """The author of its messages."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The same, by id."""
    channels: list[str] | UnsetType | None = field(name="channel", default=UNSET)
    """The room in which it posts or listens, such as `#name` or `@name`."""
    event: str | UnsetType | None = UNSET
    """The event that triggers an outgoing one, such as `sendMessage`."""
    urls: list[str] | UnsetType | None = UNSET
    """The addresses that an outgoing one calls."""
    trigger_words: list[str] | UnsetType | None = field(
        name="triggerWords", default=UNSET
    )
    """The words that a message must begin with."""
    token: str | UnsetType | None = UNSET
    """Its secret."""
    alias: str | UnsetType | None = UNSET
    """Name shown instead of the user's."""
    avatar: str | UnsetType | None = UNSET
    """Address of a picture shown instead of the user's."""
    emoji: str | UnsetType | None = UNSET
    """Emoji shown instead of a picture."""
    runs_script: bool | UnsetType | None = field(name="scriptEnabled", default=UNSET)
    """Whether its script runs."""
    script: str | UnsetType | None = UNSET
    """Its script."""
    created_at: Timestamp | UnsetType | None = field(name="_createdAt", default=UNSET)
    """When it was made."""
    created_by: UserReference | UnsetType | None = field(
        name="_createdBy", default=UNSET
    )
    """The creator."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
