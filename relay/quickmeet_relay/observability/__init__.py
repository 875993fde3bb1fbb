# SPDX-License-Identifier: MIT
"""What relays and workers say of themselves: log, figures, health, traces."""
