# SPDX-License-Identifier: MIT
"""The pages of the tables have what the tables have."""

from docs.written.tables import delivery_page, lifecycle_page
from quickmeet_runtime.lifecycle import table as lifecycle
from quickmeet_runtime.streams.delivery import table as delivery


def test_every_row_of_delivery_is_on_the_page() -> None:
    page = delivery_page()
    for (source, happening), (target, actions) in delivery.TABLE.items():
        done = ", ".join(f"`{action.name}`" for action in actions)
        row = f"| `{source.name}` | `{happening.name}` | `{target.name}` | {done} |"
        assert row in page


def test_every_row_of_a_sessions_life_is_on_the_page() -> None:
    page = lifecycle_page()
    for (source, event), (target, actions) in lifecycle.TABLE.items():
        done = ", ".join(f"`{action.name}`" for action in actions)
        row = f"| `{source.name}` | `{event.name}` | `{target.name}` | {done} |"
        assert row in page


def test_every_name_is_explained() -> None:
    page = delivery_page()
    for name in (
        *delivery.DeliveryState,
        *delivery.DeliveryEvent,
        *delivery.DeliveryAction,
    ):
        assert f"| `{name.name}` | " in page
    page = lifecycle_page()
    for one in (
        *lifecycle.SessionState,
        *lifecycle.SessionEvent,
        *lifecycle.SessionAction,
    ):
        assert f"| `{one.name}` | " in page
