# SPDX-License-Identifier: MIT
"""Slash commands."""
