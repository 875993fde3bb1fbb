# SPDX-License-Identifier: MIT
"""Rooms: their lives, settings and members."""
