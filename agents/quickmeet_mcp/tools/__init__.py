# SPDX-License-Identifier: MIT
"""The tools that an agent calls."""
