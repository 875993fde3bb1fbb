# SPDX-License-Identifier: MIT
"""What the groups of a client hang on."""

from abc import ABC, abstractmethod

from ..model.room_lookups import RoomLookups
from .group import GroupCaller

__all__ = ["GroupsBase"]


class GroupsBase(ABC):
    """Base of the generated groups of all domains, for every kind of session."""

    @classmethod
    def room_lookups(cls) -> RoomLookups | None:
        """What finds rooms by their names; None where the schema has nothing for it."""
        return None

    @abstractmethod
    def _caller(self) -> GroupCaller:
        """Who calls and subscribes for the groups."""
