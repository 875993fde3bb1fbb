# SPDX-License-Identifier: MIT
"""Memory does not grow with the size of what is validated."""

import copy
import json
import pickle
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from quickmeet_runtime.model.decoding.mismatches import Deviation
from quickmeet_runtime.transcripts.audit.audit import audit_recordings
from quickmeet_runtime.transcripts.validation.validator import (
    UnknownNameError,
    Validator,
)

SCHEMA: dict[str, object] = {
    "methods": {"get": {"params": [{"schema": {"type": "integer"}}], "result": {}}},
    "streams": {"stream-x": {"{id}": {"args": [{"schema": {"type": "integer"}}]}}},
    "$defs": {},
}
FRAMES = 4_000


def frames(number: int) -> list[tuple[str, str]]:
    """Calls and their answers, events, each a violation, and unknown names."""
    found: list[tuple[str, str]] = []
    for index in range(number // 4):
        call = {"msg": "method", "id": str(index), "method": "get", "params": ["x"]}
        answer = {"msg": "result", "id": str(index), "result": "y" * 500}
        fields = {"eventName": f"room{index}", "args": ["z" * 500]}
        event = {"msg": "changed", "collection": "stream-x", "fields": fields}
        novel: dict[str, object] = {
            "msg": "added",
            "collection": "new",
            "id": "x",
            "fields": {},
        }
        found += [("out", json.dumps(call)), ("in", json.dumps(answer))]
        found += [("in", json.dumps(event)), ("in", json.dumps(novel))]
    return found


def as_lines(path: Path, number: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for side, text in frames(number):
            file.write(json.dumps({"dir": side, "frame": text}) + "\n")


def as_har(path: Path, number: int) -> None:
    kinds = {"out": "send", "in": "receive"}
    messages = [
        {"type": kinds[side], "opcode": 1, "data": text}
        for side, text in frames(number)
    ]
    archive = {"log": {"entries": [{"_webSocketMessages": messages}]}}
    path.write_text(json.dumps(archive), "utf-8")


@pytest.mark.parametrize("write", [as_lines, as_har])
def test_ten_times_as_many_frames_take_no_more_memory(
    write: Callable[[Path, int], None], tmp_path: Path
) -> None:
    told = 0

    def report(_: Deviation) -> None:
        nonlocal told
        told += 1

    validator = Validator(SCHEMA)
    peaks: list[int] = []
    for number in (100, FRAMES // 10, FRAMES):  # the first one to warm up
        path = tmp_path / f"{number}"
        write(path, number)
        tracemalloc.start()
        audit = audit_recordings(validator, [path], report=report)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert audit.violations == []
        assert audit.deviations == number // 2
    assert told == (100 + FRAMES // 10 + FRAMES) // 2
    # an archive keeps where each message begins
    assert peaks[2] < peaks[1] + 200 * FRAMES


def test_an_unknown_name_says_what_was_meant_wherever_it_goes() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'get'") as (raised):
        Validator(SCHEMA).params("gett", [])
    for other in (copy.copy(raised.value), pickle.loads(pickle.dumps(raised.value))):  # noqa: S301  # our own
        assert str(other) == str(raised.value)
