# SPDX-License-Identifier: MIT
"""A server made of a schema alone, with sample answers and no behaviour."""
