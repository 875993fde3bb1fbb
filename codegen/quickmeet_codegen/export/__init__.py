# SPDX-License-Identifier: MIT
"""The schema for other tools."""
