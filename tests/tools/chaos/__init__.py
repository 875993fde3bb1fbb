# SPDX-License-Identifier: MIT
"""Sessions over a bad network, judged by an oracle."""
