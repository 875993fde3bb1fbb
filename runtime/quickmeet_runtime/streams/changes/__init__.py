# SPDX-License-Identifier: MIT
"""Changes of messages, of one room or of all of an account."""
