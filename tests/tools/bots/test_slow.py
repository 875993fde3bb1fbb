# SPDX-License-Identifier: MIT
"""What ``python -m tools.bots --slow 30`` measures."""

import pytest
from tools.bots.slow import measure


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_others_are_answered_while_one_answer_takes_its_time() -> None:
    waits = await measure(0.5)
    assert waits.asked >= 1
    assert waits.slow >= 0.5
    assert waits.longest >= waits.beside > 0
