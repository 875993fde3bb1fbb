# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""The clients: every group of the API behind one session."""

from functools import cached_property
from typing import TYPE_CHECKING

from quickmeet_runtime.session.clients.client import ClientBase
from quickmeet_runtime.session.clients.http_client import HttpClientBase
from quickmeet_runtime.session.group import GroupsBase

if TYPE_CHECKING:
    from .lists import Lists
    from .tasks import Tasks

__all__ = ["Client", "HttpClient", "connect", "connect_http", "open"]


class Groups(GroupsBase):
    """The groups of the API."""

    @cached_property
    def lists(self) -> "Lists":
        """Make, share and follow lists."""
        from .lists import Lists  # noqa: PLC0415  # on first use

        return Lists(self._caller())

    @cached_property
    def tasks(self) -> "Tasks":
        """Make, change and follow tasks."""
        from .tasks import Tasks  # noqa: PLC0415  # on first use

        return Tasks(self._caller())


class Client(Groups, ClientBase):
    """One session with a server; its attributes are the groups of the API."""


class HttpClient(Groups, HttpClientBase):
    """The same groups over HTTP alone: everything but following streams."""


connect = Client.connect
connect_http = HttpClient.connect
open = Client.open  # noqa: A001  # what opens and is not left by a block
