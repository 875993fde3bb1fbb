# SPDX-License-Identifier: MIT
import json
from pathlib import Path

import pytest
from tools.conformance import compare_recordings
from tools.conformance.exceptions import expected_differences

RECORDINGS = Path(__file__).parents[1] / "data" / "transcripts"
BAD_INPUT = (
    "03_before_connect",
    "07_method_and_frame_errors",
    "21_sockjs_framed",
    "26_sweep_unauthenticated",
)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.timeout(60)
async def test_the_server_answers_as_recorded() -> None:
    report = await compare_recordings([RECORDINGS])
    totals = report.totals()
    assert totals["exchanges"] > 2500
    assert totals["matched"] >= 0.955 * totals["exchanges"]
    assert totals["documented_matched"] >= 0.955 * totals["documented_exchanges"]
    unexplained = [
        f"{name}:{one.line} {one.name}: {one.problems}"
        for name, exchanges in report.files.items()
        for one in exchanges
        if one.problems and not one.reason
    ]
    assert not unexplained


@pytest.mark.parametrize("name", BAD_INPUT)
async def test_bad_input_is_answered_as_recorded(name: str) -> None:
    report = await compare_recordings([RECORDINGS / f"{name}.jsonl"])
    assert [one for one in report.exchanges if one.problems] == []


async def test_every_expected_difference_still_occurs() -> None:
    report = await compare_recordings([RECORDINGS])
    given = {one.reason for one in report.exchanges}
    assert [e.reason for e in expected_differences() if e.reason not in given] == []


async def test_a_recording_of_another_origin_is_replayed(tmp_path: Path) -> None:
    lines: list[tuple[str, object]] = [
        ("out", {"msg": "connect", "version": "1", "support": ["1"]}),
        ("in", {"msg": "connected", "session": "abcdefghJKLMNPQRS"}),
        ("out", {"msg": "method", "method": "rooms/get", "id": "1", "params": []}),
        ("in", {"msg": "updated", "methods": ["1"]}),
        ("in", {"msg": "result", "id": "1", "result": []}),
        ("out", {"msg": "ping", "id": "x"}),
        ("in", {"msg": "pong", "id": "y"}),
    ]
    file = tmp_path / "other.jsonl"
    file.write_text(
        "\n".join(json.dumps({"dir": d, "frame": json.dumps(f)}) for d, f in lines)
    )
    report = await compare_recordings([file])
    assert [one.name for one in report.exchanges if one.problems] == ["ping", "pong"]
    assert report.totals()["matched"] == 2
    text = "\n".join(report.lines())
    assert "rooms/get *" in text
    assert "not excepted" in text
