# SPDX-License-Identifier: MIT
"""The soak runs; how flat it is takes longer than a test may."""

import pytest
from chaos.soak import Sample, slope, soak

pytestmark = pytest.mark.timeout(60)


async def test_a_short_soak_ends_where_it_began() -> None:
    samples = await soak(2.5, cut_every=0.4)

    assert samples[-1].losses >= 2
    assert samples[-1].events > 20
    assert max(one.connections for one in samples) <= 2
    assert max(one.files for one in samples) - samples[0].files <= 4


def test_the_slope_is_that_of_the_second_half() -> None:
    memory = [500, 900, 1000, 1001, 1002, 1003]
    samples = [Sample(10.0 * n, kib, 0, 0, 0, 0) for n, kib in enumerate(memory)]

    assert slope(samples) == pytest.approx(6)
    assert slope(samples[:1]) == 0
