# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Clients for programs without an event loop: calls wait for their answers.

Every name here is loaded when first asked for. Types, errors and credentials are those
of the package above.
"""

from typing import TYPE_CHECKING

from quickmeet_runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from quickmeet_runtime.blocking.client import Connecting
    from quickmeet_runtime.blocking.handlers import Handler, Handlers
    from quickmeet_runtime.blocking.http_client import ConnectingByHttp
    from quickmeet_runtime.blocking.iteration import (
        Changes,
        ChangesMine,
        History,
        Listing,
        LiveCollection,
        StatusChanges,
        Subscription,
    )
    from quickmeet_runtime.blocking.mirror import RoomMirror
    from quickmeet_runtime.blocking.runner import time_limit

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
    from .client import Client, HttpClient, connect, connect_http
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
    from .webdav import Webdav
else:
    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Client": ".client",
            "HttpClient": ".client",
            "connect": ".client",
            "connect_http": ".client",
            "Changes": "quickmeet_runtime.blocking.iteration",
            "ChangesMine": "quickmeet_runtime.blocking.iteration",
            "History": "quickmeet_runtime.blocking.iteration",
            "Listing": "quickmeet_runtime.blocking.iteration",
            "LiveCollection": "quickmeet_runtime.blocking.iteration",
            "StatusChanges": "quickmeet_runtime.blocking.iteration",
            "Subscription": "quickmeet_runtime.blocking.iteration",
            "RoomMirror": "quickmeet_runtime.blocking.mirror",
            "Connecting": "quickmeet_runtime.blocking.client",
            "ConnectingByHttp": "quickmeet_runtime.blocking.http_client",
            "Handler": "quickmeet_runtime.blocking.handlers",
            "Handlers": "quickmeet_runtime.blocking.handlers",
            "time_limit": "quickmeet_runtime.blocking.runner",
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
        },
    )

__all__ = [
    "AccessTokens",
    "Admin",
    "Apps",
    "Audit",
    "Authentication",
    "AutoTranslate",
    "Banners",
    "Broadcasts",
    "Calendar",
    "Calls",
    "CannedResponses",
    "Changes",
    "ChangesMine",
    "Client",
    "Cloud",
    "Connecting",
    "ConnectingByHttp",
    "Contacts",
    "CrowdAccounts",
    "CustomSounds",
    "CustomStatuses",
    "Directory",
    "Discussions",
    "Emails",
    "Emojis",
    "Encryption",
    "Federation",
    "Files",
    "Handler",
    "Handlers",
    "History",
    "HttpClient",
    "Imports",
    "Integrations",
    "License",
    "Listing",
    "LiveCollection",
    "Livechat",
    "LoginServices",
    "Me",
    "Messages",
    "Moderation",
    "Notifications",
    "OffTheRecord",
    "Omnichannel",
    "OmnichannelReports",
    "OmnichannelSetup",
    "Permissions",
    "Presence",
    "Push",
    "Roles",
    "RoomMirror",
    "Rooms",
    "Search",
    "Sessions",
    "Settings",
    "SlashCommands",
    "StatusChanges",
    "Subscription",
    "Teams",
    "Threads",
    "TwoFactor",
    "Users",
    "Webdav",
    "connect",
    "connect_http",
    "time_limit",
]
