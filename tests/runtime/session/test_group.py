# SPDX-License-Identifier: MIT
"""What generated methods call, those of packages that were generated before too."""

from msgspec import UNSET

from quickmeet_runtime.session.group import given


def test_none_counts_as_left_out_also_in_packages_generated_before() -> None:
    assert given(None) is UNSET
    assert given(UNSET) is UNSET
    assert given(value=0) == 0
