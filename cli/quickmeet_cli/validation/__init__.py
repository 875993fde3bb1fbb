# SPDX-License-Identifier: MIT
"""Payloads, recordings and live traffic against the schema."""
