# SPDX-License-Identifier: MIT
"""The soak runs; how flat it is takes longer than a test may."""

from collections import Counter

import pytest
from tools.chaos.soak import Sample, Soaked, slope, soak, summary

pytestmark = pytest.mark.timeout(60)


async def test_a_short_soak_ends_where_it_began() -> None:
    soaked = await soak(2.5, cut_every=0.4)

    samples = soaked.samples
    assert samples[-1].losses >= 2
    assert samples[-1].events > 20
    assert max(one.connections for one in samples) <= 2
    assert max(one.files for one in samples) - samples[0].files <= 4
    assert soaked.grown() == {}
    assert soaked.first.keys() == {"writer", "reader", "server", "stored"}
    assert min(sizes.total() for sizes in soaked.first.values()) > 10


def test_the_slope_is_that_of_the_second_half() -> None:
    memory = [500, 900, 1000, 1001, 1002, 1003]
    samples = [Sample(10.0 * n, kib, 0, 0, 0, 0) for n, kib in enumerate(memory)]

    assert slope(samples) == pytest.approx(6)
    assert slope(samples[:1]) == 0


def test_the_summary_names_the_registries_that_grew() -> None:
    first = {
        "reader": Counter({"PendingCalls._pending": 1}),
        "stored": Counter(users=2),
    }
    last = {"reader": Counter({"PendingCalls._pending": 4}), "stored": Counter(users=2)}
    line = summary(Soaked([Sample(0, 1, 0, 0, 0, 0)], first, last))

    assert line["registries_first"] == {"reader": 1, "stored": 2}
    assert line["registries_last"] == {"reader": 4, "stored": 2}
    assert line["registries_grown"] == {"reader": {"PendingCalls._pending": 3}}
