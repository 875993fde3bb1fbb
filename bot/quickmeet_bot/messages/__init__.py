# SPDX-License-Identifier: MIT
"""Messages that a bot receives and sends."""
