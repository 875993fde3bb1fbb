# SPDX-License-Identifier: MIT
"""A server generated from a schema, with sample answers and no behaviour."""
