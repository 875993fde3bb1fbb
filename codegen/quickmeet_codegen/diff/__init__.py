# SPDX-License-Identifier: MIT
"""Differences between two schemas, and whom they break."""
