# SPDX-License-Identifier: MIT
"""Examples in the reference: each method that the schema has one for shows it.

An extension of griffe, which reads the sources for the reference.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import griffe

from docs.building.calls import Call, calls_of

__all__ = ["ExamplesOfMethods"]


class ExamplesOfMethods(griffe.Extension):
    """Ends the words about a method with the calls that the schema has of it."""

    def on_function(self, *, func: griffe.Function, **_: object) -> None:
        """Add to the docstring of a function that has just been read."""
        found = _examples().get(func.path, ())
        if found and func.docstring is not None:
            code = "\n".join(f"    {call}" for call in found)
            words = func.docstring.value.rstrip()
            func.docstring.value = (
                f"{words}\n\nExamples:\n    ```python\n{code}\n    ```\n"
            )


@cache
def _examples() -> Mapping[str, list[Call]]:
    """The examples of each method, by its path."""
    schema = json.loads((files("quickmeet") / "schema.json").read_text("utf-8"))
    found: dict[str, list[Call]] = {}
    for call in calls_of(schema):
        found.setdefault(call.path, []).append(call)
    return found
