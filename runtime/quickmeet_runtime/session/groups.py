# SPDX-License-Identifier: MIT
"""What the groups of a client hang on."""

from abc import ABC, abstractmethod

from .group import GroupCaller

__all__ = ["GroupsBase"]


class GroupsBase(ABC):
    """Base of the generated groups of all domains, for every kind of session."""

    @abstractmethod
    def _caller(self) -> GroupCaller:
        """Who calls and subscribes for the groups."""
