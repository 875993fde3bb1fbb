# SPDX-License-Identifier: MIT
"""What other libraries see of payload types: pydantic, JSON Schema, notebooks."""
