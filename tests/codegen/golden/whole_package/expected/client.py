# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""The client: every group of the API behind one session."""

from functools import cached_property
from typing import TYPE_CHECKING

from quickmeet_runtime.client import ClientBase

if TYPE_CHECKING:
    from .rooms import Rooms

__all__ = ["Client", "connect"]


class Client(ClientBase):
    """One session with a server; its attributes are the groups of the API."""

    @cached_property
    def rooms(self) -> "Rooms":
        """Ask for rooms."""
        from .rooms import Rooms  # noqa: PLC0415  # on first use

        return Rooms(self._session)


connect = Client.connect
