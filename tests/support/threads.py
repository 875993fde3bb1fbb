# SPDX-License-Identifier: MIT
"""What threads live."""

import threading

__all__ = ["has_no_session_thread"]


def has_no_session_thread() -> bool:
    """Whether every session's thread has ended."""
    return not any(
        t.name.startswith("quickmeet session") for t in threading.enumerate()
    )
