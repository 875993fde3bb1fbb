# SPDX-License-Identifier: MIT
"""Measure quickmeet beside other clients: ``python benchmarks/run.py --help``."""

import sys

from bench.cli import main

if __name__ == "__main__":
    sys.exit(main())
