# SPDX-License-Identifier: MIT
"""The contents of a schema, by subject."""
