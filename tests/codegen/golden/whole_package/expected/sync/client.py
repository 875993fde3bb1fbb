# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
"""The blocking clients: every group of the API, without an event loop."""

from functools import cached_property
from typing import TYPE_CHECKING

from quickmeet_runtime.blocking.client import BlockingClientBase
from quickmeet_runtime.blocking.http_client import BlockingHttpClientBase
from quickmeet_runtime.blocking.session import BlockingGroupsBase

if TYPE_CHECKING:
    from .rooms import Rooms

__all__ = ["Client", "HttpClient", "connect", "connect_http"]


class Groups(BlockingGroupsBase):
    """The groups of the API."""

    @cached_property
    def rooms(self) -> "Rooms":
        """Ask for rooms."""
        from .rooms import Rooms  # noqa: PLC0415  # on first use

        return Rooms(self._caller())


class Client(Groups, BlockingClientBase):
    """One session with a server; its attributes are the groups of the API."""


class HttpClient(Groups, BlockingHttpClientBase):
    """The same groups over HTTP alone: everything but following streams."""


connect = Client.connect
connect_http = HttpClient.connect
