# SPDX-License-Identifier: MIT
"""Rooms: creation, settings and members."""
