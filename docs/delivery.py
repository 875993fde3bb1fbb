# SPDX-License-Identifier: MIT
"""Writes the page of delivery from the table that the runtime goes by."""

import ast
import inspect
import itertools
from enum import Enum
from typing import cast

from quickmeet_runtime.streams.delivery.table import TABLE, Action, Happening, State

__all__ = ["delivery_page"]

_PAGE = """\
# What a subscriber gets

Every subscriber of a stream is in one of these states; whatever happens takes it to
another, or leaves it. A pair that is not in the table changes nothing. The page is
written from the table that the runtime goes by,
`quickmeet_runtime.streams.delivery.table.TABLE`.

## From state to state

{matrix}

## States

{states}

## What happens

{happenings}

## What is done

{actions}

## All rows

{rows}
"""


def delivery_page() -> str:
    """Write the table as a page: who leads where, and each row."""
    return _PAGE.format(
        matrix=_matrix(),
        states=_words(State),
        happenings=_words(Happening),
        actions=_words(Action),
        rows=_rows(),
    )


def _matrix() -> str:
    """Rows are states, columns what they lead to, cells what leads there."""
    targets = list(State)
    lines = [
        "| from \\ to | " + " | ".join(f"`{one.name}`" for one in targets) + " |",
        "|---" * (len(targets) + 1) + "|",
    ]
    for source in State:
        cells = [
            ", ".join(
                happening.name.lower()
                for happening in Happening
                if TABLE.get((source, happening), (None,))[0] is target
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


def _rows() -> str:
    lines = ["| state | what happens | then | what is done |", "|---|---|---|---|"]
    for (source, happening), (target, actions) in sorted(
        TABLE.items(), key=lambda row: (row[0][0].value, row[0][1].value)
    ):
        done = ", ".join(f"`{action.name}`" for action in actions)
        lines.append(
            f"| `{source.name}` | `{happening.name}` | `{target.name}` | {done} |"
        )
    return "\n".join(lines)
