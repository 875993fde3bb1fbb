# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""The clients: every group of the API behind one session."""

from functools import cached_property
from typing import TYPE_CHECKING

from quickmeet_runtime.model.operations.operation import RoomLookups, room_lookups
from quickmeet_runtime.session.clients.client import ClientBase
from quickmeet_runtime.session.clients.http_client import HttpClientBase
from quickmeet_runtime.session.group import GroupsBase

if TYPE_CHECKING:
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

__all__ = ["Client", "HttpClient", "connect", "connect_http", "open"]


class Groups(GroupsBase):
    """The groups of the API."""

    @cached_property
    def access_tokens(self) -> "AccessTokens":
        """Make, renew and delete personal access tokens."""
        from .access_tokens import AccessTokens  # noqa: PLC0415  # on first use

        return AccessTokens(self._caller())

    @cached_property
    def admin(self) -> "Admin":
        """Administer the server."""
        from .admin import Admin  # noqa: PLC0415  # on first use

        return Admin(self._caller())

    @cached_property
    def apps(self) -> "Apps":
        """Follow the workspace's apps and what they show."""
        from .apps import Apps  # noqa: PLC0415  # on first use

        return Apps(self._caller())

    @cached_property
    def audit(self) -> "Audit":
        """Audit messages, and who audited."""
        from .audit import Audit  # noqa: PLC0415  # on first use

        return Audit(self._caller())

    @cached_property
    def authentication(self) -> "Authentication":
        """Log in and out of the session, and register accounts."""
        from .authentication import Authentication  # noqa: PLC0415  # on first use

        return Authentication(self._caller())

    @cached_property
    def auto_translate(self) -> "AutoTranslate":
        """Have messages translated."""
        from .auto_translate import AutoTranslate  # noqa: PLC0415  # on first use

        return AutoTranslate(self._caller())

    @cached_property
    def banners(self) -> "Banners":
        """Follow banners and dismiss them."""
        from .banners import Banners  # noqa: PLC0415  # on first use

        return Banners(self._caller())

    @cached_property
    def broadcasts(self) -> "Broadcasts":
        """Start, stop and look at live streams."""
        from .broadcasts import Broadcasts  # noqa: PLC0415  # on first use

        return Broadcasts(self._caller())

    @cached_property
    def calendar(self) -> "Calendar":
        """Keep appointments."""
        from .calendar import Calendar  # noqa: PLC0415  # on first use

        return Calendar(self._caller())

    @cached_property
    def calls(self) -> "Calls":
        """Follow and keep calls and video conferences."""
        from .calls import Calls  # noqa: PLC0415  # on first use

        return Calls(self._caller())

    @cached_property
    def canned_responses(self) -> "CannedResponses":
        """Save, delete and follow prepared answers."""
        from .canned_responses import CannedResponses  # noqa: PLC0415  # on first use

        return CannedResponses(self._caller())

    @cached_property
    def cloud(self) -> "Cloud":
        """Register the workspace with the cloud."""
        from .cloud import Cloud  # noqa: PLC0415  # on first use

        return Cloud(self._caller())

    @cached_property
    def contacts(self) -> "Contacts":
        """Look up and keep contacts of the omnichannel."""
        from .contacts import Contacts  # noqa: PLC0415  # on first use

        return Contacts(self._caller())

    @cached_property
    def crowd(self) -> "CrowdAccounts":
        """Fetch accounts of Atlassian Crowd."""
        from .crowd import CrowdAccounts  # noqa: PLC0415  # on first use

        return CrowdAccounts(self._caller())

    @cached_property
    def custom_sounds(self) -> "CustomSounds":
        """List, save and follow the workspace's own sounds."""
        from .custom_sounds import CustomSounds  # noqa: PLC0415  # on first use

        return CustomSounds(self._caller())

    @cached_property
    def custom_status(self) -> "CustomStatuses":
        """List, save and follow the workspace's own statuses."""
        from .custom_status import CustomStatuses  # noqa: PLC0415  # on first use

        return CustomStatuses(self._caller())

    @cached_property
    def discussions(self) -> "Discussions":
        """Start discussions."""
        from .discussions import Discussions  # noqa: PLC0415  # on first use

        return Discussions(self._caller())

    @cached_property
    def emails(self) -> "Emails":
        """Send e-mails and invitations."""
        from .emails import Emails  # noqa: PLC0415  # on first use

        return Emails(self._caller())

    @cached_property
    def emoji(self) -> "Emojis":
        """List the workspace's own emoji and follow their changes."""
        from .emoji import Emojis  # noqa: PLC0415  # on first use

        return Emojis(self._caller())

    @cached_property
    def encryption(self) -> "Encryption":
        """Exchange the keys of end-to-end encryption."""
        from .encryption import Encryption  # noqa: PLC0415  # on first use

        return Encryption(self._caller())

    @cached_property
    def federation(self) -> "Federation":
        """Look at the federation with other servers."""
        from .federation import Federation  # noqa: PLC0415  # on first use

        return Federation(self._caller())

    @cached_property
    def files(self) -> "Files":
        """Send, fetch and delete files."""
        from .files import Files  # noqa: PLC0415  # on first use

        return Files(self._caller())

    @cached_property
    def imports(self) -> "Imports":
        """Import users, rooms and messages."""
        from .imports import Imports  # noqa: PLC0415  # on first use

        return Imports(self._caller())

    @cached_property
    def integrations(self) -> "Integrations":
        """Make, change and delete webhooks."""
        from .integrations import Integrations  # noqa: PLC0415  # on first use

        return Integrations(self._caller())

    @cached_property
    def ldap(self) -> "Directory":
        """Fetch accounts of an LDAP directory."""
        from .ldap import Directory  # noqa: PLC0415  # on first use

        return Directory(self._caller())

    @cached_property
    def license(self) -> "License":
        """Ask what the licence allows."""
        from .license import License  # noqa: PLC0415  # on first use

        return License(self._caller())

    @cached_property
    def livechat(self) -> "Livechat":
        """The visitor's side of Livechat; a token takes the place of a login."""
        from .livechat import Livechat  # noqa: PLC0415  # on first use

        return Livechat(self._caller())

    @cached_property
    def me(self) -> "Me":
        """Manage your own account and follow what concerns only you."""
        from .me import Me  # noqa: PLC0415  # on first use

        return Me(self._caller())

    @cached_property
    def messages(self) -> "Messages":
        """Send, read, change and follow the messages of a room."""
        from .messages import Messages  # noqa: PLC0415  # on first use

        return Messages(self._caller())

    @cached_property
    def moderation(self) -> "Moderation":
        """Read and settle what users reported."""
        from .moderation import Moderation  # noqa: PLC0415  # on first use

        return Moderation(self._caller())

    @cached_property
    def notifications(self) -> "Notifications":
        """Choose what rooms notify of."""
        from .notifications import Notifications  # noqa: PLC0415  # on first use

        return Notifications(self._caller())

    @cached_property
    def oauth(self) -> "LoginServices":
        """Add, take away and refresh login services."""
        from .oauth import LoginServices  # noqa: PLC0415  # on first use

        return LoginServices(self._caller())

    @cached_property
    def omnichannel(self) -> "Omnichannel":
        """Take, forward and close conversations of visitors."""
        from .omnichannel import Omnichannel  # noqa: PLC0415  # on first use

        return Omnichannel(self._caller())

    @cached_property
    def omnichannel_reports(self) -> "OmnichannelReports":
        """Fetch figures about conversations."""
        from .omnichannel_reports import OmnichannelReports  # noqa: PLC0415  # on first use

        return OmnichannelReports(self._caller())

    @cached_property
    def omnichannel_setup(self) -> "OmnichannelSetup":
        """Set up agents, departments and all else of Livechat."""
        from .omnichannel_setup import OmnichannelSetup  # noqa: PLC0415  # on first use

        return OmnichannelSetup(self._caller())

    @cached_property
    def otr(self) -> "OffTheRecord":
        """Handle off-the-record conversations."""
        from .otr import OffTheRecord  # noqa: PLC0415  # on first use

        return OffTheRecord(self._caller())

    @cached_property
    def permissions(self) -> "Permissions":
        """Read which roles may do what, and follow changes."""
        from .permissions import Permissions  # noqa: PLC0415  # on first use

        return Permissions(self._caller())

    @cached_property
    def presence(self) -> "Presence":
        """Set your own presence and follow that of others."""
        from .presence import Presence  # noqa: PLC0415  # on first use

        return Presence(self._caller())

    @cached_property
    def push(self) -> "Push":
        """Register devices for push notifications."""
        from .push import Push  # noqa: PLC0415  # on first use

        return Push(self._caller())

    @cached_property
    def roles(self) -> "Roles":
        """Give, take and follow roles."""
        from .roles import Roles  # noqa: PLC0415  # on first use

        return Roles(self._caller())

    @cached_property
    def rooms(self) -> "Rooms":
        """Find, make, change and follow rooms, and the memberships in them."""
        from .rooms import Rooms  # noqa: PLC0415  # on first use

        return Rooms(self._caller())

    @cached_property
    def search(self) -> "Search":
        """Search messages, channels, users and teams."""
        from .search import Search  # noqa: PLC0415  # on first use

        return Search(self._caller())

    @cached_property
    def sessions(self) -> "Sessions":
        """List logins by device, and end them."""
        from .sessions import Sessions  # noqa: PLC0415  # on first use

        return Sessions(self._caller())

    @cached_property
    def settings(self) -> "Settings":
        """Read the workspace's settings and follow their changes."""
        from .settings import Settings  # noqa: PLC0415  # on first use

        return Settings(self._caller())

    @cached_property
    def slash_commands(self) -> "SlashCommands":
        """Run slash commands and see what they would do."""
        from .slash_commands import SlashCommands  # noqa: PLC0415  # on first use

        return SlashCommands(self._caller())

    @cached_property
    def teams(self) -> "Teams":
        """Make, change and look up teams, their members and their rooms."""
        from .teams import Teams  # noqa: PLC0415  # on first use

        return Teams(self._caller())

    @cached_property
    def threads(self) -> "Threads":
        """Read, follow and mark threads."""
        from .threads import Threads  # noqa: PLC0415  # on first use

        return Threads(self._caller())

    @cached_property
    def two_factor(self) -> "TwoFactor":
        """Manage your own second factor."""
        from .two_factor import TwoFactor  # noqa: PLC0415  # on first use

        return TwoFactor(self._caller())

    @cached_property
    def users(self) -> "Users":
        """Look up users and follow what changes about them."""
        from .users import Users  # noqa: PLC0415  # on first use

        return Users(self._caller())

    @cached_property
    def webdav(self) -> "Webdav":
        """Keep WebDAV accounts and their files."""
        from .webdav import Webdav  # noqa: PLC0415  # on first use

        return Webdav(self._caller())

    @classmethod
    def room_lookups(cls) -> RoomLookups:
        """Load what finds rooms that are given by their names."""
        from .rooms import CREATE_DIRECT, FIND_ID  # noqa: PLC0415  # on first use

        return room_lookups(FIND_ID, CREATE_DIRECT)


class Client(Groups, ClientBase):
    """One session with a server; its attributes are the groups of the API."""


class HttpClient(Groups, HttpClientBase):
    """The same groups over HTTP alone: everything but following streams."""


connect = Client.connect
connect_http = HttpClient.connect
open = Client.open  # noqa: A001  # what opens and is not left by a block
