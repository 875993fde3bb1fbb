# SPDX-License-Identifier: MIT
"""Breaks the code on purpose, one place at a time, and names what no test notices."""
