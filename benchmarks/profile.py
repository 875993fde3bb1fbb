# SPDX-License-Identifier: MIT
"""Show where quickmeet's time goes: ``python benchmarks/profile.py --help``."""

import sys

from bench.profiling import main

if __name__ == "__main__":
    sys.exit(main())
