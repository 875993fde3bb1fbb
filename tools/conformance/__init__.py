# SPDX-License-Identifier: MIT
"""Whether the embedded server answers as a recorded one did.

`python -m tools.conformance` feeds the client's side of recorded
conversations to the server and compares what comes back, by structure.
"""

from .report import Report
from .run import compare_recordings

__all__ = ["Report", "compare_recordings"]
