# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
"""The clients: every group of the API behind one session."""

from functools import cached_property
from typing import TYPE_CHECKING

from quickmeet_runtime.session.clients.client import ClientBase
from quickmeet_runtime.session.clients.http_client import HttpClientBase
from quickmeet_runtime.session.group import GroupsBase

if TYPE_CHECKING:
    from .rooms import Rooms

__all__ = ["Client", "HttpClient", "connect", "connect_http", "open"]


class Groups(GroupsBase):
    """The groups of the API."""

    @cached_property
    def rooms(self) -> "Rooms":
        """Ask for rooms."""
        from .rooms import Rooms  # noqa: PLC0415  # on first use

        return Rooms(self._caller())


class Client(Groups, ClientBase):
    """One session with a server; its attributes are the groups of the API."""


class HttpClient(Groups, HttpClientBase):
    """The same groups over HTTP alone: everything but following streams."""


connect = Client.connect
connect_http = HttpClient.connect
open = Client.open  # noqa: A001  # what opens and is not left by a block
