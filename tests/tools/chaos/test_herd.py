# SPDX-License-Identifier: MIT
"""A restart of the server is no stampede; the figures would show it if it were."""

import pytest
from tools.chaos.herd import Report, herd

pytestmark = pytest.mark.timeout(120)


@pytest.mark.parametrize(
    "anyio_backend", [("asyncio", {"use_uvloop": False}), ("trio", {})], ids=str
)
async def test_thirty_sessions_come_back_with_everything() -> None:
    report = await herd(30, away_s=0.5)

    assert (report.recovered, report.lost, report.repeated) == (30, 0, 0)
    assert report.tries >= 30
    assert report.last_s > report.median_s > report.first_s
    assert len(report.spread) > 2


def test_all_at_once_is_a_stampede() -> None:
    good = Report(100, recovered=100, peak=10)
    assert good.is_good
    assert not Report(100, recovered=99, lost=1, peak=10).is_good
    assert not Report(100, recovered=100, repeated=1, peak=10).is_good
    assert not Report(100, recovered=100, peak=100).is_good
