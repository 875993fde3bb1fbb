# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Typed client for the QuickMeet.Chat Realtime API.

Every name here is loaded when first asked for.
"""

from typing import TYPE_CHECKING, Final

from quickmeet_runtime.api import require_api
from quickmeet_runtime.lazy import lazy_exports

GENERATOR_API: Final = 2
"""What this package expects of its runtime."""
require_api(GENERATOR_API)

SERVER_VERSIONS: Final = ("3.x", "4.x", "5.x", "6.x", "7.x", "8.x", "9.x")
"""Releases of the server that the schema says something about."""

if TYPE_CHECKING:
    from quickmeet_runtime import ejson
    from quickmeet_runtime.changes import (
        Changes,
        MessageDeleted,
        MessageSent,
        MessageUpdated,
    )
    from quickmeet_runtime.client import Connecting
    from quickmeet_runtime.credentials import (
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
    from quickmeet_runtime.cursor import Cursor
    from quickmeet_runtime.errors import (
        AddressError,
        CallInterruptedError,
        CallTimeoutError,
        ClosedError,
        ConnectError,
        ConnectionLostError,
        InsecureError,
        LimitReachedError,
        LocalProtocolError,
        LoginError,
        MessageRefusedError,
        MethodError,
        MethodNotFoundError,
        MethodRemovedError,
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
    from quickmeet_runtime.gap import Gap
    from quickmeet_runtime.handlers import Handler, Handlers
    from quickmeet_runtime.history import History
    from quickmeet_runtime.http_client import ConnectingByHttp
    from quickmeet_runtime.model import UNSET, Raw, Timestamp, UnknownVariant, UnsetType
    from quickmeet_runtime.observer import Observer
    from quickmeet_runtime.otel import OpenTelemetry
    from quickmeet_runtime.policy import Buffering, Reconnect, SlowConsumer
    from quickmeet_runtime.recorder import Recording
    from quickmeet_runtime.sealed import Sealed, SealedParts
    from quickmeet_runtime.signals import stop_on_signals
    from quickmeet_runtime.statistics import Statistics
    from quickmeet_runtime.status import Closed, Lost, Ready, Status
    from quickmeet_runtime.subscription import Subscription
    from quickmeet_runtime.token_store import TokenStore
    from quickmeet_runtime.validate import Validator, Violation

    from . import errors, types
    from .access_tokens import AccessTokens
    from .admin import Admin
    from .apps import Apps
    from .audit import Audit
    from .authentication import Authentication
    from .auto_translate import AutoTranslate
    from .banners import Banners
    from .broadcasts import Broadcasts
    from .calls import Calls
    from .canned_responses import CannedResponses
    from .client import Client, HttpClient, connect, connect_http
    from .cloud import Cloud
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
    from .settings import Settings
    from .slash_commands import SlashCommands
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
            "validator": ".validation",
            "ejson": "quickmeet_runtime.ejson",
            "Changes": "quickmeet_runtime.changes",
            "MessageDeleted": "quickmeet_runtime.changes",
            "MessageSent": "quickmeet_runtime.changes",
            "MessageUpdated": "quickmeet_runtime.changes",
            "Connecting": "quickmeet_runtime.client",
            "AccessToken": "quickmeet_runtime.credentials",
            "Apple": "quickmeet_runtime.credentials",
            "Cas": "quickmeet_runtime.credentials",
            "Credentials": "quickmeet_runtime.credentials",
            "Crowd": "quickmeet_runtime.credentials",
            "Iframe": "quickmeet_runtime.credentials",
            "Ldap": "quickmeet_runtime.credentials",
            "OAuth": "quickmeet_runtime.credentials",
            "OneTimeToken": "quickmeet_runtime.credentials",
            "Password": "quickmeet_runtime.credentials",
            "Saml": "quickmeet_runtime.credentials",
            "Token": "quickmeet_runtime.credentials",
            "Cursor": "quickmeet_runtime.cursor",
            "AddressError": "quickmeet_runtime.errors",
            "CallInterruptedError": "quickmeet_runtime.errors",
            "CallTimeoutError": "quickmeet_runtime.errors",
            "ClosedError": "quickmeet_runtime.errors",
            "ConnectError": "quickmeet_runtime.errors",
            "ConnectionLostError": "quickmeet_runtime.errors",
            "InsecureError": "quickmeet_runtime.errors",
            "LimitReachedError": "quickmeet_runtime.errors",
            "LocalProtocolError": "quickmeet_runtime.errors",
            "LoginError": "quickmeet_runtime.errors",
            "MessageRefusedError": "quickmeet_runtime.errors",
            "MethodError": "quickmeet_runtime.errors",
            "MethodNotFoundError": "quickmeet_runtime.errors",
            "MethodRemovedError": "quickmeet_runtime.errors",
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
            "Gap": "quickmeet_runtime.gap",
            "Handler": "quickmeet_runtime.handlers",
            "Handlers": "quickmeet_runtime.handlers",
            "History": "quickmeet_runtime.history",
            "ConnectingByHttp": "quickmeet_runtime.http_client",
            "UNSET": "quickmeet_runtime.model",
            "Raw": "quickmeet_runtime.model",
            "Timestamp": "quickmeet_runtime.model",
            "UnknownVariant": "quickmeet_runtime.model",
            "UnsetType": "quickmeet_runtime.model",
            "Observer": "quickmeet_runtime.observer",
            "OpenTelemetry": "quickmeet_runtime.otel",
            "Buffering": "quickmeet_runtime.policy",
            "Reconnect": "quickmeet_runtime.policy",
            "SlowConsumer": "quickmeet_runtime.policy",
            "Recording": "quickmeet_runtime.recorder",
            "Sealed": "quickmeet_runtime.sealed",
            "SealedParts": "quickmeet_runtime.sealed",
            "stop_on_signals": "quickmeet_runtime.signals",
            "Statistics": "quickmeet_runtime.statistics",
            "Closed": "quickmeet_runtime.status",
            "Lost": "quickmeet_runtime.status",
            "Ready": "quickmeet_runtime.status",
            "Status": "quickmeet_runtime.status",
            "Subscription": "quickmeet_runtime.subscription",
            "TokenStore": "quickmeet_runtime.token_store",
            "Validator": "quickmeet_runtime.validate",
            "Violation": "quickmeet_runtime.validate",
            "errors": ".errors",
            "types": ".types",
            "AccessTokens": ".access_tokens",
            "Admin": ".admin",
            "Apps": ".apps",
            "Audit": ".audit",
            "Authentication": ".authentication",
            "AutoTranslate": ".auto_translate",
            "Banners": ".banners",
            "Broadcasts": ".broadcasts",
            "Calls": ".calls",
            "CannedResponses": ".canned_responses",
            "Cloud": ".cloud",
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
            "Settings": ".settings",
            "SlashCommands": ".slash_commands",
            "Threads": ".threads",
            "TwoFactor": ".two_factor",
            "Users": ".users",
            "Webdav": ".webdav",
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
    "CallInterruptedError",
    "CallTimeoutError",
    "Calls",
    "CannedResponses",
    "Cas",
    "Changes",
    "Client",
    "Closed",
    "ClosedError",
    "Cloud",
    "ConnectError",
    "Connecting",
    "ConnectingByHttp",
    "ConnectionLostError",
    "Credentials",
    "Crowd",
    "CrowdAccounts",
    "Cursor",
    "CustomSounds",
    "CustomStatuses",
    "Directory",
    "Discussions",
    "Emails",
    "Emojis",
    "Encryption",
    "Federation",
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
    "Notifications",
    "OAuth",
    "Observer",
    "OffTheRecord",
    "Omnichannel",
    "OmnichannelReports",
    "OmnichannelSetup",
    "OneTimeToken",
    "OpenTelemetry",
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
    "Rooms",
    "Saml",
    "Sealed",
    "SealedParts",
    "Search",
    "Settings",
    "SlashCommands",
    "SlowConsumer",
    "SlowConsumerError",
    "Statistics",
    "Status",
    "Subscription",
    "SubscriptionError",
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
    "Users",
    "Validator",
    "VersionRefusedError",
    "Violation",
    "Webdav",
    "connect",
    "connect_http",
    "ejson",
    "errors",
    "stop_on_signals",
    "types",
    "validator",
]
