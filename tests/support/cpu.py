# SPDX-License-Identifier: MIT
"""CPU time of a function, on a machine that has other things to do."""

import time
import timeit
from collections.abc import Callable

__all__ = ["cpu_seconds"]


def cpu_seconds(function: Callable[[], object], *, tries: int = 5) -> float:
    """The least of some runs, in seconds, without the garbage that others left.

    One run alone may pay for a collection of all that the tests before it made.
    """
    watch = timeit.Timer(function, timer=time.process_time)
    return min(watch.repeat(number=1, repeat=tries))
