# SPDX-License-Identifier: MIT
"""Reading several attributes at once, and invalid names."""

from types import SimpleNamespace

import pytest

from quickmeet_runtime.streams.delivery.marks import attribute_reader


def test_attributes_are_read_in_their_order_below_others_too() -> None:
    it = SimpleNamespace(message=SimpleNamespace(id="m", text="hi"), room="r")
    assert attribute_reader("room", "message.text", "message.id")(it) == (
        "r",
        "hi",
        "m",
    )


@pytest.mark.parametrize("odd", ["", "a-b", "a.", "a()", "a, b", "class"])
def test_what_is_no_name_is_refused(odd: str) -> None:
    with pytest.raises(ValueError, match="is not an attribute"):
        attribute_reader("fine", odd)
