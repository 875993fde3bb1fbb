# SPDX-License-Identifier: MIT
"""Messages: sending, marking, finding, reading and deleting them."""
