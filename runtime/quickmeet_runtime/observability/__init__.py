# SPDX-License-Identifier: MIT
"""Reports of a session: observer, metrics, statistics, masked logs."""
