# SPDX-License-Identifier: MIT
"""Whose code a change of payloads breaks."""

from collections.abc import Set as AbstractSet

from quickmeet_codegen.model.usage import Role

from .change import Level

__all__ = ["readers", "writers"]


def writers(roles: AbstractSet[Role]) -> list[Level]:
    """Whose code makes such payloads: it breaks where they are narrowed."""
    return [side for side in ("client", "server") if f"{side} writes" in roles]


def readers(roles: AbstractSet[Role]) -> list[Level]:
    """Whose code reads such payloads: it breaks where they are widened."""
    return [side for side in ("client", "server") if f"{side} reads" in roles]
