# SPDX-License-Identifier: MIT
"""What the groups of a client hang on."""

from abc import ABC, abstractmethod

from .group import Caller

__all__ = ["GroupsBase"]


class GroupsBase(ABC):
    """Base of the generated groups of all domains, whoever calls for them."""

    @abstractmethod
    def _caller(self) -> Caller:
        """Who calls and subscribes for the groups."""
