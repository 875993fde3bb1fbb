# SPDX-License-Identifier: MIT
import json
import re
from pathlib import Path

import pytest
from tools.conformance import compare_recordings
from tools.conformance.exceptions import expected_differences

from tests.tools.recordings import missed

RECORDINGS = Path(__file__).parents[2] / "data" / "transcripts"
SHARES = (("transcripts", 0.97), ("transcripts/more", 0.96), ("live", 0.93))
"""What of the recordings in each folder has to match."""

BAD_INPUT = (
    "03_before_connect",
    "07_method_and_frame_errors",
    "21_sockjs_framed",
    "26_sweep_unauthenticated",
)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.timeout(120)
@pytest.mark.parametrize(("folder", "share"), SHARES)
async def test_the_server_answers_as_recorded(folder: str, share: float) -> None:
    paths = sorted((RECORDINGS.parent / folder).glob("*.jsonl"))
    report = await compare_recordings(paths)
    totals = report.totals()
    assert totals["exchanges"] > 700
    assert totals["matched"] >= share * totals["exchanges"]
    documented = totals["documented_exchanges"]
    assert totals["documented_matched"] >= share * documented
    not_matched = sum(report.mismatches().values())
    assert not_matched == totals["exchanges"] - totals["matched"]


@pytest.mark.parametrize("name", BAD_INPUT)
async def test_bad_input_is_answered_as_recorded(name: str) -> None:
    report = await compare_recordings([RECORDINGS / f"{name}.jsonl"])
    assert [one for one in report.exchanges if one.problems] == []


def test_differences_are_expected_by_kind_and_with_a_reason() -> None:
    for entry in expected_differences():
        assert entry.reason.endswith(".")
        assert not re.search(r"\.jsonl|\b\d\d_", f"{entry.name} {entry.problem}")


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
        "\n".join(json.dumps({"dir": d, "frame": json.dumps(f)}) for d, f in lines),
        "utf-8",
    )
    report = await compare_recordings([file])
    assert missed(report) == [("ping", "missing event"), ("pong", "extra event")]
    assert report.totals()["matched"] == 2
    text = "\n".join(report.lines())
    assert "rooms/get *" in text
    assert "not excepted" in text
    assert "missing event" in text
