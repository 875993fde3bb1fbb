# SPDX-License-Identifier: MIT
"""Bots that are killed, and what the people who talk to them see."""
