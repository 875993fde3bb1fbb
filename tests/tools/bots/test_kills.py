# SPDX-License-Identifier: MIT
"""A bot that is killed answers every command once, in order in a room.

``nox -s bots`` is the long form.
"""

from pathlib import Path

import pytest
from tools.bots.kills import Plan, kill_again_and_again

pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
@pytest.mark.parametrize("version", ["6.5.3", "9.0.0"])
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
async def test_what_is_asked_is_answered_once_however_often_the_bot_is_killed(
    backend: str, version: str, tmp_path: Path
) -> None:
    plan = Plan(kills=3, questions=4, backend=backend, version=version, seed=14)
    found = await kill_again_and_again(plan, tmp_path)
    assert found.faults == ()
    assert found.asked == 48
