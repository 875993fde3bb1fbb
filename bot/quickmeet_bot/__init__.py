# SPDX-License-Identifier: MIT
"""Bots."""
