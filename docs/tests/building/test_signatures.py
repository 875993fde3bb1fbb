# SPDX-License-Identifier: MIT
"""Signatures on pages are drawn without what only checkers need."""

import griffe

from docs.building.signatures import ReadableSignatures


def test_what_may_be_left_out_is_drawn_as_dots() -> None:
    with griffe.temporary_visited_package(
        "shop",
        {
            "__init__.py": "def buy(\n"
            "    what: str, *, count: int | UnsetType | None = UNSET,\n"
            "    note: str | None = None, any: object | UnsetType = UNSET\n"
            ") -> None: ...\n"
        },
        extensions=griffe.load_extensions(ReadableSignatures),
    ) as package:
        function = package["buy"]
        shown = [
            f"{one.name}: {one.annotation} = {one.default}"
            for one in function.parameters
        ]
    assert shown == [
        "what: str = None",
        "count: int = ...",
        "note: str | None = None",
        "any: object = ...",
    ]
