# SPDX-License-Identifier: MIT
"""What a session reports: observer, metrics, statistics, masked logs."""
