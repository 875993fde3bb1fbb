# SPDX-License-Identifier: MIT
"""Bots: routing, answers, guards, state, and what survives a kill."""
