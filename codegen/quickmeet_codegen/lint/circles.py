# SPDX-License-Identifier: MIT
"""Cycles in a graph of names."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

__all__ = ["circles"]


def circles(graph: Mapping[str, AbstractSet[str]]) -> list[str]:
    """The nodes from which a way leads back to themselves."""
    found: list[str] = []
    for start, following in graph.items():
        seen: set[str] = set()
        waiting = list(following)
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += graph.get(node, ())
        if start in seen:
            found.append(start)
    return found
