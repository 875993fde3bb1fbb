# SPDX-License-Identifier: MIT
"""What an event costs on its way over the bus, beside the bare client libraries."""
