# SPDX-License-Identifier: MIT
"""What happened to messages, of one room or of all of an account."""
