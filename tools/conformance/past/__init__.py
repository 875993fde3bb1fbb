# SPDX-License-Identifier: MIT
"""What was there before a recording began, read from the recording."""
