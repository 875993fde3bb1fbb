# SPDX-License-Identifier: MIT
"""Missed events while a connection was away, fetched and merged."""
