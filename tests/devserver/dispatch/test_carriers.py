# SPDX-License-Identifier: MIT
"""A change is kept and told alike, whichever way it is made."""

from collections.abc import AsyncGenerator

import pytest

from tests.devserver.ways import CHANGES, Outcome, Stage, staged

_FEW = ("archive", "invite", "edit", "discussion", "rename user", "deactivate")

_QUIET = frozenset({"roles of a user"})
"""Private events reach their user alone."""


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def stage(anyio_backend: str) -> AsyncGenerator[Stage]:
    del anyio_backend
    async with staged("6.5.3") as stage:
        yield stage


async def outcomes(stage: Stage, name: str) -> list[Outcome]:
    change = CHANGES[name]
    made = [await stage.outcome(change, way) for way in change.ways]
    return [one for one in made if one is not None]


@pytest.mark.parametrize("name", CHANGES)
async def test_all_ways_do_and_tell_the_same(stage: Stage, name: str) -> None:
    first, *others = await outcomes(stage, name)

    assert others
    assert first.told or name in _QUIET
    for other in others:
        assert other == first


@pytest.mark.parametrize("version", ["3.18.0", "9.0.0"])
async def test_so_they_do_on_older_and_newer_servers(version: str) -> None:
    async with staged(version) as stage:
        for name in _FEW:
            first, *others = await outcomes(stage, name)
            assert others == [first] * len(others)
