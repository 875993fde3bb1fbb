# SPDX-License-Identifier: MIT
"""The end of a session, as its parts see it; `lifecycle.table.Lifecycle` owns it."""

from typing import Protocol

from ..errors import QuickmeetError

__all__ = ["Ending"]


class Ending(Protocol):
    """Whether a session is ending: checked before anything begins."""

    @property
    def is_ending(self) -> bool:
        """Whether nothing new may begin: the session is being left, or over."""
        ...

    @property
    def is_over(self) -> bool:
        """Whether nothing may be sent: the session is being closed, or closed."""
        ...

    def make_error(self) -> QuickmeetError:
        """Make the error for a use of a session that is ending."""
        ...
