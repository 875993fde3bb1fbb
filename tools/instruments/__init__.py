# SPDX-License-Identifier: MIT
"""Instruments that measure sessions, or make their time pass."""
