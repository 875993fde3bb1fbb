# SPDX-License-Identifier: MIT
"""What a recording or a session shows against the schema, counted and told."""
