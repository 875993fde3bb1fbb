# SPDX-License-Identifier: MIT
"""Payloads against the JSON Schema that a package was generated with."""
