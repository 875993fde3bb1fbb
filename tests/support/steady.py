# SPDX-License-Identifier: MIT
"""Properties on a busy machine: how long an example takes decides nothing.

Hypothesis fails a test whose example takes 200 ms, or whose data are slow to make:
both are said of the machine as much as of the code.
"""

from hypothesis import HealthCheck, given, settings

__all__ = ["given"]

settings.register_profile(
    "steady", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
