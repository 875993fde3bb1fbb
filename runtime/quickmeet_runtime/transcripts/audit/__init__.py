# SPDX-License-Identifier: MIT
"""Recordings and sessions compared with the schema, counted and reported."""
