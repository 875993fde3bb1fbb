# SPDX-License-Identifier: MIT
"""What one subscriber is given, in which order, and what it still misses."""
