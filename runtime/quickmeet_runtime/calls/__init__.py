# SPDX-License-Identifier: MIT
"""One call: its way to the server, its retries, its outcome."""
