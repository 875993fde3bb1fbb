# SPDX-License-Identifier: MIT
"""Recordings: written without secrets, and read back, whatever wrote them."""
