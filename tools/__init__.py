# SPDX-License-Identifier: MIT
"""Tools that run from a checkout of this project: not part of the wheel."""
