# SPDX-License-Identifier: MIT
"""A message that a bot was told, and what it says because of it."""
