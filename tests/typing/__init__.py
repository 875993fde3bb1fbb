# SPDX-License-Identifier: MIT
"""Read by type checkers, run by nobody."""
