# SPDX-License-Identifier: MIT
"""Validates live traffic against a schema, as a session knows it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from ..transport import Transport

__all__ = ["Auditor"]


class Auditor(ABC):
    """Sees what a session sends and receives; see ``quickmeet.LiveAudit``."""

    @abstractmethod
    def around(self, transport: Transport) -> Transport:
        """Make a transport that shows what passes through another one."""

    @abstractmethod
    def check_call(self, method: str, params: Sequence[object]) -> None:
        """Look at a call before it goes.

        Args:
            method: Wire name.
            params: Parameters in the order of the wire.

        Raises:
            LocalProtocolError: It must not go.
        """
