# SPDX-License-Identifier: MIT
"""Coverage of a worker of pytest-xdist, saved before its controller may kill it."""

import os
import sys
import warnings

__all__ = ["pytest_sessionfinish"]


def pytest_sessionfinish() -> None:
    """Save what was measured while the controller still waits.

    Workers that take more than ten seconds to exit are killed, and coverage saves at
    exit: after all tests, on a loaded machine, that takes longer.
    """
    if "PYTEST_XDIST_WORKER" in os.environ and "coverage" in sys.modules:
        from coverage import Coverage  # noqa: PLC0415  # only where it measures

        if (measured := Coverage.current()) is not None:
            measured.stop()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of modules that no test imported
                measured.save()
