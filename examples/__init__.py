# SPDX-License-Identifier: MIT
"""Bots to begin with, and their tests."""
