# SPDX-License-Identifier: MIT
"""The embedded server needs no extra but its own."""

import sys

import pytest

from quickmeet_devserver.dispatch.schema import schema_methods


def test_methods_are_found_without_the_extras_of_other_modules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for extra in ("e2ee", "relay", "bot"):
        monkeypatch.setitem(sys.modules, f"quickmeet.{extra}", None)
    found = schema_methods.__wrapped__()
    assert found == schema_methods()
    assert "sendMessage" in found
