# SPDX-License-Identifier: MIT
"""The runtime of generated clients: sessions, transports, and the protocol."""
