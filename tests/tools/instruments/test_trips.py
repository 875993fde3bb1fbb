# SPDX-License-Identifier: MIT
"""What is counted of a trip through the runtime."""

import sys

from tools.instruments.trips import recorded

import quickmeet
from quickmeet_runtime.protocol.frames import encode_params


def test_functions_of_ours_are_counted_once_and_others_not_at_all() -> None:
    params = ("room", quickmeet.UNSET)
    with recorded() as trip:
        for _ in range(3):
            encode_params(params)
            ["x"].copy()
        found = trip()

    assert sys.getprofile() is None
    assert found.functions == found.calls // 3 == len(found.names)
    assert found.files == 1
    assert found.names[0] == "frames.py:encode_params"
