# SPDX-License-Identifier: MIT
"""Calls: their carriers, retries and outcomes."""
