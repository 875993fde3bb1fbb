# SPDX-License-Identifier: MIT
"""The cost of many rooms for a bot, measured in a separate process."""

import pytest
from tools.bots.rooms import measure_rooms

pytestmark = pytest.mark.timeout(60)


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_start_time_event_time_and_memory_are_reported() -> None:
    cost = await measure_rooms(3, events=4)
    assert cost.rooms == 3
    assert min(cost.start, cost.again, cost.event) > 0
    assert cost.memory > 0
