# SPDX-License-Identifier: MIT
"""What the generated client stands on: sessions, transports, and the protocol."""
