# SPDX-License-Identifier: MIT
"""Payload types in other libraries: pydantic, JSON Schema, notebooks."""
