# SPDX-License-Identifier: MIT
"""Bots that are killed answer every command once, in order in a room.

``nox -s bots`` is the long form.
"""

from pathlib import Path

import pytest
from tools.bots.cases import CASES
from tools.bots.kills import Plan, kill_again_and_again

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.parametrize("anyio_backend", ["asyncio"]),
]


@pytest.mark.parametrize("version", ["6.5.3", "9.0.0"])
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
async def test_what_is_asked_is_answered_once_however_often_the_bot_is_killed(
    backend: str, version: str, tmp_path: Path
) -> None:
    plan = Plan(kills=3, questions=4, backend=backend, version=version, seed=14)
    found = await kill_again_and_again(plan, tmp_path)
    assert found.faults == ()
    assert found.asked == 48


@pytest.mark.parametrize("case", sorted(CASES.keys() - {"dice"}))
async def test_each_example_does_its_work_once_however_often_it_is_killed(
    case: str, tmp_path: Path
) -> None:
    plan = Plan(kills=2, questions=2, case=case, seed=14)
    found = await kill_again_and_again(plan, tmp_path)
    assert found.faults == ()
    assert found.asked >= 18
