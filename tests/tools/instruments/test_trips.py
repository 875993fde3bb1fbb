# SPDX-License-Identifier: MIT
"""What is counted of a trip through the runtime."""

import sys

import pytest
from tools.instruments.trips import main, recorded

import quickmeet
from quickmeet_runtime.protocol.frames import encode_params, unsendable


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


def test_a_trip_may_begin_with_a_function() -> None:
    with recorded(since="unsendable") as trip:
        encode_params(("before",))
        unsendable("a parameter", ValueError("no"))
        encode_params(("after",))
        found = trip()

    assert found.names == ("frames.py:unsendable", "frames.py:encode_params")


def test_an_event_a_call_a_reconnect_and_a_method_are_measured(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main()

    rows = capsys.readouterr().out.splitlines()
    assert [row[:20].rstrip() for row in rows] == [
        "event",
        "call by DDP",
        "call by endpoint",
        "call by method.call",
        "reconnect",
        "YAML to Python",
    ]
    assert all(int(row[20:].split()[0]) > 0 for row in rows)
