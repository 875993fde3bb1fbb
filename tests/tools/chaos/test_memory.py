# SPDX-License-Identifier: MIT
"""The settings of the allocator, where it supports them."""

import ctypes
import platform

import pytest
from tools.chaos.memory import keep_large_blocks_apart


def test_glibc_keeps_large_blocks_apart() -> None:
    assert keep_large_blocks_apart() is (platform.libc_ver()[0] == "glibc")


def test_other_allocators_are_not_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_: str | None) -> object:
        return object()

    monkeypatch.setattr(ctypes, "CDLL", load)

    assert not keep_large_blocks_apart()
