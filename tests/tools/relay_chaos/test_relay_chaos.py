# SPDX-License-Identifier: MIT
"""The short form: a dozen kills of relays, workers and the broker."""

import asyncio
from pathlib import Path

import pytest
from tools.relay_chaos.__main__ import WRONG, run


@pytest.mark.timeout(300)
def test_kills_lose_and_repeat_nothing(tmp_path: Path) -> None:
    found = asyncio.run(run(8, 3, tmp_path))
    assert {name: found[name] for name in WRONG} == dict.fromkeys(WRONG, 0)
    assert found["sent"]
