# SPDX-License-Identifier: MIT
"""Why the generator cannot begin.

It imports nothing, so that a run that has nothing to do is over at once.
"""

__all__ = ["ForeignFilesError", "UnreadableError"]


class UnreadableError(Exception):
    """A file cannot be read as a schema at all: wrong use, not a finding."""


class ForeignFilesError(UnreadableError):
    """Files that nobody generated stand where generated ones belong."""
