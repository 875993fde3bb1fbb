# SPDX-License-Identifier: MIT
"""The broker: the one connection to it, and what is asked of it."""
