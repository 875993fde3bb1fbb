# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Typed client for the QuickMeet.Chat Realtime API.

Every name here is loaded when first asked for.
"""

from typing import TYPE_CHECKING, Final

from quickmeet_runtime.generator_api import declare_secrets, lazy_exports, require_api

GENERATOR_API: Final = 6
"""What this package expects of its runtime."""
require_api(GENERATOR_API)
declare_secrets(
    {
        "sandstormClaimRequest": (0,),
        "sandstormOffer": (0,),
        "OAuth.retrieveCredential": (0, 1),
        "changePassword": (0, 1),
        "checkRegistrationSecretURL": (0,),
        "resetPassword": (0, 1),
        "verifyEmail": (0,),
        "jitsi:generateAccessToken": (),
        "cloud:connectWorkspace": (0,),
        "cloud:finishOAuthAuthorization": (0, 1),
        "e2e.updateGroupKey": (2,),
        "ufsComplete": (2,),
        "ufsDelete": (2,),
        "ufsStop": (2,),
        "livechat:getInitialData": (0,),
        "livechat:loginByToken": (0,),
        "livechat:pageVisited": (0,),
        "livechat:saveSurveyFeedback": (0,),
        "livechat:sendTranscript": (0,),
        "livechat:setCustomField": (0,),
        "livechat:startFileUploadRoom": (1,),
        "sendFileLivechatMessage": (1,),
        "setUserPassword": (0,),
        "deleteUserOwnAccount": (0,),
        "joinRoom": (1,),
        "getChannelTokenpass": (),
        "2fa:disable": (0,),
        "2fa:regenerateCodes": (0,),
        "2fa:validateTempToken": (0,),
        "createToken": (),
    },
    results=(
        "personalAccessTokens:generateToken",
        "personalAccessTokens:regenerateToken",
        "samlLogout",
        "jitsi:generateAccessToken",
        "cloud:getOAuthAuthorizationUrl",
        "cloud:getWorkspaceRegisterData",
        "getRoomJoinCode",
        "chatpalUtilsCreateKey",
    ),
)

SERVER_VERSIONS: Final = ("3.x", "4.x", "5.x", "6.x", "7.x", "8.x", "9.x")
"""Releases of the server that the schema says something about."""

if TYPE_CHECKING:
    __version__: str
    from quickmeet_runtime.auth.credentials import (
        AccessToken,
        Apple,
        Cas,
        Credentials,
        Crowd,
        Iframe,
        Ldap,
        OAuth,
        OneTimeToken,
        Password,
        Saml,
        Token,
    )
    from quickmeet_runtime.auth.token_store import TokenStore
    from quickmeet_runtime.concurrency.signals import run, stop_on_signals
    from quickmeet_runtime.errors import (
        AddressError,
        CallInterruptedError,
        CallTimeoutError,
        ClosedError,
        ConnectError,
        ConnectionLostError,
        FileError,
        FileRefusedError,
        InsecureError,
        LimitReachedError,
        LocalProtocolError,
        LoginError,
        MessageRefusedError,
        MethodError,
        MethodNotFoundError,
        MethodRemovedError,
        NoSuchRoomError,
        OptionError,
        PayloadError,
        ProtocolError,
        QuickmeetError,
        RateLimitedError,
        RefusedError,
        RemoteProtocolError,
        RemovedFromRoomError,
        SlowConsumerError,
        SubscriptionError,
        TokenStoreError,
        TransportClosedError,
        TransportError,
        TwoFactorRequiredError,
        VersionRefusedError,
    )
    from quickmeet_runtime.files.download import Download
    from quickmeet_runtime.lifecycle.status import Closed, Lost, Opening, Ready, Status
    from quickmeet_runtime.model import ejson
    from quickmeet_runtime.model.decoding.mismatches import Deviation
    from quickmeet_runtime.model.gap import Gap
    from quickmeet_runtime.model.json_schema import json_schema
    from quickmeet_runtime.model.operations.operation import ListPage, Upload
    from quickmeet_runtime.model.payload import (
        UNSET,
        Raw,
        Timestamp,
        UnknownVariant,
        UnsetType,
    )
    from quickmeet_runtime.model.sealed import Sealed, SealedParts
    from quickmeet_runtime.observability.observer import Observer, Statistics
    from quickmeet_runtime.observability.otel import OpenTelemetry
    from quickmeet_runtime.options.buffering import Buffering, SlowConsumer
    from quickmeet_runtime.options.options import Reconnect
    from quickmeet_runtime.session.clients.client import Connecting
    from quickmeet_runtime.session.clients.http_client import ConnectingByHttp
    from quickmeet_runtime.session.handlers.handler import Handler
    from quickmeet_runtime.session.handlers.registry import Handlers
    from quickmeet_runtime.streams.changes.account import ChangesMine
    from quickmeet_runtime.streams.changes.room import (
        Change,
        Changes,
        MessageDeleted,
        MessageSent,
        MessageUpdated,
    )
    from quickmeet_runtime.streams.cursor import Cursor
    from quickmeet_runtime.streams.documents.live import (
        DocumentAdded,
        DocumentChange,
        DocumentChanged,
        DocumentRemoved,
        LiveCollection,
    )
    from quickmeet_runtime.streams.mirror.mirror import RoomMirror
    from quickmeet_runtime.streams.mirror.mirrored_room import MirroredRoom
    from quickmeet_runtime.streams.paging.history import History
    from quickmeet_runtime.streams.paging.listing import Listing
    from quickmeet_runtime.streams.subscription import Subscription
    from quickmeet_runtime.transcripts.audit.live_audit import LiveAudit
    from quickmeet_runtime.transcripts.recordings.recorder import Recording
    from quickmeet_runtime.transcripts.validation.validator import Validator, Violation
    from quickmeet_runtime.webhooks.posting import post_webhook

    from . import bot as bot
    from . import e2ee as e2ee
    from . import errors, sync, types
    from . import relay as relay
    from . import text as text
    from . import webhooks as webhooks
    from .access_tokens import AccessTokens
    from .admin import Admin
    from .apps import Apps
    from .audit import Audit
    from .authentication import Authentication
    from .auto_translate import AutoTranslate
    from .banners import Banners
    from .broadcasts import Broadcasts
    from .calendar import Calendar
    from .calls import Calls
    from .canned_responses import CannedResponses
    from .client import Client, HttpClient, connect, connect_http, open  # noqa: A004  # the package's own
    from .cloud import Cloud
    from .contacts import Contacts
    from .crowd import CrowdAccounts
    from .custom_sounds import CustomSounds
    from .custom_status import CustomStatuses
    from .discussions import Discussions
    from .emails import Emails
    from .emoji import Emojis
    from .encryption import Encryption
    from .federation import Federation
    from .files import Files
    from .imports import Imports
    from .integrations import Integrations
    from .ldap import Directory
    from .license import License
    from .livechat import Livechat
    from .me import Me
    from .messages import Messages
    from .moderation import Moderation
    from .notifications import Notifications
    from .oauth import LoginServices
    from .omnichannel import Omnichannel
    from .omnichannel_reports import OmnichannelReports
    from .omnichannel_setup import OmnichannelSetup
    from .otr import OffTheRecord
    from .permissions import Permissions
    from .presence import Presence
    from .push import Push
    from .roles import Roles
    from .rooms import Rooms
    from .search import Search
    from .sessions import Sessions
    from .settings import Settings
    from .slash_commands import SlashCommands
    from .teams import Teams
    from .threads import Threads
    from .two_factor import TwoFactor
    from .users import Users
    from .validation import validator
    from .webdav import Webdav
else:
    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Client": ".client",
            "HttpClient": ".client",
            "connect": ".client",
            "connect_http": ".client",
            "open": ".client",
            "validator": ".validation",
            "ejson": "quickmeet_runtime.model.ejson",
            "json_schema": "quickmeet_runtime.model.json_schema",
            "Change": "quickmeet_runtime.streams.changes.room",
            "Changes": "quickmeet_runtime.streams.changes.room",
            "MessageDeleted": "quickmeet_runtime.streams.changes.room",
            "MessageSent": "quickmeet_runtime.streams.changes.room",
            "MessageUpdated": "quickmeet_runtime.streams.changes.room",
            "ChangesMine": "quickmeet_runtime.streams.changes.account",
            "Connecting": "quickmeet_runtime.session.clients.client",
            "AccessToken": "quickmeet_runtime.auth.credentials",
            "Apple": "quickmeet_runtime.auth.credentials",
            "Cas": "quickmeet_runtime.auth.credentials",
            "Credentials": "quickmeet_runtime.auth.credentials",
            "Crowd": "quickmeet_runtime.auth.credentials",
            "Iframe": "quickmeet_runtime.auth.credentials",
            "Ldap": "quickmeet_runtime.auth.credentials",
            "OAuth": "quickmeet_runtime.auth.credentials",
            "OneTimeToken": "quickmeet_runtime.auth.credentials",
            "Password": "quickmeet_runtime.auth.credentials",
            "Saml": "quickmeet_runtime.auth.credentials",
            "Token": "quickmeet_runtime.auth.credentials",
            "Cursor": "quickmeet_runtime.streams.cursor",
            "AddressError": "quickmeet_runtime.errors",
            "CallInterruptedError": "quickmeet_runtime.errors",
            "CallTimeoutError": "quickmeet_runtime.errors",
            "ClosedError": "quickmeet_runtime.errors",
            "ConnectError": "quickmeet_runtime.errors",
            "ConnectionLostError": "quickmeet_runtime.errors",
            "FileError": "quickmeet_runtime.errors",
            "FileRefusedError": "quickmeet_runtime.errors",
            "InsecureError": "quickmeet_runtime.errors",
            "LimitReachedError": "quickmeet_runtime.errors",
            "LocalProtocolError": "quickmeet_runtime.errors",
            "LoginError": "quickmeet_runtime.errors",
            "MessageRefusedError": "quickmeet_runtime.errors",
            "MethodError": "quickmeet_runtime.errors",
            "MethodNotFoundError": "quickmeet_runtime.errors",
            "MethodRemovedError": "quickmeet_runtime.errors",
            "NoSuchRoomError": "quickmeet_runtime.errors",
            "OptionError": "quickmeet_runtime.errors",
            "PayloadError": "quickmeet_runtime.errors",
            "ProtocolError": "quickmeet_runtime.errors",
            "QuickmeetError": "quickmeet_runtime.errors",
            "RateLimitedError": "quickmeet_runtime.errors",
            "RefusedError": "quickmeet_runtime.errors",
            "RemoteProtocolError": "quickmeet_runtime.errors",
            "RemovedFromRoomError": "quickmeet_runtime.errors",
            "SlowConsumerError": "quickmeet_runtime.errors",
            "SubscriptionError": "quickmeet_runtime.errors",
            "TokenStoreError": "quickmeet_runtime.errors",
            "TransportClosedError": "quickmeet_runtime.errors",
            "TransportError": "quickmeet_runtime.errors",
            "TwoFactorRequiredError": "quickmeet_runtime.errors",
            "VersionRefusedError": "quickmeet_runtime.errors",
            "Download": "quickmeet_runtime.files.download",
            "Gap": "quickmeet_runtime.model.gap",
            "Handler": "quickmeet_runtime.session.handlers.handler",
            "Handlers": "quickmeet_runtime.session.handlers.registry",
            "History": "quickmeet_runtime.streams.paging.history",
            "Listing": "quickmeet_runtime.streams.paging.listing",
            "ListPage": "quickmeet_runtime.model.operations.operation",
            "Upload": "quickmeet_runtime.model.operations.operation",
            "ConnectingByHttp": "quickmeet_runtime.session.clients.http_client",
            "UNSET": "quickmeet_runtime.model.payload",
            "Raw": "quickmeet_runtime.model.payload",
            "Timestamp": "quickmeet_runtime.model.payload",
            "UnknownVariant": "quickmeet_runtime.model.payload",
            "UnsetType": "quickmeet_runtime.model.payload",
            "Observer": "quickmeet_runtime.observability.observer",
            "Statistics": "quickmeet_runtime.observability.observer",
            "OpenTelemetry": "quickmeet_runtime.observability.otel",
            "Reconnect": "quickmeet_runtime.options.options",
            "Buffering": "quickmeet_runtime.options.buffering",
            "SlowConsumer": "quickmeet_runtime.options.buffering",
            "Deviation": "quickmeet_runtime.model.decoding.mismatches",
            "LiveAudit": "quickmeet_runtime.transcripts.audit.live_audit",
            "Recording": "quickmeet_runtime.transcripts.recordings.recorder",
            "Sealed": "quickmeet_runtime.model.sealed",
            "SealedParts": "quickmeet_runtime.model.sealed",
            "run": "quickmeet_runtime.concurrency.signals",
            "stop_on_signals": "quickmeet_runtime.concurrency.signals",
            "Closed": "quickmeet_runtime.lifecycle.status",
            "Lost": "quickmeet_runtime.lifecycle.status",
            "Opening": "quickmeet_runtime.lifecycle.status",
            "Ready": "quickmeet_runtime.lifecycle.status",
            "Status": "quickmeet_runtime.lifecycle.status",
            "DocumentAdded": "quickmeet_runtime.streams.documents.live",
            "DocumentChange": "quickmeet_runtime.streams.documents.live",
            "DocumentChanged": "quickmeet_runtime.streams.documents.live",
            "DocumentRemoved": "quickmeet_runtime.streams.documents.live",
            "LiveCollection": "quickmeet_runtime.streams.documents.live",
            "RoomMirror": "quickmeet_runtime.streams.mirror.mirror",
            "MirroredRoom": "quickmeet_runtime.streams.mirror.mirrored_room",
            "Subscription": "quickmeet_runtime.streams.subscription",
            "TokenStore": "quickmeet_runtime.auth.token_store",
            "Validator": "quickmeet_runtime.transcripts.validation.validator",
            "Violation": "quickmeet_runtime.transcripts.validation.validator",
            "post_webhook": "quickmeet_runtime.webhooks.posting",
            "errors": ".errors",
            "sync": ".sync",
            "types": ".types",
            "AccessTokens": ".access_tokens",
            "Admin": ".admin",
            "Apps": ".apps",
            "Audit": ".audit",
            "Authentication": ".authentication",
            "AutoTranslate": ".auto_translate",
            "Banners": ".banners",
            "Broadcasts": ".broadcasts",
            "Calendar": ".calendar",
            "Calls": ".calls",
            "CannedResponses": ".canned_responses",
            "Cloud": ".cloud",
            "Contacts": ".contacts",
            "CrowdAccounts": ".crowd",
            "CustomSounds": ".custom_sounds",
            "CustomStatuses": ".custom_status",
            "Discussions": ".discussions",
            "Emails": ".emails",
            "Emojis": ".emoji",
            "Encryption": ".encryption",
            "Federation": ".federation",
            "Files": ".files",
            "Imports": ".imports",
            "Integrations": ".integrations",
            "Directory": ".ldap",
            "License": ".license",
            "Livechat": ".livechat",
            "Me": ".me",
            "Messages": ".messages",
            "Moderation": ".moderation",
            "Notifications": ".notifications",
            "LoginServices": ".oauth",
            "Omnichannel": ".omnichannel",
            "OmnichannelReports": ".omnichannel_reports",
            "OmnichannelSetup": ".omnichannel_setup",
            "OffTheRecord": ".otr",
            "Permissions": ".permissions",
            "Presence": ".presence",
            "Push": ".push",
            "Roles": ".roles",
            "Rooms": ".rooms",
            "Search": ".search",
            "Sessions": ".sessions",
            "Settings": ".settings",
            "SlashCommands": ".slash_commands",
            "Teams": ".teams",
            "Threads": ".threads",
            "TwoFactor": ".two_factor",
            "Users": ".users",
            "Webdav": ".webdav",
            "bot": ".bot",
            "e2ee": ".e2ee",
            "relay": ".relay",
            "text": ".text",
            "webhooks": ".webhooks",
        },
    )

__all__ = [
    "GENERATOR_API",
    "SERVER_VERSIONS",
    "UNSET",
    "AccessToken",
    "AccessTokens",
    "AddressError",
    "Admin",
    "Apple",
    "Apps",
    "Audit",
    "Authentication",
    "AutoTranslate",
    "Banners",
    "Broadcasts",
    "Buffering",
    "Calendar",
    "CallInterruptedError",
    "CallTimeoutError",
    "Calls",
    "CannedResponses",
    "Cas",
    "Change",
    "Changes",
    "ChangesMine",
    "Client",
    "Closed",
    "ClosedError",
    "Cloud",
    "ConnectError",
    "Connecting",
    "ConnectingByHttp",
    "ConnectionLostError",
    "Contacts",
    "Credentials",
    "Crowd",
    "CrowdAccounts",
    "Cursor",
    "CustomSounds",
    "CustomStatuses",
    "Deviation",
    "Directory",
    "Discussions",
    "DocumentAdded",
    "DocumentChange",
    "DocumentChanged",
    "DocumentRemoved",
    "Download",
    "Emails",
    "Emojis",
    "Encryption",
    "Federation",
    "FileError",
    "FileRefusedError",
    "Files",
    "Gap",
    "Handler",
    "Handlers",
    "History",
    "HttpClient",
    "Iframe",
    "Imports",
    "InsecureError",
    "Integrations",
    "Ldap",
    "License",
    "LimitReachedError",
    "ListPage",
    "Listing",
    "LiveAudit",
    "LiveCollection",
    "Livechat",
    "LocalProtocolError",
    "LoginError",
    "LoginServices",
    "Lost",
    "Me",
    "MessageDeleted",
    "MessageRefusedError",
    "MessageSent",
    "MessageUpdated",
    "Messages",
    "MethodError",
    "MethodNotFoundError",
    "MethodRemovedError",
    "MirroredRoom",
    "Moderation",
    "NoSuchRoomError",
    "Notifications",
    "OAuth",
    "Observer",
    "OffTheRecord",
    "Omnichannel",
    "OmnichannelReports",
    "OmnichannelSetup",
    "OneTimeToken",
    "OpenTelemetry",
    "Opening",
    "OptionError",
    "Password",
    "PayloadError",
    "Permissions",
    "Presence",
    "ProtocolError",
    "Push",
    "QuickmeetError",
    "RateLimitedError",
    "Raw",
    "Ready",
    "Reconnect",
    "Recording",
    "RefusedError",
    "RemoteProtocolError",
    "RemovedFromRoomError",
    "Roles",
    "RoomMirror",
    "Rooms",
    "Saml",
    "Sealed",
    "SealedParts",
    "Search",
    "Sessions",
    "Settings",
    "SlashCommands",
    "SlowConsumer",
    "SlowConsumerError",
    "Statistics",
    "Status",
    "Subscription",
    "SubscriptionError",
    "Teams",
    "Threads",
    "Timestamp",
    "Token",
    "TokenStore",
    "TokenStoreError",
    "TransportClosedError",
    "TransportError",
    "TwoFactor",
    "TwoFactorRequiredError",
    "UnknownVariant",
    "UnsetType",
    "Upload",
    "Users",
    "Validator",
    "VersionRefusedError",
    "Violation",
    "Webdav",
    "connect",
    "connect_http",
    "ejson",
    "errors",
    "json_schema",
    "open",
    "post_webhook",
    "run",
    "stop_on_signals",
    "sync",
    "types",
    "validator",
]
