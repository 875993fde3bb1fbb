# SPDX-License-Identifier: MIT
"""A call: its way to the server, its retries, its outcome."""
