# SPDX-License-Identifier: MIT
"""How a session connects, stays connected, reconnects and ends."""
