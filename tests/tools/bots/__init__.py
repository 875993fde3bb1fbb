# SPDX-License-Identifier: MIT
"""Bots that are killed."""
