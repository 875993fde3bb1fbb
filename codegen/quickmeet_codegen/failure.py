# SPDX-License-Identifier: MIT
"""Errors that prevent the generator from starting.

No imports, so that a run without changes ends at once.
"""

__all__ = ["ForeignFilesError", "UnreadableError"]


class UnreadableError(Exception):
    """A file cannot be read as a schema: wrong use, not a finding."""


class ForeignFilesError(UnreadableError):
    """Files that were not generated are in the place of generated ones."""
