# SPDX-License-Identifier: MIT
"""No property fails because the machine is busy."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def test_an_example_may_take_long_to_make_and_to_try() -> None:
    chosen = settings()

    assert chosen.deadline is None
    assert HealthCheck.too_slow in chosen.suppress_health_check


def test_a_property_with_settings_of_its_own_may_too() -> None:
    chosen = settings(max_examples=1)

    @chosen
    @given(st.none())
    def holds(value: None) -> None:
        assert value is None

    holds()

    assert chosen.deadline is None
    assert HealthCheck.too_slow in chosen.suppress_health_check
