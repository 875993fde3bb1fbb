# SPDX-License-Identifier: MIT
"""Writes the pages of the two tables of states that the runtime goes by."""

import ast
import inspect
import itertools
from collections.abc import Mapping
from enum import Enum
from typing import Final, TypeVar, cast

from quickmeet_runtime.lifecycle import table as lifecycle
from quickmeet_runtime.streams.delivery import table as delivery

__all__ = ["delivery_page", "lifecycle_page"]

S = TypeVar("S", bound=Enum)
E = TypeVar("E", bound=Enum)
A = TypeVar("A", bound=Enum)

_DELIVERY: Final = """\
# What a subscriber gets

Every subscriber of a stream is in one of these states, and every event leads to another
state or leaves it unchanged. A pair that is not in the table changes nothing. This page
is written from the table that the runtime uses,
`quickmeet_runtime.streams.delivery.table.TABLE`.
"""
_LIFECYCLE: Final = """\
# The life of a session

A session is in one of these states, and every event leads to another state or leaves it
unchanged. A pair that is not in the table changes nothing. This page is written from
the table that the runtime uses, `quickmeet_runtime.lifecycle.table.TABLE`; the status
that a session publishes (`Opening`, `Ready`, `Lost`, `Closed`) follows from its
actions.
"""
_PAGE: Final = """\
{words}
## From state to state

{matrix}

## States

{states}

## What happens

{events}

## What is done

{actions}

## All rows

{rows}
"""


def delivery_page() -> str:
    """Write the table of delivery as a page: who leads where, and each row."""
    kinds = delivery.DeliveryState, delivery.DeliveryEvent, delivery.DeliveryAction
    return _page(_DELIVERY, delivery.TABLE, *kinds)


def lifecycle_page() -> str:
    """Write the table of a session's life as a page."""
    kinds = lifecycle.SessionState, lifecycle.SessionEvent, lifecycle.SessionAction
    return _page(_LIFECYCLE, lifecycle.TABLE, *kinds)


def _page(
    words: str,
    table: Mapping[tuple[S, E], tuple[S, tuple[A, ...]]],
    states: type[S],
    events: type[E],
    actions: type[A],
) -> str:
    return _PAGE.format(
        words=words,
        matrix=_matrix(table, states, events),
        states=_words(states),
        events=_words(events),
        actions=_words(actions),
        rows=_rows(table),
    )


def _matrix(
    table: Mapping[tuple[S, E], tuple[S, tuple[A, ...]]],
    states: type[S],
    events: type[E],
) -> str:
    """Rows are states, columns what they lead to, cells what leads there."""
    targets = list(states)
    lines = [
        "| from \\ to | " + " | ".join(f"`{one.name}`" for one in targets) + " |",
        "|---" * (len(targets) + 1) + "|",
    ]
    for source in states:
        cells = [
            ", ".join(
                event.name.lower()
                for event in events
                if table.get((source, event), (None,))[0] is target
            )
            for target in targets
        ]
        lines.append(f"| **`{source.name}`** | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _words(kind: type[Enum]) -> str:
    """Members and the sentences that stand below them in the source."""
    (tree,) = ast.parse(inspect.getsource(kind)).body
    lines = ["| name | |", "|---|---|"]
    for name, words in itertools.pairwise(cast("ast.ClassDef", tree).body):
        if isinstance(name, ast.Assign) and isinstance(words, ast.Expr):
            said = " ".join(str(ast.literal_eval(words.value)).split())
            lines.append(f"| `{ast.unparse(name.targets[0])}` | {said} |")
    return "\n".join(lines)


def _rows(table: Mapping[tuple[S, E], tuple[S, tuple[A, ...]]]) -> str:
    lines = ["| state | what happens | then | what is done |", "|---|---|---|---|"]
    for (source, event), (target, actions) in sorted(
        table.items(), key=lambda row: (row[0][0].value, row[0][1].value)
    ):
        done = ", ".join(f"`{action.name}`" for action in actions)
        lines.append(f"| `{source.name}` | `{event.name}` | `{target.name}` | {done} |")
    return "\n".join(lines)
