# SPDX-License-Identifier: MIT
"""Recorded frames beside live ones: which stand for each other, and what differs."""
