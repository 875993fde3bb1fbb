# SPDX-License-Identifier: MIT
"""What was missed while a connection was away, fetched and merged."""
