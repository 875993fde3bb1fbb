# SPDX-License-Identifier: MIT
"""The page of delivery has what the table has."""

from docs.delivery import delivery_page
from quickmeet_runtime.streams.delivery.table import TABLE, Action, Happening, State


def test_every_row_of_the_table_is_on_the_page() -> None:
    page = delivery_page()
    for (source, happening), (target, actions) in TABLE.items():
        done = ", ".join(f"`{action.name}`" for action in actions)
        row = f"| `{source.name}` | `{happening.name}` | `{target.name}` | {done} |"
        assert row in page


def test_every_name_is_explained() -> None:
    page = delivery_page()
    for name in (*State, *Happening, *Action):
        assert f"| `{name.name}` | " in page
