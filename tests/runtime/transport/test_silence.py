# SPDX-License-Identifier: MIT
"""The WebSocket libraries have nothing to say."""

import logging

import pytest

from quickmeet_runtime.transport.interface import SILENCE


@pytest.mark.parametrize("level", [5, logging.DEBUG, logging.INFO, logging.CRITICAL])
def test_neither_the_logger_nor_its_children_log(level: int) -> None:
    child = logging.Logger("child")  # noqa: LOG001  # as picows makes one a connection
    child.parent = SILENCE

    assert not SILENCE.isEnabledFor(level)
    assert not child.isEnabledFor(level)
