# SPDX-License-Identifier: MIT
"""The cost of an event over the bus, beside the bare client libraries."""
