# SPDX-License-Identifier: MIT
"""Where the value of a field is, as the schema says it."""

import pytest
from msgspec import UNSET

from quickmeet_runtime.model.operations.replacement import Pick
from quickmeet_runtime.rest.values import find


@pytest.mark.parametrize("is_pick", [True, False])
@pytest.mark.parametrize(
    ("given", "found"),
    [([{"rid": "r"}], "r"), ([{"rid": None}], "looked up"), ([], "looked up")],
)
def test_the_first_of_several_places_is_taken(
    given: object, found: object, *, is_pick: bool
) -> None:
    """A server refuses an edit that does not name the room, which the caller did."""
    places = "0.rid|@room"
    source = Pick(path=places) if is_pick else places
    assert find(source, given, lambda name: f"{'looked up' if name else ''}") == found


def test_what_is_in_no_place_is_absent() -> None:
    given: list[dict[str, object]] = [{}]
    assert find("0.rid|1.rid", given, lambda _: UNSET) is UNSET
