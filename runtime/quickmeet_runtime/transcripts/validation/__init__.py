# SPDX-License-Identifier: MIT
"""Validate payloads against the JSON Schema that a package was generated with."""
