# SPDX-License-Identifier: MIT
"""The side-by-side benchmark: see `benchmarks/README.md`."""
